import {
  isBytes,
  isDictionary,
  isStream,
  isWord,
  latin1,
  nameOf,
  numberOf,
  type PdfObjects,
  PdfReader,
  type PdfStream,
  type PdfValue,
} from './pdf-objects'

/** A font of the PDF as its text uses it. */
export type PdfFont = {
  /** The font's own name, without the mark of a part (`ABCDEF+`). */
  readonly name: string
  /** The codes of a shown string, one for each glyph. */
  readonly codesOf: (bytes: string) => readonly number[]
  /** What a glyph says; empty when the file does not tell. */
  readonly textOf: (code: number) => string
  /** How far it carries the pen, in ems. */
  readonly advanceOf: (code: number) => number
} & (
  | { readonly kind: 'program'; readonly program: Uint8Array }
  /** Each glyph is a small drawing of its own: what Chromium makes of fonts that may not or cannot be embedded. */
  | {
      readonly kind: 'drawings'
      readonly matrix: readonly number[]
      readonly resources: PdfValue
      readonly drawingOf: (code: number) => PdfStream | null
    }
)

export function readFont(objects: PdfObjects, font: PdfValue): PdfFont {
  const subtype = nameOf(objects.entry(font, 'Subtype'))
  if (subtype === 'Type0') return embeddedFont(objects, font)
  if (subtype === 'Type3') return drawnFont(objects, font)
  throw new Error(`the PDF holds a font of the kind ${subtype}, which is not read here`)
}

function embeddedFont(objects: PdfObjects, font: PdfValue): PdfFont {
  const name = fontName(nameOf(objects.entry(font, 'BaseFont')))
  const descendant = objects.list(objects.entry(font, 'DescendantFonts'))[0]
  const file = objects.entry(objects.entry(descendant, 'FontDescriptor'), 'FontFile2')
  const map = objects.entry(descendant, 'CIDToGIDMap')
  const isPlain = map === null || nameOf(map) === 'Identity'
  if (!isStream(file) || !isPlain || nameOf(objects.entry(font, 'Encoding')) !== 'Identity-H')
    throw new Error(`the font ${name} of the PDF is no TrueType font with its own glyph numbers`)
  const widths = widthsOf(objects, descendant)
  const usual = objects.entry(descendant, 'DW')
  const text = textMap(objects, font)
  return {
    kind: 'program',
    name,
    program: objects.contentOf(file),
    codesOf: (bytes) =>
      Array.from(
        { length: bytes.length >> 1 },
        (_, at) => bytes.charCodeAt(2 * at) * 256 + bytes.charCodeAt(2 * at + 1),
      ),
    textOf: (code) => text.get(code) ?? '',
    advanceOf: (code) => (widths.get(code) ?? (typeof usual === 'number' ? usual : 1000)) / 1000,
  }
}

function drawnFont(objects: PdfObjects, font: PdfValue): PdfFont {
  const names = new Map<number, string>()
  let code = 0
  for (const each of objects.list(objects.entry(objects.entry(font, 'Encoding'), 'Differences'))) {
    if (typeof each === 'number') code = each
    else names.set(code++, nameOf(each))
  }
  const first = numberOf(objects.entry(font, 'FirstChar'))
  const widths = objects.numbers(objects.entry(font, 'Widths'))
  const matrix = objects.numbers(objects.entry(font, 'FontMatrix'))
  const drawings = objects.entry(font, 'CharProcs')
  const text = textMap(objects, font)
  return {
    kind: 'drawings',
    name: fontName(nameOf(objects.entry(objects.entry(font, 'FontDescriptor'), 'FontName'))),
    matrix,
    resources: objects.entry(font, 'Resources'),
    drawingOf: (each) => {
      const drawing = objects.entry(drawings, names.get(each) ?? '')
      return isStream(drawing) ? drawing : null
    },
    codesOf: (bytes) => [...bytes].map((byte) => byte.charCodeAt(0)),
    textOf: (each) => text.get(each) ?? '',
    advanceOf: (each) => (widths[each - first] ?? 0) * (matrix[0] ?? 0),
  }
}

/** `/W [0 [500 600] 154 160 1000]`: widths one by one, or one for a stretch of glyphs. */
function widthsOf(objects: PdfObjects, font: PdfValue | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  const parts = objects.list(objects.entry(font, 'W'))
  for (let at = 0; at < parts.length; ) {
    const first = numberOf(parts[at])
    const second = objects.resolve(parts[at + 1])
    if (typeof second === 'number') {
      for (let code = first; code <= second; code++) widths.set(code, numberOf(parts[at + 2]))
      at += 3
    } else {
      for (const [index, width] of objects.numbers(second).entries()) widths.set(first + index, width)
      at += 2
    }
  }
  return widths
}

/** `/ToUnicode`: which characters a glyph stands for. */
function textMap(objects: PdfObjects, font: PdfValue): ReadonlyMap<number, string> {
  const map = new Map<number, string>()
  const stream = objects.entry(font, 'ToUnicode')
  if (!isStream(stream)) return map
  const reader = new PdfReader(latin1(objects.contentOf(stream)))
  let waiting: PdfValue[] = []
  for (let value = reader.next(); value !== undefined; value = reader.next()) {
    if (!isWord(value)) {
      waiting.push(value)
      continue
    }
    if (value.word === 'endbfchar') {
      for (const [code, text] of inGroups(waiting, 2)) map.set(codeOf(code), utf16Of(text))
    }
    if (value.word === 'endbfrange') {
      for (const [first, last, text] of inGroups(waiting, 3)) addRange(map, codeOf(first), codeOf(last), text)
    }
    waiting = []
  }
  return map
}

function addRange(map: Map<number, string>, first: number, last: number, text: PdfValue | undefined): void {
  for (let code = first; code <= last; code++) {
    if (Array.isArray(text)) map.set(code, utf16Of(text[code - first]))
    else map.set(code, advanced(utf16Of(text), code - first))
  }
}

/** The last character of a range's text counts on. */
function advanced(text: string, by: number): string {
  const characters = [...text]
  const last = characters.pop()?.codePointAt(0)
  return last === undefined ? '' : characters.join('') + String.fromCodePoint(last + by)
}

function inGroups(values: readonly PdfValue[], size: number): PdfValue[][] {
  return Array.from({ length: Math.floor(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size))
}

function codeOf(value: PdfValue | undefined): number {
  return value !== undefined && isBytes(value)
    ? [...value.bytes].reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0)
    : 0
}

export function utf16Of(value: PdfValue | undefined): string {
  if (value === undefined || !isBytes(value)) return ''
  return Buffer.from(value.bytes, 'latin1')
    .subarray(0, value.bytes.length & ~1)
    .swap16()
    .toString('utf16le')
}

/** `ABCDEF+NotoSerifSC-Regular` says that only a part is embedded. */
function fontName(name: string): string {
  return name.replace(/^[A-Z]{6}\+/, '')
}

/** The fonts a page or a drawing names, each read once for the whole file. */
export class PdfFonts {
  private readonly known = new Map<PdfValue, PdfFont>()

  constructor(private readonly objects: PdfObjects) {}

  named(name: string, resources: PdfValue): PdfFont {
    const font = this.objects.entry(this.objects.entry(resources, 'Font'), name)
    if (!isDictionary(font)) throw new Error(`the PDF names a font ${name} that it does not hold`)
    const known = this.known.get(font) ?? readFont(this.objects, font)
    this.known.set(font, known)
    return known
  }
}
