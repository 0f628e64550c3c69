import { AlignmentType, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx'
import type { Table as DocumentTable } from '#shared/papers/document'
import { typeArea } from '#shared/papers/layout'
import { millimetres } from './docx-measures'
import { inStyle } from './docx-styles'
import { runs } from './docx-words'

/** A ruled table over the whole type area; the header repeats on every page and no row breaks inside. */
export function ruledTable(table: DocumentTable): Table {
  const widths = columnWidths(table.columns.map((column) => column.width))
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, index) => cell('head-cell', column.header, widths[index] ?? 0, 'centred')),
  })
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: table.columns.map((column, index) =>
          cell('cell', row[index] ?? '', widths[index] ?? 0, column.align),
        ),
      }),
  )
  return new Table({
    width: { size: millimetres(typeArea.width), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [header, ...rows],
  })
}

function cell(style: 'cell' | 'head-cell', text: string, width: number, align: 'left' | 'centred'): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    children: [
      inStyle(style, {
        alignment: align === 'centred' ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: runs(text),
      }),
    ],
  })
}

/** Shares to twips; the last column takes what rounding left, so that the table is as wide as the type area. */
function columnWidths(shares: readonly number[]): number[] {
  const whole = millimetres(typeArea.width)
  const sum = shares.reduce((total, share) => total + share, 0)
  const widths = shares.map((share) => Math.floor((share / sum) * whole))
  const used = widths.slice(0, -1).reduce((total, width) => total + width, 0)
  return [...widths.slice(0, -1), whole - used]
}
