import { type SummaryFolder, summaryFolder } from '#electron/storage/folder'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { ListKind, Summary } from '#shared/contract/storage'
import type { Fact } from '#shared/fact'
import { matchesWords } from '#shared/order/match'
import type { KeptLists } from './kept-lists'
import { kindFor } from './kinds'

/** The domain's rules for the store: how a stream folds, and what of it stands in a list. */
export function newSummaryFolder(most?: number): SummaryFolder {
  return summaryFolder<unknown>(
    {
      evolve: (state, fact) => kindFor(fact.stream).evolve(state ?? null, fact),
      summarize: (state, tip) => kindFor(tip.stream).summarize(state, tip),
    },
    most,
  )
}

/**
 * 列表: rows of one kind, from the store where it is ready, else folded from the journal: slower, and always right.
 * `text` is matched against characters, pinyin and initials; '' is everything.
 */
export async function listOf(
  kind: ListKind,
  text: string,
  keeper: StorageKeeper,
  readJournal: () => AsyncIterable<readonly Fact[]>,
): Promise<readonly Summary[]> {
  const wanted = text.trim()
  await keeper.opened()
  const stored = wanted === '' ? await keeper.summaries(kind) : await keeper.findSummaries(kind, wanted, mostFound)
  if (stored) return stored
  const all = await folded(kind, readJournal())
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

export function newLists(
  kept: KeptLists,
  keeper: StorageKeeper,
  readJournal: () => AsyncIterable<readonly Fact[]>,
  ownRoom: string,
): Lists {
  const all: Lists['all'] = (kind, text = '') =>
    text.trim() === '' ? kept.all(kind) : listOf(kind, text, keeper, readJournal)
  return {
    all,
    own: async (kind, text) => (await all(kind, text)).filter(({ room }) => room === ownRoom),
    minutes: () => listOf('minutes', '', keeper, readJournal),
  }
}

/** More rows than anybody reads; the largest roster fits. */
const mostFound = 10_000

async function folded(kind: ListKind, batches: AsyncIterable<readonly Fact[]>): Promise<readonly Summary[]> {
  const folder = newSummaryFolder(Number.POSITIVE_INFINITY)
  const latest = new Map<string, Summary>()
  for await (const facts of batches)
    for (const summary of folder.fold(facts)) if (summary.kind === kind) latest.set(summary.stream, summary)
  return [...latest.values()].sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
}
