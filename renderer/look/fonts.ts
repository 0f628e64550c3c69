import ranges from '@fontsource/noto-sans-sc/unicode.json'

/*
 * 思源宋体 and 思源黑体 (SIL Open Font License), cut into about a hundred pieces by character. A page fetches the few
 * pieces its words need; a character outside them falls back to the system's fonts.
 * Both families are cut alike (fonts.test.ts holds them to it), so the long table of ranges is carried once.
 */

/** One family in one weight, with the addresses of its pieces. */
export type Typeface = {
  readonly family: string
  readonly weight: string
  readonly files: Readonly<Record<string, string>>
}

const serifBold = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource/noto-serif-sc/files/noto-serif-sc-*-700-normal.woff2',
    '!../../node_modules/@fontsource/noto-serif-sc/files/*-chinese-simplified-*',
  ],
  { eager: true, query: '?url', import: 'default' },
)
const sans = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-*-{400,700}-normal.woff2',
    '!../../node_modules/@fontsource/noto-sans-sc/files/*-chinese-simplified-*',
  ],
  { eager: true, query: '?url', import: 'default' },
)

const ofTheWall: readonly Typeface[] = [
  { family: 'Noto Serif SC', weight: '700', files: serifBold },
  { family: 'Noto Sans SC', weight: '400', files: sans },
  { family: 'Noto Sans SC', weight: '700', files: sans },
]

const covered = new Set<string>()
const known = new Set<string>()

/**
 * Makes the pieces of the wall's typefaces known to this page that hold characters of the text. All three hundred at once
 * cost a page four megabytes, and a meeting's words need some twenty.
 */
export function coverOnWall(text: string): void {
  for (const character of text) {
    if (covered.has(character)) continue
    covered.add(character)
    for (const piece of piecesWith(character)) {
      if (known.has(piece)) continue
      known.add(piece)
      for (const face of ofTheWall) declare(face, piece)
    }
  }
}

/** Makes a typeface known to this page with all its pieces. Nothing is loaded before a character asks for it. */
export function declareAll(face: Typeface): void {
  for (const piece of Object.keys(ranges)) declare(face, piece)
}

function declare({ family, weight, files }: Typeface, piece: string): void {
  const ending = `-${piece.replace(/[[\]]/g, '')}-${weight}-normal.woff2`
  const path = Object.keys(files).find((each) => each.endsWith(ending))
  const address = path && files[path]
  const unicodeRange = (ranges as Readonly<Record<string, string>>)[piece]
  if (!address || !unicodeRange) return
  // 'block': a piece comes from this disk within milliseconds; letters that change shape before the room are worse.
  document.fonts.add(new FontFace(family, `url(${address})`, { weight, unicodeRange, display: 'block' }))
}

/** Of each piece the first and the last character of each of its ranges, one after the other. */
let bounds: ReadonlyMap<string, readonly number[]> | null = null

/** The pieces that hold a character: one for a Chinese one, several for some Latin ones, none for what we carry no form of. */
export function piecesWith(character: string): readonly string[] {
  const code = character.codePointAt(0) ?? 0
  bounds ??= new Map(Object.entries(ranges).map(([piece, range]) => [piece, boundsOf(range)]))
  return [...bounds].filter(([, ends]) => isWithin(code, ends)).map(([piece]) => piece)
}

/** Of `U+4e00-4e10,U+4e3b`. */
function boundsOf(range: string): readonly number[] {
  return range.split(',').flatMap((each) => {
    const [first = '', last = first] = each.slice('U+'.length).split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })
}

function isWithin(code: number, ends: readonly number[]): boolean {
  for (let at = 0; at < ends.length; at += 2) if (code >= (ends[at] ?? 0) && code <= (ends[at + 1] ?? 0)) return true
  return false
}
