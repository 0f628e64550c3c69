import type { StorageHead } from '#shared/contract/storage'
import type { Fact } from '#shared/fact'
import type { StorageFailure } from './conversation'
import type { SummaryFolder } from './folder'
import { type JournalView, refill } from './refill'
import type { RightOfWay } from './right-of-way'
import type { Storage, StorageResult } from './storage'

/**
 * How the store stands to the journal. `strange`: the store holds what the journal does not; it is longer, or its
 * history is another one.
 */
export type Agreement = 'equal' | 'behind' | 'strange'

/** `runThere` is the journal's running hash at the place where the store ends; null where it has no such place. */
export function compareHeads(store: StorageHead, journal: StorageHead, runThere: string | null): Agreement {
  if (store.n > journal.n) return 'strange'
  if (store.n > 0 && store.run !== runThere) return 'strange'
  return store.n === journal.n ? 'equal' : 'behind'
}

export type AgreementParts = {
  readonly storage: Storage
  readonly journal: JournalView
  /** A folder that knows nothing yet, for each time the journal is copied. */
  readonly newFolder: () => SummaryFolder
  /** Copying gives way to what the clerk waits for. */
  readonly way: RightOfWay
  /** Keeps facts that perhaps only the store has. The store is emptied only once this has resolved. */
  readonly setAside: (facts: readonly Fact[], why: string) => Promise<void>
}

/** Hears how far the copying is, in facts. */
export type Progress = (work: 'behind' | 'rebuilding', done: number, total: number) => void

/**
 * Makes the store what the journal says: nothing to do where they are equal, the missing facts where the store is
 * behind, everything anew where it is anything else. The journal is never changed and never doubted; yet what only the
 * store remembers is set aside before it goes. Answers the last fact in the store.
 */
export async function agree(
  { storage, journal, newFolder, way, setAside }: AgreementParts,
  progress: Progress,
  goOn: () => boolean,
): Promise<{ readonly ok: true; readonly n: number } | StorageFailure> {
  try {
    const head = await storage.head()
    if (!head.ok && head.reason !== 'damaged') return head
    const store = head.ok ? head.value : null
    const agreement = store && compareHeads(store, journal.head(), await journal.runAt(store.n))

    if (store && store.n > 0 && agreement !== 'strange') return await copy('behind', store.n)
    if (store?.n !== 0) {
      const why = store ? `the store ends at ${store.n}, the journal at ${journal.head().n}` : 'the store is damaged'
      const kept = await keepAll(storage, (facts) => setAside(facts, why))
      if (!kept.ok) return kept
      progress('rebuilding', 0, journal.head().n)
      const cleared = await storage.clear()
      if (!cleared.ok) return cleared
    }
    return await copy('rebuilding', 0)
  } catch (error) {
    return { ok: false, reason: 'journal', detail: String(error) }
  }

  function copy(work: 'behind' | 'rebuilding', after: number) {
    if (after < journal.head().n) progress(work, after, journal.head().n)
    const reached = (n: number) => progress(work, n, Math.max(n, journal.head().n))
    return refill({ storage, journal, folder: newFolder(), way }, after, reached, goOn)
  }
}

async function keepAll(
  storage: Storage,
  setAside: (facts: readonly Fact[]) => Promise<void>,
): Promise<{ readonly ok: true } | StorageFailure> {
  for (let last: Fact | null = null; ; ) {
    const facts: StorageResult<readonly Fact[]> = await storage.allFacts(last && placeOf(last), sheavesPerPortion)
    if (!facts.ok) return facts
    last = facts.value.at(-1) ?? null
    if (!last) return { ok: true }
    await setAside(facts.value)
  }
}

function placeOf({ stream, seq }: Fact) {
  return { stream, seq }
}

const sheavesPerPortion = 50
