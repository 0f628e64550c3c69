import type {
  FoundPassage,
  ListInParts,
  ListKind,
  Sheaf,
  StorageHead,
  StorageRequest,
  StorageValues,
  Summary,
} from '#shared/contract/storage'
import type { Fact, StreamId } from '#shared/fact'
import { Conversation, type StorageFailure, type StorageWord } from './conversation'
import type { StorageHost } from './line'
import { factsIn } from './sheaf'

export type StorageResult<Value> = { readonly ok: true; readonly value: Value } | StorageFailure

/** How long to wait, in milliseconds, before a page that says nothing is given up and closed. */
export type Patience = {
  readonly openMs: number
  readonly requestMs: number
  readonly listMs: number
  readonly rebuildMs: number
}

/**
 * A slow disk may take many seconds over a rebuild's batch, a slow PC some over a list of ten thousand rows; a small
 * request that takes five will not come at all.
 */
export const usualPatience: Patience = { openMs: 15_000, requestMs: 5_000, listMs: 15_000, rebuildMs: 60_000 }

/**
 * 查询库 as main sees it: one page at a time, opened when something is asked and there is none. Every request ends in a
 * value or a failure, in bounded time. Nothing is tried twice here: when to ask again is the keeper's business.
 */
export class Storage {
  private conversation: Promise<Conversation> | null = null
  private readonly listeners = new Set<(word: StorageWord) => void>()

  constructor(
    private readonly host: StorageHost,
    private readonly patience: Patience = usualPatience,
  ) {}

  /** The first question to every page: the database is opened and its facts are counted before it is answered. */
  head(): Promise<StorageResult<StorageHead>> {
    return this.ask({ ask: 'head' }, this.patience.openMs)
  }

  append(
    request: Omit<Extract<StorageRequest, { ask: 'append' }>, 'ask'>,
    pace: 'live' | 'rebuild',
  ): Promise<StorageResult<StorageHead>> {
    const waitMs = pace === 'live' ? this.patience.requestMs : this.patience.rebuildMs
    return this.ask({ ask: 'append', ...request }, waitMs)
  }

  /** The facts of one stream with `seq` above `afterSeq`, in order. */
  async factsOf(stream: StreamId, afterSeq: number): Promise<StorageResult<readonly Fact[]>> {
    const answer = unbound(await this.ask({ ask: 'factsOf', stream, afterSeq }, this.patience.requestMs))
    return answer.ok ? { ok: true, value: answer.value.filter(({ seq }) => seq > afterSeq) } : answer
  }

  /** Everything there is, stream by stream: the facts of the next `limit` sheaves behind the last fact answered before. */
  async allFacts(after: Pick<Fact, 'stream' | 'seq'> | null, limit: number): Promise<StorageResult<readonly Fact[]>> {
    return unbound(await this.ask({ ask: 'allFacts', after, limit }, this.patience.rebuildMs))
  }

  summaries(kind: ListKind): Promise<StorageResult<readonly Summary[]>> {
    return this.ask({ ask: 'summaries', kind }, this.patience.listMs)
  }

  findSummaries(kind: ListKind, text: string, limit: number): Promise<StorageResult<readonly Summary[]>> {
    return this.ask({ ask: 'findSummaries', kind, text, limit }, this.patience.listMs)
  }

  /** As `keeper.listInParts` says. */
  listInParts(kind: ListKind, room: string, text: string, most: number): Promise<StorageResult<ListInParts>> {
    return this.ask({ ask: 'listInParts', kind, room, text, most }, this.patience.listMs)
  }

  findPassages(parts: readonly string[], room: string, limit: number): Promise<StorageResult<readonly FoundPassage[]>> {
    return this.ask({ ask: 'findPassages', parts, room, limit }, this.patience.listMs)
  }

  clear(): Promise<StorageResult<StorageHead>> {
    return this.ask({ ask: 'clear' }, this.patience.rebuildMs)
  }

  /** Closes the page and deletes the database's files; the next request finds a new database. */
  async wipe(): Promise<StorageResult<null>> {
    await this.hangUp('the database is being deleted')
    try {
      await this.host.wipe()
      return { ok: true, value: null }
    } catch (error) {
      return { ok: false, reason: 'failed', detail: `wipe: ${String(error)}` }
    }
  }

  /** Closes the page, if there is one; the next request opens a fresh one. */
  async hangUp(detail: string): Promise<void> {
    const conversation = this.conversation
    this.conversation = null
    await conversation?.then(
      (open) => open.end(detail),
      () => {},
    )
  }

  onWord(listener: (word: StorageWord) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private async ask<Request extends StorageRequest>(
    request: Request,
    waitMs: number,
  ): Promise<StorageResult<StorageValues[Request['ask']]>> {
    this.conversation ??= this.connect()
    const conversation = this.conversation
    try {
      const answer = await (await conversation).ask(request, waitMs)
      // The page is ours and bound by the same contract; facts carry their own hashes.
      return answer.ok ? { ok: true, value: answer.value as StorageValues[Request['ask']] } : answer
    } catch (error) {
      if (this.conversation === conversation) this.conversation = null
      return { ok: false, reason: 'away', detail: `the storage page did not open: ${String(error)}` }
    }
  }

  private connect(): Promise<Conversation> {
    const opening = this.host.open(AbortSignal.timeout(this.patience.openMs)).then(
      (line) =>
        new Conversation(line, (word) => {
          if (word.notice === 'gone' && this.conversation === opening) this.conversation = null
          for (const listener of this.listeners) listener(word)
        }),
    )
    return opening
  }
}

function unbound(answer: StorageResult<readonly Sheaf[]>): StorageResult<readonly Fact[]> {
  if (!answer.ok) return answer
  try {
    return { ok: true, value: factsIn(answer.value) }
  } catch (error) {
    return { ok: false, reason: 'damaged', detail: `facts that cannot be read: ${String(error)}` }
  }
}
