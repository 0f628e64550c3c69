import { nothingLeft } from '../decision'
import type { Phase } from '../meeting/proceedings'
import type { PaperDocument } from './document'
import type { Paper, PaperFormat, PaperInput } from './paper'
import type { Workbook } from './workbook'
import { documentOfWorkbook } from './workbook-document'

/** One file of a set: this paper in this format. */
export type PaperFile = { readonly paper: Paper; readonly format: PaperFormat }

/**
 * 这时候的文书 (D3): what is worth making of a meeting in this phase. Whether there is something to put into a paper the paper
 * itself knows.
 */
export function paperSet(papers: readonly Paper[], phase: Phase): readonly PaperFile[] {
  switch (phase) {
    case 'preparing':
      return filesOf(papers.filter((paper) => paper.stage === 'before'))
    case 'open':
    case 'adjourned':
      return filesOf(papers)
    case 'closed':
      // What was printed before the meeting is kept with it, to be read and used again.
      return filesOf(papers).filter(({ paper, format }) => paper.stage === 'after' || format === 'docx')
    case 'cancelled':
      return []
    default:
      return nothingLeft(phase)
  }
}

/** The papers of a set, each once. */
export function papersIn(set: readonly PaperFile[]): readonly Paper[] {
  return [...new Set(set.map(({ paper }) => paper))]
}

/** 成文: one paper of a set with what stands in it; a workbook also as the pages that it prints on. */
export type ComposedPaper = {
  readonly paper: Paper
  readonly formats: readonly PaperFormat[]
  readonly document: PaperDocument
  readonly workbook: Workbook | null
}

/** The set with everything in it; papers that this meeting has nothing for are left out. */
export function composeSet(papers: readonly Paper[], input: PaperInput): readonly ComposedPaper[] {
  const set = paperSet(papers, input.meeting.proceedings.phase)
  return papersIn(set).flatMap((paper): readonly ComposedPaper[] => {
    const asked = set.filter((file) => file.paper === paper).map(({ format }) => format)
    const formats = input.room.papers.ofd ? asked.flatMap(withOfd) : asked
    if (paper.kind === 'document') {
      const document = paper.compose(input)
      return document ? [{ paper, formats, document, workbook: null }] : []
    }
    const workbook = paper.compose(input)
    return workbook ? [{ paper, formats, document: documentOfWorkbook(workbook), workbook }] : []
  })
}

/** O4: beside every PDF, and beside nothing else. */
function withOfd(format: PaperFormat): readonly PaperFormat[] {
  return format === 'pdf' ? ['pdf', 'ofd'] : [format]
}

function filesOf(papers: readonly Paper[]): readonly PaperFile[] {
  return papers.flatMap((paper) => paper.formats.map((format) => ({ paper, format })))
}
