import { zipSync } from 'fflate'
import { readSheet as readOneSheet, SheetNotFoundError } from 'read-excel-file/universal'
import { type Result, refuse } from '#shared/decision'
import type { SheetRow } from '#shared/roster/import-columns'
import { locked } from './foreign'
import type { Sheet } from './sheet'
import { ArchiveRefused, unzip } from './unzip'

/**
 * Reads an XLSX workbook. The archive is unpacked here under our limits, each sheet is looked through for rows and
 * columns far out (one cell at XFD1048576 would make the reader build a table of that size), and only what passed is
 * handed to the reader, packed anew.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  prefers: (rows: readonly SheetRow[]) => boolean,
): Promise<Result<Sheet>> {
  const parts = partsOf(bytes)
  if (!parts.ok) return parts
  const { archive, oversized } = parts.value
  let first: Sheet | null = null
  for (let number = 1; number <= maxSheets; number += 1) {
    const sheet = await sheetAt(archive, number)
    if (!sheet) break
    if (sheet.rows.length === 0) continue
    if (prefers(sheet.rows)) return { ok: true, value: sheet }
    first ??= sheet
  }
  if (!first && oversized) return oversized
  return { ok: true, value: first ?? { format: 'xlsx', sheetName: null, rows: [] } }
}

/** A workbook of lists has a handful of sheets; later ones are not looked at. */
const maxSheets = 10

type Refused = ReturnType<typeof refuse>

function partsOf(bytes: Uint8Array): Result<{ readonly archive: ArrayBuffer; readonly oversized: Refused | null }> {
  let parts: ReadonlyMap<string, Uint8Array>
  try {
    parts = unzip(bytes, (name) => neededParts.test(name))
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error
    if (error.reason === 'locked') return locked()
    if (error.reason === 'too-big')
      return refuse('import.unpacks-too-big', '这个表格展开后太大。请把要导入的行复制到一个新表格里，另存后再导入。')
    return damaged()
  }
  if (!parts.has('xl/workbook.xml')) return damaged()
  let oversized: Refused | null = null
  const checked: Record<string, Uint8Array> = Object.create(null)
  for (const [name, content] of parts) {
    const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    // No spreadsheet program writes one; it is where entities that grow come from.
    if (text.includes('<!DOCTYPE')) return damaged()
    // All of them: which part is a sheet is said inside the file, and need not be true.
    const extent = extentOf(text.toString('utf8'))
    if (extent === 'odd') return damaged()
    if (extent === 'far') oversized ??= tooFar()
    checked[name] = extent === 'far' ? emptySheet : content
  }
  const packed = zipSync(checked, { level: 0 })
  return {
    ok: true,
    value: {
      archive: packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) as ArrayBuffer,
      oversized,
    },
  }
}

/** What a workbook's words and numbers are in; pictures, charts, comments and settings are not even unpacked. */
const neededParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/workbook\.xml\.rels|(?:workbook|sharedStrings|styles)\.xml|worksheets\/[^/]+\.xml))$/

const emptySheet = Buffer.from(
  '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
)

/** How far a sheet reaches, by the addresses on its rows and cells. `odd`: an address no program would write. */
function extentOf(xml: string): 'modest' | 'far' | 'odd' {
  let [far, cells] = [false, 0]
  for (const [, tag = '', attributes = ''] of xml.matchAll(/<(?:[^\s<>/:]+:)?(row|c)(?=[\s/>])([^>]*)>/g)) {
    const address = attributesPattern.test(attributes)
      ? (/\sr\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '')
      : 'odd'
    const place = (tag === 'row' ? /^()(\d{1,7})$|^$/ : /^([A-Z]{1,3})(\d{1,7})$/).exec(address)
    if (!place) return 'odd'
    if (tag === 'c') cells += 1
    if (Number(place[2] ?? 0) > maxReach.rows || columnNumber(place[1] ?? '') > maxReach.columns) far = true
  }
  return far || cells > maxReach.cells ? 'far' : 'modest'
}

const attributesPattern = /^(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*\/?$/

/** Beyond the rows and columns that may hold something, room for empty ones that were given a border or a colour. */
const maxReach = { rows: 20_000, columns: 256, cells: 300_000 }

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

async function sheetAt(archive: ArrayBuffer, number: number): Promise<Sheet | null> {
  try {
    const cells = await readOneSheet(archive, number, { parseNumber: (digits) => digits, trim: false })
    const rows = cells.map((row, index) => ({ row: index + 1, cells: row.map(textOf) }))
    return { format: 'xlsx', sheetName: null, rows: rows.filter((row) => row.cells.some((cell) => cell.trim() !== '')) }
  } catch (error) {
    if (error instanceof SheetNotFoundError) return null
    throw error
  }
}

/** A cell as the clerk reads it. Numbers come as they stand in the file, so that a telephone keeps all its digits. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value)
  const isPowerOfTen = /^-?\d(?:\.\d+)?E\+?\d{1,2}$/i.test(text)
  return isPowerOfTen && Number.isSafeInteger(Number(text)) ? String(Number(text)) : text
}

function damaged(): Refused {
  return refuse('import.damaged', '表格文件不完整，可能没有拷贝完。请重新拷贝，或用 WPS 打开、另存后再试。')
}

function tooFar(): Refused {
  return refuse(
    'import.too-many-rows',
    `表格用到的格子太多（最多 ${maxReach.rows} 行、${maxReach.columns} 列、${maxReach.cells} 格）。请把内容下面和右边的空行、空列删掉，另存后再导入。`,
  )
}
