import { deflateSync } from 'node:zlib'
import { fontFile } from '#electron/export/ofd/truetype'

/*
 * A PDF as Chromium writes it, small enough to be read by eye: two pieces of one font, a table's border, a drawn glyph with
 * a picture in it. `content` is what its one page draws.
 */

/** In `F1` code 1 is 会 and in `F2` code 1 is 议; `F3` holds 😀 as a drawing. */
export function printedPdf(content: string): Uint8Array {
  const objects: (readonly [number, string, Uint8Array?])[] = [
    [1, '<</Type /Catalog /Pages 2 0 R>>'],
    [2, '<</Type /Pages /Count 1 /Kids [3 0 R]>>'],
    [
      3,
      '<</Type /Page /MediaBox [0 0 594.95996 841.91998] /Contents 4 0 R /Parent 2 0 R /Resources <</Font <</F1 5 0 R /F2 6 0 R /F3 7 0 R>> /ExtGState <</G3 <</ca .5>>>> /Pattern <</P0 9 0 R>>>>>>',
    ],
    [4, '', Buffer.from(content)],
    ...fontPiece(5, '4F1A', 'AAAAAA'),
    ...fontPiece(6, '8BAE', 'BAAAAA'),
    [
      7,
      '<</Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FirstChar 65 /LastChar 65 /Widths [1000] /Encoding <</Differences [65 /g1]>> /CharProcs <</g1 8 0 R>> /Resources <</XObject <</X1 10 0 R>>>> /ToUnicode 11 0 R>>',
    ],
    [8, '', Buffer.from('1000 0 0 0 1000 1000 d1 q 1000 0 0 1000 0 0 cm /X1 Do Q 0 0 m 500 1000 l 1000 0 l h f')],
    [
      10,
      '/Subtype /Image /Width 2 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8',
      Buffer.from([255, 0, 0, 0, 0, 255]),
    ],
    [11, '', unicodeMap('41', 'D83DDE00')],
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  for (const [number, dictionary, stream] of objects) {
    if (!stream) {
      parts.push(Buffer.from(`${number} 0 obj\n${dictionary}\nendobj\n`))
      continue
    }
    const packed = deflateSync(stream)
    parts.push(Buffer.from(`${number} 0 obj\n<</Filter /FlateDecode /Length ${packed.length} ${dictionary}>> stream\n`))
    parts.push(packed, Buffer.from('\nendstream\nendobj\n'))
  }
  return Buffer.concat([...parts, Buffer.from('trailer\n<</Root 1 0 R>>\n%%EOF')])
}

function fontPiece(number: number, unicode: string, tag: string): (readonly [number, string, Uint8Array?])[] {
  const at = number * 10
  return [
    [
      number,
      `<</Type /Font /Subtype /Type0 /BaseFont /${tag}+NotoSerifSCExtraLight-Regular /Encoding /Identity-H /DescendantFonts [${at} 0 R] /ToUnicode ${at + 1} 0 R>>`,
    ],
    [
      at,
      `<</Type /Font /Subtype /CIDFontType2 /CIDToGIDMap /Identity /W [0 1 1000] /DW 0 /FontDescriptor <</FontFile2 ${at + 2} 0 R>>>>`,
    ],
    [at + 1, '', unicodeMap('0001', unicode)],
    [at + 2, '', smallFont(number)],
  ]
}

function unicodeMap(code: string, unicode: string): Buffer {
  return Buffer.from(`1 beginbfchar\n<${code}> <${unicode}>\nendbfchar`)
}

/** Two glyphs, 1000 units to the em: an empty one, and a triangle as high as `number` says. */
function smallFont(number: number): Uint8Array {
  const triangle = words(1, 0, 0, 1000, number * 100, 2, 0)
  const points = [Uint8Array.of(1, 1, 1), words(0, 1000, -500), words(0, 0, number * 100)]
  const glyph = Buffer.concat([triangle, ...points])
  const outline = Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)])
  return fontFile(
    new Map<string, Uint8Array>([
      [
        'head',
        words(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 11, 1000, ...Array<number>(8).fill(0), 0, 0, 1000, 1000, 0, 8, 2, 0, 0),
      ],
      ['hhea', words(1, 0, 1151, -286, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2)],
      ['hmtx', words(1000, 0, 1000, 0)],
      ['maxp', words(1, 0, 2, 3, 1, ...Array<number>(11).fill(0))],
      ['loca', words(0, 0, outline.length / 2)],
      ['glyf', outline],
    ]),
  )
}

function words(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2)
  for (const [index, number] of numbers.entries()) bytes.writeUInt16BE(number & 0xffff, index * 2)
  return bytes
}
