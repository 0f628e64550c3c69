import { dayOf, longDate } from '../text/dates'
import type { Imprint } from './document'
import { copiesOf, officeOf } from './meeting-words'
import type { PaperInput } from './paper'
import type { Wording } from './wording'

/** 版记 of a paper that goes out on the day it is made; without anybody to copy it to it has none. */
export function imprintOf(input: PaperInput, word: Wording): Imprint | null {
  const copies = word('copies', '抄送', copiesOf(input.room))
  return copies ? { copies, office: officeOf(input.room), date: longDate(dayOf(input.now)) } : null
}
