import { type Figure, judge, type Point, type Unit } from './figure'
import type { Machine } from './machine'
import { growthOf } from './statistics'

export type Report = {
  readonly machine: Machine
  /** How much slower than at its best; and the system's load before the first part and after the last. */
  readonly noise: {
    readonly median: number
    readonly p95: number
    readonly loadBefore: number
    readonly loadAfter: number
  }
  /** How long each part took. */
  readonly seconds: Readonly<Record<string, number>>
  readonly isQuick: boolean
  readonly minutes: number
  readonly figures: readonly Figure[]
  readonly points: readonly Point[]
  /** Parts and figures that could not be measured, each with why. */
  readonly notMeasured: readonly string[]
}

/** 表: what the README shows: one line a figure, then the machine and the notes. */
export function tableOf(report: Report): string {
  const head = ['Figure', 'Median', 'p95', 'Floor (median)', 'Ratio', 'Goal', '', 'Runs ±']
  const notes: string[] = []
  const rows = report.figures.map((figure) => {
    const { spread, floor, ratio, isMet } = judge(figure)
    const mark = figure.note === '' ? '' : ` [${notes.push(figure.note)}]`
    return [
      figure.title + mark,
      say(spread.median, figure.unit),
      spread.count > 1 ? say(spread.p95, figure.unit) : '',
      floor && figure.floor ? `${say(floor.median, figure.unit)} ${figure.floor.title}` : '',
      ratio === null ? '' : `${ratio.toFixed(2)} ×`,
      figure.goal?.words ?? '',
      isMet === null ? '' : isMet ? 'met' : 'NOT met',
      spread.count > 1 ? `${spread.count} ±${percent(spread.noise)}` : '1',
    ]
  })
  const { machine, noise } = report
  return [
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
    ...notes.map((note, index) => `[${index + 1}] ${note}  `),
    '',
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.system}; Node ${machine.node}, Electron ${machine.electron} (Chromium ${machine.chromium}); ${report.minutes.toFixed(1)} minutes${report.isQuick ? ', quick run with a tenth of the data' : ''}.`,
    `The machine was ${percent(noise.median)} slower than at its best (p95 ${percent(noise.p95)}), its load ${noise.loadBefore} before and ${noise.loadAfter} after; beyond 10 % read the ratios and not the figures.`,
    ...report.notMeasured.map((why) => `Not measured: ${why}`),
    '',
  ].join('\n')
}

/** The whole run for machines: every sample, every judgement. */
export function jsonOf(report: Report): string {
  const figures = report.figures.map((figure) => {
    const { samples, floor, goal, ...words } = figure
    const judged = judge(figure)
    return {
      ...words,
      goal: goal?.words ?? null,
      isMet: judged.isMet,
      most: judged.most,
      ratio: judged.ratio,
      spread: judged.spread,
      floor: floor && { title: floor.title, spread: judged.floor },
      samples: samples.map(short),
    }
  })
  const growth = Object.fromEntries(
    curvesOf(report.points).map(([curve, points]) => [curve, { exponent: growthOf(points), points }]),
  )
  const { machine, noise, seconds, isQuick, minutes, notMeasured } = report
  return `${JSON.stringify({ machine, noise, seconds, isQuick, minutes, figures, growth, notMeasured }, null, 2)}\n`
}

export function curvesOf(points: readonly Point[]): readonly (readonly [string, readonly Point[]])[] {
  const names = [...new Set(points.map(({ curve }) => curve))]
  return names.map((name) => [name, points.filter(({ curve }) => curve === name).sort((a, b) => a.size - b.size)])
}

/** 0.42 ms · 12.3 ms · 1.35 s */
export function say(value: number, unit: Unit): string {
  if (unit === 'ms' && value >= 1000) return `${(value / 1000).toFixed(value >= 10_000 ? 1 : 2)} s`
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function short(value: number): number {
  return Math.round(value * 1000) / 1000
}
