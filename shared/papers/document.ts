import { inCharacters } from '../text/dates'

/**
 * 文书（版面文档）: a paper as the reader sees it, before it becomes a file. Plain data: no fonts, no millimetres, no
 * file format. The writers in `electron/export` know how GB/T 9704-2012 sets each of these pieces.
 */
export type PaperDocument = {
  /** 会议纪要's red mark, or null for an inner paper that begins with its title. */
  readonly mark: Mark | null
  readonly title: string
  /** One centred line under the title: the date, the round, 议题. Empty for none. */
  readonly subtitle: string
  readonly blocks: readonly Block[]
  /** 版记, at the foot of the last page; null for papers that stay in the house. */
  readonly imprint: Imprint | null
  /** 附注 in small type at the very end: where the paper comes from and how it can be checked. */
  readonly provenance: string
  /** 会标: a picture's data address, centred above everything else; only where the room has one of its own (D6). */
  readonly emblem?: string
  /** 横排: for wide tables; upright when it is not said. */
  readonly orientation?: 'landscape'
}

/** 红头（纪要标志）: the issuer's mark in red, the number and the date under it, and the red rule. */
export type Mark = {
  readonly text: string
  /** 文号 or 期号, `〔2026〕3号`; empty when the office has given none. */
  readonly number: string
  readonly office: string
  readonly date: string
}

export type Block =
  | Heading
  | Paragraph
  | Entry
  | Table
  | Form
  | Signatures
  | Closing
  /** 小字: a line of small type, for arithmetic and remarks. */
  | { readonly kind: 'note'; readonly text: string }
  /** A further title, for a paper of several sheets. */
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'newPage' }

/** 结构层次: 一、 （一） 1. （1）, in 黑体, 楷体, 仿宋, 仿宋. `number` is written by `outlineNumber`. */
export type Heading = {
  readonly kind: 'heading'
  readonly level: OutlineLevel
  readonly number: string
  readonly text: string
}
export type OutlineLevel = 1 | 2 | 3 | 4

/** 正文: `indent` counts characters before the first line; 2 is the rule, 0 is for 主送 and centred lines. */
export type Paragraph = {
  readonly kind: 'paragraph'
  readonly words: Words
  readonly align: 'justified' | 'centred' | 'right'
  readonly indent: 0 | 2
}

/** 出席：…… The label in 黑体; what wraps stands under the first character after the colon. */
export type Entry = { readonly kind: 'entry'; readonly label: string; readonly words: Words }

/** 表格: `width` is a share of the type area's width, all shares together are the whole. */
export type Table = {
  readonly kind: 'table'
  readonly columns: readonly { readonly header: string; readonly width: number; readonly align: 'left' | 'centred' }[]
  readonly rows: readonly (readonly string[])[]
  /** Rows high enough to write into by hand: 10 mm. */
  readonly toWriteIn?: true
}

/**
 * 表单: ruled cells without a head, each label in 黑体 beside what was filled in. The fields of a row share its width
 * evenly; `height` in millimetres keeps room to write by hand.
 */
export type Form = { readonly kind: 'form'; readonly rows: readonly FormRow[] }
export type FormRow = {
  readonly fields: readonly { readonly label: string; readonly text: string }[]
  readonly height?: number
}

/** 签名: labels with a line to sign on, one below the other or side by side. */
export type Signatures = {
  readonly kind: 'signatures'
  readonly labels: readonly string[]
  readonly sideBySide: boolean
}

/** 落款: the issuing office and the date, to the right, four characters from the edge. */
export type Closing = { readonly kind: 'closing'; readonly office: string; readonly date: string }

/** 版记: 抄送, and who printed it when. */
export type Imprint = { readonly copies: string; readonly office: string; readonly date: string }

/** Text in the block's own face, or pieces of which some are set differently. */
export type Words = string | readonly Piece[]
export type Piece = { readonly text: string; readonly face?: Face; readonly struck?: true }

/** 字体 by their role: 小标宋, 黑体, 楷体, 仿宋, 宋体. */
export type Face = 'title' | 'black' | 'kai' | 'body' | 'song'

export function heading(level: OutlineLevel, n: number, text: string): Heading {
  return { kind: 'heading', level, number: outlineNumber(level, n), text }
}

/** 一、二、三、 each with its blocks; a section with nothing in it is left out and takes no number. */
export function sections(all: readonly (readonly [title: string, blocks: readonly Block[]])[]): readonly Block[] {
  return all
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], index) => [heading(1, index + 1, title), ...blocks])
}

/** One paragraph per line of the text, indented by two characters; empty lines vanish. */
export function paragraphs(text: string): readonly Paragraph[] {
  return text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line.trim()))
}

/** `1.` in front of the first line, what is said about it after the last. */
export function numbered(n: number, text: string, after = ''): readonly Paragraph[] {
  return paragraphs(`${n}.${text.trim()}${after}`)
}

/** One row of a form: its fields side by side, as `[label, text]`. */
export function formRow(fields: readonly (readonly [label: string, text: string])[], height?: number): FormRow {
  const named = fields.map(([label, text]) => ({ label, text }))
  return height === undefined ? { fields: named } : { fields: named, height }
}

export function paragraph(words: Words): Paragraph {
  return { kind: 'paragraph', words, align: 'justified', indent: 2 }
}

export function entry(label: string, words: Words): Entry {
  return { kind: 'entry', label, words }
}

export const blank: Block = { kind: 'blank' }
export const newPage: Block = { kind: 'newPage' }

/** The text of `words` without its faces. */
export function wordsText(words: Words): string {
  return typeof words === 'string' ? words : words.map((piece) => piece.text).join('')
}

/** 一、 （一） 1. （1）: the four levels of GB/T 9704-2012, 7.3.3. `n` counts from 1. */
export function outlineNumber(level: OutlineLevel, n: number): string {
  switch (level) {
    case 1:
      return `${inCharacters(n)}、`
    case 2:
      return `（${inCharacters(n)}）`
    case 3:
      return `${n}.`
    case 4:
      return `（${n}）`
  }
}
