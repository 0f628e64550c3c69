import { declareAll } from './fonts'

/* What papers need beside the wall's typefaces: 思源宋体 for running text, and 思源黑体 in the weight of headings. */

const serif = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource/noto-serif-sc/files/noto-serif-sc-*-{400,700}-normal.woff2',
    '!../../node_modules/@fontsource/noto-serif-sc/files/*-chinese-simplified-*',
  ],
  { eager: true, query: '?url', import: 'default' },
)
const sans = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-*-500-normal.woff2',
    '!../../node_modules/@fontsource/noto-sans-sc/files/*-chinese-simplified-*',
  ],
  { eager: true, query: '?url', import: 'default' },
)

/** Makes the stand-ins of the standard's fonts known to this page. Nothing is loaded before a character asks for it. */
export function installPaperFonts(): void {
  declareAll({ family: 'Noto Serif SC', weight: '400', files: serif })
  declareAll({ family: 'Noto Serif SC', weight: '700', files: serif })
  declareAll({ family: 'Noto Sans SC', weight: '500', files: sans })
}
