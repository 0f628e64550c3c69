import type { Instant, StreamId } from '../fact'
import { streamOf } from '../fact'
import type { MeetingForm, VenueKind } from '../meeting/forms'
import type { Meeting } from '../meeting/meeting'
import type { Phase } from '../meeting/proceedings'
import { spokenMs } from '../meeting/speaking'
import type { SideId } from '../roster/sides'
import { allSpeeches } from './fairness'

/**
 * 会议的数字: what statistics (P16) and the talent pool (P7) need of a meeting that is over; a row of its own list, so that
 * the list of meetings stays light. Times in milliseconds.
 */
export type MeetingFigures = {
  readonly stream: StreamId
  readonly room: string
  readonly topicId: string | null
  readonly title: string
  readonly form: MeetingForm
  readonly venueKind: VenueKind
  readonly venue: string
  readonly phase: Phase
  /** When it was opened, or is to begin. */
  readonly startsAt: Instant
  readonly minutes: number
  readonly gateWaived: boolean
  /** 出席 who came, by side; and how long each side spoke. */
  readonly sides: readonly {
    readonly side: SideId
    readonly seats: number
    readonly came: number
    readonly spokenMs: number
  }[]
  readonly observers: number
  /** Roster people who came: which seat they had and how often they spoke. */
  readonly people: readonly { readonly personId: string; readonly side: SideId; readonly speeches: number }[]
  readonly confirmed: number
  readonly commitments: number
}

/** Null while nobody has sat down yet. */
export function meetingFigures(meeting: Meeting, room: string): MeetingFigures | null {
  const { details, proceedings } = meeting
  if (proceedings.phase !== 'closed' || proceedings.openedAt === null || proceedings.closedAt === null) return null
  const end = proceedings.closedAt
  const speeches = allSpeeches(meeting)
  const members = meeting.attendees.filter((each) => each.standing === 'member')
  const cameOf = (side: SideId) => members.filter((each) => each.side === side && each.stays.length > 0).length
  const sideOf = new Map(meeting.attendees.map((each) => [each.id, each.side]))
  const sides = [...new Set(meeting.attendees.map((each) => each.side))]
  return {
    stream: streamOf('meeting', meeting.id),
    room,
    topicId: meeting.topicId,
    title: details.title,
    form: details.form,
    venueKind: details.venueKind,
    venue: details.venue,
    phase: proceedings.phase,
    startsAt: proceedings.openedAt,
    minutes: Math.round((Date.parse(end) - Date.parse(proceedings.openedAt)) / 60_000),
    gateWaived: meeting.gateWaived !== null,
    sides: sides.map((side) => ({
      side,
      seats: members.filter((each) => each.side === side).length,
      came: cameOf(side),
      spokenMs: speeches
        .filter((speech) => sideOf.get(speech.attendeeId) === side)
        .reduce((total, speech) => total + spokenMs(speech, end), 0),
    })),
    observers: meeting.attendees.filter((each) => each.standing === 'observer' && each.stays.length > 0).length,
    people: meeting.attendees.flatMap((each) =>
      each.personId !== null && each.stays.length > 0
        ? [
            {
              personId: each.personId,
              side: each.side,
              speeches: speeches.filter((speech) => speech.attendeeId === each.id).length,
            },
          ]
        : [],
    ),
    confirmed: meeting.consensus.marks.filter((mark) => mark.state === 'confirmed').length,
    commitments: meeting.minutes.filter((entry) => entry.kind === 'commitment' && entry.struck === null).length,
  }
}
