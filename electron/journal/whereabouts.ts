import { setImmediate as breath } from 'node:timers/promises'
import type { Fact, StreamId } from '#shared/fact'
import type { Files } from './files'
import { linesOf } from './glance'
import { runAfter } from './line'
import { JournalDamaged, readFacts } from './reading'
import type { Segment } from './segment'

/**
 * 在哪几段: which streams stand in which full segment. Learned by looking through a segment once: every line is held
 * against the running hash and none is taken apart, which is most of the work of reading. While the program runs nobody
 * writes into a full segment, so what was learned holds until it ends.
 */
export class Whereabouts {
  readonly #named = new Map<number, Promise<ReadonlySet<string>>>()

  constructor(private readonly files: Files) {}

  /**
   * The facts of one stream, from the newest segment back to its first fact: what is wanted most is what was written
   * last. Throws `JournalDamaged` when a segment on the way does not hold, for it may have held some of them.
   */
  async factsOf(stream: StreamId, segments: readonly Segment[]): Promise<readonly Fact[]> {
    const parts: (readonly Fact[])[] = []
    for (const [index, segment] of [...segments.entries()].reverse()) {
      const next = segments[index + 1]
      if (next && !(await this.#namedIn(segment, next.run)).has(stream)) continue
      const own: Fact[] = []
      for await (const { facts } of readFacts(this.files, [segment], segment.firstN)) {
        for (const fact of facts) if (fact.stream === stream) own.push(fact)
      }
      parts.push(own)
      if (own[0]?.seq === 1) break
    }
    return parts.reverse().flat()
  }

  /** Whoever asks while it is looked through for somebody else waits for the same look. */
  #namedIn(segment: Segment, endingRun: string): Promise<ReadonlySet<string>> {
    const known = this.#named.get(segment.number)
    if (known) return known
    const looking = this.#look(segment, endingRun)
    this.#named.set(segment.number, looking)
    looking.catch(() => this.#named.delete(segment.number))
    return looking
  }

  async #look(segment: Segment, endingRun: string): Promise<ReadonlySet<string>> {
    const bytes = await linesOf(this.files, segment)
    const named = bytes && (await streamsIn(bytes, segment.run, endingRun))
    if (named) return named
    // The slower way knows the line that does not hold.
    for await (const _ of readFacts(this.files, [segment], segment.firstN));
    throw new JournalDamaged(segment.number, 1, segment.firstN - 1)
  }
}

/** The streams named in whole lines that lead from one running hash to the other; null when they do not. */
async function streamsIn(bytes: Buffer, run: string, endingRun: string): Promise<ReadonlySet<string> | null> {
  const named = new Set<string>()
  let reached = run
  let looked = 0
  for (let start = 0; start < bytes.length; ) {
    const ending = bytes.indexOf(lineFeed, start)
    const after = ending < 0 ? null : runAfter(bytes.subarray(start, ending), reached)
    if (after === null) return null
    reached = after
    start = ending + 1
    if (start - looked < bytesAtOnce && start < bytes.length) continue
    nameStreams(bytes.subarray(looked, start), named)
    looked = start
    await breath()
  }
  return reached === endingRun ? named : null
}

/** Also what looks like one in the data of a fact: then a segment is read that need not be. */
function nameStreams(bytes: Buffer, named: Set<string>): void {
  for (let at = bytes.indexOf(beforeName); at >= 0; at = bytes.indexOf(beforeName, at)) {
    const start = at + beforeName.length
    at = bytes.indexOf(quote, start)
    if (at < 0) return
    named.add(bytes.toString('latin1', start, at))
  }
}

const lineFeed = 0x0a
const quote = 0x22
const beforeName = Buffer.from('"stream":"')
/** About a millisecond of work. */
const bytesAtOnce = 256 * 1024
