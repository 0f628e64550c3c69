import type { Summary } from '../contract/storage'
import type { Fact } from '../fact'
import { searchWords } from '../order/pinyin'
import { strokeKey } from '../order/stroke'
import { identityNames, type Person } from './person'

/**
 * 人员名单的一行: the person as the row, in stroke order, those in use first; found by name, pinyin, unit, post, group,
 * district, identity and expertise. The telephone is not among the words. Made in main: this module carries the dictionaries.
 */
export function summarizePerson(person: Person, { stream, seq, room }: Fact): Summary {
  const { organization, post, group, district, expertise } = person
  const said = person.identities.map((each) => identityNames[each])
  const others = [organization, post, group, district, expertise, ...said].filter(Boolean)
  return {
    stream,
    kind: 'person',
    room,
    seq,
    sort: `${person.active ? '0' : '1'}${strokeKey(person.name)}`,
    words: [...searchWords(person.name), ...others],
    row: person,
  }
}
