import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { optionalLine, paragraph } from '../text/clean'
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
import { attendeeOf } from './attendance'
import type { Meeting } from './meeting'
import type { Speech } from './speaking'

/** 记录条目的类别, each with its own key 1–8 in this order (M2). */
export const minutesKinds = [
  'point',
  'suggestion',
  'consensus',
  'difference',
  'commitment',
  'response',
  'todo',
  'private',
] as const
export type MinutesKind = (typeof minutesKinds)[number]

export const minutesKindNames: Readonly<Record<MinutesKind, string>> = {
  point: '发言要点',
  suggestion: '意见建议',
  consensus: '共识',
  difference: '分歧',
  commitment: '承诺',
  response: '回应',
  todo: '待办',
  private: '内部备注',
}

/**
 * 会议记录条目: what was said, in the clerk's words, bound to the speech and the item it belongs to (M1).
 * `private` entries 内部备注 never leave the console: not to the wall, not to any paper (M5).
 */
export type MinutesEntry = {
  readonly id: string
  readonly kind: MinutesKind
  readonly text: string
  readonly at: Instant
  readonly itemId: string | null
  readonly speechId: string | null
  readonly attendeeId: string | null
  /** 承诺、待办: who answers for it, and by when. */
  readonly unit: string
  readonly dueOn: string | null
  /** What stood there before each change; the record keeps its trace (M3). */
  readonly edits: readonly { readonly at: Instant; readonly kind: MinutesKind; readonly text: string }[]
  readonly struck: { readonly at: Instant; readonly reason: string } | null
}

export const maxMinutesLength = 5000

const writtenShape = {
  kind: z.enum(minutesKinds),
  text: paragraph('记录', maxMinutesLength),
  unit: optionalLine('责任单位', 60),
  dueOn: daySchema.nullable(),
} as const

export const minutesCommands = {
  /** Bound to the given person, or to whoever speaks when `attendeeId` is null and `wholeRoom` is false. */
  'minutes.write': { ...writtenShape, attendeeId: idSchema.nullable(), wholeRoom: z.boolean() },
  'minutes.edit': { entryId: idSchema, ...writtenShape },
  'minutes.attribute': { entryId: idSchema, attendeeId: idSchema.nullable() },
  'minutes.strike': { entryId: idSchema, reason: optionalLine('划去原因', 60) },
  'minutes.restore': { entryId: idSchema },
} as const satisfies CommandShapes
export type MinutesCommand = CommandsOf<typeof minutesCommands>

export const minutesFacts = {
  MinutesWritten: z.strictObject({
    entryId: idSchema,
    ...writtenShape,
    itemId: idSchema.nullable(),
    speechId: idSchema.nullable(),
    attendeeId: idSchema.nullable(),
  }),
  MinutesEdited: z.strictObject({ entryId: idSchema, ...writtenShape }),
  MinutesAttributed: z.strictObject({ entryId: idSchema, attendeeId: idSchema.nullable() }),
  MinutesStruck: z.strictObject({ entryId: idSchema, reason: z.string() }),
  MinutesRestored: z.strictObject({ entryId: idSchema }),
} as const satisfies FactShapes
export type MinutesFact = FactsOf<typeof minutesFacts>

export function decideMinutes(
  meeting: Meeting,
  command: MinutesCommand,
  context: DecideContext,
): Decision<MinutesFact> {
  if (meeting.proceedings.phase === 'cancelled') return refuse('minutes.meeting-cancelled', '会议已经取消，不再记录。')
  if (command.type === 'minutes.write') return decideWrite(meeting, command, context)
  const entry = meeting.minutes.find((each) => each.id === command.entryId)
  if (!entry) return refuse('minutes.no-such-entry', '这条记录已经不在了，请看最新的记录。')
  switch (command.type) {
    case 'minutes.edit': {
      if (entry.struck) return refuse('minutes.struck', '这条已经划去；要改请先恢复。')
      const { type: _, ...data } = command
      const same =
        entry.text === data.text && entry.kind === data.kind && entry.unit === data.unit && entry.dueOn === data.dueOn
      if (same) return refuse('minutes.unchanged', '内容没有变化。')
      return accept({ type: 'MinutesEdited', data })
    }
    case 'minutes.attribute':
      if (command.attendeeId !== null && !attendeeOf(meeting, command.attendeeId))
        return refuse('minutes.no-such-person', '名单里没有这个人。')
      return accept({
        type: 'MinutesAttributed',
        data: { entryId: entry.id, attendeeId: command.attendeeId },
      })
    case 'minutes.strike':
      if (entry.struck) return refuse('minutes.struck', '这条已经划去。')
      return accept({ type: 'MinutesStruck', data: { entryId: entry.id, reason: command.reason } })
    case 'minutes.restore':
      if (!entry.struck) return refuse('minutes.not-struck', '这条没有划去，不用恢复。')
      return accept({ type: 'MinutesRestored', data: { entryId: entry.id } })
  }
}

/** M1: without being told otherwise, an entry belongs to the one who speaks, or who spoke last on this item. */
function decideWrite(
  meeting: Meeting,
  command: MinutesCommand & { type: 'minutes.write' },
  context: DecideContext,
): Decision<MinutesFact> {
  const { type: _, attendeeId, wholeRoom, ...written } = command
  if (attendeeId !== null && !attendeeOf(meeting, attendeeId))
    return refuse('minutes.no-such-person', '名单里没有这个人。')
  const itemId = meeting.agenda.activeId
  const heard = heardSpeech(meeting)
  const speech = wholeRoom || (attendeeId !== null && heard?.attendeeId !== attendeeId) ? undefined : heard
  return accept({
    type: 'MinutesWritten',
    data: {
      entryId: context.id,
      ...written,
      itemId,
      speechId: speech?.id ?? null,
      attendeeId: wholeRoom ? null : (attendeeId ?? speech?.attendeeId ?? null),
    },
  })
}

/** M1: the speech that is being written down: the running one, or the one that ended last on this item. */
export function heardSpeech(meeting: Pick<Meeting, 'agenda' | 'proceedings' | 'speaking'>): Speech | undefined {
  const { current, speeches } = meeting.speaking
  if (current) return current
  const last = speeches.at(-1)
  return last?.itemId === meeting.agenda.activeId && meeting.proceedings.phase === 'open' ? last : undefined
}

export function evolveMinutes(
  minutes: readonly MinutesEntry[],
  fact: { type: string; data: unknown },
  at: Instant,
): readonly MinutesEntry[] {
  const known = fact as MinutesFact
  switch (known.type) {
    case 'MinutesWritten': {
      const { entryId, ...written } = known.data
      return [...minutes, { id: entryId, ...written, at, edits: [], struck: null }]
    }
    case 'MinutesEdited': {
      const { entryId, ...written } = known.data
      return change(minutes, entryId, (entry) => ({
        ...entry,
        ...written,
        edits: [...entry.edits, { at, kind: entry.kind, text: entry.text }],
      }))
    }
    case 'MinutesAttributed': {
      const { entryId, attendeeId } = known.data
      return change(minutes, entryId, (entry) => ({ ...entry, attendeeId, speechId: null }))
    }
    case 'MinutesStruck':
      return change(minutes, known.data.entryId, (entry) => ({ ...entry, struck: { at, reason: known.data.reason } }))
    case 'MinutesRestored':
      return change(minutes, known.data.entryId, (entry) => ({ ...entry, struck: null }))
    default:
      return minutes
  }
}

function change(minutes: readonly MinutesEntry[], id: string, by: (entry: MinutesEntry) => MinutesEntry) {
  return minutes.map((entry) => (entry.id === id ? by(entry) : entry))
}
