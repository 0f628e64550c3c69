/** What a font file says of itself: enough to see that every character of a text has a glyph in it. */
export type ReadFontFile = {
  readonly glyphCount: number
  /** 0 where the font has none. */
  readonly glyphOf: (character: string) => number
  readonly hasInk: (glyph: number) => boolean
}

/** A TrueType font by its tables, read from the format's own description and sharing nothing with the writer. */
export function readFontFile(file: Uint8Array): ReadFontFile {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = new Map<string, number>()
  for (let record = 12; record < 12 + view.getUint16(4) * 16; record += 16)
    tables.set(Buffer.from(file.subarray(record, record + 4)).toString('latin1'), view.getUint32(record + 8))
  const start = (tag: string) => {
    const at = tables.get(tag)
    if (at === undefined) throw new Error(`the font has no table ${tag}`)
    return at
  }
  for (const tag of ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'OS/2', 'post']) start(tag)
  const glyphCount = view.getUint16(start('maxp') + 4)
  const cmap = start('cmap')
  const subtables = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, at) => cmap + view.getUint32(cmap + 8 + at * 8),
  )
  const [short, long] = [4, 12].map((format) => subtables.find((each) => view.getUint16(each) === format))
  const inGroups = (code: number) => {
    if (long === undefined) return 0
    for (let at = long + 16; at < long + 16 + view.getUint32(long + 12) * 12; at += 12) {
      if (code >= view.getUint32(at) && code <= view.getUint32(at + 4))
        return view.getUint32(at + 8) + code - view.getUint32(at)
    }
    return 0
  }
  const inSegments = (code: number) => {
    if (short === undefined) return 0
    const size = view.getUint16(short + 6)
    for (let at = 0; at < size; at += 2) {
      if (view.getUint16(short + 14 + at) < code) continue
      const begins = view.getUint16(short + 16 + size + at) <= code
      return begins ? (code + view.getUint16(short + 16 + 2 * size + at)) & 0xffff : 0
    }
    return 0
  }
  return {
    glyphCount,
    glyphOf: (character) => {
      const code = character.codePointAt(0) ?? 0
      const glyph = inGroups(code)
      if (code < 0xffff && inSegments(code) !== glyph) throw new Error(`two maps of the font disagree on ${character}`)
      return glyph
    },
    hasInk: (glyph) => view.getUint32(start('loca') + glyph * 4 + 4) > view.getUint32(start('loca') + glyph * 4),
  }
}
