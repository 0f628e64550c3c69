import { paperLine } from '../papers/paper-text'
import type { Chart } from './charts'
import { type Drawing, drawingOf, type Ink, type Shape } from './charts-drawing'

/** The colours of a picture by their names in the drawing; the page reads them from the look. */
export type Palette = Readonly<Record<Ink, string>>

const margin = 28
const titleHeight = 62
const sourceHeight = 46

/**
 * 图片: a chart on white ground with its title, what is counted, and whose figures they are and of when; as SVG, drawn
 * from the shapes that stand on the page.
 */
export function pictureOf(
  chart: Chart,
  about: string,
  palette: Palette,
  font: string,
): Drawing & { readonly svg: string } {
  const drawing = drawingOf(chart)
  const width = drawing.width + 2 * margin
  const height = drawing.height + titleHeight + sourceHeight + 2 * margin
  const bottom = height - margin
  const words = (x: number, y: number, text: string, size: number, isBold: boolean, fill: Ink): Shape => ({
    ...{ kind: 'text', x, y, text, size, isBold, anchor: 'start', fill },
  })
  const around = [
    words(margin, margin + 18, chart.title, 20, true, 'strong'),
    words(margin, margin + 42, chart.note, 13, false, 'soft'),
    words(margin, bottom - 4, about, 13, false, 'soft'),
  ]
  const inside = drawing.shapes.map((shape) => shapeText(shape, palette)).join('')
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...around.map((shape) => shapeText(shape, palette)),
    `<g transform="translate(${margin} ${margin + titleHeight})">${inside}</g>`,
    '</svg>',
  ].join('')
  return { width, height, shapes: drawing.shapes, svg }
}

function shapeText(shape: Shape, palette: Palette): string {
  const { x, y } = shape
  const fill = palette[shape.fill]
  if (shape.kind === 'box')
    return `<rect x="${x}" y="${y}" width="${shape.width}" height="${shape.height}" fill="${escaped(fill)}"/>`
  const { size, isBold, anchor } = shape
  const look = `font-size="${size}" font-weight="${isBold ? 700 : 400}" text-anchor="${anchor}"`
  return `<text x="${x}" y="${y}" ${look} fill="${escaped(fill)}">${escaped(shape.text)}</text>`
}

/** What people typed stays words: a title can hold anything. */
function escaped(text: string): string {
  return paperLine(text).replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')
}
