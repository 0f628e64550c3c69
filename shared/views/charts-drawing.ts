import type { Bar, Chart, ChartTone, Drawn, Pair } from './charts'

/**
 * 画出来的图: shapes in one coordinate system, from which the page draws its SVG and the picture is made; nothing of
 * either knows how a chart is laid out. Lengths in pixels at the size of the page.
 */
export type Drawing = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] }

export type Shape =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: Ink
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** The line the characters stand on. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly isBold: boolean
      readonly anchor: 'start' | 'middle' | 'end'
      readonly fill: Ink
    }

/** A tone of the look, or its own inks: text, lesser text, a bar that steps back, and the way a bar could go. */
export type Ink = ChartTone | 'strong' | 'soft' | 'faint' | 'track'

export const drawingWidth = 560
const size = 15
const lineHeight = 30
const barHeight = 16
const gap = 10

export function drawingOf({ drawn }: Chart): Drawing {
  switch (drawn.form) {
    case 'bars':
      return barsDrawing(drawn.bars)
    case 'columns':
      return columnsDrawing(drawn.columns)
    case 'pairs':
      return pairsDrawing(drawn.pairs, drawn.left)
  }
}

function barsDrawing(bars: readonly Bar[]): Drawing {
  const labelWidth = Math.min(150, Math.max(...bars.map(({ label }) => widthOf(label, size)), 60))
  const figureWidth = Math.max(...bars.map(({ figure }) => widthOf(figure, size)), 30)
  const shareWidth = Math.max(...bars.map(({ share }) => widthOf(share, 14)), 0)
  const left = labelWidth + gap
  const room = drawingWidth - left - figureWidth - shareWidth - 2 * gap - 6
  const most = Math.max(...bars.map(({ value }) => value), 1)
  const shapes = bars.flatMap(({ label, tone, value, figure, share }, index): Shape[] => {
    const middle = index * lineHeight + lineHeight / 2
    const length = Math.round((value / most) * room)
    return [
      text(0, middle + 5, fitted(label, size, labelWidth), { fill: 'strong' }),
      box(left, middle - barHeight / 2, room, barHeight, 'track'),
      ...(value > 0 ? [box(left, middle - barHeight / 2, Math.max(length, 3), barHeight, tone)] : []),
      ...figureAt(left + room + gap + figureWidth, middle, figure, share),
    ]
  })
  return { width: drawingWidth, height: bars.length * lineHeight, shapes }
}

/** The figure stands in one column at the right, so that figures are read under one another. */
function figureAt(end: number, middle: number, figure: string, share: string): readonly Shape[] {
  return [
    text(end, middle + 5, figure, { isBold: true, anchor: 'end', fill: 'strong' }),
    ...(share ? [text(drawingWidth, middle + 5, share, { size: 14, anchor: 'end', fill: 'soft' })] : []),
  ]
}

const columnsHeight = 150

function columnsDrawing(columns: Extract<Drawn, { form: 'columns' }>['columns']): Drawing {
  const step = drawingWidth / Math.max(columns.length, 1)
  const width = Math.min(34, step * 0.66)
  const most = Math.max(...columns.map(({ value }) => value), 1)
  const hasYears = columns.some(({ year }) => year !== '')
  const base = columnsHeight + 24
  const shapes = columns.flatMap(({ label, tone, value, figure, year }, index): Shape[] => {
    const middle = index * step + step / 2
    const height = Math.max(Math.round((value / most) * columnsHeight), value > 0 ? 3 : 0)
    return [
      ...(value > 0 ? [box(middle - width / 2, base - height, width, height, tone)] : []),
      text(middle, base - height - 7, figure, {
        isBold: value > 0,
        anchor: 'middle',
        fill: value > 0 ? 'strong' : 'soft',
      }),
      text(middle, base + 20, label, { size: 14, anchor: 'middle', fill: 'soft' }),
      ...(year ? [text(middle, base + 39, year, { size: 13, anchor: 'middle', fill: 'soft' })] : []),
    ]
  })
  const line = box(0, base, drawingWidth, 1, 'soft')
  return { width: drawingWidth, height: base + (hasYears ? 46 : 28), shapes: [...shapes, line] }
}

const pairHeight = 82

/** The bar before is lighter than the one after, in grey too, and each says which it is. */
function pairsDrawing(pairs: readonly Pair[], left: number): Drawing {
  const wordWidth = widthOf('办理后', 14) + gap
  const figureWidth = Math.max(
    ...pairs.flatMap((pair) => [pair.before, pair.after]).map(({ figure }) => widthOf(figure, size)),
    60,
  )
  const room = drawingWidth - wordWidth - figureWidth - gap
  const shapes = pairs.flatMap(({ label, before, after }, index): Shape[] => {
    const top = index * pairHeight
    const row = (word: string, value: number, figure: string, y: number, fill: Ink): Shape[] => [
      text(0, y + 13, word, { size: 14, fill: 'soft' }),
      box(wordWidth, y, room, barHeight, 'track'),
      ...(value > 0 ? [box(wordWidth, y, Math.max(3, Math.round((value / 10_000) * room)), barHeight, fill)] : []),
      text(drawingWidth, y + 13, figure, { isBold: word === '办理后', anchor: 'end', fill: 'strong' }),
    ]
    return [
      text(0, top + 17, fitted(label, size, drawingWidth), { isBold: true, fill: 'strong' }),
      ...row('协商前', before.value, before.figure, top + 26, 'faint'),
      ...row('办理后', after.value, after.figure, top + 50, 'jade'),
    ]
  })
  const rest =
    left > 0 ? [text(0, pairs.length * pairHeight + 14, `还有 ${left} 道题，见表格`, { size: 14, fill: 'soft' })] : []
  return {
    width: drawingWidth,
    height: pairs.length * pairHeight - 6 + (left > 0 ? 28 : 0),
    shapes: [...shapes, ...rest],
  }
}

function box(x: number, y: number, width: number, height: number, fill: Ink): Shape {
  return { kind: 'box', x, y, width, height, fill }
}

type Said = {
  readonly size?: number
  readonly isBold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill: Ink
}

function text(
  x: number,
  y: number,
  words: string,
  { size: given = size, isBold = false, anchor = 'start', fill }: Said,
): Shape {
  return { kind: 'text', x, y, text: words, size: given, isBold, anchor, fill }
}

/** About how wide words are: a Chinese character is as wide as high, a figure a little more than half. */
export function widthOf(words: string, fontSize: number): number {
  return Math.ceil([...words].reduce((sum, sign) => sum + (/[\u{20}-\u{7E}]/u.test(sign) ? 0.6 : 1), 0) * fontSize)
}

/** What does not fit ends with ……; the table has the whole. */
function fitted(words: string, fontSize: number, width: number): string {
  if (widthOf(words, fontSize) <= width) return words
  const signs = [...words]
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, fontSize) > width) signs.pop()
  return `${signs.join('')}…`
}
