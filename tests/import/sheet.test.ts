import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readSheet } from '#electron/import/sheet'
import { gb18030, sheetXml, workbookParts, xlsx } from './files'

const text = (content: string) => new TextEncoder().encode(content)

async function cellsOf(bytes: Uint8Array): Promise<string[]> {
  const result = await readSheet(bytes)
  if (!result.ok) throw new Error(`${result.refusal.code} ${result.refusal.message}`)
  return result.value.rows.map(({ row, cells }) => `${row}: ${cells.join('|')}`)
}

async function refusalOf(bytes: Uint8Array) {
  const result = await readSheet(bytes)
  if (result.ok) throw new Error('was read, though it should have been refused')
  expect(result.refusal.message).toMatch(/[\u4e00-\u9fff]/)
  expect(result.refusal.message).not.toMatch(/undefined|Error|null/)
  return result.refusal
}

describe('XLSX', () => {
  test('is read as text with the row numbers of the file', async () => {
    const bytes = xlsx([[['人员名单'], [], ['姓名', '电话'], ['王𬎆', '13800000001'], ['李㛃', '']]])
    expect(await cellsOf(bytes)).toEqual(['1: 人员名单', '3: 姓名|电话', '4: 王𬎆|13800000001', '5: 李㛃'])
  })

  test('a telephone typed as a number keeps its digits, however the program wrote it', async () => {
    const bytes = xlsx([
      [
        [
          { xml: '<c r="@"><v>13800000001</v></c>' },
          { xml: '<c r="@"><v>1.3800000001E10</v></c>' },
          { xml: '<c r="@" t="b"><v>1</v></c>' },
        ],
      ],
    ])
    expect(await cellsOf(bytes)).toEqual(['1: 13800000001|13800000001|是'])
  })

  test('of a formula the value that was last shown is taken, and its error is an empty cell', async () => {
    const bytes = xlsx([
      [
        [
          { xml: '<c r="@" t="str"><f>CONCATENATE("王","宁")</f><v>王宁</v></c>' },
          { xml: '<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
          'x',
        ],
      ],
    ])
    expect(await cellsOf(bytes)).toEqual(['1: 王宁||x'])
  })

  test('text that begins like a formula stays text', async () => {
    expect(await cellsOf(xlsx([[["=cmd|'/c calc'!A1", '+1', '@SUM(A1)', '<b>&amp;']]]))).toEqual([
      "1: =cmd|'/c calc'!A1|+1|@SUM(A1)|<b>&amp;",
    ])
  })

  test('the first sheet that the reader looks for is taken, else the first that is not empty', async () => {
    const bytes = xlsx([[], [['封面']], [['姓名'], ['王宁']]])
    const liked = await readSheet(bytes, (rows) => rows.some(({ cells }) => cells.includes('姓名')))
    expect(liked.ok && liked.value.rows.map(({ cells }) => cells[0])).toEqual(['姓名', '王宁'])
    expect(await cellsOf(bytes)).toEqual(['1: 封面'])
  })

  test('no sheet, no cell: said as empty', async () => {
    expect((await refusalOf(xlsx([[]]))).code).toBe('import.empty')
    expect((await refusalOf(xlsx([[['', '  ']]]))).code).toBe('import.empty')
  })

  test('five thousand rows are read, one more is refused with the count', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => [`王${index}`])
    expect(await cellsOf(xlsx([rows(5000)]))).toHaveLength(5000)
    expect(await refusalOf(xlsx([rows(5001)]))).toEqual({
      code: 'import.too-many-rows',
      message: '表格有 5001 行，一次最多导入 5000 行，请分成几个文件。',
    })
  })

  test('fifty columns are read, one more is refused', async () => {
    const row = (count: number) => Array.from({ length: count }, (_, index) => `${index}`)
    expect(await cellsOf(xlsx([[row(50)]]))).toHaveLength(1)
    expect((await refusalOf(xlsx([[row(51)]]))).message).toBe('第 1 行有 51 列，最多 50 列。请删掉用不到的列。')
  })

  test('a cell of ten thousand characters is refused with its place', async () => {
    expect((await refusalOf(xlsx([[['姓名'], ['', '长'.repeat(10_000)]]]))).message).toBe(
      '第 2 行第 2 列有 10000 个字，一格最多 2000 个字。请改短后再导入。',
    )
  })

  test('one cell far out does not make a table of that size', async () => {
    for (const address of ['A1048576', 'XFD1', 'A20001']) {
      const bytes = xlsx([[[]]], {
        'xl/worksheets/sheet1.xml': strToU8(sheetXml([[{ xml: `<c r="${address}"><v>1</v></c>` }]])),
      })
      expect((await refusalOf(bytes)).code).toBe('import.too-many-rows')
    }
  })

  test.each([
    '<row r="99999999999"/>',
    '<row r="1e12"/>',
    '<row r="Infinity"/>',
    "<row x='>' r='1e12'><c r='A1'><v>1</v></c></row>",
    '<row r="&#49;e12"/>',
    '<row r="1"><c r="A1e9"><v>1</v></c></row>',
    '<row r="1"><c><v>1</v></c></row>',
    '<x:row xmlns:x="y" r="1e12"/>',
  ])('an address that no program would write is a damaged file: %s', async (row) => {
    const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row}</sheetData></worksheet>`
    expect((await refusalOf(xlsx([[]], { 'xl/worksheets/sheet1.xml': strToU8(sheet) }))).code).toMatch(
      /^import\.(damaged|unreadable|too-many-rows)$/,
    )
  })

  test('a far-reaching second sheet does not stop the first from being read', async () => {
    const bytes = xlsx([[['姓名'], ['王宁']], []], {
      'xl/worksheets/sheet2.xml': strToU8(sheetXml([[{ xml: '<c r="A1048576"><v>1</v></c>' }]])),
    })
    expect(await cellsOf(bytes)).toEqual(['1: 姓名', '2: 王宁'])
  })

  test('a sheet that calls itself something else is looked through all the same', async () => {
    const far = strToU8(sheetXml([[{ xml: '<c r="XFD1048576"><v>1</v></c>' }]]))
    const parts = workbookParts(1)
    const relations = new TextDecoder().decode(parts['xl/_rels/workbook.xml.rels'] as Uint8Array)
    const redirected = strToU8(relations.replace('worksheets/sheet1.xml', 'sharedStrings.xml'))
    const bytes = zipSync({ ...parts, 'xl/_rels/workbook.xml.rels': redirected, 'xl/sharedStrings.xml': far })
    expect((await refusalOf(bytes)).code).toMatch(/^import\.(too-many-rows|unreadable)$/)
  })

  test('entities that grow are refused before anything is expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>`
    expect((await refusalOf(xlsx([[]], { 'xl/worksheets/sheet1.xml': strToU8(bomb) }))).code).toBe('import.damaged')
  })
})

describe('archives that are made to hurt', () => {
  test('sixty-four megabytes are counted while inflating, and the ratio with them', async () => {
    const bomb = xlsx([[['姓名']]], { 'xl/sharedStrings.xml': new Uint8Array(80 * 1024 * 1024) })
    expect(bomb.byteLength).toBeLessThan(200_000)
    expect((await refusalOf(bomb)).code).toBe('import.unpacks-too-big')
  })

  test('a size that lies in the directory changes nothing', async () => {
    const bomb = Buffer.from(xlsx([[['姓名']]], { 'xl/sharedStrings.xml': new Uint8Array(80 * 1024 * 1024) }))
    for (let at = bomb.indexOf('PK\x01\x02', 'latin1'); at >= 0; at = bomb.indexOf('PK\x01\x02', at + 4, 'latin1'))
      bomb.writeUInt32LE(10, at + 24)
    expect((await refusalOf(bomb)).code).toBe('import.unpacks-too-big')
  })

  test('many entries just below the ratio still meet the total', async () => {
    const half = new Uint8Array(12 * 1024 * 1024).map((_, index) => (index % 97 === 0 ? (index * 31) & 255 : 0))
    const parts = Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`xl/worksheets/part${n}.xml`, half]))
    expect((await refusalOf(xlsx([[['姓名']]], parts))).code).toBe('import.unpacks-too-big')
  })

  test('more than two hundred entries are refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`xl/media/${n}.xml`, strToU8('x')]))
    expect((await refusalOf(xlsx([[['姓名']]], parts))).code).toBe('import.unpacks-too-big')
  })

  test('entries that share their packed bytes are refused', async () => {
    expect((await refusalOf(overlapping())).code).toBe('import.damaged')
  })

  test('names in the archive are keys and never paths or prototypes', async () => {
    const parts = {
      'xl/__proto__/polluted.xml': strToU8('<a/>'),
      '../../etc/passwd.xml': strToU8('<a/>'),
      'xl/constructor.xml': strToU8('<a/>'),
    }
    expect(await cellsOf(xlsx([[['姓名']]], parts))).toEqual(['1: 姓名'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('CSV', () => {
  const expected = ['1: 姓名|单位', '2: 王宁|东街，1 号']

  test.each([
    ['UTF-8', text('姓名,单位\n王宁,"东街，1 号"\n')],
    ['UTF-8 with its mark', text('\ufeff姓名,单位\r\n王宁,"东街，1 号"\r\n')],
    ['GB 18030', gb18030('姓名,单位\r\n王宁,东街，1 号\r\n')],
    ['tabs', text('姓名\t单位\n王宁\t东街，1 号')],
    ['semicolons', text('姓名;单位\n王宁;东街，1 号')],
    ['UTF-16 little end first', new Uint8Array(Buffer.from('\ufeff姓名\t单位\r\n王宁\t东街，1 号\r\n', 'utf16le'))],
    [
      'UTF-16 big end first',
      new Uint8Array(Buffer.from('\ufeff姓名\t单位\r\n王宁\t东街，1 号\r\n', 'utf16le').swap16()),
    ],
  ])('in %s is read', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual(expected)
  })

  test('keeps quotes, commas and line ends inside a cell, and counts rows as a spreadsheet does', async () => {
    expect(await cellsOf(text('姓名,备注\n王宁,"第一行\n第二行，""引号"""\n\n李芳,x'))).toEqual([
      '1: 姓名|备注',
      '2: 王宁|第一行\n第二行，"引号"',
      '4: 李芳|x',
    ])
  })

  test('one column without any mark is a list of names', async () => {
    expect(await cellsOf(text('姓名\n王宁\n李芳'))).toEqual(['1: 姓名', '2: 王宁', '3: 李芳'])
  })

  test('a quote that is never closed is said with its row', async () => {
    const refusal = await refusalOf(text('姓名,单位\n王宁,"东街\n李芳,西街\n'))
    expect(refusal.code).toBe('import.open-quote')
    expect(refusal.message).toContain('第 2 行')
  })

  test('5,001 rows are refused', async () => {
    expect((await refusalOf(text('王宁\n'.repeat(5001)))).message).toContain('5001 行')
  })

  test('empty and blank files are said as empty', async () => {
    for (const content of ['', '\ufeff', ' \n\n , ,\n'])
      expect((await refusalOf(text(content))).code).toBe('import.empty')
  })

  test('bytes that are no text are refused', async () => {
    expect((await refusalOf(new Uint8Array([0, 1, 2, 3, 255, 254, 0, 0]))).code).toBe('import.not-text')
    expect((await refusalOf(new Uint8Array([0xff, 0xff, 0x80, 0x41]))).code).toBe('import.not-text')
  })

  test('more than sixteen megabytes are not looked at', async () => {
    expect((await refusalOf(new Uint8Array(16 * 1024 * 1024 + 1))).code).toBe('import.file-too-big')
  })
})

describe('files chosen by mistake', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  const compound = (stream: string) =>
    new Uint8Array([...ole, ...new Uint8Array(600), ...Buffer.from(stream, 'utf16le')])

  test.each([
    ['an old .xls', compound('Workbook'), 'import.legacy-xls', '另存为 .xlsx'],
    ['a workbook with a password', compound('EncryptedPackage'), 'import.locked', '密码'],
    ['an old Word file', compound('WordDocument'), 'import.not-a-table', 'Word 文件'],
    [
      'a Word file',
      zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('<a/>') }),
      'import.not-a-table',
      'Word 文件',
    ],
    ['a presentation', zipSync({ 'ppt/presentation.xml': strToU8('<a/>') }), 'import.not-a-table', '演示文稿'],
    [
      'an .ods',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<a/>') }),
      'import.open-document',
      '.ods',
    ],
    ['an .xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'import.binary-workbook', '.xlsb'],
    ['a zip of photographs', zipSync({ 'a.jpg': strToU8('x') }), 'import.not-a-table', '压缩包'],
    ['a PDF', text('%PDF-1.7\n%…'), 'import.not-a-table', 'PDF'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'import.not-a-table', '图片'],
    ['a web page that calls itself .xls', text('<html><table><tr><td>姓名'), 'import.web-table', '网页格式'],
  ])('%s is told by its content', async (_, bytes, code, said) => {
    const refusal = await refusalOf(bytes)
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(said)
  })

  test('an archive with locked entries asks for the password to be taken off', async () => {
    const bytes = Buffer.from(xlsx([[['姓名']]]))
    for (let at = bytes.indexOf('PK\x01\x02', 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1'))
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8)
    expect((await refusalOf(bytes)).code).toBe('import.locked')
  })

  test('a workbook cut anywhere is refused in plain words, and never half read', async () => {
    const whole = xlsx([[['姓名'], ['王宁'], ['李芳']]])
    for (let length = 4; length < whole.byteLength; length += 7)
      expect((await refusalOf(whole.slice(0, length))).code).toMatch(/^import\./)
  })
})

describe('whatever the bytes', () => {
  const whole = xlsx([
    [
      ['姓名', '电话'],
      ['王宁', '13800000001'],
    ],
  ])
  const prototype = Object.getOwnPropertyNames(Object.prototype).join()

  test('random bytes are a refusal or a sheet, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xd0, 0xcf]),
        async (bytes, start) => {
          const result = await readSheet(new Uint8Array([...start, ...bytes]))
          expect(typeof result.ok).toBe('boolean')
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('a workbook with flipped bytes is a refusal or a sheet, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (flips) => {
          const bytes = Uint8Array.from(whole)
          for (const [at, value] of flips) bytes[at] = value
          const result = await readSheet(bytes)
          expect(typeof result.ok).toBe('boolean')
        },
      ),
      { numRuns: 600 },
    )
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototype)
  })

  test('a workbook whose words are mangled inside is a refusal or a sheet, never an exception', async () => {
    const parts = unzipSync(whole)
    const names = Object.keys(parts)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(2000),
        fc.string({ unit: fc.constantFrom('<', '>', '/', '"', '&', 'r', '=', '1e9', ' ', ']]>', '<!--', 'Z') }),
        async (name, at, mangle) => {
          const xml = new TextDecoder().decode(parts[name])
          const cut = at % (xml.length + 1)
          const result = await readSheet(
            zipSync({ ...parts, [name]: strToU8(xml.slice(0, cut) + mangle + xml.slice(cut)) }, { level: 0 }),
          )
          expect(typeof result.ok).toBe('boolean')
        },
      ),
      { numRuns: 600 },
    )
  })
})

/** Two directory entries that point at one and the same packed content. */
function overlapping(): Uint8Array {
  const content = deflateRawSync(Buffer.alloc(1000))
  const local = Buffer.alloc(30 + 'xl/workbook.xml'.length)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(content.length, 18)
  local.writeUInt16LE('xl/workbook.xml'.length, 26)
  local.write('xl/workbook.xml', 30)
  const entry = (name: string) => {
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt16LE(8, 10)
    header.writeUInt32LE(content.length, 20)
    header.writeUInt16LE(name.length, 28)
    return Buffer.concat([header, Buffer.from(name)])
  }
  const directory = Buffer.concat([entry('xl/workbook.xml'), entry('xl/styles.xml')])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(2, 10)
  end.writeUInt32LE(local.length + content.length, 16)
  return Buffer.concat([local, content, directory, end])
}
