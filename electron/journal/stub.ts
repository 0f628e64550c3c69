import { createHash } from 'node:crypto'
import { erasedType, isErased } from '#shared/erasure'
import { type Fact, instantSchema, streamIdSchema } from '#shared/fact'
import { z } from '#shared/text/zod'

/*
 * 空壳: an emptied fact as it stands in a line (K4). What it said, who said it and of what kind it was is gone; its place,
 * the hour and the hashes stay. A line with stubs has the length it had before, so that no offset in any segment, head
 * or second copy changes, and it keeps the running hash it had:
 *
 * {"first":41,"facts":[{"n":41,"room":"…","stream":"…","seq":7,"at":"…","prev":"…","hash":"…"}]     ,"sum":"…","run":"…"}
 *
 * `run` was taken over bytes that are no more. What stands there now is vouched for by `sum`: the first 16 letters
 * of SHA-256 over the run before, the bytes before `,"sum":`, and `run`.
 */
const stubSchema = z.strictObject({
  n: z.int().positive(),
  room: z.string().min(1).max(64),
  stream: streamIdSchema,
  seq: z.int().positive(),
  at: instantSchema,
  prev: z.string().max(64),
  hash: z.string().length(64),
})
type Stub = z.output<typeof stubSchema>

/** A stub in a line, read as the fact that the rest of the program meets. */
export const readStubSchema = stubSchema.transform((stub) => factOf(stub))

/** What a line of facts, some of them emptied, is written as. */
export function stubbed(facts: readonly Fact[]): string {
  return JSON.stringify(facts.map((fact) => (isErased(fact) ? stubOf(fact) : fact)))
}

/** The facts of a line that holds stubs, in its order. */
export function unstubbed(facts: readonly (Fact | Stub)[]): readonly Fact[] {
  return facts.map((each) => ('type' in each ? each : factOf(each)))
}

/** An emptied fact. */
export function emptied(fact: Fact): Fact {
  return factOf(stubOf(fact))
}

/** The letters of `,"sum":"…"`. */
export const stubSealLength = ',"sum":""'.length + 16

export function stubSumOf(before: string, body: Uint8Array, run: string): string {
  return createHash('sha256').update(before).update(body).update(run).digest('hex').slice(0, 16)
}

function stubOf({ n, room, stream, seq, at, prev, hash }: Fact): Stub {
  return { n, room, stream, seq, at, prev, hash }
}

function factOf({ n, room, stream, seq, at, prev, hash }: Stub): Fact {
  return { n, room, stream, seq, act: seq, at, by: 'erased', type: erasedType, data: null, prev, hash }
}
