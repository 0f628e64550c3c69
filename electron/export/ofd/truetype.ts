/*
 * TrueType fonts in their tables (ISO/IEC 14496-22): as much as is needed to take glyphs out of one file and put them
 * into another.
 */

/** A font as it was embedded in the PDF. */
export class TrueTypeFont {
  readonly tables: ReadonlyMap<string, Uint8Array>
  readonly unitsPerEm: number
  readonly glyphCount: number
  private readonly offsets: readonly number[]
  private readonly metrics: DataView
  private readonly metricCount: number

  constructor(file: Uint8Array) {
    const view = viewOf(file)
    const tables = new Map<string, Uint8Array>()
    for (let at = 0; at < view.getUint16(4); at++) {
      const record = 12 + 16 * at
      const tag = String.fromCharCode(...file.subarray(record, record + 4))
      const offset = view.getUint32(record + 8)
      tables.set(tag, file.subarray(offset, offset + view.getUint32(record + 12)))
    }
    this.tables = tables
    const head = viewOf(this.table('head'))
    this.unitsPerEm = head.getUint16(18)
    this.glyphCount = viewOf(this.table('maxp')).getUint16(4)
    this.metrics = viewOf(this.table('hmtx'))
    this.metricCount = viewOf(this.table('hhea')).getUint16(34)
    const loca = viewOf(this.table('loca'))
    const isLong = head.getInt16(50) === 1
    this.offsets = Array.from({ length: this.glyphCount + 1 }, (_, glyph) =>
      isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2,
    )
  }

  table(tag: string): Uint8Array {
    const table = this.tables.get(tag)
    if (!table) throw new Error(`a font of the PDF has no table ${tag}, so its glyphs are not outlines of TrueType`)
    return table
  }

  /** The outline as it is stored; empty for a glyph without ink. */
  outline(glyph: number): Uint8Array {
    return this.table('glyf').subarray(this.offsets[glyph] ?? 0, this.offsets[glyph + 1] ?? 0)
  }

  metric(glyph: number): GlyphMetric {
    const last = Math.min(glyph, this.metricCount - 1)
    const advance = this.metrics.getUint16(last * 4)
    const bearing = glyph < this.metricCount ? last * 4 + 2 : this.metricCount * 4 + (glyph - this.metricCount) * 2
    return { advance, leftBearing: this.metrics.getInt16(bearing) }
  }
}

export type GlyphMetric = { readonly advance: number; readonly leftBearing: number }

/** The glyphs an outline is put together from, with the places in it where their numbers stand. */
export function partsOf(outline: Uint8Array): readonly { readonly at: number; readonly glyph: number }[] {
  if (outline.length < 10) return []
  const view = viewOf(outline)
  if (view.getInt16(0) >= 0) return []
  const parts: { at: number; glyph: number }[] = []
  for (let at = 10, more = true; more; ) {
    const flags = view.getUint16(at)
    parts.push({ at: at + 2, glyph: view.getUint16(at + 2) })
    at += 4 + (flags & part.wordArguments ? 4 : 2)
    at += flags & part.scale ? 2 : flags & part.twoScales ? 4 : flags & part.matrix ? 8 : 0
    more = (flags & part.more) !== 0
  }
  return parts
}

/** The outline without the instructions that fit it to a grid, which belong to one file and its tables. */
export function withoutInstructions(outline: Uint8Array): Uint8Array {
  if (outline.length < 10) return outline
  const view = viewOf(outline)
  const contours = view.getInt16(0)
  if (contours >= 0) {
    const lengthAt = 10 + contours * 2
    const rest = outline.subarray(lengthAt + 2 + view.getUint16(lengthAt))
    return joined([outline.subarray(0, lengthAt), new Uint8Array(2), rest])
  }
  const copy = outline.slice()
  const parts = partsOf(copy)
  const changed = viewOf(copy)
  for (const { at } of parts) changed.setUint16(at - 2, changed.getUint16(at - 2) & ~part.instructions)
  return copy
}

/** One file of its tables, with checksums, as readers of fonts expect it. */
export function fontFile(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort()
  const power = 2 ** Math.floor(Math.log2(tags.length))
  const header = new DataView(new ArrayBuffer(12 + 16 * tags.length))
  header.setUint32(0, 0x00010000)
  header.setUint16(4, tags.length)
  header.setUint16(6, power * 16)
  header.setUint16(8, Math.log2(power))
  header.setUint16(10, (tags.length - power) * 16)
  const parts = [new Uint8Array(header.buffer)]
  let offset = header.byteLength
  let headAt = 0
  for (const [index, tag] of tags.entries()) {
    const table = tables.get(tag) ?? new Uint8Array()
    const record = 12 + 16 * index
    for (let at = 0; at < 4; at++) header.setUint8(record + at, tag.charCodeAt(at))
    header.setUint32(record + 4, checksum(table))
    header.setUint32(record + 8, offset)
    header.setUint32(record + 12, table.length)
    if (tag === 'head') headAt = offset
    const padded = new Uint8Array(Math.ceil(table.length / 4) * 4)
    padded.set(table)
    parts.push(padded)
    offset += padded.length
  }
  const file = joined(parts)
  viewOf(file).setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0)
  return file
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, each) => sum + each.length, 0))
  let at = 0
  for (const each of parts) {
    whole.set(each, at)
    at += each.length
  }
  return whole
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Flags of a composite glyph's part. */
const part = { wordArguments: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80, instructions: 0x100 } as const

function checksum(table: Uint8Array): number {
  const view = viewOf(table)
  let sum = 0
  for (let at = 0; at < table.length; at += 4) {
    let word = 0
    for (let byte = 0; byte < 4; byte++) word = word * 256 + (at + byte < table.length ? view.getUint8(at + byte) : 0)
    sum = (sum + word) >>> 0
  }
  return sum
}
