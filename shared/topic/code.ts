/**
 * 编号: the next free one of a year, `2026-003`, counted on from the highest that stands in the list (T16). Codes of
 * another form, an office's own, are left alone.
 */
export function nextCode(codes: readonly string[], year: string): string {
  const taken = codes.map((code) => numberOf(code, year))
  return `${year}-${String(Math.max(0, ...taken) + 1).padStart(3, '0')}`
}

/** Its number in that year; 0 for a code of another form. Six figures at most: what is longer is no running number. */
function numberOf(code: string, year: string): number {
  const [, ofYear, number] = /^(\d{4})-(\d{1,6})$/.exec(code) ?? []
  return ofYear === year ? Number(number) : 0
}
