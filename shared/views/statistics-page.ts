import { dayOf } from '../text/dates'
import { type Chart, type ChartCell, chartsOf } from './charts'
import type { LampDays } from './lamps'
import { areasOf, type StatisticsQuestion, type StatisticsRecords, statisticsOf } from './statistics'
import { aboutStatistics } from './statistics-about'
import { type MainFigure, mainFigures } from './statistics-figures'

/** 统计 as the page shows it: figures and charts of one period, and what else can be asked. Made in main, told once. */
export type StatisticsPage = {
  /** Whose figures these are and of when. */
  readonly about: string
  readonly figures: readonly MainFigure[]
  readonly charts: readonly PageChart[]
  /** Nothing was held, entered, closed or agreed in the period. */
  readonly isEmpty: boolean
  /** What can be chosen: rooms, and 片区 with '' where none was written. */
  readonly rooms: readonly { readonly id: string; readonly name: string }[]
  readonly areas: readonly string[]
  /** The last day before today on which there was anything, or null. */
  readonly lastDay: string | null
}

/** A chart with as much of its table as is read on a page; the workbook has all of it. */
export type PageChart = Chart & { readonly rowsLeft: number }

const mostRows = 200

export function statisticsPage(
  records: StatisticsRecords,
  question: StatisticsQuestion,
  today: string,
  lampDays: LampDays,
): StatisticsPage {
  const { rooms, topics } = records
  const statistics = statisticsOf(records, question, today, lampDays)
  const { meetings, topics: counts, lines } = statistics
  return {
    about: aboutStatistics(question, rooms),
    figures: mainFigures(statistics),
    charts: chartsOf(statistics).map(forPage),
    isEmpty: meetings.held + counts.entered + counts.closed + lines.agreed === 0,
    rooms: rooms.map(({ id, name }) => ({ id, name })),
    areas: areasOf(topics),
    lastDay: lastDay(records, today),
  }
}

function forPage(chart: Chart): PageChart {
  const { rows } = chart.table
  const shown: readonly (readonly ChartCell[])[] = rows.slice(0, mostRows)
  return { ...chart, table: { ...chart.table, rows: shown }, rowsLeft: rows.length - shown.length }
}

function lastDay({ meetings, topics }: StatisticsRecords, today: string): string | null {
  let last: string | null = null
  const see = (day: string) => {
    if (day <= today && (last === null || day > last)) last = day
  }
  for (const { startsAt } of meetings) see(dayOf(startsAt))
  for (const { enteredOn } of topics) see(enteredOn)
  return last
}
