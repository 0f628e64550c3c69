import { setImmediate as breath } from 'node:timers/promises'
import type { Sheaf, StorageHead, Summary } from '#shared/contract/storage'
import type { Fact } from '#shared/fact'
import type { StorageFailure } from './conversation'
import type { SummaryFolder } from './folder'
import type { RightOfWay } from './right-of-way'
import { byStream, sheavesOfOne } from './sheaf'
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
 * where the journal stands now. While the page writes one batch the next one is read and folded here. Tells where it is
 * after every batch. Stops between batches when `goOn` says no; what was appended until then is whole and is gone on
 * from the next time.
 */
export async function refill(
  { storage, journal, folder, way }: RefillParts,
  after: number,
  reached: (n: number) => void,
  goOn: () => boolean,
): Promise<{ readonly ok: true; readonly n: number } | StorageFailure> {
  let n = after
  let writing: Promise<StorageFailure | null> = Promise.resolve(null)
  while (goOn() && n < journal.head().n) {
    const began = n
    let read = n
    for await (const { facts, run } of inBatches(journal.read(n + 1), way)) {
      if (!goOn()) break
      const bound = await bind(facts, { folder, storage, way }, () => writing)
      const failure = await writing
      if (failure) return failure
      if ('reason' in bound) return bound
      const [first, last] = [facts[0]?.n ?? read, facts.at(-1)?.n ?? read]
      writing = append({ after: read, first, n: last, ...bound, run })
      read = last
    }
    const failure = await writing
    if (failure) return failure
    if (goOn() && n === began) {
      const detail = `the journal's head is at ${journal.head().n}, but nothing follows ${n} in it`
      return { ok: false, reason: 'journal', detail }
    }
  }
  return { ok: true, n }

  async function append(request: Parameters<Storage['append']>[0]): Promise<StorageFailure | null> {
    const appended = await storage.append(request, 'rebuild')
    if (!appended.ok) return appended
    n = appended.value.n
    reached(n)
    return null
  }
}

export type RefillParts = {
  readonly storage: Storage
  readonly journal: JournalView
  readonly folder: SummaryFolder
  readonly way: RightOfWay
}

/** Big batches are several times faster than small ones; this one is still copied in well under a second. */
export const factsPerBatch = 4_000

/** So long main folds and binds before whoever waits at the desk has a turn, in milliseconds. */
const longestStepMs = 4

type Bound = { readonly sheaves: readonly Sheaf[]; readonly summaries: readonly Summary[] }

/**
 * Stream by stream, because a summary comes from its own stream alone: one that goes on in this batch and that the
 * folder does not know (any more) is first folded from what the store has of it, once everything before is `written`.
 */
async function bind(
  facts: readonly Fact[],
  { folder, storage, way }: Pick<RefillParts, 'folder' | 'storage' | 'way'>,
  written: () => Promise<StorageFailure | null>,
): Promise<Bound | StorageFailure> {
  const sheaves: Sheaf[] = []
  const summaries: Summary[] = []
  let beganMs = performance.now()
  for (const [stream, own] of byStream(facts)) {
    if (own[0]?.seq !== 1 && !folder.knows(stream)) {
      const failure = await written()
      if (failure) return failure
      const earlier = await storage.factsOf(stream, 0)
      if (!earlier.ok) return earlier
      folder.fold(earlier.value)
    }
    summaries.push(...folder.fold(own))
    sheaves.push(...sheavesOfOne(own))
    if (performance.now() - beganMs < longestStepMs) continue
    await breath()
    await way.giveWay()
    beganMs = performance.now()
  }
  return { sheaves, summaries }
}

async function* inBatches(portions: AsyncIterable<Portion>, way: RightOfWay): AsyncGenerator<Portion> {
  let facts: Fact[] = []
  let run = ''
  for await (const portion of portions) {
    facts.push(...portion.facts)
    run = portion.run
    await way.giveWay()
    if (facts.length < factsPerBatch) continue
    yield { facts, run }
    facts = []
  }
  if (facts.length > 0) yield { facts, run }
}
