/**
 * 标题回行: a title too long for one line is broken between words, into lines of about the same length, and never so that
 * one word is left alone on the last (GB/T 9704-2012, 7.3.1: 回行时要做到词意完整，排列对称，长短适宜).
 */
export function titleLines(title: string, perLine = titleCharacters): readonly string[] {
  const length = widthOf(title)
  const count = Math.ceil(length / perLine)
  if (count <= 1) return [title]
  const words = [...new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(title)].map(({ segment }) => segment)
  const lines: string[] = []
  let line = ''
  let left = length
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

/** 2号 type: 442.2 pt of type area hold twenty characters. */
const titleCharacters = 20

/** Characters of half width count half. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[\u{20}-\u{7E}]/u.test(character) ? 0.5 : 1), 0)
}
