import { createHash } from 'node:crypto'
import { isErased } from '#shared/erasure'
import { type Fact, type FactBody, hashedText, type Instant, type StreamId } from '#shared/fact'

/** Where a stream stands: its last `seq` and that fact's `hash`; `newStream` before the first fact. */
export type StreamTip = { readonly seq: number; readonly hash: string }

export const newStream: StreamTip = { seq: 0, hash: '' }

/** What the desk adds to the words of one command in one stream. `n` is the place of the first fact in the journal. */
export type Sealing = {
  readonly n: number
  readonly tip: StreamTip
  readonly room: string
  readonly stream: StreamId
  readonly at: Instant
  readonly by: string
}

/**
 * Turns what `decide` answered into facts: place, time, author, and the chain of the stream. All facts of one call are
 * one act. `data` becomes exactly what a reader of the file will get, so that the hash holds on both sides.
 */
export function sealFacts<Body extends FactBody>(
  bodies: readonly Body[],
  sealing: Sealing,
): readonly Fact<Body['type'], Body['data']>[] {
  const { n, tip, room, stream, at, by } = sealing
  let prev = tip.hash
  return bodies.map((body, index) => {
    const data: Body['data'] = JSON.parse(JSON.stringify(body.data ?? null))
    const unsealed = { room, stream, seq: tip.seq + 1 + index, act: tip.seq + 1, at, by, type: body.type, data, prev }
    const hash = hashOf(unsealed)
    prev = hash
    return { n: n + index, ...unsealed, hash }
  })
}

/** The hash a fact must carry: SHA-256 over `hashedText`, in hex. */
export function hashOf(fact: Omit<Fact, 'n' | 'hash'>): string {
  return createHash('sha256').update(hashedText(fact)).digest('hex')
}

/** Where the stream stands after this fact, or null when the fact is not the true next one of that stream. */
export function tipAfter(tip: StreamTip, fact: Fact): StreamTip | null {
  const follows = fact.seq === tip.seq + 1 && fact.prev === tip.hash && fact.hash === hashOf(fact)
  return follows ? { seq: fact.seq, hash: fact.hash } : null
}

/** As `tipAfter`, and over facts that were emptied (K4): of those the chain is all that can be asked. For the journal alone. */
export function tipAcross(tip: StreamTip, fact: Fact): StreamTip | null {
  if (!isErased(fact)) return tipAfter(tip, fact)
  return fact.seq === tip.seq + 1 && fact.prev === tip.hash ? { seq: fact.seq, hash: fact.hash } : null
}

/** Index of the first fact that breaks the chain of one whole stream (from `seq` 1); null when the stream is whole. */
export function brokenAt(facts: readonly Fact[]): number | null {
  let tip = newStream
  for (const [index, fact] of facts.entries()) {
    const next = fact.stream === facts[0]?.stream ? tipAfter(tip, fact) : null
    if (!next) return index
    tip = next
  }
  return null
}
