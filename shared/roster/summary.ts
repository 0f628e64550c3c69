import type { Summary } from '../contract/storage'
import type { StreamId } from '../fact'
import { searchWords } from '../order/pinyin'
import { strokeKey } from '../order/stroke'
import type { Person } from './person'

/**
 * 人员名单的一行: the person as the row, in stroke order, those in use first; found by name, pinyin, unit, post, group,
 * district and expertise. The telephone is not among the words. Made in main: this module carries the dictionaries.
 */
export function summarizePerson(stream: StreamId, person: Person, seq: number): Summary {
  const others = [person.organization, person.post, person.group, person.district, person.expertise].filter(Boolean)
  return {
    stream,
    kind: 'person',
    seq,
    sort: `${person.active ? '0' : '1'}${strokeKey(person.name)}`,
    words: [...searchWords(person.name), ...others],
    row: person,
  }
}
