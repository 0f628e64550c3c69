import { type Result, refuse } from '#shared/decision'
import type { SheetRow } from '#shared/roster/import-columns'
import { readCsv } from './csv'
import { foreignKind } from './foreign'
import { sheetLimits } from './limits'
import { readWorkbook } from './workbook'

/** 表格: what was read of a file, as text. Empty rows are left out; `row` keeps the numbers of the file. */
export type Sheet = {
  readonly format: 'xlsx' | 'csv'
  /** The name of the workbook's sheet, or null for a CSV file. */
  readonly sheetName: string | null
  readonly rows: readonly SheetRow[]
}

/**
 * Reads an XLSX or CSV file by its content; the name is not trusted. Of several sheets the first that `prefers` likes is
 * taken, else the first that is not empty. Never throws: what cannot be read is refused with a sentence.
 */
export async function readSheet(
  bytes: Uint8Array,
  prefers: (rows: readonly SheetRow[]) => boolean = () => true,
): Promise<Result<Sheet>> {
  try {
    if (bytes.byteLength === 0) return refuse('import.empty', '文件是空的，请换一个文件。')
    if (bytes.byteLength > sheetLimits.fileBytes)
      return refuse('import.file-too-big', '文件超过 16 MB，表格用不了这么大。请只留下要导入的这一张表，另存后再导入。')
    const foreign = foreignKind(bytes)
    if (foreign) return foreign
    const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
    const read = isArchive ? await readWorkbook(bytes, prefers) : readCsv(bytes)
    return read.ok ? withinLimits(read.value) : read
  } catch {
    // The readers belong to others; whatever they throw at a broken file means the same to the clerk.
    return refuse(
      'import.unreadable',
      '这个文件读不出来，可能已经损坏。请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。',
    )
  }
}

function withinLimits(sheet: Sheet): Result<Sheet> {
  const rows = sheet.rows.map(withoutTrailingBlanks).filter((row) => row.cells.length > 0)
  if (rows.length === 0) return refuse('import.empty', '表格里没有内容，请换一个文件。')
  if (rows.length > sheetLimits.rows)
    return refuse(
      'import.too-many-rows',
      `表格有 ${rows.length} 行，一次最多导入 ${sheetLimits.rows} 行，请分成几个文件。`,
    )
  const wide = rows.find((row) => row.cells.length > sheetLimits.columns)
  if (wide)
    return refuse(
      'import.too-many-columns',
      `第 ${wide.row} 行有 ${wide.cells.length} 列，最多 ${sheetLimits.columns} 列。请删掉用不到的列。`,
    )
  for (const { row, cells } of rows) {
    const column = cells.findIndex((cell) => cell.length > sheetLimits.cellCharacters)
    if (column >= 0)
      return refuse(
        'import.cell-too-long',
        `第 ${row} 行第 ${column + 1} 列有 ${cells[column]?.length} 个字，一格最多 ${sheetLimits.cellCharacters} 个字。请改短后再导入。`,
      )
  }
  return { ok: true, value: { ...sheet, rows } }
}

function withoutTrailingBlanks({ row, cells }: SheetRow): SheetRow {
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  return { row, cells: cells.slice(0, last + 1) }
}
