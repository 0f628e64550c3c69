import { type PaperDocument, wordsText } from '#shared/papers/document'
import type { Paper, PaperInput } from '#shared/papers/paper'
import type { Workbook } from '#shared/papers/workbook'

/** Everything a paper says, as lines of text; none when the meeting has nothing for it. */
export function wordsOf(paper: Paper, input: PaperInput): readonly string[] {
  if (paper.kind === 'workbook') {
    const workbook = paper.compose(input)
    return workbook ? workbookWords(workbook) : []
  }
  const document = paper.compose(input)
  return document ? documentWords(document) : []
}

export function documentWords(document: PaperDocument): readonly string[] {
  const blocks = document.blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.number + block.text]
      case 'paragraph':
        return [wordsText(block.words)]
      case 'entry':
        return [`${block.label}：${wordsText(block.words)}`]
      case 'table':
        return [block.columns.map((column) => column.header).join('|'), ...block.rows.map((row) => row.join('|'))]
      case 'form':
        return block.rows.flatMap(({ fields }) => fields.map(({ label, text }) => `${label}：${text}`))
      case 'signatures':
        return block.labels
      case 'closing':
        return [block.office, block.date]
      case 'title':
      case 'note':
        return [block.text]
      default:
        return []
    }
  })
  const { mark, imprint } = document
  return [
    ...(mark ? [mark.text, mark.number, mark.office, mark.date] : []),
    document.title,
    document.subtitle,
    ...blocks,
    ...(imprint ? [imprint.copies, imprint.office, imprint.date] : []),
    document.provenance,
  ]
}

export function workbookWords(workbook: Workbook): readonly string[] {
  return workbook.sheets.flatMap((sheet) => [
    sheet.name,
    sheet.title,
    ...sheet.lines,
    ...sheet.columns.map((column) => column.header),
    ...sheet.rows.map((row) =>
      row
        .map((cell) => {
          if (cell.kind === 'text') return cell.text
          if (cell.kind === 'count') return String(cell.value)
          if (cell.kind === 'time') return cell.at
          return cell.kind === 'rate' ? String(cell.permyriad) : ''
        })
        .join('|'),
    ),
    ...sheet.footer,
  ])
}
