import type { Journal } from '#electron/journal/journal'
import { byStream } from '#electron/storage/sheaf'
import type { ListKind, Summary } from '#shared/contract/storage'
import type { Fact, StreamId } from '#shared/fact'
import { newSummaryFolder } from './summary-folder'

/**
 * 按日志折出来的列表: for a time without a store. The journal is folded once for the lists of all kinds, and every question
 * folds on what was kept since the one before, so that the answer is always the journal's of that moment.
 */
export class FoldedLists {
  #fold = newFold()
  #last: Promise<unknown> = Promise.resolve()

  constructor(private readonly journal: Pick<Journal, 'read' | 'factsOf'>) {}

  /** The list of one kind in the order of `sort`. Throws what reading the journal throws. */
  list(kind: ListKind): Promise<readonly Summary[]> {
    const fold = this.#fold
    const turn = this.#last.then(() => this.#goOn(fold))
    this.#last = turn.catch(() => {})
    return turn.then(() => [...(fold.lists.get(kind)?.values() ?? [])].sort(bySort))
  }

  /** The store answers again: nothing is held in memory beside it. */
  forget(): void {
    this.#fold = newFold()
  }

  async #goOn(fold: Fold): Promise<void> {
    for await (const { facts, n } of this.journal.read(fold.n + 1)) {
      for (const own of byStream(facts).values()) await this.#take(own, fold)
      fold.n = n
    }
  }

  async #take(own: readonly Fact[], { folder, lists }: Fold): Promise<void> {
    const [first] = own
    if (!first) return
    if (first.seq !== 1 && !folder.knows(first.stream)) {
      const all = await this.journal.factsOf(first.stream)
      folder.fold(all.filter(({ seq }) => seq < first.seq))
    }
    for (const summary of folder.fold(own)) {
      const list = lists.get(summary.kind) ?? new Map<StreamId, Summary>()
      lists.set(summary.kind, list.set(summary.stream, summary))
    }
  }
}

/** Sorts as the store does. */
export function bySort(a: Summary, b: Summary): number {
  return a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0
}

type Fold = ReturnType<typeof newFold>

/** `n` is the last fact in it. */
function newFold() {
  return { n: 0, folder: newSummaryFolder(mostStates), lists: new Map<ListKind, Map<StreamId, Summary>>() }
}

/** A stream beyond these has to be read out of the journal again when it goes on. */
const mostStates = 3_000
