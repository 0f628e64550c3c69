import type { Instant } from '../../fact'
import type { Room } from '../../room/room'
import { firstCharacters } from '../../text/characters'
import { clockTime, dayOf, longDate } from '../../text/dates'
import type { PaperDocument } from '../document'
import { officeOf } from '../meeting-words'
import type { Workbook } from '../workbook'

/**
 * 单位文书: a paper of the office, of a topic, the ledger, a quarter or a plan, and not of one meeting. `compose` is pure;
 * it answers null when there is nothing for this paper.
 */
export type OfficePaper<Input> = {
  readonly name: string
  /** One sentence: what is in it, for whom. */
  readonly says: string
  /** What the file is called after: the topic, the quarter, the year. */
  readonly about: (input: Input) => string
} & (
  | {
      readonly kind: 'document'
      readonly compose: (input: Input) => PaperDocument | null
    }
  | {
      readonly kind: 'workbook'
      readonly compose: (input: Input) => Workbook | null
    }
)

/** What every paper of the office may know. */
export type OfficeKnown = {
  readonly room: Room
  /** When the paper is made. */
  readonly now: Instant
  /** The program's version. */
  readonly version: string
  readonly journalHead: { readonly n: number; readonly run: string }
}

/** `2026年11月22日`: the day the paper is made. */
export function madeOn({ now }: Pick<OfficeKnown, 'now'>): string {
  return longDate(dayOf(now))
}

/** 落款: whose paper it is, and when it was made. */
export function closingOf(input: OfficeKnown) {
  return { kind: 'closing', office: officeOf(input.room), date: madeOn(input) } as const
}

/** Where the paper comes from and how it is held against the journal. */
export function officeProvenance({ now, version, journalHead }: OfficeKnown): string {
  const made = `${longDate(dayOf(now))}${clockTime(now)}`
  return `本文件由议事台 ${version} 于${made}依据本机登记的记录生成；记录簿至第${journalHead.n}条，校验码${journalHead.run.slice(0, 16) || '无'}。`
}

/** What is told whole elsewhere stands in a table by its beginning: a row may not fill a page. */
export function shortText(text: string): string {
  return [...text].length <= longestCell ? text : `${firstCharacters(text, longestCell)}……`
}
const longestCell = 120
