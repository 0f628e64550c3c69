import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { optionalLine } from '../text/clean'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import { attendeeOf, isPresent } from './attendance'
import type { Meeting } from './meeting'
import { phaseSentence } from './proceedings'
import { insertRanked, isRanked, moveBefore } from './queue-order'
import { exclude, pause, resume } from './speech-clock'

/** 发言类别: 发言 · 回应 · 程序性发言 · 插话. */
export const speechKinds = ['speech', 'reply', 'point-of-order', 'interjection'] as const
export type SpeechKind = (typeof speechKinds)[number]
export const speechKindNames: Readonly<Record<SpeechKind, string>> = {
  speech: '发言',
  reply: '回应',
  'point-of-order': '程序性发言',
  interjection: '插话',
}

/** 程序性发言 by rank: what concerns the order of the meeting at once comes first (S4). */
export const orderCategories = ['safety', 'procedure', 'wording', 'other'] as const
export const orderCategoryNames: Readonly<Record<(typeof orderCategories)[number], string>> = {
  safety: '会场秩序、安全',
  procedure: '程序问题',
  wording: '更正表述',
  other: '其他',
}

export const stances = ['for', 'against', 'neutral'] as const
export const stanceNames: Readonly<Record<(typeof stances)[number], string>> = {
  for: '赞成',
  against: '不赞成',
  neutral: '未表态',
}

/** 等待发言的人. */
export type Waiting = {
  readonly id: string
  readonly attendeeId: string
  readonly kind: SpeechKind
  readonly category: (typeof orderCategories)[number]
  readonly stance: (typeof stances)[number]
  readonly note: string
  readonly addedAt: Instant
}

/** 发言: one turn. Time is instants and pauses, never a ticking number (S7). */
export type Speech = {
  readonly id: string
  readonly attendeeId: string
  readonly itemId: string | null
  readonly kind: SpeechKind
  readonly stance: (typeof stances)[number]
  readonly note: string
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly pausedMs: number
  readonly pausedAt: Instant | null
  readonly limitSeconds: number
  readonly warnSeconds: number
}

/** 发言队列: who waits to speak on one item, in order. It points at its item and lives on when the agenda changes. */
export type SpeakerQueue = {
  readonly itemId: string | null
  readonly closed: boolean
  readonly waiting: readonly Waiting[]
}

export type Speaking = {
  readonly queues: readonly SpeakerQueue[]
  readonly current: Speech | null
  /** The speech that an interjection paused; goes on only when the clerk resumes it (S2). */
  readonly host: Speech | null
  /** Ended speeches, in the order they ended. */
  readonly speeches: readonly Speech[]
}

export const maxWaiting = 500

const itemIdSchema = idSchema.nullable()
const requestShape = {
  attendeeId: idSchema,
  kind: z.enum(speechKinds),
  category: z.enum(orderCategories),
  stance: z.enum(stances),
  note: optionalLine('说明', 60),
} as const

export const speakingCommands = {
  'speakers.add': { ...requestShape },
  'speakers.remove': { entryId: idSchema },
  'speakers.move': { entryId: idSchema, before: idSchema.nullable() },
  'speakers.openQueue': {},
  'speakers.closeQueue': {},
  /** S1: gives the floor to one who waits; the current speech ends, or pauses for an interjection. */
  'speakers.call': { entryId: idSchema },
  /** Gives the floor at once to somebody who was not waiting. */
  'speakers.callNow': { ...requestShape },
  'speakers.pause': { speechId: idSchema },
  'speakers.resume': { speechId: idSchema },
  'speakers.end': { speechId: idSchema },
  'speakers.extend': { speechId: idSchema, seconds: z.int().min(-600).max(3600) },
  /** S5: puts the last speaker back on top of the queue. */
  'speakers.requeueLast': { speechId: idSchema },
} as const satisfies CommandShapes
export type SpeakingCommand = CommandsOf<typeof speakingCommands>

const startedSchema = z.strictObject({
  speechId: idSchema,
  entryId: idSchema.nullable(),
  attendeeId: idSchema,
  itemId: itemIdSchema,
  kind: z.enum(speechKinds),
  stance: z.enum(stances),
  note: z.string(),
  limitSeconds: z.int(),
  warnSeconds: z.int(),
})
export const speakingFacts = {
  SpeakerQueued: z.strictObject({ entryId: idSchema, itemId: itemIdSchema, ...requestShape, onTop: z.boolean() }),
  SpeakerRemoved: z.strictObject({ entryId: idSchema }),
  SpeakerMoved: z.strictObject({ entryId: idSchema, before: idSchema.nullable() }),
  QueueOpened: z.strictObject({ itemId: itemIdSchema }),
  QueueClosed: z.strictObject({ itemId: itemIdSchema }),
  SpeechStarted: startedSchema,
  SpeechPaused: z.strictObject({ speechId: idSchema }),
  SpeechResumed: z.strictObject({ speechId: idSchema }),
  SpeechEnded: z.strictObject({ speechId: idSchema }),
  SpeechExtended: z.strictObject({ speechId: idSchema, seconds: z.int() }),
} as const satisfies FactShapes
export type SpeakingFact = FactsOf<typeof speakingFacts>

export const silence: Speaking = { queues: [], current: null, host: null, speeches: [] }

export function decideSpeaking(
  meeting: Meeting,
  command: SpeakingCommand,
  context: DecideContext,
): Decision<SpeakingFact> {
  const { phase } = meeting.proceedings
  if (phase === 'closed' || phase === 'cancelled') return refuse('speakers.meeting-over', phaseSentence(phase))
  const itemId = meeting.agenda.activeId
  switch (command.type) {
    case 'speakers.add':
      return decideAdd(meeting, command, context)
    case 'speakers.remove':
      if (!waitingEntry(meeting.speaking, command.entryId)) return noLongerWaiting()
      return accept({ type: 'SpeakerRemoved', data: { entryId: command.entryId } })
    case 'speakers.move':
      return decideMove(meeting.speaking, command.entryId, command.before)
    case 'speakers.openQueue':
      if (!queueOf(meeting.speaking, itemId).closed) return refuse('speakers.queue-open', '现在就可以报名发言。')
      return accept({ type: 'QueueOpened', data: { itemId } })
    case 'speakers.closeQueue':
      if (queueOf(meeting.speaking, itemId).closed) return refuse('speakers.queue-closed', '已经停止报名。')
      return accept({ type: 'QueueClosed', data: { itemId } })
    case 'speakers.call': {
      const entry = waitingEntry(meeting.speaking, command.entryId)
      if (!entry) return noLongerWaiting()
      return decideStart(meeting, entry, entry.id, context)
    }
    case 'speakers.callNow':
      return decideStart(meeting, command, null, context)
    case 'speakers.requeueLast':
      return decideRequeue(meeting, command.speechId, context)
    case 'speakers.pause':
    case 'speakers.resume':
    case 'speakers.end':
    case 'speakers.extend':
      return decideRunning(meeting, command)
  }
}

function decideAdd(
  meeting: Meeting,
  command: SpeakingCommand & { type: 'speakers.add' },
  context: DecideContext,
): Decision<SpeakingFact> {
  const itemId = meeting.agenda.activeId
  const queue = queueOf(meeting.speaking, itemId)
  const refusal = refuseFloor(meeting, command.attendeeId)
  if (refusal) return refusal
  if (queue.closed && command.kind === 'speech')
    return refuse('speakers.queue-closed', '这一项已经停止报名；确需加人，请先恢复报名。')
  if (queue.waiting.length >= maxWaiting) return refuse('speakers.too-many', `等待发言的最多 ${maxWaiting} 人。`)
  const twice = queue.waiting.some((each) => each.attendeeId === command.attendeeId && each.kind === command.kind)
  if (twice) return refuse('speakers.already-waiting', `${nameOf(meeting, command.attendeeId)}已经在等待发言。`)
  const { type: _, ...request } = command
  return accept({ type: 'SpeakerQueued', data: { entryId: context.id, itemId, ...request, onTop: false } })
}

/** Who may get the floor: somebody on the list, and present unless the room allows others (S3). */
function refuseFloor(meeting: Meeting, attendeeId: string) {
  const attendee = attendeeOf(meeting, attendeeId)
  if (!attendee) return refuse('speakers.no-such-person', '名单里没有这个人，请先在签到里现场加人。')
  if (meeting.rules.presentOnly && !isPresent(attendee))
    return refuse('speakers.not-present', `${attendee.name}还没有签到，请先签到再报名发言。`)
  return null
}

function decideStart(
  meeting: Meeting,
  request: Pick<Waiting, 'attendeeId' | 'kind' | 'stance' | 'note'>,
  entryId: string | null,
  context: DecideContext,
): Decision<SpeakingFact> {
  if (meeting.proceedings.phase !== 'open')
    return refuse('speakers.meeting-not-open', phaseSentence(meeting.proceedings.phase))
  const refusal = refuseFloor(meeting, request.attendeeId)
  if (refusal) return refusal
  const { current, host } = meeting.speaking
  if (current?.attendeeId === request.attendeeId && entryId === null)
    return refuse('speakers.already-speaking', `${nameOf(meeting, request.attendeeId)}正在发言。`)
  if (request.kind === 'interjection' && current?.kind === 'interjection')
    return refuse('speakers.interjection-running', '已经有人在插话，请等这位讲完。')
  const started: SpeakingFact = {
    type: 'SpeechStarted',
    data: {
      speechId: context.id,
      entryId,
      attendeeId: request.attendeeId,
      itemId: meeting.agenda.activeId,
      kind: request.kind,
      stance: request.stance,
      note: request.note,
      limitSeconds: limitFor(meeting, request.kind),
      warnSeconds: meeting.rules.warnSeconds,
    },
  }
  if (request.kind === 'interjection') return accept(started)
  const ended = [current, host].filter((speech) => speech !== null)
  return accept<SpeakingFact>(
    ...ended.map((speech): SpeakingFact => ({ type: 'SpeechEnded', data: { speechId: speech.id } })),
    started,
  )
}

/** S6: 自由互动, replies and interjections have the short limit. */
export function limitFor(meeting: Meeting, kind: SpeechKind): number {
  const item = meeting.agenda.items.find((each) => each.id === meeting.agenda.activeId)
  const short = kind !== 'speech' || item?.kind === 'dialogue'
  return short ? meeting.rules.dialogueSeconds : meeting.rules.speechSeconds
}

type RunningCommand = SpeakingCommand & {
  speechId: string
  type: 'speakers.pause' | 'speakers.resume' | 'speakers.end' | 'speakers.extend'
}

function decideRunning(meeting: Meeting, command: RunningCommand): Decision<SpeakingFact> {
  const speech = meeting.speaking.current
  const { speechId } = command
  if (!speech || speech.id !== speechId) return refuse('speakers.not-speaking', '这位已经讲完了，请看正在发言的人。')
  switch (command.type) {
    case 'speakers.pause':
      if (speech.pausedAt !== null) return refuse('speakers.already-paused', '计时已经暂停。')
      return accept({ type: 'SpeechPaused', data: { speechId } })
    case 'speakers.resume':
      if (speech.pausedAt === null) return refuse('speakers.not-paused', '计时正在走。')
      if (meeting.proceedings.phase !== 'open')
        return refuse('speakers.meeting-not-open', phaseSentence(meeting.proceedings.phase))
      return accept({ type: 'SpeechResumed', data: { speechId } })
    case 'speakers.end':
      return accept({ type: 'SpeechEnded', data: { speechId } })
    case 'speakers.extend': {
      const limit = speech.limitSeconds + command.seconds
      if (limit < 30) return refuse('speakers.limit-too-short', '发言时限不能少于 30 秒。')
      if (limit > 7200) return refuse('speakers.limit-too-long', '发言时限不能超过 2 小时。')
      return accept({ type: 'SpeechExtended', data: { speechId, seconds: command.seconds } })
    }
  }
}

function decideRequeue(meeting: Meeting, speechId: string, context: DecideContext): Decision<SpeakingFact> {
  const last = meeting.speaking.speeches.at(-1)
  if (!last || last.id !== speechId) return refuse('speakers.not-last', '只能把刚讲完的这一位放回队首。')
  const queue = queueOf(meeting.speaking, meeting.agenda.activeId)
  if (queue.waiting.some((each) => each.attendeeId === last.attendeeId && each.kind === last.kind))
    return refuse('speakers.already-waiting', `${nameOf(meeting, last.attendeeId)}已经在等待发言。`)
  return accept({
    type: 'SpeakerQueued',
    data: {
      entryId: context.id,
      itemId: meeting.agenda.activeId,
      attendeeId: last.attendeeId,
      kind: last.kind === 'interjection' ? 'speech' : last.kind,
      category: 'other',
      stance: last.stance,
      note: last.note,
      onTop: true,
    },
  })
}

/** S4: moving keeps to the entry's own rank; an ordinary speaker never gets before a point of order. */
function decideMove(speaking: Speaking, entryId: string, before: string | null): Decision<SpeakingFact> {
  const queue = speaking.queues.find((each) => each.waiting.some((entry) => entry.id === entryId))
  const entry = queue?.waiting.find((each) => each.id === entryId)
  if (!queue || !entry) return noLongerWaiting()
  if (before === entryId) return refuse('speakers.not-moved', '已经在这个位置了。')
  const target = before === null ? null : queue.waiting.find((each) => each.id === before)
  if (target === undefined) return noLongerWaiting()
  const moved = moveBefore(queue.waiting, entry, before)
  if (!isRanked(moved))
    return refuse('speakers.rank', '插话、程序性发言和回应排在一般发言之前，只能在同一类里调整顺序。')
  if (moved.every((each, index) => each.id === queue.waiting[index]?.id))
    return refuse('speakers.not-moved', '已经在这个位置了。')
  return accept({ type: 'SpeakerMoved', data: { entryId, before } })
}

export function evolveSpeaking(speaking: Speaking, fact: { type: string; data: unknown }, at: Instant): Speaking {
  const known = fact as
    | SpeakingFact
    | { type: 'AgendaItemActivated' | 'MeetingAdjourned' | 'MeetingClosed' }
    | { type: 'MeetingContinued'; data: { from: Instant; to: Instant; excluded: boolean } }
  switch (known.type) {
    case 'SpeakerQueued': {
      const { entryId, itemId, onTop, ...request } = known.data
      const entry: Waiting = { id: entryId, ...request, addedAt: at }
      return changeQueue(speaking, itemId, (queue) => ({
        ...queue,
        waiting: insertRanked(queue.waiting, entry, onTop),
      }))
    }
    case 'SpeakerRemoved':
      return withoutEntry(speaking, known.data.entryId)
    case 'SpeakerMoved': {
      const { entryId, before } = known.data
      return {
        ...speaking,
        queues: speaking.queues.map((queue) => {
          const entry = queue.waiting.find((each) => each.id === entryId)
          return entry ? { ...queue, waiting: moveBefore(queue.waiting, entry, before) } : queue
        }),
      }
    }
    case 'QueueOpened':
      return changeQueue(speaking, known.data.itemId, (queue) => ({ ...queue, closed: false }))
    case 'QueueClosed':
      return changeQueue(speaking, known.data.itemId, (queue) => ({ ...queue, closed: true }))
    case 'SpeechStarted':
      return start(speaking, known.data, at)
    case 'SpeechPaused':
      return changeCurrent(speaking, (speech) => pause(speech, at))
    case 'SpeechResumed':
      return changeCurrent(speaking, (speech) => resume(speech, at))
    case 'SpeechExtended':
      return changeCurrent(speaking, (speech) => ({
        ...speech,
        limitSeconds: speech.limitSeconds + known.data.seconds,
      }))
    case 'SpeechEnded':
      return end(speaking, known.data.speechId, at)
    case 'AgendaItemActivated':
    case 'MeetingClosed':
      return endAll(speaking, at)
    case 'MeetingAdjourned':
      return changeCurrent(speaking, (speech) => pause(speech, at))
    case 'MeetingContinued':
      return known.data.excluded ? changeCurrent(speaking, (speech) => exclude(speech, known.data)) : speaking
    default:
      return speaking
  }
}

/** The queue of an item; an item nobody queued for yet has an empty open one. */
export function queueOf(speaking: Speaking, itemId: string | null): SpeakerQueue {
  return speaking.queues.find((each) => each.itemId === itemId) ?? { itemId, closed: false, waiting: [] }
}

/** S7: spoken = now − started − pauses, in milliseconds; stands still while paused, ends with the speech. */
export function spokenMs(speech: Speech, now: Instant): number {
  const until = Date.parse(speech.endedAt ?? speech.pausedAt ?? now)
  const pausedInside = speech.endedAt !== null && speech.pausedAt !== null ? until - Date.parse(speech.pausedAt) : 0
  return Math.max(0, until - Date.parse(speech.startedAt) - speech.pausedMs - pausedInside)
}

function start(speaking: Speaking, data: z.infer<typeof startedSchema>, at: Instant): Speaking {
  const { speechId, entryId, ...rest } = data
  const speech: Speech = { id: speechId, ...rest, startedAt: at, endedAt: null, pausedMs: 0, pausedAt: null }
  const cleared = entryId === null ? speaking : withoutEntry(speaking, entryId)
  const host = data.kind === 'interjection' && cleared.current ? pause(cleared.current, at) : cleared.host
  return { ...cleared, current: speech, host }
}

/** Ending an interjection gives the floor back to its host, who stays paused until resumed (S2). */
function end(speaking: Speaking, speechId: string, at: Instant): Speaking {
  const { current, host } = speaking
  if (current?.id === speechId)
    return { ...speaking, current: host, host: null, speeches: [...speaking.speeches, { ...current, endedAt: at }] }
  if (host?.id === speechId)
    return { ...speaking, host: null, speeches: [...speaking.speeches, { ...host, endedAt: at }] }
  return speaking
}

function endAll(speaking: Speaking, at: Instant): Speaking {
  const running = [speaking.current, speaking.host].filter((speech) => speech !== null)
  return running.reduce((state, speech) => end(state, speech.id, at), speaking)
}

function changeQueue(speaking: Speaking, itemId: string | null, by: (queue: SpeakerQueue) => SpeakerQueue): Speaking {
  const known = speaking.queues.some((each) => each.itemId === itemId)
  const queues = known ? speaking.queues : [...speaking.queues, queueOf(speaking, itemId)]
  return { ...speaking, queues: queues.map((each) => (each.itemId === itemId ? by(each) : each)) }
}

function changeCurrent(speaking: Speaking, by: (speech: Speech) => Speech): Speaking {
  return speaking.current ? { ...speaking, current: by(speaking.current) } : speaking
}

function withoutEntry(speaking: Speaking, entryId: string): Speaking {
  return {
    ...speaking,
    queues: speaking.queues.map((queue) =>
      queue.waiting.some((each) => each.id === entryId)
        ? { ...queue, waiting: queue.waiting.filter((each) => each.id !== entryId) }
        : queue,
    ),
  }
}

function waitingEntry(speaking: Speaking, entryId: string): Waiting | undefined {
  return speaking.queues.flatMap((queue) => queue.waiting).find((each) => each.id === entryId)
}

function nameOf(meeting: Meeting, attendeeId: string): string {
  return attendeeOf(meeting, attendeeId)?.name ?? '这位'
}

function noLongerWaiting() {
  return refuse('speakers.not-waiting', '这位已经不在等待发言，请看最新的队列。')
}
