/** 正字: a count as it is chalked on the board while papers are read out, five strokes to a character. */
export function tallyStrokes(count: number): string {
  const [whole, rest] = [Math.floor(count / 5), count % 5]
  const full = whole > mostDrawn ? `正×${whole}` : '正'.repeat(whole)
  return full + (['', '一', '丅', '下', '止'][rest] ?? '')
}

/** More than these are counted instead of drawn. */
const mostDrawn = 8
