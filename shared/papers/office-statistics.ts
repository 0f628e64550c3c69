import type { Chart, ChartCell } from '../views/charts'
import type { Figure } from '../views/statistics-figures'
import { type Cell, type Column, count, empty, rate, type Sheet, text, type Workbook } from './workbook'

/** What every sheet says of itself: 青禾镇协商议事室　2026年第四季度, and where the figures come from. */
export type StatisticsHead = { readonly about: string; readonly provenance: string }

/** 统计表: the figures of a period on the first sheet, then one sheet a chart; figures are numbers that can be summed. */
export function statisticsWorkbook(
  figures: readonly Figure[],
  charts: readonly Chart[],
  head: StatisticsHead,
): Workbook {
  return { sheets: [figuresSheet(figures, head), ...charts.map((chart) => chartSheet(chart, head))] }
}

/** One chart alone. */
export function chartWorkbook(chart: Chart, head: StatisticsHead): Workbook {
  return { sheets: [chartSheet(chart, head)] }
}

function figuresSheet(figures: readonly Figure[], { about, provenance }: StatisticsHead): Sheet {
  return {
    name: '总表',
    title: '协商工作统计',
    lines: [about],
    columns: [
      { header: '项目', width: 40, align: 'left' },
      { header: '数字', width: 14, align: 'centred' },
      { header: '单位', width: 8, align: 'centred' },
    ],
    rows: figures.map(({ name, value, unit }) => [
      text(name),
      value === null ? empty : typeof value === 'number' ? count(value) : rate(value.rate),
      text(unit),
    ]),
    footer: ['百分比四舍五入到两位小数。', provenance],
    orientation: 'portrait',
  }
}

function chartSheet(chart: Chart, { about, provenance }: StatisticsHead): Sheet {
  return {
    name: chart.title,
    title: chart.title,
    lines: [about, chart.note],
    columns: chart.table.columns.map(
      (header, index): Column => ({ header, width: index === 0 ? 34 : 14, align: index === 0 ? 'left' : 'centred' }),
    ),
    rows: chart.table.rows.map((row) => row.map(cellOf)),
    footer: [provenance],
    orientation: chart.table.columns.length > 5 ? 'landscape' : 'portrait',
  }
}

function cellOf(value: ChartCell): Cell {
  if (typeof value === 'string') return text(value)
  return typeof value === 'number' ? count(value) : rate(value.rate)
}
