import { AlignmentType, type IParagraphOptions, type IParagraphStyleOptions, LineRuleType, Paragraph } from 'docx'
import type { Face } from '#shared/papers/document'
import { bodySpacing, character, linePitch, size } from '#shared/papers/layout'
import { points, twips } from './docx-measures'
import { fontOf } from './docx-words'

/**
 * 样式: every kind of paragraph is a named style, so that an office which wants another look changes one style and not
 * forty paragraphs.
 */
export type StyleId =
  | 'title'
  | 'subtitle'
  | 'body'
  | 'flush'
  | 'closing'
  | 'signature'
  | 'note'
  | 'provenance'
  | 'cell'
  | 'head-cell'
  | 'imprint'
  | `heading${1 | 2 | 3 | 4}`

export const paragraphStyles: IParagraphStyleOptions[] = [
  style('title', '公文标题', 'title', {
    size: size.title,
    alignment: AlignmentType.CENTER,
    // Two lines of the grid would part a title of two lines; one would let them touch.
    pitch: 34,
    keepNext: true,
    outlineLevel: 0,
  }),
  style('subtitle', '副标题', 'kai', { alignment: AlignmentType.CENTER, keepNext: true }),
  style('body', '公文正文', 'body', { alignment: AlignmentType.BOTH, firstLine: 2 }),
  style('flush', '公文顶格', 'body', {}),
  style('heading1', '公文一级标题', 'black', { firstLine: 2, keepNext: true, outlineLevel: 0 }),
  style('heading2', '公文二级标题', 'kai', { firstLine: 2, keepNext: true, outlineLevel: 1 }),
  style('heading3', '公文三级标题', 'body', { firstLine: 2, keepNext: true, outlineLevel: 2 }),
  style('heading4', '公文四级标题', 'body', { firstLine: 2, keepNext: true, outlineLevel: 3 }),
  style('closing', '公文落款', 'body', { alignment: AlignmentType.RIGHT, right: 4 }),
  style('signature', '签名行', 'body', { firstLine: 2 }),
  style('note', '小字', 'song', { size: size.note, pitch: 15, before: 3 }),
  style('provenance', '附注', 'song', { size: size.note, pitch: 15, before: 15 }),
  style('cell', '表格文字', 'body', { size: size.table, pitch: 18 }),
  style('head-cell', '表头文字', 'black', {
    size: size.table,
    pitch: 18,
    alignment: AlignmentType.CENTER,
    keepNext: true,
  }),
  style('imprint', '版记', 'body', { size: size.footer, pitch: 22 }),
]

/**
 * A paragraph in one of our styles. Widow control is off: a lonely line at the foot of a page is better than a page of 21
 * lines, the grid goes before. (The library lets a style not say so, each paragraph has to.)
 */
export function inStyle(style: StyleId, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ widowControl: false, ...options, style })
}

type Look = {
  readonly size?: number
  readonly pitch?: number
  readonly before?: number
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]
  /** Characters before the first line, and before the right edge. */
  readonly firstLine?: number
  readonly right?: number
  readonly keepNext?: boolean
  readonly outlineLevel?: number
}

function style(id: StyleId, name: string, face: Face, look: Look): IParagraphStyleOptions {
  const typeSize = look.size ?? size.body
  return {
    id,
    name,
    quickFormat: true,
    run: {
      font: fontOf(face),
      size: points(typeSize),
      ...(typeSize === size.body ? { characterSpacing: twips(bodySpacing) } : {}),
    },
    paragraph: {
      spacing: {
        line: twips(look.pitch ?? linePitch),
        lineRule: LineRuleType.EXACT,
        before: twips(look.before ?? 0),
        after: 0,
      },
      ...(look.alignment ? { alignment: look.alignment } : {}),
      ...(look.firstLine
        ? { indent: { firstLine: twips(look.firstLine * character), firstLineChars: look.firstLine * 100 } }
        : {}),
      ...(look.right ? { indent: { right: twips(look.right * character) } } : {}),
      ...(look.keepNext ? { keepNext: true } : {}),
      ...(look.outlineLevel === undefined ? {} : { outlineLevel: look.outlineLevel }),
    },
  }
}
