import { z } from './text/zod'

/** 时刻: an instant as an ISO 8601 string in UTC with milliseconds, `2026-11-21T01:52:14.000Z`. */
export type Instant = string

/** A stream's kind is the folder in `shared/` that knows its commands and facts. */
export const streamKinds = ['room', 'person', 'topic', 'plan', 'meeting'] as const
export type StreamKind = (typeof streamKinds)[number]

/** 流: one meeting, topic, person, annual plan, or the room itself: `meeting:01jd…`. Owned by one room, appended to by no other. */
export type StreamId = `${StreamKind}:${string}`

/**
 * 事实: what happened, in the past tense, never changed. The whole of what the program keeps.
 *
 * `seq` counts from 1 inside the stream; `n` is the place in the journal, counted from 1 over all streams.
 * `act` is the `seq` of the first fact of the same command in this stream: facts of one act are undone together (U1).
 * `prev`/`hash` chain the stream so that it verifies alone anywhere; `n` is not part of the hash, because the same
 * stream may stand at other places in another room's journal.
 */
export type Fact<Type extends string = string, Data = unknown> = {
  readonly n: number
  readonly room: string
  readonly stream: StreamId
  readonly seq: number
  readonly act: number
  readonly at: Instant
  readonly by: string
  readonly type: Type
  readonly data: Data
  readonly prev: string
  readonly hash: string
}

/** What `decide` returns: the fact's own words; the desk adds place, time, author and hashes. */
export type FactBody<Type extends string = string, Data = unknown> = { readonly type: Type; readonly data: Data }

/** Splits `meeting:abc` into its kind and id. */
export function kindOf(stream: StreamId): StreamKind {
  const kind = streamKinds.find((each) => stream.startsWith(`${each}:`))
  if (!kind) throw new Error(`stream id without a known kind: ${stream}; ids are made only by streamOf`)
  return kind
}

export function streamOf(kind: StreamKind, id: string): StreamId {
  return `${kind}:${id}`
}

/** The exact text a fact's hash is taken over: a JSON array in fixed order, data with keys sorted at every depth. */
export function hashedText(fact: Omit<Fact, 'n' | 'hash'>): string {
  return JSON.stringify([
    fact.room,
    fact.stream,
    fact.seq,
    fact.act,
    fact.at,
    fact.by,
    fact.type,
    sortedKeys(fact.data),
    fact.prev,
  ])
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
export const instantSchema = z.string().regex(instantPattern, '时刻的写法不对')

export const streamIdSchema = z
  .string()
  .max(80)
  .regex(new RegExp(`^(${streamKinds.join('|')}):[0-9A-Za-z_-]{1,64}$`))
  .transform((text) => text as StreamId)

/** The envelope as it stands in the journal and in archives. `data` is parsed by the stream's own schemas. */
export const factSchema = z.strictObject({
  n: z.int().positive(),
  room: z.string().min(1).max(64),
  stream: streamIdSchema,
  seq: z.int().positive(),
  act: z.int().positive(),
  at: instantSchema,
  by: z.string().min(1).max(64),
  type: z.string().min(1).max(64),
  data: z.unknown(),
  prev: z.string().max(64),
  hash: z.string().length(64),
})

/** The same value with the keys of its objects in order, at every depth: what is hashed must not depend on who wrote it. */
export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, each]) => [key, sortedKeys(each)]))
}
