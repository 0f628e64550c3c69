import Papa from 'papaparse'
import { type Result, refuse } from '#shared/decision'
import { sheetLimits } from './limits'
import type { Sheet } from './sheet'

/** Reads a text table: comma, tab or semicolon, in UTF-8, UTF-16 or the GB 18030 of Chinese office programs. */
export function readCsv(bytes: Uint8Array): Result<Sheet> {
  const text = decoded(bytes)
  if (text === null)
    return refuse(
      'import.not-text',
      '这不是表格文件，或者文字的编码认不出。请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。',
    )
  const parsed = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    header: false,
    skipEmptyLines: false,
    // One more than may be imported, with room for titles and blank lines, so that a huge file is refused soon.
    preview: sheetLimits.rows * 4,
  })
  const quote = parsed.errors.find((error) => error.type === 'Quotes')
  if (quote)
    return refuse(
      'import.open-quote',
      `第 ${(quote.row ?? 0) + 1} 行的引号没有配对，后面的内容分不清。请用 WPS 打开检查，另存为 .xlsx 后再导入。`,
    )
  const rows = parsed.data.map((cells, index) => ({ row: index + 1, cells }))
  return { ok: true, value: { format: 'csv', sheetName: null, rows } }
}

/** The text, or null when the bytes are no text in any of the encodings. */
function decoded(bytes: Uint8Array): string | null {
  const text = byMark(bytes) ?? strictly('utf-8', bytes) ?? strictly('gb18030', bytes)
  return text === null || looksBinary(text) ? null : text
}

/** Files that say what they are by a mark at their beginning. */
function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return strictly('utf-8', bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly('utf-16be', bytes)
  return null
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Almost any bytes decode as GB 18030; a text has no control characters but blanks and line ends. */
function looksBinary(text: string): boolean {
  return /[^\P{Cc}\t\n\v\f\r]|\p{Noncharacter_Code_Point}/u.test(text)
}

/** The mark that splits most of the first lines; a list of one column has none, and then a comma does no harm. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .slice(0, 20)
  const score = (delimiter: string) => lines.filter((line) => line.includes(delimiter)).length
  const [best] = [',', '\t', ';']
    .map((delimiter) => ({ delimiter, score: score(delimiter) }))
    .sort((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.delimiter : ','
}
