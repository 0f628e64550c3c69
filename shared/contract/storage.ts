import type { Fact, StreamId, StreamKind } from '../fact'

/**
 * What main asks of the storage page, over one MessagePort. The page knows tables, not meetings: summaries are computed
 * in main by the domain and handed over with the facts they come from.
 */
export type StorageRequest =
  | { readonly ask: 'head' }
  /**
   * Appends facts that follow `after` (0 for an empty store) and puts the summaries of their streams in place of the
   * old ones, all or nothing. Asked again after it was done, it answers as it did the first time.
   */
  | {
      readonly ask: 'append'
      readonly after: number
      readonly facts: readonly Fact[]
      readonly summaries: readonly Summary[]
      readonly run: string
    }
  /** Facts of one stream with `seq` above `afterSeq`, in order. */
  | { readonly ask: 'factsOf'; readonly stream: StreamId; readonly afterSeq: number }
  /** Everything there is, stream by stream: at most `limit` facts behind the one named. */
  | { readonly ask: 'allFacts'; readonly after: Pick<Fact, 'stream' | 'seq'> | null; readonly limit: number }
  /** The list of one kind in the order of `sort`. */
  | { readonly ask: 'summaries'; readonly kind: StreamKind }
  /** The first `limit` rows of the list that are met by `text` (`matchesWords`). */
  | { readonly ask: 'findSummaries'; readonly kind: StreamKind; readonly text: string; readonly limit: number }
  /** Empties every table, for a rebuild from the journal. */
  | { readonly ask: 'clear' }

/** What each request is worth when it is answered with yes. */
export type StorageValues = {
  readonly head: StorageHead
  readonly append: StorageHead
  readonly factsOf: readonly Fact[]
  readonly allFacts: readonly Fact[]
  readonly summaries: readonly Summary[]
  readonly findSummaries: readonly Summary[]
  readonly clear: StorageHead
}

/**
 * 库头: the store's own head: last fact kept and the journal's running hash there; compared with the journal at start.
 * An empty store has `n` 0 and an empty `run`.
 */
export type StorageHead = { readonly n: number; readonly run: string }

/**
 * 摘要: one row of a list (meetings, people) and the words it is found by. It comes from its own stream's facts and
 * nothing else. `sort` orders the list as text; `words` are the name, its reading and others, as `matchesWords` wants
 * them.
 */
export type Summary = {
  readonly stream: StreamId
  readonly kind: StreamKind
  readonly seq: number
  readonly sort: string
  readonly words: readonly string[]
  readonly row: unknown
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
