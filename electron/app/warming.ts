import type { KeptLists } from '#electron/desk/kept-lists'
import type { Journal } from '#electron/journal/journal'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { ListKind } from '#shared/contract/storage'

export type WarmingParts = {
  readonly journal: Pick<Journal, 'head'>
  readonly keeper: Pick<StorageKeeper, 'status'>
  readonly lists: Pick<KeptLists, 'all'>
  readonly isMeetingOn: () => boolean
}

/**
 * 预读列表: after a start the lists behind statistics, ledger and county table are brought over once, one at a time, while
 * nobody does anything: whoever opens such a page first would wait for it otherwise. Never during a meeting.
 */
export class Warming {
  readonly #left: ListKind[] = ['topic', 'figures', 'room']
  #lastN = -1

  constructor(private readonly parts: WarmingParts) {}

  /** To be called every few seconds. */
  async look(): Promise<void> {
    const { journal, keeper, lists, isMeetingOn } = this.parts
    const isQuiet = journal.head.n === this.#lastN
    this.#lastN = journal.head.n
    if (!isQuiet || keeper.status.state !== 'ready' || isMeetingOn()) return
    const kind = this.#left.shift()
    if (kind) await lists.all(kind)
  }
}
