/*
 * Cleaning without judging. What is removed can be seen by nobody and would still be counted, compared, searched,
 * printed and projected: half characters, control marks, marks that turn the direction of writing, blanks without width.
 * Cleaning twice changes nothing more.
 */

/** One line: every blank and line end becomes a single plain blank; none at the ends. */
export function cleanLine(typed: string): string {
  return visible(typed).replace(/\s+/gu, ' ').trim()
}

/** Several lines: one kind of line end, no blanks around a line, at most one empty line between paragraphs. */
export function cleanParagraph(typed: string): string {
  return visible(typed)
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A person's name: no blanks between Chinese characters, one kind of dot between the parts of a longer name. */
export function cleanName(typed: string): string {
  return cleanLine(typed)
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{L}) ?[·•‧∙⋅・･．] ?(?=\p{L})/gu, '·')
}

/** Characters as the clerk counts them: 𬎆 is one. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** The first `max` characters, never half of one. */
export function firstCharacters(text: string, max: number): string {
  return [...text].slice(0, max).join('')
}

function visible(typed: string): string {
  return typed
    .replace(lineEnds, '\n')
    .replace(neverKept, '')
    .replace(loneSelectors, '')
    .replace(loneJoiners, '')
    .normalize('NFC')
    .replace(heapedMarks, '$1')
}

const lineEnds = /\r\n|[\r\v\f\u{85}\u{2028}\u{2029}]/gu

/**
 * Half characters, control characters but tab and line end, bidirectional marks, noncharacters, characters without
 * shape (soft hyphen, zero-width blanks, fillers, tags, variation selectors). The two that make emoji are judged below.
 */
const neverKept =
  /\p{Surrogate}|[^\P{Cc}\n\t]|\p{Bidi_Control}|\p{Noncharacter_Code_Point}|(?!\u{200D}|\u{FE0F})\p{Default_Ignorable_Code_Point}|[\u{2800}\u{FFF9}-\u{FFFB}]/gu

/** The emoji selector and the joiner stay where they make an emoji, as in a family of three, and nowhere else. */
const loneSelectors = /(?<!\p{Emoji})\u{FE0F}/gu
const loneJoiners =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F})\u{200D}|\u{200D}(?!\p{Extended_Pictographic})/gu

/** Marks heaped on one letter would climb over the lines above; no script needs more than four. */
const heapedMarks = /(\p{M}{4})\p{M}+/gu
