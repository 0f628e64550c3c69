import { app } from 'electron'
import type { Instant } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import type { PaperInput } from '#shared/papers/paper'
import { papers } from '#shared/papers/papers'
import type { Room } from '#shared/room/room'
import { makePaperFiles } from './paper-files'
import { openPdfWindow } from './pdf-window'
import { PreparedSets } from './prepared-sets'
import { SparePrinter } from './spare-printer'
import { writeAside } from './writing/writer'

/** The hidden window of this program, for papers of meetings and of the office. */
export const printers = new SparePrinter(openPdfWindow)

/** 备好的文书 as the application makes them: all papers, the writing process, the hidden window that prints. */
export function openPreparedSets(onFault: (error: unknown) => void): PreparedSets {
  const makers = { papers, write: writeAside, openPrinter: () => printers.lend(), onFault }
  return new PreparedSets((wish) => makePaperFiles(wish, makers))
}

/** What of a meeting its papers are made from. */
export function paperInput(known: {
  readonly meeting: Meeting
  readonly room: Room
  readonly journalHead: { readonly n: number; readonly run: string }
  readonly archiveHead: { readonly seq: number; readonly hash: string }
  readonly isUnmasked: boolean
  readonly now: Instant
}): PaperInput {
  return { ...known, version: app.getVersion(), voteId: null }
}
