/**
 * 公文版式: the measures of GB/T 9704-2012, in one place for every writer. Lengths in millimetres where the standard
 * gives millimetres, in points where it gives type sizes.
 */
export const page = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const

/** 版心: 156 mm × 225 mm. */
export const typeArea = {
  width: page.width - page.left - page.right,
  height: page.height - page.top - page.bottom,
} as const

/**
 * 225 mm / 22 is 28.99 pt; 28.95 pt is the nearest step of a twentieth of a point with which 22 lines still fit after
 * every program's rounding. The 28 pt that many offices type is habit and gives 22.8 lines.
 */
export const linePitch = 28.95

/** 字号 in points: 2号, 3号, 4号, 小4号, 5号. */
export const size = { title: 22, body: 16, footer: 14, table: 12, note: 10.5 } as const

/**
 * 28 characters of 16 pt are 448 pt, the type area is 442.2 pt wide: each character gives up 0.25 pt. With 0.2 pt only 27
 * fit after rounding.
 */
export const bodySpacing = -0.25

/** One body character as it is set, in points: the unit of every indent. */
export const character = size.body + bodySpacing

/** 红色标志: as large as fits in one line, between these sizes. */
export const markSize = { largest: 38, smallest: 22 } as const

/** 纪要标志's upper edge stands 35 mm below the upper edge of the type area. */
export const markOffset = 35

/** 会标 above the title: so high, in millimetres, in a place of two lines, so that the text below keeps its grid. Ours. */
export const emblemHeight = 17

/** The dash of the page number stands 7 mm below the lower edge of the type area. */
export const pageNumberDrop = 7

/** A row of a form is high enough for a signature and for a 正, in millimetres. Ours. */
export const rowToWriteIn = 10

/** 表单: a label's share of the type area; four characters of 12 pt fit with their margins. Ours. */
export const formLabel = 0.15

/** 红色标志 in points for a text of so many characters. */
export function fittingMarkSize(characters: number): number {
  const widest = (typeArea.width / 25.4) * 72
  return Math.max(markSize.smallest, Math.min(markSize.largest, Math.floor(widest / Math.max(characters, 1))))
}
