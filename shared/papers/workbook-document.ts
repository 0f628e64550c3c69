import { nothingLeft } from '../decision'
import { percentText } from '../meeting/tally'
import { clockTime } from '../text/dates'
import { type Block, newPage, type PaperDocument, paragraphs } from './document'
import type { Cell, Sheet, Workbook } from './workbook'

/** A workbook as pages, for printing: one sheet after the other, each beginning a page; across when one of them is wide. */
export function documentOfWorkbook(workbook: Workbook): PaperDocument {
  const [first, ...others] = workbook.sheets
  const isAcross = workbook.sheets.some((sheet) => sheet.orientation === 'landscape')
  return {
    ...(isAcross ? { orientation: 'landscape' as const } : {}),
    mark: null,
    title: first?.title ?? '',
    subtitle: '',
    blocks: [
      ...(first ? sheetBlocks(first) : []),
      ...others.flatMap((sheet): Block[] => [newPage, { kind: 'title', text: sheet.title }, ...sheetBlocks(sheet)]),
    ],
    imprint: null,
    provenance: '',
  }
}

function sheetBlocks(sheet: Sheet): readonly Block[] {
  return [
    ...sheet.lines.flatMap(flush),
    {
      kind: 'table',
      columns: sheet.columns.map(({ header, width, align }) => ({ header, width, align })),
      rows: sheet.rows.map((row) => row.map(cellText)),
    },
    ...sheet.footer.map((text): Block => ({ kind: 'note', text })),
  ]
}

function flush(text: string): readonly Block[] {
  return paragraphs(text).map((each) => ({ ...each, indent: 0 }))
}

function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'count':
      return String(cell.value)
    case 'rate':
      return percentText(cell.permyriad)
    case 'time':
      return clockTime(cell.at)
    case 'empty':
      return ''
    default:
      return nothingLeft(cell)
  }
}
