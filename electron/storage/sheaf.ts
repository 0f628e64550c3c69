import type { Sheaf } from '#shared/contract/storage'
import type { Fact, StreamId } from '#shared/fact'

/** The facts as they are handed to the store: stream by stream, each stream in as few sheaves as may be. */
export function sheavesOf(facts: readonly Fact[]): readonly Sheaf[] {
  return [...byStream(facts).values()].flatMap(sheavesOfOne)
}

/** The same for facts of one stream. */
export function sheavesOfOne(facts: readonly Fact[]): readonly Sheaf[] {
  const sheaves: Sheaf[] = []
  let texts: string[] = []
  let bytes = 0
  for (const [index, fact] of facts.entries()) {
    const text = JSON.stringify(fact)
    texts.push(text)
    bytes += Buffer.byteLength(text) + 1
    if (bytes < fullBytes && index < facts.length - 1) continue
    sheaves.push({ stream: fact.stream, seq: fact.seq, facts: encoder.encode(`[${texts.join()}]`) })
    texts = []
    bytes = 0
  }
  return sheaves
}

/** What `sheavesOf` bound together. Throws for bytes that are no list. */
export function factsIn(sheaves: readonly Sheaf[]): readonly Fact[] {
  return sheaves.flatMap(({ facts }): readonly Fact[] => JSON.parse(decoder.decode(facts)))
}

export function byStream(facts: readonly Fact[]): ReadonlyMap<StreamId, readonly Fact[]> {
  const streams = new Map<StreamId, Fact[]>()
  for (const fact of facts) {
    const own = streams.get(fact.stream)
    if (own) own.push(fact)
    else streams.set(fact.stream, [fact])
  }
  return streams
}

/** Chromium puts every value of more than 64 KB into a file of its own; most facts are below a thousandth of that. */
const fullBytes = 48 * 1024

const encoder = new TextEncoder()
const decoder = new TextDecoder()
