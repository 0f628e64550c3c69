import type { StreamId } from '../fact'
import type { MinutesRow, Passage } from '../views/minutes-search'

/**
 * What main asks of the storage page, over one MessagePort. The page knows tables, not meetings: summaries are computed
 * in main by the domain and handed over with the facts they come from.
 */
export type StorageRequest =
  | { readonly ask: 'head' }
  /**
   * Appends the facts from `first` to `n`, which follow `after` (0 for an empty store), and puts the summaries of their
   * streams in place of the old ones, all or nothing. Asked again after it was done, it answers as it did the first time.
   */
  | {
      readonly ask: 'append'
      readonly after: number
      readonly first: number
      readonly n: number
      readonly sheaves: readonly Sheaf[]
      readonly summaries: readonly Summary[]
      readonly run: string
    }
  /** The sheaves in which the facts of one stream with `seq` above `afterSeq` stand, in order. */
  | { readonly ask: 'factsOf'; readonly stream: StreamId; readonly afterSeq: number }
  /** Everything there is, stream by stream: at most `limit` sheaves behind the one named. */
  | { readonly ask: 'allFacts'; readonly after: Pick<Sheaf, 'stream' | 'seq'> | null; readonly limit: number }
  /** The list of one kind in the order of `sort`. */
  | { readonly ask: 'summaries'; readonly kind: ListKind }
  /** The first `limit` rows of the list that are met by `text` (`matchesWords`). */
  | { readonly ask: 'findSummaries'; readonly kind: ListKind; readonly text: string; readonly limit: number }
  /** One room's rows of the list that are met by `text`, in parts: `most` is how many of those that are over. */
  | {
      readonly ask: 'listInParts'
      readonly kind: ListKind
      readonly room: string
      readonly text: string
      readonly most: number
    }
  /** The newest `limit` passages of one room's minutes in which all parts stand (`finderOf`). */
  | { readonly ask: 'findPassages'; readonly parts: readonly string[]; readonly room: string; readonly limit: number }
  /** Empties every table, for a rebuild from the journal. */
  | { readonly ask: 'clear' }

/**
 * 一束事实: facts of one stream that were kept together, in order, as the bytes of their JSON list. The store keeps the
 * bytes and never looks into them: a row of its own for each of a million facts would cost it more than all the rest.
 * `seq` is that of the last fact.
 */
export type Sheaf = { readonly stream: StreamId; readonly seq: number; readonly facts: Uint8Array }

/** What each request is worth when it is answered with yes. */
export type StorageValues = {
  readonly head: StorageHead
  readonly append: StorageHead
  readonly factsOf: readonly Sheaf[]
  readonly allFacts: readonly Sheaf[]
  readonly summaries: readonly Summary[]
  readonly findSummaries: readonly Summary[]
  readonly listInParts: ListInParts
  readonly findPassages: readonly FoundPassage[]
  readonly clear: StorageHead
}

/**
 * 库头: the store's own head: last fact kept and the journal's running hash there; compared with the journal at start.
 * An empty store has `n` 0 and an empty `run`.
 */
export type StorageHead = { readonly n: number; readonly run: string }

/**
 * 列表的种类. `figures` are a meeting's numbers for statistics (who came, who spoke), kept apart from `meeting` so that
 * the list of meetings stays light; `minutes` are the words of a meeting that is over, for the full-text search.
 */
export const listKinds = ['meeting', 'figures', 'minutes', 'person', 'topic', 'plan', 'room'] as const
export type ListKind = (typeof listKinds)[number]

/**
 * 摘要: one row of a list (meetings, people) and the words it is found by. It comes from its own stream's facts and
 * nothing else. `room` owns the stream: a county sees many rooms. `sort` orders the list as text; `words` are the name,
 * its reading and others, as `matchesWords` wants them. `part` says in which part of its list the row stands, where the
 * list is shown in parts: `over` is what lies behind.
 */
export type Summary = {
  readonly stream: StreamId
  readonly kind: ListKind
  readonly room: string
  readonly seq: number
  readonly sort: string
  readonly part?: 'ahead' | 'over'
  readonly words: readonly string[]
  readonly row: unknown
}

/**
 * 分段的列表: everything that is still ahead, and of what is over only the last rows, because years of it are looked for
 * and not scrolled through. Both in the order of `sort`; `overCount` is how many are over in all.
 */
export type ListInParts = {
  readonly ahead: readonly Summary[]
  readonly over: readonly Summary[]
  readonly overCount: number
}

/** 找到的段落: an entry of a meeting's minutes, and which meeting that is. */
export type FoundPassage = Pick<MinutesRow, 'title' | 'startsAt'> & {
  readonly stream: StreamId
  readonly passage: Passage
}

/**
 * Why the page says no. `gap`: the facts do not follow what is kept. `closed`: the database was closed under the page.
 * `damaged`: the tables contradict each other. `newer`: a newer program made this database; it is left untouched.
 * `failed`: anything else the database threw.
 */
export const storageRefusals = ['gap', 'closed', 'damaged', 'newer', 'failed'] as const
export type StorageRefusal = (typeof storageRefusals)[number]

export type StorageAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: StorageRefusal; readonly detail: string }

/** Unasked words of the page: the database was closed under it or made anew; main compares with the journal again. */
export const storageNotices = ['closed', 'populated', 'unhandled'] as const
export type StorageNotice = { readonly notice: (typeof storageNotices)[number]; readonly detail: string }

/** What travels to the page: a request under a number, answered under the same number. */
export type StorageQuestion = { readonly id: number; readonly request: StorageRequest }

/** What travels back: the answer under its number, or an unasked word. */
export type StorageReply = { readonly id: number; readonly answer: StorageAnswer } | StorageNotice

/** The word under which main hands the port to the preload, and the preload to the page. */
export const storagePortWord = 'storage:port'
