import type { SideId } from '../roster/sides'
import { addDays, dayOf } from '../text/dates'
import type { MeetingFigures } from './meeting-figures'

/** 近一年参加的次数: meetings that each person of the roster came to in the year before a day. */
export function seatsLately(figures: readonly MeetingFigures[], today: string): ReadonlyMap<string, number> {
  const from = addDays(today, -365)
  const counts = new Map<string, number>()
  for (const meeting of figures) {
    const on = dayOf(meeting.startsAt)
    if (on <= from || on > today) continue
    for (const { personId } of meeting.people) counts.set(personId, (counts.get(personId) ?? 0) + 1)
  }
  return counts
}

/** 参会记录 of one person: meetings he or she came to and speeches held, since records began; the latest meeting first. */
export type PersonRecord = {
  readonly meetings: readonly {
    readonly title: string
    readonly on: string
    readonly side: SideId
    readonly speeches: number
  }[]
  readonly speeches: number
}

export function recordOf(figures: readonly MeetingFigures[], personId: string): PersonRecord {
  const meetings = figures
    .flatMap((meeting) => {
      const seat = meeting.people.find((each) => each.personId === personId)
      return seat
        ? [{ title: meeting.title, on: dayOf(meeting.startsAt), side: seat.side, speeches: seat.speeches }]
        : []
    })
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
  return { meetings, speeches: meetings.reduce((sum, each) => sum + each.speeches, 0) }
}
