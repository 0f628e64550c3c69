import { type Fact, type Instant, type StreamId, streamIdSchema } from '../fact'
import type { MeetingHistory } from '../meeting/history'
import type { PlanHistory } from '../plan/plan'
import type { Room } from '../room/room'
import type { Person } from '../roster/person'
import { z } from '../text/zod'
import type { TopicHistory } from '../topic/topic'
import type { WallMessage } from '../views/scene'
import { event, request } from './door'
import type { Drive } from './papers'
import { longestTyping } from './typing'

/** What is there at the start, the one way in, the streams that are followed, and the line at the foot. */
export const deskRequests = {
  /** First word of a console: what there is, so that it can show the right room. */
  'app.begin': request<Beginning>()(z.strictObject({})),
  /** The one way in. The command is parsed by the stream's own schema. */
  'desk.ask': request<Ack>()(z.strictObject({ stream: streamIdSchema, command: z.looseObject({ type: z.string() }) })),
  /** Several commands on several streams, all kept or none: an import. */
  'desk.askAll': request<Ack>()(
    z.strictObject({
      asks: z
        .array(z.strictObject({ stream: streamIdSchema, command: z.looseObject({ type: z.string() }) }))
        .min(1)
        .max(5000),
    }),
  ),
  /** 没写完的话: everything typed and not entered yet, as one text of the page's own; '' is nothing. */
  'typing.keep': request<null>()(z.strictObject({ text: z.string().max(longestTyping) })),
  /** The stream's state once, as `textOfState` writes it; its facts follow as `facts.kept` until `stream.close`. */
  'stream.open': request<string>()(z.strictObject({ stream: streamIdSchema })),
  'stream.close': request<null>()(z.strictObject({ stream: streamIdSchema })),
  'app.loadSample': request<null>()(z.strictObject({})),
  /** Said by the close dialog once the clerk has agreed. */
  'app.quit': request<null>()(z.strictObject({})),
}

export const deskEvents = {
  /** A start that has to look through the whole journal first: `app.begin` is answered when it is done. */
  'begin.progress': event<BeginProgress>(),
  'facts.kept': event<KeptFacts>(),
  'status.changed': event<Status>(),
  /** The clerk closed the window: keep what is being typed, ask first if a meeting is on, then `app.quit`. */
  'app.closeAsked': event<{ readonly isMeetingOn: boolean }>(),
}

export type Beginning = {
  readonly version: string
  readonly now: Instant
  readonly roomStream: StreamId
  /** Null on the very first start. */
  readonly room: Room | null
  readonly interrupted: Interruption | null
  /** The meeting on the wall, if it is under way: a console that was loaded anew goes straight back to it. */
  readonly running: StreamId | null
  readonly status: Status
  readonly wall: WallMessage | null
  /** What the page told by `typing.keep` last, in this life of the program or the one before. */
  readonly typing: string
}

/** Parts of the journal that were looked through, of all there are. */
export type BeginProgress = { readonly done: number; readonly total: number }

/** 中断: a meeting that was running when the program stopped without saying goodbye. */
export type Interruption = {
  readonly stream: StreamId
  readonly title: string
  /** The last sign of life before, and the start after. */
  readonly from: Instant
  readonly to: Instant
  /** Who had the floor, or null. */
  readonly speaker: string | null
  /** How long that person had spoken at `from`, in milliseconds. */
  readonly spokenMs: number
}

/** 已存盘: the answer to a command. `id` is the id of what it made, `n` the place of its last fact in the journal. */
export type Ack = { readonly n: number; readonly seq: number; readonly at: Instant; readonly id: string }

/** `sentAt` lets the page keep its clock with the desk's. */
export type KeptFacts = { readonly stream: StreamId; readonly facts: readonly Fact[]; readonly sentAt: Instant }

export type StreamState =
  | { readonly kind: 'meeting'; readonly history: MeetingHistory | null; readonly sentAt: Instant }
  | { readonly kind: 'room'; readonly room: Room | null; readonly seq: number; readonly sentAt: Instant }
  | { readonly kind: 'person'; readonly person: Person | null; readonly seq: number; readonly sentAt: Instant }
  | { readonly kind: 'topic'; readonly topic: TopicHistory | null; readonly sentAt: Instant }
  | { readonly kind: 'plan'; readonly plan: PlanHistory | null; readonly sentAt: Instant }

/** 状态栏: what the line at the foot of the console says. */
export type Status = {
  readonly saved: { readonly n: number; readonly at: Instant | null }
  readonly journal: { readonly state: 'ok' | 'warning' | 'failed'; readonly message: string }
  readonly storage: { readonly state: 'ready' | 'behind' | 'rebuilding' | 'degraded'; readonly message: string }
  readonly projector: { readonly state: 'showing' | 'hidden' | 'none' | 'crashed'; readonly message: string }
  readonly drives: readonly Drive[]
  readonly disk: { readonly freeBytes: number | null; readonly isLow: boolean }
  /** How far the wall clock jumped against the running time, in ms, or null. */
  readonly clockJumpMs: number | null
}
