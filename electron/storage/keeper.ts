import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { FoundPassage, ListInParts, ListKind, Summary } from '#shared/contract/storage'
import type { Fact, StreamId } from '#shared/fact'
import { type AgreementParts, agree } from './agreement'
import type { StorageFailure } from './conversation'
import { afterFault } from './revival'
import { RightOfWay } from './right-of-way'
import { sheavesOf } from './sheaf'
import { beginning, type KeeperStatus, type StorageState, sentences } from './status'
import type { Storage, StorageResult } from './storage'

export type KeeperParts = Omit<AgreementParts, 'way'> & { readonly log: (sentence: string) => void }

/** Time as the keeper knows it, in milliseconds: a monotonic reading, and the pause before a fresh page. */
export type KeeperClock = {
  readonly nowMs: () => number
  readonly pause: (ms: number) => Promise<unknown>
  /** So long nothing more may be handed over until what was is written, where nobody asks for it sooner. */
  readonly restMs: number
  /** After this long whoever asks gets null and reads the journal, whatever the page may still answer. */
  readonly answerWithinMs: number
}

/**
 * 看库人: keeps the store right behind the journal. What the desk acknowledged is handed over with `enqueue`; any doubt
 * about the store is settled by holding it against the journal. Until that is done the questions are answered with null
 * at once, and whoever asks reads the journal instead. Facts handed over meanwhile need not wait here: the journal has
 * them, and that is where they are copied from.
 */
export class StorageKeeper {
  private readonly way = new RightOfWay()
  private current: KeeperStatus = beginning
  private readonly listeners = new Set<(status: KeeperStatus) => void>()
  private queue: Batch[] = []
  private newest = 0
  private doubt: StorageFailure | null = null
  private alarm: StorageFailure | null = null
  private faultsAtMs: number[] = []
  private failuresInRow = 0
  private begun = false
  private working = false
  private closed = false
  /** The rest before what was handed over is written; null when there is none. */
  private resting: { readonly wake: () => void; readonly goOn: () => void } | null = null
  private waiting: { readonly n: number; readonly resolve: (ready: boolean) => void }[] = []

  constructor(
    private readonly parts: KeeperParts,
    private readonly clock: KeeperClock = systemClock,
  ) {
    parts.storage.onWord(({ notice, detail }) => {
      parts.log(`storage page: ${notice}: ${detail}`)
      if (notice === 'unhandled') return
      const failure = { ok: false, reason: notice === 'gone' ? 'away' : 'closed', detail } as const
      // A database that is made anew while the page opens is found empty by the comparison that follows.
      if (notice !== 'populated') this.alarm = failure
      this.suspect(failure)
    })
  }

  get status(): KeeperStatus {
    return this.current
  }

  onChange(listener: (status: KeeperStatus) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Compares the store with the journal and begins to keep it; resolves when it is ready, given up or closed. */
  async start(): Promise<void> {
    this.begun = true
    await this.work()
  }

  /**
   * Facts the desk has acknowledged, the summaries of their streams, and the journal's running hash after them. What
   * was handed over before is left out; where something was not handed over, the journal is asked.
   */
  enqueue(facts: readonly Fact[], summaries: readonly Summary[], run: string): void {
    const fresh = facts.filter((fact) => fact.n > this.newest)
    const [first, last] = [fresh[0], fresh.at(-1)]
    if (this.current.state !== 'ready' || !first || !last) return
    if (first.n !== this.newest + 1) {
      this.suspect({ ok: false, reason: 'gap', detail: `fact ${first.n} handed over after ${this.newest}` })
      return
    }
    this.queue.push({ facts: fresh, summaries, run })
    this.newest = last.n
    this.resting?.goOn()
    void this.work()
  }

  /** The facts of one stream with `seq` above `afterSeq`; null while the store is not ready. */
  factsOf(stream: StreamId, afterSeq: number): Promise<readonly Fact[] | null> {
    return this.look((storage) => storage.factsOf(stream, afterSeq))
  }

  /** The list of one kind in the order of `sort`; null while the store is not ready. */
  summaries(kind: ListKind): Promise<readonly Summary[] | null> {
    return this.lookInList((storage) => storage.summaries(kind))
  }

  /** The first `limit` rows of the list that `text` finds; null while the store is not ready. */
  findSummaries(kind: ListKind, text: string, limit: number): Promise<readonly Summary[] | null> {
    return this.lookInList((storage) => storage.findSummaries(kind, text, limit))
  }

  /** One room's rows that `text` finds, in parts, with the last `most` that are over; null while the store is not ready. */
  listInParts(kind: ListKind, room: string, text: string, most: number): Promise<ListInParts | null> {
    return this.lookInList((storage) => storage.listInParts(kind, room, text, most))
  }

  /** The newest `limit` passages of one room's minutes in which all parts stand; null while the store is not ready. */
  findPassages(parts: readonly string[], room: string, limit: number): Promise<readonly FoundPassage[] | null> {
    return this.lookInList((storage) => storage.findPassages(parts, room, limit))
  }

  /** What the clerk waits for and the store has no part in: a rebuild stands still meanwhile. */
  first<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.way.first(work)
  }

  /** The journal is read and folded in less time than the store's page needs to open. */
  get isShort(): boolean {
    return this.parts.journal.head().n <= factsReadSooner
  }

  /**
   * Waits for a store that is only just opening or catching up, where the journal is so long that reading it instead
   * would take longer; never for one that is rebuilt, and not more than five seconds.
   */
  opened(): Promise<void> {
    return this.outOf(opening, () => {})
  }

  /**
   * Waits for a store that is rebuilt, too, as long as it gets on: folding a list from the journal beside it would take
   * as long again and make both slower. Five seconds without a step, and whoever asks reads the journal.
   */
  filled(): Promise<void> {
    return this.outOf(filling, (bell) => bell.refresh())
  }

  /** Opens the store once more after it was given up. */
  async tryAgain(): Promise<void> {
    if (this.current.state !== 'degraded') return
    this.faultsAtMs = []
    this.change({ state: 'starting' })
    await this.work()
  }

  /** Waits until what was handed over is in the store, then closes the page. A rebuild is left where it is. */
  async close(): Promise<void> {
    await this.caughtUp()
    this.closed = true
    this.release(false)
    await this.parts.storage.hangUp('closed by the program')
  }

  private async outOf(states: readonly StorageState[], onStep: (bell: NodeJS.Timeout) => void): Promise<void> {
    const isIn = () => this.begun && !this.closed && states.includes(this.current.state)
    if (this.isShort) return
    // Whoever comes before the store was to be opened opens it.
    if (!this.begun && !this.closed) void this.start()
    if (!isIn()) return
    await new Promise<void>((resolve) => {
      const stop = this.onChange(() => (isIn() ? onStep(bell) : finish()))
      const bell = setTimeout(finish, longestOpeningMs)
      function finish(): void {
        clearTimeout(bell)
        stop()
        resolve()
      }
    })
  }

  /** One step after the other until there is nothing left to do. */
  private async work(): Promise<void> {
    if (this.working) return
    this.working = true
    // Nothing may be awaited between the last look for a step and the end, or what comes in between would lie there.
    for (let step = this.nextStep(); step; step = this.nextStep()) await step()
    this.working = false
  }

  private nextStep(): (() => Promise<void>) | null {
    const { doubt } = this
    if (!this.begun || this.closed || this.current.state === 'degraded') return null
    if (doubt) return () => this.recover(doubt)
    if (this.current.state !== 'ready') return () => this.settle()
    return this.queue.length > 0 ? () => this.appendQueue() : null
  }

  /** Holds the store against the journal. What the page says against itself meanwhile counts as well. */
  private async settle(): Promise<void> {
    this.alarm = null
    const settled = await agree(
      { ...this.parts, way: this.way },
      (state, done, total) => this.change({ state, lastN: done, progress: { done, total } }),
      () => !this.closed,
    )
    if (this.closed) return
    if (!settled.ok || this.alarm) {
      this.doubt = settled.ok ? this.alarm : settled
      return
    }
    this.failuresInRow = 0
    this.newest = settled.n
    this.change({ state: 'ready', lastN: settled.n })
  }

  /**
   * The journal has them. Written at once they would take disk and processor from the pictures of what was just kept and
   * from the next command: so they rest, and what comes meanwhile is written with them. A question ends the rest.
   */
  private async appendQueue(): Promise<void> {
    if (this.waiting.length === 0) await this.rest()
    if (this.current.state !== 'ready') return
    const batches = this.queue.splice(0)
    const facts = batches.flatMap((batch) => batch.facts)
    const latest = new Map(
      batches.flatMap((batch) => batch.summaries).map((summary) => [`${summary.kind} ${summary.stream}`, summary]),
    )
    const run = batches.at(-1)?.run ?? ''
    const after = this.current.lastN
    const [first, n] = [facts[0]?.n ?? after, facts.at(-1)?.n ?? after]
    const request = { after, first, n, sheaves: sheavesOf(facts), summaries: [...latest.values()], run }
    const appended = await this.parts.storage.append(request, 'live')
    if (!appended.ok) return this.suspect(appended)
    if (this.current.state !== 'ready') return
    this.change({ state: 'ready', lastN: appended.value.n })
    this.release(true)
  }

  private rest(): Promise<void> {
    const { nowMs, restMs } = this.clock
    const longestUntil = nowMs() + restMs * mostRests
    return new Promise((done) => {
      const wake = () => {
        clearTimeout(bell)
        this.resting = null
        done()
      }
      const bell = setTimeout(wake, restMs)
      const goOn = () => void (nowMs() + restMs < longestUntil && bell.refresh())
      this.resting = { wake, goOn }
    })
  }

  /** Something is wrong with a store that was ready: it is asked nothing more until it has been compared. */
  private suspect(failure: StorageFailure): void {
    if (this.current.state !== 'ready') return
    this.doubt = failure
    this.queue = []
    this.change({ state: 'behind' })
    this.release(false)
    this.resting?.wake()
    void this.work()
  }

  private async recover(failure: StorageFailure): Promise<void> {
    const { storage, log } = this.parts
    this.doubt = null
    this.failuresInRow += 1
    this.faultsAtMs.push(this.clock.nowMs())
    const revival = afterFault(failure, this.faultsAtMs, this.failuresInRow, this.clock.nowMs())
    log(`store in doubt: ${failure.reason}: ${failure.detail}`)
    if (revival === 'give up') {
      this.change({ state: 'degraded', detail: sentences[failure.reason === 'newer' ? 'newer' : 'degraded'] })
      return storage.hangUp('given up')
    }
    await storage.hangUp('a fresh page is wanted')
    await this.clock.pause(revival.waitMs)
    if (!revival.wipe || this.closed) return
    const wiped = await storage.wipe()
    log(wiped.ok ? 'the database was deleted, to be rebuilt' : wiped.detail)
  }

  /** To fold a list from a long journal takes many times as long as the busiest page. */
  private lookInList<Value>(ask: (storage: Storage) => Promise<StorageResult<Value>>): Promise<Value | null> {
    return this.look(ask, this.isShort ? 1 : patienceWithLists)
  }

  private async look<Value>(
    ask: (storage: Storage) => Promise<StorageResult<Value>>,
    patience = 1,
  ): Promise<Value | null> {
    const answered = new AbortController()
    const late = wait(this.clock.answerWithinMs * patience, null, { signal: answered.signal }).catch(() => null)
    const answer = await Promise.race([this.lookUp(ask), late])
    answered.abort()
    return answer
  }

  /** Asks the store, once everything acknowledged before the question is in it. */
  private async lookUp<Value>(ask: (storage: Storage) => Promise<StorageResult<Value>>): Promise<Value | null> {
    if (!(await this.caughtUp())) return null
    const answer = await ask(this.parts.storage)
    if (answer.ok) return answer.value
    this.suspect(answer)
    return null
  }

  private caughtUp(): Promise<boolean> {
    const { state, lastN } = this.current
    if (state !== 'ready' || this.newest <= lastN) return Promise.resolve(state === 'ready' && !this.closed)
    return new Promise((resolve) => {
      this.waiting.push({ n: this.newest, resolve })
      this.resting?.wake()
    })
  }

  private release(ready: boolean): void {
    const done = this.waiting.filter(({ n }) => !ready || n <= this.current.lastN)
    this.waiting = this.waiting.filter((each) => !done.includes(each))
    for (const { resolve } of done) resolve(ready)
  }

  /** A new state brings its own sentence; progress is there only while copying. */
  private change(next: Partial<KeeperStatus> & { readonly state: StorageState }): void {
    this.current = { lastN: this.current.lastN, progress: null, detail: sentences[next.state], ...next }
    for (const listener of this.listeners) listener(this.current)
  }
}

type Batch = { readonly facts: readonly Fact[]; readonly summaries: readonly Summary[]; readonly run: string }

const opening: readonly StorageState[] = ['starting', 'behind']
const filling: readonly StorageState[] = [...opening, 'rebuilding']
const factsReadSooner = 2_000
const patienceWithLists = 10
const longestOpeningMs = 5_000
/** Two seconds of facts without a pause, and they are written between two of them. */
const mostRests = 13

const systemClock: KeeperClock = { nowMs: () => performance.now(), pause: wait, restMs: 150, answerWithinMs: 1_000 }
