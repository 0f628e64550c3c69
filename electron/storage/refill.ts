import type { StorageHead, Summary } from '#shared/contract/storage'
import type { Fact, StreamId } from '#shared/fact'
import type { StorageFailure } from './conversation'
import type { SummaryFolder } from './folder'
import type { Storage } from './storage'

/** 日志, as far as the store needs it. */
export type JournalView = {
  /** The last fact that is surely on the disk, and the running hash there. */
  readonly head: () => StorageHead
  /** The facts from `fromN` on, in order, in small portions, each with the running hash after it. */
  readonly read: (fromN: number) => AsyncIterable<Portion>
  /** The running hash after fact `n`; null when the journal has no such fact. */
  readonly runAt: (n: number) => Promise<string | null>
}
type Portion = { readonly facts: readonly Fact[]; readonly run: string }

/**
 * Copies the journal's facts after `after` into the store, with the summaries folded from them, until the store stands
 * where the journal stands now. Tells where it is after every batch. Stops between batches when `goOn` says no; what
 * was appended until then is whole and is gone on from the next time.
 */
export async function refill(
  { storage, journal, folder }: { storage: Storage; journal: JournalView; folder: SummaryFolder },
  after: number,
  reached: (n: number) => void,
  goOn: () => boolean,
): Promise<{ readonly ok: true; readonly n: number } | StorageFailure> {
  let n = after
  while (goOn() && n < journal.head().n) {
    const began = n
    for await (const { facts, run } of inBatches(journal.read(n + 1))) {
      if (!goOn()) break
      const summaries = await summariesOf(facts, folder, storage)
      if ('ok' in summaries) return summaries
      const appended = await storage.append({ after: n, facts, summaries, run }, 'rebuild')
      if (!appended.ok) return appended
      n = appended.value.n
      reached(n)
    }
    if (goOn() && n === began) {
      const detail = `the journal's head is at ${journal.head().n}, but nothing follows ${n} in it`
      return { ok: false, reason: 'journal', detail }
    }
  }
  return { ok: true, n }
}

/** Big batches are several times faster than small ones; this one is still copied in well under a second. */
export const factsPerBatch = 4_000

/**
 * Stream by stream, because a summary comes from its own stream alone: one that goes on in this batch and that the
 * folder does not know (any more) is first folded from what the store has of it.
 */
async function summariesOf(
  facts: readonly Fact[],
  folder: SummaryFolder,
  storage: Storage,
): Promise<readonly Summary[] | StorageFailure> {
  const byStream = new Map<StreamId, Fact[]>()
  for (const fact of facts) {
    const own = byStream.get(fact.stream)
    if (own) own.push(fact)
    else byStream.set(fact.stream, [fact])
  }
  const summaries: Summary[] = []
  for (const [stream, own] of byStream) {
    if (own[0]?.seq !== 1 && !folder.knows(stream)) {
      const earlier = await storage.factsOf(stream, 0)
      if (!earlier.ok) return earlier
      folder.fold(earlier.value)
    }
    summaries.push(...folder.fold(own))
  }
  return summaries
}

async function* inBatches(portions: AsyncIterable<Portion>): AsyncGenerator<Portion> {
  let facts: Fact[] = []
  let run = ''
  for await (const portion of portions) {
    facts = facts.concat(portion.facts)
    run = portion.run
    if (facts.length < factsPerBatch) continue
    yield { facts, run }
    facts = []
  }
  if (facts.length > 0) yield { facts, run }
}
