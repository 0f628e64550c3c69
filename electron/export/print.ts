import { app } from 'electron'
import { ok, type Result, refuse } from '#shared/decision'
import type { Instant } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import type { PaperDocument } from '#shared/papers/document'
import type { PaperInput } from '#shared/papers/paper'
import { papers } from '#shared/papers/papers'
import { documentOfWorkbook } from '#shared/papers/workbook-document'
import type { Room } from '#shared/room/room'
import { numberedHtml } from './pdf'
import { openPdfWindow } from './pdf-window'

/** 打印: one paper through the system's own dialog. What is printed is what the PDF shows. */
export async function printPaper(request: {
  readonly meeting: Meeting
  readonly room: Room
  readonly paper: string
  readonly voteId: string | null
  readonly now: Instant
  readonly journalHead: { readonly n: number; readonly run: string }
  readonly archiveHead: { readonly seq: number; readonly hash: string }
}): Promise<Result<null>> {
  const { paper: id, ...known } = request
  const document = documentFor(id, { ...known, version: app.getVersion() })
  if (!document) return refuse('papers.nothing-to-print', '这场会议还没有可以打印的内容。')
  return printDocument(document)
}

/** Any composed paper, through a hidden window of its own. */
export async function printDocument(document: PaperDocument): Promise<Result<null>> {
  const window = openPdfWindow()
  try {
    const isAcross = document.orientation === 'landscape'
    const trouble = await window.printOnPaper(await numberedHtml(document, window), isAcross)
    return trouble === null
      ? ok(null)
      : refuse('papers.not-printed', `没有打印（${trouble}）。请检查打印机后再试，或先导出 PDF。`)
  } finally {
    window.close()
  }
}

function documentFor(id: string, input: PaperInput): PaperDocument | null {
  const paper = papers.find((each) => each.id === id)
  if (!paper) return null
  if (paper.kind === 'document') return paper.compose(input)
  const workbook = paper.compose(input)
  return workbook && documentOfWorkbook(workbook)
}
