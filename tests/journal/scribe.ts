import { newStream, type StreamTip, sealFacts } from '#electron/journal/seal'
import type { Fact, StreamId } from '#shared/fact'

/** The desk's part in these tests: seals commands one after the other, over as many streams as it is asked for. */
export class Scribe {
  readonly #tips = new Map<StreamId, StreamTip>()

  constructor(public n = 0) {}

  /** One command: `count` facts in one stream. */
  command(stream: StreamId, words = '说了一句话', count = 1): readonly Fact[] {
    const bodies = Array.from({ length: count }, (_, index) => ({
      type: 'Noted',
      data: { words, index, n: this.n + 1 },
    }))
    const tip = this.#tips.get(stream) ?? newStream
    const facts = sealFacts(bodies, {
      n: this.n + 1,
      tip,
      room: 'room-a',
      stream,
      at: '2026-11-21T01:52:14.000Z',
      by: '记录员',
    })
    const last = facts.at(-1)
    if (last) {
      this.#tips.set(stream, { seq: last.seq, hash: last.hash })
      this.n = last.n
    }
    return facts
  }

  /** Goes back to where the journal stands, as the desk does after a refusal. */
  resume(facts: readonly Fact[]): void {
    this.#tips.clear()
    for (const { stream, seq, hash } of facts) this.#tips.set(stream, { seq, hash })
    this.n = facts.at(-1)?.n ?? 0
  }
}
