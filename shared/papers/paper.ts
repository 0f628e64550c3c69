import type { Instant } from '../fact'
import type { Meeting } from '../meeting/meeting'
import type { Room } from '../room/room'
import type { PaperDocument } from './document'
import type { Passage } from './wording'
import type { Workbook } from './workbook'

/**
 * 文书: one paper that a meeting can be made into. `compose` is pure; it answers null when the meeting has nothing for this
 * paper (no vote, no 表决统计). A new paper is a new file like its neighbours and one line in `papers.ts`.
 */
export type Paper = {
  /** What a request names it by; kebab-case, never changed. */
  readonly id: string
  /** 文书名称: its part of the file name. */
  readonly name: string
  /** One sentence for the listing: what is in it, for whom. */
  readonly says: string
  /** 会前 or 会后: when it is wanted (D3). */
  readonly stage: PaperStage
  /** 联系电话 stand on it: whole only when that was asked for with the PIN and a reason (K6). */
  readonly holdsTelephones?: true
} & (
  | {
      readonly kind: 'document'
      readonly formats: readonly ('docx' | 'pdf')[]
      readonly compose: (input: PaperInput) => PaperDocument | null
      /** What of it the clerk may reword (D1); a paper without is as its facts are. */
      readonly passages?: (input: PaperInput) => readonly Passage[]
    }
  | {
      readonly kind: 'workbook'
      /** As a PDF its sheets follow one another as pages. */
      readonly formats: readonly ('xlsx' | 'pdf')[]
      readonly compose: (input: PaperInput) => Workbook | null
    }
)

export type PaperStage = 'before' | 'after'
/** `ofd` is made of the PDF, and only where the room wants it (O4). */
export type PaperFormat = 'docx' | 'pdf' | 'ofd' | 'xlsx'

/** Everything a paper may know. */
export type PaperInput = {
  readonly meeting: Meeting
  readonly room: Room
  /** When the paper is made. */
  readonly now: Instant
  /** The program's version. */
  readonly version: string
  /** 记录头: how far the journal had come; printed, so that paper and journal can be held against each other. */
  readonly journalHead: { readonly n: number; readonly run: string }
  /** 会议档案的头: the meeting's own last fact; printed, so that its archive can be held against the paper anywhere (K7). */
  readonly archiveHead?: { readonly seq: number; readonly hash: string }
  /** Telephones stand whole on this copy (K6). */
  readonly isUnmasked?: boolean
  /** The vote to be printed, or null for all of them. */
  readonly voteId: string | null
}
