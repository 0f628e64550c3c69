import type { Instant } from '#shared/fact'
import { type Attendee, isPresent } from '#shared/meeting/attendance'

/** 到会状态 of one person, as the list sorts and names it. */
export const presences = ['absent', 'present', 'left', 'excused'] as const
export type Presence = (typeof presences)[number]
export const presenceNames: Readonly<Record<Presence, string>> = {
  absent: '未到',
  present: '在场',
  left: '离场',
  excused: '请假',
}

/** N3: somebody on leave who came after all is present or has left like anybody else. */
export function presenceOf(attendee: Attendee): Presence {
  if (isPresent(attendee)) return 'present'
  if (attendee.stays.length > 0) return 'left'
  return attendee.leave ? 'excused' : 'absent'
}

/** When the state began: arrived, left, or asked for leave at; null for those who have not come. */
export function presenceSince(attendee: Attendee): Instant | null {
  const last = attendee.stays.at(-1)
  return last?.to ?? last?.from ?? attendee.leave?.at ?? null
}

export function countPresences(attendees: readonly Attendee[]): Readonly<Record<Presence, number>> {
  const counts = { absent: 0, present: 0, left: 0, excused: 0 }
  for (const each of attendees) counts[presenceOf(each)] += 1
  return counts
}
