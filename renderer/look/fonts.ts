import ranges from '@fontsource/noto-sans-sc/unicode.json'

/*
 * 思源宋体 and 思源黑体 (SIL Open Font License), cut into about a hundred pieces by character. A page fetches the few
 * pieces its words need; a character outside them falls back to the system's fonts.
 * Both families are cut alike (fonts.test.ts holds them to it), so the long table of ranges is carried once.
 */

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

/** Makes the wall's typefaces known to this page. Nothing is loaded before a character asks for it. */
export function installFonts(): void {
  declare('Noto Serif SC', '700', serifBold)
  declare('Noto Sans SC', '400', sans)
  declare('Noto Sans SC', '700', sans)
}

/** One family in one weight, from the addresses of its pieces. */
export function declare(family: string, weight: string, files: Record<string, string>): void {
  for (const [piece, unicodeRange] of Object.entries(ranges)) {
    const ending = `-${piece.replace(/[[\]]/g, '')}-${weight}-normal.woff2`
    const path = Object.keys(files).find((each) => each.endsWith(ending))
    const address = path && files[path]
    if (!address) continue
    // 'block': a piece comes from this disk within milliseconds; letters that change shape before the room are worse.
    document.fonts.add(new FontFace(family, `url(${address})`, { weight, unicodeRange, display: 'block' }))
  }
}
