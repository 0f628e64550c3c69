import type { Instant } from '../fact'
import type { Agenda, AgendaItem } from '../meeting/agenda'
import type { Meeting } from '../meeting/meeting'

/** One item's times: planned length, time used, and when it begins or is expected to. All instants; lengths in ms. */
export type AgendaTime = {
  readonly itemId: string
  readonly state: 'done' | 'now' | 'coming' | 'skipped'
  /** First begun at, or expected to begin at; null for what a meeting that is over did not come to. */
  readonly startsAt: Instant | null
  readonly usedMs: number
  readonly plannedMs: number | null
  /** How far over its plan, 0 when it is not. */
  readonly overMs: number
}

export type AgendaForecast = {
  readonly times: readonly AgendaTime[]
  /** 预计散会, or when it did end. */
  readonly endsAt: Instant
  readonly plannedEndsAt: Instant
  /** Positive is late. */
  readonly lateMs: number
  readonly plannedMs: number
}

/**
 * A7: where every item stands in time and when the meeting will end. The running item ends after its plan, or now when
 * it is over; the coming ones follow in order. Before the meeting the forecast starts at the planned start.
 */
export function forecastAgenda(meeting: Meeting, now: Instant): AgendaForecast {
  const { agenda, details, proceedings } = meeting
  const plannedMs = agenda.items.reduce((total, item) => total + (item.skipped ? 0 : plannedOf(item)), 0)
  const plannedEndsAt = instant(Date.parse(details.startsAt) + sumOfMinutes(agenda) * 60_000)
  const started = proceedings.openedAt !== null
  let cursor = started ? Date.parse(now) : Math.max(Date.parse(details.startsAt), 0)
  const times = agenda.items.map((item): AgendaTime => {
    const usedMs = usedMsOf(item, now)
    const planned = item.minutes === null ? null : item.minutes * 60_000
    const state = stateOf(item, agenda)
    const begunAt = item.runs[0]?.from
    const startsAt = begunAt ?? (proceedings.phase === 'closed' ? null : instant(cursor))
    if (state === 'now') cursor = Date.parse(now) + Math.max(plannedOf(item) - usedMs, 0)
    if (state === 'coming') cursor += plannedOf(item)
    return {
      itemId: item.id,
      state,
      startsAt,
      usedMs,
      plannedMs: planned,
      overMs: planned === null ? 0 : Math.max(usedMs - planned, 0),
    }
  })
  const endsAt = proceedings.closedAt ?? instant(cursor)
  return { times, endsAt, plannedEndsAt, lateMs: Date.parse(endsAt) - Date.parse(plannedEndsAt), plannedMs }
}

export function sumOfMinutes(agenda: Agenda): number {
  return agenda.items.reduce((total, item) => total + (item.skipped ? 0 : (item.minutes ?? 0)), 0)
}

/** 未开始 / 进行中 / 已完成 / 跳过. */
export function stateOf(item: AgendaItem, agenda: Agenda): AgendaTime['state'] {
  if (agenda.activeId === item.id) return 'now'
  if (item.runs.length > 0) return 'done'
  return item.skipped ? 'skipped' : 'coming'
}

export function usedMsOf(item: AgendaItem, now: Instant): number {
  return item.runs.reduce((total, run) => total + (Date.parse(run.to ?? now) - Date.parse(run.from)), 0)
}

function plannedOf(item: AgendaItem): number {
  return (item.minutes ?? 0) * 60_000
}

function instant(ms: number): Instant {
  return new Date(ms).toISOString()
}
