import type { Instant } from '../fact'
import type { Attendee } from '../meeting/attendance'
import { isPresent } from '../meeting/attendance'
import type { Meeting } from '../meeting/meeting'
import { type Speaking, type Speech, spokenMs } from '../meeting/speaking'
import { once } from '../once'
import { type SideId, sideIds } from '../roster/sides'

/** All speeches so far, the running one last. */
export function allSpeeches({ speaking }: Pick<Meeting, 'speaking'>): readonly Speech[] {
  const { speeches, host, current } = speaking
  return [...speeches, ...(host ? [host] : []), ...(current ? [current] : [])]
}

export type SpokenSummary = { readonly count: number; readonly ms: number }

/** How often and how long one person has spoken (S9). */
export function spokenBy(meeting: Meeting, attendeeId: string, now: Instant): SpokenSummary {
  return spokenByEach(meeting.speaking, now).get(attendeeId) ?? neverSpoken
}

export const neverSpoken: SpokenSummary = { count: 0, ms: 0 }

/** The same of everybody who has spoken, by the attendee's id: one walk for a whole queue. */
export function spokenByEach(speaking: Speaking, now: Instant): ReadonlyMap<string, SpokenSummary> {
  const each = new Map(endedByEach(speaking.speeches))
  for (const speech of [speaking.host, speaking.current])
    if (speech) addTo(each, speech.attendeeId, spokenMs(speech, now))
  return each
}

/**
 * Of a long meeting nearly every speech has ended, and its length with it: what they come to is worked out when another
 * ends, and not every second.
 */
const endedByEach = once((speeches: readonly Speech[]): ReadonlyMap<string, SpokenSummary> => {
  const each = new Map<string, SpokenSummary>()
  for (const speech of speeches) addTo(each, speech.attendeeId, endedMs(speech))
  return each
})

const endedMs = once((speech: Speech) => spokenMs(speech, speech.endedAt ?? speech.startedAt))

function addTo(each: Map<string, SpokenSummary>, attendeeId: string, spoken: number): void {
  const { count, ms } = each.get(attendeeId) ?? neverSpoken
  each.set(attendeeId, { count: count + 1, ms: ms + spoken })
}

/** Speaking time by side, for sides that have people here; a hint and never a rule (S9). */
export function spokenBySide(
  meeting: Meeting,
  now: Instant,
): readonly { readonly side: SideId; readonly ms: number }[] {
  const sideOf = new Map(meeting.attendees.map((each) => [each.id, each.side]))
  const present = new Set(meeting.attendees.map((each) => each.side))
  const totals = new Map<SideId, number>()
  for (const [attendeeId, { ms }] of spokenByEach(meeting.speaking, now)) {
    const side = sideOf.get(attendeeId)
    if (side) totals.set(side, (totals.get(side) ?? 0) + ms)
  }
  return sideIds.filter((side) => present.has(side)).map((side) => ({ side, ms: totals.get(side) ?? 0 }))
}

/** 还没有发过言的利益攸关方, present and not waiting either. */
export function unheard(meeting: Meeting): readonly Attendee[] {
  const { speeches, host, current } = meeting.speaking
  const heard = new Set([...endedByEach(speeches).keys(), host?.attendeeId, current?.attendeeId])
  const waiting = new Set(meeting.speaking.queues.flatMap((queue) => queue.waiting.map((entry) => entry.attendeeId)))
  return meeting.attendees.filter(
    (each) => each.interestsTouched && isPresent(each) && !heard.has(each.id) && !waiting.has(each.id),
  )
}

export type SeatShare = {
  readonly side: SideId
  readonly seats: number
  /** Of all members, in hundredths of a percent. */
  readonly permyriad: number
  readonly interestsTouched: number
}

/** 各方席位 (P7): how the members' seats are shared between the sides. */
export function seatShares(attendees: readonly Attendee[]): readonly SeatShare[] {
  return sharesOf(attendees.filter((each) => each.standing === 'member'))
}

/** The same of anybody who sits, or would sit, on a side. */
export function sharesOf(seated: readonly Pick<Attendee, 'side' | 'interestsTouched'>[]): readonly SeatShare[] {
  return sideIds
    .map((side) => {
      const own = seated.filter((each) => each.side === side)
      return {
        side,
        seats: own.length,
        permyriad: Math.round((own.length * 10_000) / Math.max(seated.length, 1)),
        interestsTouched: own.filter((each) => each.interestsTouched).length,
      }
    })
    .filter((share) => share.seats > 0)
}
