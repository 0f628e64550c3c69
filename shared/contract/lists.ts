import type { Instant, StreamId, StreamKind } from '../fact'
import type { Details, Phase } from '../meeting/proceedings'
import type { AnnualPlan } from '../plan/plan'
import type { Room } from '../room/room'
import type { Person } from '../roster/person'
import { z } from '../text/zod'
import type { MeetingFigures } from '../views/meeting-figures'
import type { MinutesHit } from '../views/minutes-search'
import { event, request } from './door'

const roomsSchema = z.enum(['own', 'all'])

/** Rows of lists, and what is found by words. */
export const listsRequests = {
  /** As the screen of meetings shows them: all that are still ahead, and of those that are over the latest. */
  'meetings.shown': request<MeetingsShown>()(
    z.strictObject({ text: z.string().max(100), over: z.int().min(0).max(100_000) }),
  ),
  'meetings.list': request<readonly MeetingRow[]>()(z.strictObject({ text: z.string().max(100) })),
  /** 记录里的话: the newest entries of the minutes in which all parts of the text stand, private ones marked. */
  'search.minutes': request<readonly MinutesHit[]>()(z.strictObject({ text: z.string().max(100) })),
  'people.list': request<readonly PersonRow[]>()(z.strictObject({ text: z.string().max(100) })),
  /**
   * 议题库, as JSON text of `TopicRow[]`: a county's four megabytes cross the bridge as text in a fraction of the time.
   * `rooms` says whose: this room's own, or all that this machine has (a county).
   */
  'topics.list': request<string>()(z.strictObject({ text: z.string().max(100), rooms: roomsSchema })),
  'plans.list': request<readonly PlanRow[]>()(z.strictObject({ rooms: roomsSchema })),
  /** 会议的数字, of meetings that are over. */
  'figures.list': request<readonly MeetingFigures[]>()(z.strictObject({ rooms: roomsSchema })),
  /** Every room this machine has records of, its own first. */
  'rooms.list': request<readonly Room[]>()(z.strictObject({})),
  /** What each text is found by: itself, pinyin and initials, lower case. Same order as asked. */
  'names.words': request<readonly (readonly string[])[]>()(
    z.strictObject({ texts: z.array(z.string().max(500)).max(2000) }),
  ),
}

export const listsEvents = {
  'lists.changed': event<{ readonly kind: StreamKind }>(),
}

/** Rows in the order of their start. `over` are the latest of `overCount` that are over. */
export type MeetingsShown = {
  readonly ahead: readonly MeetingRow[]
  readonly over: readonly MeetingRow[]
  readonly overCount: number
}

/** 会议列表的一行. `room` owns the meeting; `topicId` is its topic of the pool, or null. */
export type MeetingRow = {
  readonly stream: StreamId
  readonly room: string
  readonly topicId: string | null
  readonly title: string
  readonly topic: string
  readonly form: Details['form']
  readonly venue: string
  readonly startsAt: Instant
  readonly phase: Phase
  readonly expected: number
  readonly present: number
  readonly consensus: number
}

/** 年度计划, one row a year and room. */
export type PlanRow = { readonly stream: StreamId; readonly room: string; readonly plan: AnnualPlan }

/** 人才库的一行, with what it is found by. */
export type PersonRow = { readonly stream: StreamId; readonly person: Person; readonly words: readonly string[] }
