import { addDays, daysFrom, longDate } from '../text/dates'
import {
  firstDayOf,
  lastDayOf,
  type Quarter,
  quarterAfter,
  quarterBefore,
  quarterName,
  quarterOf,
  quarterSchema,
} from '../text/quarters'
import { z } from '../text/zod'
import { daySchema } from '../vocabulary'

/** 统计期: a year, a quarter, a month, or from one day to another; both days belong to it (F1). */
export const periodSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('year'), year: z.int().min(2000).max(2100) }),
  z.strictObject({ kind: z.literal('quarter'), quarter: quarterSchema }),
  z.strictObject({ kind: z.literal('month'), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选择月份') }),
  z.strictObject({ kind: z.literal('span'), from: daySchema, to: daySchema }),
])
export type Period = Readonly<z.infer<typeof periodSchema>>
export type PeriodKind = Period['kind']
export const periodKindNames: Readonly<Record<PeriodKind, string>> = {
  year: '年',
  quarter: '季度',
  month: '月',
  span: '自选',
}

/** From day to day, both included; nothing lies in it when `to` is earlier than `from`. */
export type Days = { readonly from: string; readonly to: string }

export function daysOfPeriod(period: Period): Days {
  switch (period.kind) {
    case 'year':
      return { from: `${period.year}-01-01`, to: `${period.year}-12-31` }
    case 'quarter':
      return { from: firstDayOf(period.quarter), to: lastDayOf(period.quarter) }
    case 'month':
      return { from: `${period.month}-01`, to: lastDayOfMonth(period.month) }
    case 'span':
      return { from: period.from, to: period.to }
  }
}

/** 2026年, 2026年第四季度, 2026年11月, 2026年3月1日至5月20日. */
export function periodName(period: Period): string {
  switch (period.kind) {
    case 'year':
      return `${period.year}年`
    case 'quarter':
      return quarterName(period.quarter)
    case 'month':
      return longDate(`${period.month}-01`).replace(/1日$/u, '')
    case 'span': {
      const [from, to] = [longDate(period.from), longDate(period.to)]
      return `${from}至${period.from.slice(0, 4) === period.to.slice(0, 4) ? to.slice(5) : to}`
    }
  }
}

/** The period of this kind that a day lies in; a span is the last ninety days. */
export function periodAround(kind: PeriodKind, day: string): Period {
  switch (kind) {
    case 'year':
      return { kind, year: Number(day.slice(0, 4)) }
    case 'quarter':
      return { kind, quarter: quarterOf(day) }
    case 'month':
      return { kind, month: day.slice(0, 7) }
    case 'span':
      return { kind, from: addDays(day, -89), to: day }
  }
}

/** 上一期, 下一期: of the same kind and length. */
export function periodBeside(period: Period, step: -1 | 1): Period {
  const { from, to } = daysOfPeriod(period)
  switch (period.kind) {
    case 'year':
      return { kind: 'year', year: period.year + step }
    case 'quarter':
      return { kind: 'quarter', quarter: (step < 0 ? quarterBefore : quarterAfter)(period.quarter) }
    case 'month':
      return { kind: 'month', month: addDays(step < 0 ? from : to, step).slice(0, 7) }
    case 'span': {
      const length = (daysFrom(from, to) + 1) * step
      return { kind: 'span', from: addDays(from, length), to: addDays(to, length) }
    }
  }
}

export function isWithin(day: string | null, { from, to }: Days): boolean {
  return day !== null && day >= from && day <= to
}

/** 时段: one column of a row in time, with the days in it. `year` is said where a new one begins. */
export type Stretch = Days & { readonly label: string; readonly year: string }

/** F2: up to fifteen months stand month by month, up to five years by quarters, longer ones year by year. */
export function stretchesOf({ from, to }: Days): readonly Stretch[] {
  if (to < from) return []
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
  const kind = months <= 15 ? 'month' : months <= 60 ? 'quarter' : 'year'
  const stretches: Stretch[] = []
  for (let period = periodAround(kind, from); ; period = periodBeside(period, 1)) {
    const days = daysOfPeriod(period)
    if (days.from > to) return stretches
    stretches.push({ ...days, label: shortName(period), year: `${days.from.slice(0, 4)}年` })
  }
}

function shortName(period: Period): string {
  if (period.kind === 'month') return `${Number(period.month.slice(5))}月`
  if (period.kind === 'quarter') return shortQuarter(period.quarter)
  return periodName(period)
}

function shortQuarter(quarter: Quarter): string {
  return `${quarter.slice(6)}季`
}

function lastDayOfMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}
