import type { PaperDocument } from '../document'
import type { Workbook } from '../workbook'
import { documentOfWorkbook } from '../workbook-document'
import { type OfficePaper, shortText } from './office-paper'

/** A paper of the office as it was composed, with what its file is called after. */
export type OfficeContent = {
  readonly name: string
  readonly about: string
  readonly document: PaperDocument
  /** The tables themselves, where the paper is made of tables. */
  readonly workbook: Workbook | null
}

/** Null when the paper has nothing to say. Tables are pages too; wide ones lie across. */
export function composed<Input>(paper: OfficePaper<Input>, input: Input): OfficeContent | null {
  const { name } = paper
  const about = paper.about(input)
  if (paper.kind === 'document') {
    const document = paper.compose(input)
    return document && { name, about, document, workbook: null }
  }
  const workbook = paper.compose(input)
  if (!workbook) return null
  const upright = shortened(documentOfWorkbook(workbook))
  const isAcross = workbook.sheets.some((sheet) => sheet.orientation === 'landscape')
  const document: PaperDocument = isAcross ? { ...upright, orientation: 'landscape' } : upright
  return { name, about, document, workbook }
}

/** On a page a row that fills it cannot be read; the table as a file has every word. */
function shortened(document: PaperDocument): PaperDocument {
  const blocks = document.blocks.map((block) =>
    block.kind === 'table' ? { ...block, rows: block.rows.map((row) => row.map(shortText)) } : block,
  )
  return { ...document, blocks }
}
