import type { Point } from './figure'
import { curvesOf, say } from './report'
import { growthOf } from './statistics'

/**
 * 增长曲线: one small drawing a curve, side by side: the figure over 1, 10 and 100 times the data, from nought, each
 * point with its value. A flat line is what we want; the dashed one is what growing with the data would be.
 */
export function drawCurves(points: readonly Point[]): string {
  const curves = curvesOf(points)
  const rows = Math.ceil(curves.length / columns)
  const width = columns * cell.width
  const height = rows * cell.height
  const drawn = curves.map(([name, each], index) => {
    const x = (index % columns) * cell.width
    const y = Math.floor(index / columns) * cell.height
    return `<g transform="translate(${x} ${y})">${drawCurve(name, each)}</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fffdf8"/>`,
    ...drawn,
    '</svg>\n',
  ].join('\n')
}

const columns = 3
const cell = { width: 320, height: 210 }
const plot = { left: 24, right: 296, top: 52, bottom: 160 }

function drawCurve(name: string, points: readonly Point[]): string {
  const highest = Math.max(...points.map(({ value }) => value)) * 1.15 || 1
  const xOf = (size: number) => plot.left + 20 + (Math.log10(size) / 2) * (plot.right - plot.left - 60)
  const yOf = (value: number) => plot.bottom - (Math.min(value, highest) / highest) * (plot.bottom - plot.top)
  const line = points.map(({ size, value }) => `${round(xOf(size))},${round(yOf(value))}`).join(' ')
  const first = points[0]
  const steps = [1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100]
  const withData = first
    ? steps
        .map((size) => ({ size, value: (first.value * size) / first.size }))
        .filter(({ size, value }) => size >= first.size && value <= highest)
        .map(({ size, value }) => `${round(xOf(size))},${round(yOf(value))}`)
        .join(' ')
    : ''
  const growth = growthOf(points)
  return [
    `<text x="${plot.left}" y="22" font-weight="600" fill="#1e1b16">${inSvg(name)}</text>`,
    growth === null
      ? ''
      : `<text x="${plot.left}" y="38" fill="#6b6558">grows with the data to the power ${growth.toFixed(2)}</text>`,
    `<line x1="${plot.left}" y1="${plot.bottom}" x2="${plot.right}" y2="${plot.bottom}" stroke="#b9b2a3"/>`,
    `<polyline points="${withData}" fill="none" stroke="#b9b2a3" stroke-dasharray="3 4"/>`,
    `<polyline points="${line}" fill="none" stroke="#a5281b" stroke-width="2"/>`,
    ...points.map(({ size, value, unit, words }) =>
      [
        `<circle cx="${round(xOf(size))}" cy="${round(yOf(value))}" r="3.5" fill="#a5281b"/>`,
        `<text x="${round(xOf(size))}" y="${round(yOf(value)) - 8}" text-anchor="middle" fill="#1e1b16">${say(value, unit)}</text>`,
        `<text x="${round(xOf(size))}" y="${plot.bottom + 16}" text-anchor="middle" fill="#6b6558">${size} ×</text>`,
        `<text x="${round(xOf(size))}" y="${plot.bottom + 31}" text-anchor="middle" font-size="10" fill="#6b6558">${inSvg(words)}</text>`,
      ].join(''),
    ),
  ].join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function inSvg(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
