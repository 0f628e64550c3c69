import type { StorageKeeper } from '#electron/storage/keeper'
import type { ListKind, Summary } from '#shared/contract/storage'
import { matchesWords } from '#shared/order/match'
import type { FoldedLists } from './folded-lists'
import type { KeptLists } from './kept-lists'

/**
 * 列表: rows of one kind, from the store where it is ready or soon will be, else folded from the journal: slower, and
 * always right. `text` is matched against characters, pinyin and initials; '' is everything.
 */
export async function listOf(
  kind: ListKind,
  text: string,
  keeper: StorageKeeper,
  folded: FoldedLists,
): Promise<readonly Summary[]> {
  const wanted = text.trim()
  await keeper.filled()
  const stored = wanted === '' ? await keeper.summaries(kind) : await keeper.findSummaries(kind, wanted, mostFound)
  if (stored) return stored
  const all = await folded.list(kind)
  return all.filter((summary) => matchesWords(wanted, summary.words)).slice(0, mostFound)
}

/** 列表 as the rooms of main ask for them; `text` as in `listOf`. */
export type Lists = {
  /** Of every room whose records this machine has. */
  readonly all: (kind: ListKind, text?: string) => Promise<readonly Summary[]>
  readonly own: (kind: ListKind, text?: string) => Promise<readonly Summary[]>
  /** The minutes of meetings that are over, from the journal: for a store that is not ready. */
  readonly minutes: () => Promise<readonly Summary[]>
}

export function newLists(kept: KeptLists, keeper: StorageKeeper, folded: FoldedLists, ownRoom: string): Lists {
  const all: Lists['all'] = (kind, text = '') =>
    text.trim() === '' ? kept.all(kind) : listOf(kind, text, keeper, folded)
  return {
    all,
    own: async (kind, text) => (await all(kind, text)).filter(({ room }) => room === ownRoom),
    minutes: () => listOf('minutes', '', keeper, folded),
  }
}

/** More rows than anybody reads; the largest roster fits. */
const mostFound = 10_000
