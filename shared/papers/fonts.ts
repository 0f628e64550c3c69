import type { Face } from './document'

/**
 * 公文字体: the names the standard wants, as office machines know them, and what stands in on a machine without them.
 * The named fonts may not be shipped (their licences forbid it); the stand-ins are open.
 */
export const officialFonts: Readonly<Record<Face, OfficialFont>> = {
  title: {
    name: '方正小标宋简体',
    alsoKnownAs: ['FZXiaoBiaoSong-B05S', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05', '小标宋'],
    standIn: { name: '思源宋体', family: 'Noto Serif SC', weight: 700 },
  },
  black: {
    name: '黑体',
    alsoKnownAs: ['SimHei', '方正黑体_GBK', 'FZHei-B01'],
    standIn: { name: '思源黑体', family: 'Noto Sans SC', weight: 500 },
  },
  kai: {
    name: '楷体_GB2312',
    alsoKnownAs: ['KaiTi_GB2312', 'KaiTi', '楷体', '方正楷体_GBK'],
    standIn: { name: '思源宋体', family: 'Noto Serif SC', weight: 400 },
  },
  body: {
    name: '仿宋_GB2312',
    alsoKnownAs: ['FangSong_GB2312', 'FangSong', '仿宋', '方正仿宋_GBK', 'FZFangSong-Z02'],
    standIn: { name: '思源宋体', family: 'Noto Serif SC', weight: 400 },
  },
  song: {
    name: '宋体',
    alsoKnownAs: ['SimSun', '方正书宋_GBK', 'FZShuSong-Z01'],
    standIn: { name: '思源宋体', family: 'Noto Serif SC', weight: 400 },
  },
}

export const faces = ['title', 'black', 'kai', 'body', 'song'] as const satisfies readonly Face[]

type OfficialFont = {
  readonly name: string
  readonly alsoKnownAs: readonly string[]
  readonly standIn: { readonly name: string; readonly family: string; readonly weight: 400 | 500 | 700 }
}

/** The sentence a paper carries when this machine lacks fonts of the standard; empty when it has them all. */
export function standInSentence(missing: readonly Face[]): string {
  if (missing.length === 0) return ''
  return `本机没有公文标准字体，${standInPairs(missing)}；正式印发请由 DOCX 打印。`
}

/** The same for the screen, which shows what would be printed here. */
export function standInOnScreen(missing: readonly Face[]): string {
  if (missing.length === 0) return ''
  return `本机没有公文标准字体，屏幕上和 PDF 里${standInPairs(missing)}。DOCX 里写的仍是标准字体，在装有这些字体的电脑上打开就是标准样式。`
}

/** `仿宋_GB2312、宋体以思源宋体代替`. */
function standInPairs(missing: readonly Face[]): string {
  const standIns = [...new Set(missing.map((face) => officialFonts[face].standIn.name))]
  return standIns
    .map((standIn) => {
      const names = missing.filter((face) => officialFonts[face].standIn.name === standIn)
      return `${names.map((face) => officialFonts[face].name).join('、')}以${standIn}代替`
    })
    .join('，')
}

/** What a page asks its machine for: every name under which it may have the font. */
export function localSources(face: Face): string {
  const { name, alsoKnownAs } = officialFonts[face]
  return [name, ...alsoKnownAs].map((each) => `local("${each}")`).join(',')
}
