import type { Instant } from '../fact'
import { type AgendaItem, agendaNumbers } from '../meeting/agenda'
import type { Meeting } from '../meeting/meeting'
import { instantAfter } from '../text/dates'

/** One item as it is planned: its number, and when it is to begin if every item takes its time. */
export type PlannedItem = { readonly item: AgendaItem; readonly number: string; readonly startsAt: Instant }

/** 议程 as planned: what was taken off before it began is left out (A3). The live forecast is `views/agenda-times`. */
export function plannedAgenda({ agenda, details }: Meeting): readonly PlannedItem[] {
  const numbers = agendaNumbers(agenda.items)
  let minutes = 0
  return agenda.items.flatMap((item, index) => {
    if (item.skipped && item.runs.length === 0) return []
    const startsAt = instantAfter(details.startsAt, minutes)
    minutes += item.minutes ?? 0
    return [{ item, number: numbers[index] ?? '', startsAt }]
  })
}

/** 会期 in whole minutes; 0 when no item says how long it takes. */
export function plannedMinutes(planned: readonly PlannedItem[]): number {
  return planned.reduce((total, { item }) => total + (item.minutes ?? 0), 0)
}
