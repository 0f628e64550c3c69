import { addDays, inCharacters } from './dates'
import { z } from './zod'

/** 季度: `2026-Q4`, as bulletins and the ledger count. Days are the room's days, `2026-12-31`. */
export type Quarter = string

export const quarterSchema = z.string().regex(/^\d{4}-Q[1-4]$/, '请选择季度')

export function quarterOf(day: string): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

export function quarterBefore(quarter: Quarter): Quarter {
  return quarterOf(addDays(firstDayOf(quarter), -1))
}

export function quarterAfter(quarter: Quarter): Quarter {
  return quarterOf(addDays(lastDayOf(quarter), 1))
}

export function firstDayOf(quarter: Quarter): string {
  const { year, number } = partsOf(quarter)
  return `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`
}

export function lastDayOf(quarter: Quarter): string {
  const { year, number } = partsOf(quarter)
  const next = number === 4 ? `${year + 1}-01-01` : `${year}-${String(number * 3 + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}

/** 2026年第四季度. */
export function quarterName(quarter: Quarter): string {
  const { year, number } = partsOf(quarter)
  return `${year}年第${inCharacters(number)}季度`
}

export function isInQuarter(day: string | null, quarter: Quarter): boolean {
  return day !== null && quarterOf(day) === quarter
}

function partsOf(quarter: Quarter): { readonly year: number; readonly number: number } {
  return { year: Number(quarter.slice(0, 4)), number: Number(quarter.slice(6)) }
}
