import { createHash } from 'node:crypto'
import type { SummaryRules } from '#electron/storage/folder'
import type { JournalView } from '#electron/storage/refill'
import type { StorageHead, Summary } from '#shared/contract/storage'
import type { Fact, StreamId } from '#shared/fact'
import { kindOf } from '#shared/fact'

/** A journal in memory: the edge of the storage room. Facts carry names, so that lists have something to show. */
export class MemoryJournal implements JournalView {
  readonly facts: Fact[] = []
  private readonly runs = ['']
  private readonly seqs = new Map<StreamId, number>()

  constructor(private readonly seed = 'room') {}

  /** Writes one fact of `stream` and answers it. */
  write(stream: StreamId, name: string): Fact {
    const seq = (this.seqs.get(stream) ?? 0) + 1
    const n = this.facts.length + 1
    const fact: Fact = {
      n,
      room: this.seed,
      stream,
      seq,
      act: seq,
      at: '2026-11-21T01:52:14.000Z',
      by: 'clerk',
      type: 'Named',
      data: { name },
      prev: '',
      hash: createHash('sha256').update(`${this.seed} ${stream} ${seq} ${name}`).digest('hex'),
    }
    this.facts.push(fact)
    this.seqs.set(stream, seq)
    this.runs.push(
      createHash('sha256')
        .update(`${this.runs.at(-1)}${fact.hash}`)
        .digest('hex'),
    )
    return fact
  }

  writeMany(count: number, streams: readonly StreamId[]): readonly Fact[] {
    return Array.from({ length: count }, (_, index) => {
      const stream = streams[index % streams.length] ?? 'room:main'
      return this.write(stream, `第${this.facts.length + 1}条`)
    })
  }

  run(n = this.facts.length): string {
    return this.runs[n] ?? ''
  }

  head(): StorageHead {
    return { n: this.facts.length, run: this.run() }
  }

  async *read(fromN: number): AsyncGenerator<{ readonly facts: readonly Fact[]; readonly run: string }> {
    for (let at = fromN - 1; at < this.facts.length; at += 500) {
      const facts = this.facts.slice(at, at + 500)
      yield { facts, run: this.run(at + facts.length) }
    }
  }

  async runAt(n: number): Promise<string | null> {
    return this.runs[n] ?? null
  }
}

/** A list that shows the last name of each stream and how many facts made it. */
export const nameRules: SummaryRules<{ readonly name: string; readonly facts: number }> = {
  evolve: (state, fact) => ({ name: (fact.data as { name: string }).name, facts: (state?.facts ?? 0) + 1 }),
  summarize: (state, { stream, seq }) => [summaryOf(stream, seq, state.name, [state.name], state)],
}

export function summaryOf(
  stream: StreamId,
  seq: number,
  sort: string,
  words: readonly string[],
  row: unknown = null,
): Summary {
  return { stream, kind: kindOf(stream), room: 'r1', seq, sort, words, row }
}
