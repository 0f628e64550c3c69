import {
  AlignmentType,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Table as DocumentTable, Form } from '#shared/papers/document'
import { formLabel, rowToWriteIn, typeArea } from '#shared/papers/layout'
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
        ...(table.toWriteIn ? { height: { value: millimetres(rowToWriteIn), rule: HeightRule.ATLEAST } } : {}),
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

/**
 * A form over the whole type area. Its grid has two columns for each of two fields; a field that has the row to itself
 * spans the rest, so that all labels stand below one another.
 */
export function ruledForm(form: Form): Table {
  const most = Math.max(...form.rows.map((row) => row.fields.length), 1)
  const widths = columnWidths(Array.from({ length: most }, () => [formLabel, 1 / most - formLabel]).flat())
  const rows = form.rows.map(({ fields, height }) => {
    const span = (most - fields.length) * 2 + 1
    const cells = fields.flatMap(({ label, text }, index) => [
      cell('head-cell', label, widths[index * 2] ?? 0, 'centred'),
      cell('cell', text, widths[index * 2 + 1] ?? 0, 'left', index === fields.length - 1 ? span : 1),
    ])
    return new TableRow({
      cantSplit: (height ?? 0) > 0,
      ...(height === undefined ? {} : { height: { value: millimetres(height), rule: HeightRule.ATLEAST } }),
      children: cells,
    })
  })
  return new Table({
    width: { size: millimetres(typeArea.width), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows,
  })
}

function cell(
  style: 'cell' | 'head-cell',
  text: string,
  width: number,
  align: 'left' | 'centred',
  columnSpan = 1,
): TableCell {
  return new TableCell({
    ...(columnSpan > 1 ? { columnSpan } : { width: { size: width, type: WidthType.DXA } }),
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
