import { accept, type Decision, refuse } from '../decision'
import { tombstoneShape, tombstoneType } from '../erasure'
import { type Fact, streamOf } from '../fact'
import { line, personName, wholeNumber } from '../text/clean'
import { dayOf, longDate } from '../text/dates'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  daySchema,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'

/*
 * 保存与登记 (K1–K6): how long meetings are kept, which were deleted when that time was over, and what went out unmasked. The
 * room keeps it and not the meeting: it has to outlive what it speaks of.
 */

/** 保存期限: of all meetings, and of single ones. `years` null, and `until` null, is 永久. */
export type Retention = {
  readonly years: number | null
  readonly meetings: readonly MeetingRetention[]
}
export type MeetingRetention = { readonly meetingId: string; readonly until: string | null; readonly reason: string }

/** 销毁登记: a meeting that was deleted, and what proves which one it was. */
export type ErasedMeeting = {
  readonly meetingId: string
  readonly title: string
  readonly heldOn: string
  readonly facts: number
  readonly firstHash: string
  readonly lastHash: string
  readonly who: string
  readonly reason: string
  readonly erasedOn: string
}

/** 未打码导出登记: who took papers with whole telephone numbers, when, which and why. */
export type UnmaskedExport = {
  readonly meetingId: string
  readonly title: string
  readonly papers: readonly string[]
  readonly who: string
  readonly reason: string
  readonly at: string
}

/** 保存与登记, as the room holds it. */
export type RoomKeeping = {
  readonly retention: Retention
  readonly erased: readonly ErasedMeeting[]
  readonly unmasked: readonly UnmaskedExport[]
}

/** K1: nothing is ever due unless the office wants it. */
export const firstKeeping: RoomKeeping = { retention: { years: null, meetings: [] }, erased: [], unmasked: [] }

const reason = line('原因', 200)
const who = personName('经手人')
const title = z.string().min(1).max(60)
const hash = z.string().length(64)

export const keepingCommands = {
  'room.setRetention': { years: wholeNumber('保存期限', { min: 1, max: 100, unit: '年' }).nullable() },
  /** `until`: its last day, null for ever, 'room' for as long as the room's others. */
  'room.keepMeeting': { meetingId: idSchema, until: z.union([daySchema, z.literal('room')]).nullable(), reason },
  /** Asked by main alone, after the PIN (`mainAloneAsks`): it counts the facts. */
  'room.eraseMeeting': {
    ...{ meetingId: idSchema, who, reason },
    ...{ facts: z.int().positive(), firstHash: hash, lastHash: hash },
  },
  /** Asked by main alone, after the PIN, before anything is written. */
  'room.noteUnmasked': { meetingId: idSchema, papers: z.array(z.string().min(1).max(60)).min(1).max(40), who, reason },
} as const satisfies CommandShapes
export type KeepingCommand = CommandsOf<typeof keepingCommands>

/** K5, K6: what a page may not ask for by itself, because the PIN stands before it. */
export const mainAloneAsks: ReadonlySet<string> = new Set<KeepingCommand['type']>([
  'room.eraseMeeting',
  'room.noteUnmasked',
])

export const keepingFacts = {
  RetentionSet: z.strictObject({ years: z.int().nullable() }),
  MeetingRetentionSet: z.strictObject({
    meetingId: idSchema,
    until: z.union([daySchema, z.literal('room')]).nullable(),
    reason: z.string(),
  }),
  [tombstoneType]: z.strictObject({
    ...tombstoneShape,
    ...{ meetingId: idSchema, title, heldOn: daySchema, who: z.string(), reason: z.string(), erasedOn: daySchema },
  }),
  UnmaskedExported: z.strictObject({
    ...{ meetingId: idSchema, title, papers: z.array(z.string()), who: z.string(), reason: z.string() },
  }),
} as const satisfies FactShapes
export type KeepingFact = FactsOf<typeof keepingFacts>

export function decideKeeping(
  keeping: RoomKeeping,
  command: KeepingCommand,
  context: DecideContext,
): Decision<KeepingFact> {
  if (command.type === 'room.setRetention') return accept({ type: 'RetentionSet', data: { years: command.years } })
  const meeting = context.beside.meeting(command.meetingId)
  if (!meeting) return refuse('keeping.no-meeting', '找不到这场会议，可能已经删除。')
  const { meetingId } = command
  const { details, proceedings } = meeting
  const heldOn = dayOf(details.startsAt)
  const today = dayOf(context.at)
  switch (command.type) {
    case 'room.keepMeeting': {
      const { until } = command
      if (until !== null && until !== 'room' && until < heldOn)
        return refuse('keeping.before-meeting', '保存到的日期早于开会的日期，请改正。')
      return accept({ type: 'MeetingRetentionSet', data: { meetingId, until, reason: command.reason } })
    }
    case 'room.eraseMeeting': {
      const { facts, firstHash, lastHash } = command
      if (proceedings.phase !== 'closed' && proceedings.phase !== 'cancelled')
        return refuse('keeping.not-over', '会议还没有结束，不能删除。')
      const until = keptUntil({ meetingId, heldOn }, keeping.retention)
      if (until === null) return refuse('keeping.for-ever', '这场会议永久保存。要删除，请先写明它保存到哪一天。')
      if (until >= today) return refuse('keeping.not-due', `这场会议要保存到${longDate(until)}，还没有到期，不能删除。`)
      return accept({
        type: tombstoneType,
        data: {
          ...{ stream: streamOf('meeting', meetingId), facts, firstHash, lastHash },
          ...{ meetingId, title: details.title, heldOn, erasedOn: today, who: command.who, reason: command.reason },
        },
      })
    }
    case 'room.noteUnmasked': {
      const { papers, who: person, reason: why } = command
      return accept({
        type: 'UnmaskedExported',
        data: { meetingId, title: details.title, papers, who: person, reason: why },
      })
    }
  }
}

export function evolveKeeping(keeping: RoomKeeping, fact: Pick<Fact, 'type' | 'data' | 'at'>): RoomKeeping {
  const known = fact as unknown as KeepingFact
  switch (known.type) {
    case 'RetentionSet':
      return { ...keeping, retention: { ...keeping.retention, years: known.data.years } }
    case 'MeetingRetentionSet': {
      const { meetingId, until, reason: why } = known.data
      const others = keeping.retention.meetings.filter((each) => each.meetingId !== meetingId)
      const own = until === 'room' ? [] : [{ meetingId, until, reason: why }]
      return { ...keeping, retention: { ...keeping.retention, meetings: [...others, ...own] } }
    }
    case tombstoneType: {
      const { stream: _, ...erased } = known.data
      const meetings = keeping.retention.meetings.filter(({ meetingId }) => meetingId !== erased.meetingId)
      return { ...keeping, retention: { ...keeping.retention, meetings }, erased: [...keeping.erased, erased] }
    }
    case 'UnmaskedExported':
      return { ...keeping, unmasked: [...keeping.unmasked, { ...known.data, at: fact.at }] }
    default:
      return keeping
  }
}

/** K2: the last day on which a meeting is kept, `2036-11-21`; null for ever. Its own day goes before the room's years. */
export function keptUntil(
  meeting: { readonly meetingId: string; readonly heldOn: string },
  retention: Retention,
): string | null {
  const own = retention.meetings.find(({ meetingId }) => meetingId === meeting.meetingId)
  if (own) return own.until
  return retention.years === null ? null : yearsAfter(meeting.heldOn, retention.years)
}

/** K3: whether a meeting's time is over: its last day is past. */
export function isDue(
  meeting: { readonly meetingId: string; readonly heldOn: string },
  retention: Retention,
  today: string,
): boolean {
  const until = keptUntil(meeting, retention)
  return until !== null && until < today
}

/** The same day so many years later; the 29th of February becomes the 28th where there is none. */
function yearsAfter(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0')
  const isLeap = new Date(Date.UTC(Number(year), 1, 29)).getUTCDate() === 29
  return `${year}${day.endsWith('-02-29') && !isLeap ? '-02-28' : day.slice(4)}`
}
