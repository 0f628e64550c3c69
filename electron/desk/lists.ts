import type { StorageKeeper } from '#electron/storage/keeper'
import type { ListInParts, ListKind, Summary } from '#shared/contract/storage'
import type { StreamId } from '#shared/fact'
import { matchesWords } from '#shared/order/match'
import { inParts } from '#shared/views/list-parts'
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
  /** This room's rows of a list that is shown in parts, with the last `most` of those that are over. */
  readonly ownInParts: (kind: ListKind, text: string, most: number) => Promise<ListInParts>
  /** The minutes of meetings that are over, from the journal: for a store that is not ready. */
  readonly minutes: () => Promise<readonly Summary[]>
}

/** `isLeaving`: a meeting that is being deleted stands in no list. */
export function newLists(
  kept: KeptLists,
  keeper: StorageKeeper,
  folded: FoldedLists,
  ownRoom: string,
  isLeaving: (stream: StreamId) => boolean,
): Lists {
  const isThere = ({ stream }: Summary) => !isLeaving(stream)
  const all: Lists['all'] = async (kind, text = '') =>
    (await (text.trim() === '' ? kept.all(kind) : listOf(kind, text, keeper, folded))).filter(isThere)
  const ownInParts = async (kind: ListKind, text: string, most: number): Promise<ListInParts> => {
    const wanted = text.trim()
    await keeper.filled()
    const stored = await keeper.listInParts(kind, ownRoom, wanted, most)
    if (stored) return stored
    const rows = await folded.list(kind)
    const own = rows.filter(({ room, words }) => room === ownRoom && matchesWords(wanted, words))
    return inParts(own, most)
  }
  return {
    all,
    own: async (kind, text) => (await all(kind, text)).filter(({ room }) => room === ownRoom),
    ownInParts: async (kind, text, most) => {
      const { ahead, over, overCount } = await ownInParts(kind, text, most)
      const left = over.filter(isThere)
      // One that is being deleted and lies beyond those answered is counted until the next start.
      return { ahead: ahead.filter(isThere), over: left, overCount: overCount - (over.length - left.length) }
    },
    minutes: async () => (await listOf('minutes', '', keeper, folded)).filter(isThere),
  }
}

/** More rows than anybody reads; the largest roster fits. */
const mostFound = 10_000
