import { fontFile, joined, partsOf, TrueTypeFont, viewOf, withoutInstructions } from './truetype'

/**
 * 嵌入字体: one font of the OFD, with the glyphs its text uses and no others. The PDF has a font in as many pieces as the
 * page loaded it in; here they are put together again, so that a line of text is one piece and a font is embedded once.
 *
 * Pieces lose their hinting, which belongs to a whole file; a font that came whole keeps it.
 */
export class EmbeddedFont {
  private readonly sources = new Map<Uint8Array, TrueTypeFont>()
  /** Numbers of what was taken already: glyphs of a source, and texts without ink. */
  private readonly taken = new Map<TrueTypeFont, Map<number, number>>()
  private readonly unseen = new Map<string, number>()
  private readonly glyphs: { readonly source: TrueTypeFont | null; readonly glyph: number }[] = []
  /** Which glyph a character is shown with when nothing else is said. */
  private readonly usual = new Map<number, number>()

  constructor(readonly name: string) {}

  /** The number here of a glyph that `text` is shown with. */
  take(program: Uint8Array, glyph: number, text: string): number {
    const source = this.source(program)
    const number = this.add(source, glyph)
    this.remember(text, number)
    return number
  }

  /** A glyph without ink, for text whose look is drawn beside it. */
  takeUnseen(text: string): number {
    if (this.glyphs.length === 0) this.glyphs.push({ source: null, glyph: 0 })
    const number = this.unseen.get(text) ?? this.glyphs.push({ source: null, glyph: 0 }) - 1
    this.unseen.set(text, number)
    this.remember(text, number)
    return number
  }

  /** Whether a reader finds the glyph by the character alone. Glyph 0 is for those that the font lacks, and is named. */
  showsByItself(text: string, glyph: number): boolean {
    const code = text.codePointAt(0)
    return code !== undefined && [...text].length === 1 && this.usual.get(code) === glyph
  }

  /** How far letters reach above and below their base line, in ems. */
  reach(): { readonly above: number; readonly below: number } {
    const source = this.first()
    if (!source) return { above: 1, below: 0.25 }
    const lines = viewOf(source.table('hhea'))
    return { above: lines.getInt16(4) / source.unitsPerEm, below: -lines.getInt16(6) / source.unitsPerEm }
  }

  file(): Uint8Array {
    const source = this.first()
    const keepsHints = this.sources.size === 1
    const outlines = this.glyphs.map((each) => padded(this.outline(each, keepsHints)))
    const metrics = this.glyphs.map(
      ({ source: from, glyph }) => from?.metric(glyph) ?? { advance: 1000, leftBearing: 0 },
    )
    const tables = new Map<string, Uint8Array>()
    tables.set('name', nameTable(this.name))
    tables.set('OS/2', withNumbers(new Uint8Array(78), plainMetrics))
    for (const tag of ['OS/2', 'name', ...(keepsHints ? ['cvt ', 'fpgm', 'prep'] : [])]) {
      const table = source?.tables.get(tag)
      if (table) tables.set(tag, table)
    }
    // Windows takes no font whose outlines are nothing at all.
    tables.set('glyf', outlines.some(({ length }) => length > 0) ? joined(outlines) : new Uint8Array(4))
    tables.set('loca', offsetsOf(outlines))
    tables.set('hmtx', words(metrics.flatMap(({ advance, leftBearing }) => [advance, leftBearing])))
    tables.set('cmap', characterMap([...this.usual].sort(([a], [b]) => a - b)))
    tables.set(
      'post',
      withNumbers(new Uint8Array(32), (view) => view.setUint32(0, 0x00030000)),
    )
    tables.set('maxp', this.profile())
    tables.set('hhea', this.lines(metrics.length))
    tables.set('head', this.head())
    return fontFile(tables)
  }

  private source(program: Uint8Array): TrueTypeFont {
    const known = this.sources.get(program)
    if (known) return known
    const font = new TrueTypeFont(program)
    const first = this.first()
    if (first && first.unitsPerEm !== font.unitsPerEm)
      throw new Error(`pieces of the font ${this.name} are drawn to different scales`)
    this.sources.set(program, font)
    // Glyph 0 is the one for characters that a font lacks.
    if (this.glyphs.length === 0) this.add(font, 0)
    return font
  }

  private add(source: TrueTypeFont, glyph: number): number {
    const taken = this.taken.get(source) ?? new Map<number, number>()
    this.taken.set(source, taken)
    const known = taken.get(glyph)
    if (known !== undefined) return known
    const number = this.glyphs.push({ source, glyph }) - 1
    taken.set(glyph, number)
    for (const { glyph: each } of partsOf(source.outline(glyph))) this.add(source, each)
    return number
  }

  private remember(text: string, glyph: number): void {
    const code = text.codePointAt(0)
    if (code !== undefined && glyph > 0 && [...text].length === 1 && !this.usual.has(code)) this.usual.set(code, glyph)
  }

  private first(): TrueTypeFont | null {
    return this.sources.values().next().value ?? null
  }

  private outline(
    of: { readonly source: TrueTypeFont | null; readonly glyph: number },
    keepsHints: boolean,
  ): Uint8Array {
    const { source, glyph } = of
    if (!source) return new Uint8Array()
    const outline = keepsHints ? source.outline(glyph).slice() : withoutInstructions(source.outline(glyph)).slice()
    const view = viewOf(outline)
    for (const each of partsOf(outline)) view.setUint16(each.at, this.add(source, each.glyph))
    return outline
  }

  private profile(): Uint8Array {
    const profile = new DataView(new ArrayBuffer(32))
    profile.setUint32(0, 0x00010000)
    for (const { tables } of this.sources.values()) {
      const table = viewOf(tables.get('maxp') ?? new Uint8Array(32))
      for (let at = 6; at + 1 < Math.min(table.byteLength, 32); at += 2)
        profile.setUint16(at, Math.max(profile.getUint16(at), table.getUint16(at)))
    }
    profile.setUint16(4, this.glyphs.length)
    return new Uint8Array(profile.buffer)
  }

  private lines(count: number): Uint8Array {
    const table = this.first()?.table('hhea').slice() ?? withNumbers(new Uint8Array(36), plainLines)
    return withNumbers(table, (view) => view.setUint16(34, count))
  }

  private head(): Uint8Array {
    const table = this.first()?.table('head').slice() ?? withNumbers(new Uint8Array(54), plainHead)
    return withNumbers(table, (view) => {
      for (const { tables } of this.sources.values()) {
        const other = viewOf(tables.get('head') ?? table)
        for (const at of [36, 38]) view.setInt16(at, Math.min(view.getInt16(at), other.getInt16(at)))
        for (const at of [40, 42]) view.setInt16(at, Math.max(view.getInt16(at), other.getInt16(at)))
      }
      view.setUint32(8, 0)
      view.setInt16(50, 1)
    })
  }
}

function padded(outline: Uint8Array): Uint8Array {
  return outline.length % 4 === 0 ? outline : joined([outline, new Uint8Array(4 - (outline.length % 4))])
}

function offsetsOf(outlines: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer((outlines.length + 1) * 4))
  let offset = 0
  for (const [index, outline] of outlines.entries()) {
    offset += outline.length
    view.setUint32((index + 1) * 4, offset)
  }
  return new Uint8Array(view.buffer)
}

/** Format 4 for what fits into two bytes, which everyone reads, and format 12 for all. */
function characterMap(map: readonly (readonly [code: number, glyph: number])[]): Uint8Array {
  const short = map.filter(([code]) => code < 0xffff)
  const formats = [
    // A table of this format ends at 64 KB.
    ...(short.length < 8000 ? [{ encoding: 1, table: segments([...short, [0xffff, 0]]) }] : []),
    // Readers refuse this format with nothing in it.
    ...(map.length > 0 ? [{ encoding: 10, table: groups(map) }] : []),
  ]
  const header = new DataView(new ArrayBuffer(4 + formats.length * 8))
  header.setUint16(2, formats.length)
  let offset = header.byteLength
  for (const [index, { encoding, table }] of formats.entries()) {
    header.setUint16(4 + index * 8, 3)
    header.setUint16(6 + index * 8, encoding)
    header.setUint32(8 + index * 8, offset)
    offset += table.length
  }
  return joined([new Uint8Array(header.buffer), ...formats.map(({ table }) => table)])
}

function segments(map: readonly (readonly [code: number, glyph: number])[]): Uint8Array {
  const count = map.length
  const power = 2 ** Math.floor(Math.log2(count))
  const codes = map.map(([code]) => code)
  return words([
    ...[4, 16 + count * 8, 0, count * 2, power * 2, Math.log2(power), (count - power) * 2],
    ...[...codes, 0, ...codes],
    ...map.map(([code, glyph]) => (code === 0xffff ? 1 : glyph - code)),
    ...map.map(() => 0),
  ])
}

function groups(map: readonly (readonly [code: number, glyph: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(16 + map.length * 12))
  view.setUint16(0, 12)
  view.setUint32(4, view.byteLength)
  view.setUint32(12, map.length)
  for (const [index, [code, glyph]] of map.entries()) {
    view.setUint32(16 + index * 12, code)
    view.setUint32(20 + index * 12, code)
    view.setUint32(24 + index * 12, glyph)
  }
  return new Uint8Array(view.buffer)
}

function words(numbers: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * 2))
  for (const [index, number] of numbers.entries()) view.setUint16(index * 2, number & 0xffff)
  return new Uint8Array(view.buffer)
}

function withNumbers(table: Uint8Array, set: (view: DataView) => void): Uint8Array {
  set(viewOf(table))
  return table
}

/** A font of nothing but unseen glyphs: 1000 units to the em. */
function plainHead(view: DataView): void {
  view.setUint32(0, 0x00010000)
  view.setUint32(4, 0x00010000)
  view.setUint32(12, 0x5f0f3cf5)
  view.setUint16(16, 0x000b)
  view.setUint16(18, 1000)
  view.setInt16(48, 2)
}

function plainLines(view: DataView): void {
  view.setUint32(0, 0x00010000)
  view.setInt16(4, 1000)
  view.setInt16(6, -250)
  view.setUint16(10, 1000)
}

function plainMetrics(view: DataView): void {
  view.setInt16(2, 1000)
  view.setUint16(4, 400)
  view.setUint16(6, 5)
  view.setUint16(62, 0x0040)
  view.setUint16(66, 0xffff)
  view.setInt16(68, 1000)
  view.setInt16(70, -250)
  view.setUint16(74, 1000)
  view.setUint16(76, 250)
}

/** Family, style, full name and PostScript name, for Windows. */
function nameTable(name: string): Uint8Array {
  const entries = ([1, 2, 4, 6] as const).map((id) => ({
    id,
    text: Buffer.from(id === 2 ? 'Regular' : name, 'utf16le').swap16(),
  }))
  const texts = entries.map(({ text }) => text)
  const records = entries.flatMap(({ id, text }, index) => [
    ...[3, 1, 0x0409, id],
    ...[text.length, texts.slice(0, index).reduce((sum, each) => sum + each.length, 0)],
  ])
  return joined([words([0, entries.length, 6 + entries.length * 12, ...records]), ...texts])
}
