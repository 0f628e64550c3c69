import { strToU8, type Zippable, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** A cell as it stands in a sheet: text inline, a number or formula as given. */
export type RawCell = string | { readonly xml: string }

/** A workbook written by hand, so that it can be wrong in ways that no spreadsheet program would make it. */
export function xlsx(sheets: readonly (readonly (readonly RawCell[])[])[], more: Zippable = {}): Uint8Array {
  const parts: Zippable = {}
  sheets.forEach((rows, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(sheetXml(rows))
  })
  return zipSync({ ...workbookParts(sheets.length), ...parts, ...more })
}

export function sheetXml(rows: readonly (readonly RawCell[])[]): string {
  const body = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`)).join('')}</row>`,
  )
  return `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData></worksheet>`
}

export function workbookParts(sheets: number): Zippable {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1)
  return {
    '[Content_Types].xml': strToU8(`<?xml version="1.0"?><Types xmlns="${packages}/content-types"></Types>`),
    '_rels/.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbers.map((n) => `<sheet name="表${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
    ),
  }
}

function cellXml(cell: RawCell, address: string): string {
  if (typeof cell !== 'string') return cell.xml.replace('@', address)
  if (cell === '') return ''
  const escaped = cell.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}

/** `王宁` in the GB 18030 of Chinese office programs; the few characters that tests write. */
export function gb18030(text: string): Uint8Array {
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0xa1; lead <= 0xf7; lead += 1)
    for (let trail = 0xa1; trail <= 0xfe; trail += 1)
      table.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
  const bytes = [...text].flatMap((character) => {
    if (character < '\u0080') return [character.charCodeAt(0)]
    const pair = table.get(character)
    if (!pair) throw new Error(`${character} is not in the part of GB 18030 that this table has`)
    return pair
  })
  return new Uint8Array(bytes)
}
