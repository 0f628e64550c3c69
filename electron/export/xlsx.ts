import writeWorkbook, { type CellObject, type Cell as FileCell } from 'write-excel-file/node'
import { nothingLeft } from '#shared/decision'
import { paperLine, paperText } from '#shared/papers/paper-text'
import type { Cell, Column, Sheet, Workbook } from '#shared/papers/workbook'
import { firstCharacters } from '#shared/text/characters'
import { chinaOffset } from '#shared/text/dates'
import { sheetNames } from './sheet-names'
import { type PrintedSheet, printSetup } from './xlsx-print'

/**
 * Writes a workbook as XLSX. Text is typed as text in every cell, so nothing typed by anybody becomes a formula, also
 * not when it is edited later; counts, rates and times are numbers that can be summed.
 */
export async function toXlsx(workbook: Workbook): Promise<Uint8Array> {
  const names = sheetNames(workbook.sheets.map((sheet) => sheet.name))
  const named = workbook.sheets.map((sheet, index) => ({ ...sheet, name: names[index] ?? `表${index + 1}` }))
  const file = writeWorkbook(
    named.map((sheet) => ({
      data: rowsOf(sheet),
      sheet: sheet.name,
      columns: sheet.columns.map((column) => ({ width: column.width })),
    })),
    { fontFamily: '宋体', fontSize: 11, features: [printSetup(named.map(printed))] },
  )
  return new Uint8Array(await file.toBuffer())
}

/** The row of the column names, counted from 1, comes after the title and the lines. */
function printed(sheet: Sheet): PrintedSheet {
  return { name: sheet.name, headerRow: 1 + sheet.lines.length + 1, landscape: sheet.orientation === 'landscape' }
}

function rowsOf(sheet: Sheet): FileCell[][] {
  return [
    whole(sheet, { ...textCell(paperLine(sheet.title)), fontSize: 18, align: 'center', height: 30 }),
    ...sheet.lines.map((line) => whole(sheet, { ...textCell(paperText(line)), wrap: true, ...linesHigh(sheet, line) })),
    sheet.columns.map((column) => ({ ...textCell(paperLine(column.header)), ...header, height: 22 })),
    ...sheet.rows.map((row) => {
      const height = rowHeight(row, sheet.columns)
      return sheet.columns.map((column, index) => ({ ...cellOf(row[index], column), height }))
    }),
    ...sheet.footer.map((line) =>
      whole(sheet, { ...textCell(paperText(line)), wrap: true, ...linesHigh(sheet, line) }),
    ),
  ]
}

/** One cell over the whole width. */
function whole(sheet: Sheet, cell: CellObject): FileCell[] {
  const width = Math.max(sheet.columns.length, 1)
  return [{ ...cell, columnSpan: width, alignVertical: 'center' }, ...Array<FileCell>(width - 1).fill(null)]
}

function cellOf(cell: Cell | undefined, column: Column): CellObject {
  const look = { ...ruled, align: column.align === 'centred' ? 'center' : 'left', alignVertical: 'center' } as const
  const known = cell ?? { kind: 'empty' }
  switch (known.kind) {
    case 'text':
      return { ...look, ...textCell(withinCell(paperText(known.text))), wrap: true }
    case 'count':
      return { ...look, type: Number, value: known.value, format: '0' }
    case 'rate':
      return { ...look, type: Number, value: known.permyriad / 10000, format: '0.00%' }
    case 'time':
      return { ...look, type: Date, value: wallClock(known.at), format: 'm"月"d"日" hh:mm' }
    case 'empty':
      return { ...look, ...textCell('') }
    default:
      return nothingLeft(known)
  }
}

/** `@` is the text format: what is typed into the cell later stays text as well. */
function textCell(value: string) {
  return { type: String, value, format: '@' } as const
}

/** A cell holds 32,767 characters; longer texts stand whole in the record (会议记录). */
function withinCell(text: string): string {
  return text.length <= longestCell ? text : `${firstCharacters(text, longestCell / 2)}……（未完，见会议记录）`
}
const longestCell = 32_000

/** Excel keeps no time zones: the date that looks right in Chinese standard time, whatever this machine is set to. */
function wallClock(at: string): Date {
  return new Date(Date.parse(at) + chinaOffset * 60_000)
}

/** Merged cells do not grow by themselves. */
function linesHigh(sheet: Sheet, text: string): { height: number } {
  const width = sheet.columns.reduce((sum, column) => sum + column.width, 0)
  return { height: Math.max(18, lineCount(text, width) * 15 + 3) }
}

/** Room to sign in, and for every line of the fullest cell. */
function rowHeight(row: readonly Cell[], columns: readonly Column[]): number {
  const lines = row.map((cell, index) => (cell.kind === 'text' ? lineCount(cell.text, columns[index]?.width ?? 10) : 1))
  return Math.min(400, Math.max(21, Math.max(...lines, 1) * 15 + 6))
}

function lineCount(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(width - 1, 1))), 0)
}

/** A Chinese character is two wide. */
function widthOf(line: string): number {
  return [...line].reduce((sum, character) => sum + (/[\u{20}-\u{7E}]/u.test(character) ? 1 : 2), 0)
}

const ruled = { borderStyle: 'thin', borderColor: '#000000' } as const
const header = {
  ...ruled,
  fontWeight: 'bold',
  align: 'center',
  alignVertical: 'center',
  backgroundColor: '#EDEDED',
  wrap: true,
} as const
