import type { LedgerRules } from '../room/ledger-rules'
import { addDays, dayOf } from '../text/dates'
import { firstDayOf, isInQuarter, lastDayOf, type Quarter, quarterAfter } from '../text/quarters'
import type { Line } from '../topic/lines'
import type { ReplyResult } from '../topic/replies'
import { plannedReview } from '../topic/reviews'
import { type Lamp, type LampReading, lampOf, type lamps } from './lamps'
import { lineThen } from './line-then'
import type { MeetingFigures } from './meeting-figures'
import type { TopicRow } from './topic-row'

/** 季度数字 (P13): the ledger at the end of a quarter and what was done in it, from days alone (J6). */
export type QuarterFigures = {
  readonly quarter: Quarter
  /** The last day that is counted: the quarter's last, or today while it runs. */
  readonly asOf: string
  readonly topicsEntered: number
  readonly meetings: number
  /** 参与人次: members who came. */
  readonly came: number
  /** Agreed, reported, answered, finished in the quarter. */
  readonly agreed: number
  readonly reported: number
  readonly answered: number
  readonly finished: number
  readonly results: Readonly<Record<ReplyResult, number>>
  readonly reviewsHeld: number
  readonly reviewsKept: number
  /** Of all lines ever agreed, by the lamp of `asOf`. */
  readonly lamps: Readonly<Record<Lamp, number>>
  readonly red: readonly LampLine[]
  readonly yellow: readonly LampLine[]
  readonly units: readonly UnitFigures[]
  /** 下季度要做的回头看. */
  readonly reviewsComing: number
}

/** 亮灯的一条, with what decides its lamp. */
export type LampLine = {
  readonly row: TopicRow
  readonly line: Line
  readonly reading: LampReading
}

export type UnitFigures = {
  readonly unit: string
  readonly followed: number
  readonly red: number
  readonly yellow: number
  readonly green: number
  readonly finished: number
}

export function quarterFigures(
  quarter: Quarter,
  known: {
    readonly rows: readonly TopicRow[]
    readonly figures: readonly MeetingFigures[]
    readonly rules: LedgerRules
    readonly today: string
  },
): QuarterFigures {
  const last = lastDayOf(quarter)
  const asOf = known.today < last ? known.today : last
  const before = addDays(firstDayOf(quarter), -1)
  const inIt = (day: string | null | undefined) => isInQuarter(day ?? null, quarter) && (day ?? '') <= asOf
  const rows = known.rows.filter((row) => row.reception !== 'merged')
  const read = readLines(rows, asOf, known.rules)
  const finishedBefore = new Set(
    readLines(rows, before, known.rules)
      .filter(({ reading }) => reading.lamp === 'finished')
      .map(({ row, line }) => `${row.stream} ${line.id}`),
  )
  const replies = read.flatMap(({ line }) => line.replies.filter((each) => inIt(each.on)))
  const held = read.flatMap(({ line }) =>
    line.reviews.flatMap(({ held: look }) => (look && inIt(look.on) ? [look] : [])),
  )
  const meetings = known.figures.filter((each) => inIt(dayOf(each.startsAt)))
  const has = (lamp: Lamp) => read.filter(({ reading }) => reading.lamp === lamp)
  return {
    quarter,
    asOf,
    topicsEntered: known.rows.filter((row) => inIt(row.enteredOn)).length,
    meetings: meetings.length,
    came: meetings.reduce((sum, each) => sum + each.sides.reduce((all, side) => all + side.came, 0), 0),
    agreed: read.filter(({ line }) => inIt(line.agreedOn)).length,
    reported: read.filter(({ line }) => inIt(line.report?.on)).length,
    answered: replies.length,
    finished: has('finished').filter(({ row, line }) => !finishedBefore.has(`${row.stream} ${line.id}`)).length,
    results: {
      done: replies.filter((each) => each.result === 'done').length,
      doing: replies.filter((each) => each.result === 'doing').length,
      cannot: replies.filter((each) => each.result === 'cannot').length,
    },
    reviewsHeld: held.length,
    reviewsKept: held.filter((look) => look.finding === 'kept').length,
    lamps: countLamps(read),
    red: worstFirst(has('red')),
    yellow: worstFirst(has('yellow')),
    units: unitsOf(read),
    reviewsComing: read.filter(({ line }) => isInQuarter(plannedReview(line)?.dueOn ?? null, quarterAfter(quarter)))
      .length,
  }
}

/** Every line that was agreed on by a day, with its lamp on that day. */
function readLines(rows: readonly TopicRow[], day: string, rules: LedgerRules): readonly LampLine[] {
  return rows.flatMap((row) =>
    row.lines.flatMap((each) => {
      const line = lineThen(each, day)
      return line ? [{ row, line, reading: lampOf(line, day, rules) }] : []
    }),
  )
}

function countLamps(read: readonly LampLine[]): Readonly<Record<Lamp, number>> {
  const counts = { red: 0, yellow: 0, green: 0, finished: 0, dropped: 0 } satisfies Record<
    (typeof lamps)[number],
    number
  >
  for (const { reading } of read) counts[reading.lamp] += 1
  return counts
}

/** The longest overdue first; lines without a node last, as they stand in the ledger. */
function worstFirst(lines: readonly LampLine[]): readonly LampLine[] {
  const days = ({ reading }: LampLine) => reading.daysLeft ?? Number.MAX_SAFE_INTEGER
  return [...lines].sort((a, b) => days(a) - days(b))
}

/** Those with most red first; a line without a unit stands under 未明确. */
function unitsOf(read: readonly LampLine[]): readonly UnitFigures[] {
  const units = new Map<string, UnitFigures>()
  for (const { line, reading } of read) {
    if (reading.lamp === 'dropped') continue
    const unit = unitOf(line)
    const known = units.get(unit) ?? { unit, followed: 0, red: 0, yellow: 0, green: 0, finished: 0 }
    const { lamp } = reading
    units.set(unit, { ...known, followed: known.followed + 1, [lamp]: known[lamp] + 1 })
  }
  return [...units.values()].sort(
    (a, b) => b.red - a.red || b.yellow - a.yellow || b.followed - a.followed || (a.unit < b.unit ? -1 : 1),
  )
}

/** 责任单位, or whom it was reported to while none is named: as the ledger shows it. */
export function unitOf(line: Pick<Line, 'unit' | 'report'>): string {
  return line.unit || line.report?.to || noUnit
}

export const noUnit = '未明确'
