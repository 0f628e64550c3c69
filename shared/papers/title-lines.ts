/**
 * 标题回行: a title too long for one line is broken between words, into lines of about the same length, and never so that
 * one word is left alone on the last (GB/T 9704-2012, 7.3.1: 回行时要做到词意完整，排列对称，长短适宜).
 */
export function titleLines(title: string, perLine = titleCharacters): readonly string[] {
  const fewest = Math.ceil(widthOf(title) / perLine)
  if (fewest <= 1) return [title]
  const words = wordsOf(title)
  // Breaking between words costs room: what nearly fills the fewest lines may need one more.
  for (const count of [fewest, fewest + 1]) {
    const lines = linesOf(words, count, perLine)
    if (lines.every((line) => widthOf(line) <= perLine)) return lines
  }
  return linesOf(words, fewest, perLine)
}

/** So many lines of about the same length; the last takes what is left. */
function linesOf(words: readonly string[], count: number, perLine: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let left = widthOf(words.join(''))
  for (const word of words) {
    const wanted = left / (count - lines.length)
    const grown = line + word
    const isNearer = Math.abs(widthOf(grown) - wanted) <= Math.abs(widthOf(line) - wanted)
    const mayBreak = lines.length < count - 1 && line !== '' && !/^[，、。；：！？）》”’]/.test(word)
    if (mayBreak && (!isNearer || widthOf(grown) > perLine)) {
      lines.push(line)
      left -= widthOf(line)
      line = word
    } else line = grown
  }
  return [...lines, line].map((each) => each.trim())
}

/**
 * The dictionary does not know every word and leaves its characters single (五号|楼, 选|址): such a character stays with
 * what stands before it, unless one of the two is a word of grammar.
 */
function wordsOf(title: string): readonly string[] {
  const words: string[] = []
  for (const { segment } of new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(title)) {
    const before = words.at(-1)
    const clings = /^\p{Script=Han}$/u.test(segment) && !grammar.has(segment)
    if (before && clings && /\p{Script=Han}$/u.test(before) && !grammar.has(before) && [...before].length < 4)
      words[words.length - 1] = before + segment
    else words.push(segment)
  }
  return words
}

const grammar: ReadonlySet<string> = new Set([...'的与和及等在对为是之于或向就'])

/** 2号 type: 442.2 pt of type area hold twenty characters. */
const titleCharacters = 20

/** Characters of half width count half. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u{20}-\u{7E}]/u.test(character) ? 0.5 : 1), 0)
}
