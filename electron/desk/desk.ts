import { newStream, type StreamTip, sealFacts } from '#electron/journal/seal'
import { type Beside, nothingBeside } from '#shared/beside'
import type { Ack } from '#shared/contract/desk'
import type { Summary } from '#shared/contract/storage'
import { type Decision, ok, type Result, refuse } from '#shared/decision'
import { type Fact, type Instant, type StreamId, streamOf } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { TopicHistory } from '#shared/topic/topic'
import { kindFor } from './kinds'

/** One question to the desk: a command for a stream. Nobody has parsed it yet. */
export type Ask = { readonly stream: StreamId; readonly command: unknown }

/** What the desk needs of the world, and nothing else of it. */
export type DeskParts = {
  readonly journal: {
    readonly head: { readonly n: number }
    readonly append: (facts: readonly Fact[]) => Promise<Result<{ readonly n: number; readonly run: string }>>
  }
  /** All facts of a stream, in order. */
  readonly factsOf: (stream: StreamId) => Promise<readonly Fact[]>
  readonly now: () => Instant
  readonly newId: () => string
  /** Who owns the streams written here, and who sits at the desk. */
  readonly room: () => string
  readonly by: string
  /** Told right after whoever asked has been answered, in order and before the next question: to publish and store. */
  readonly onKept: (kept: Kept) => void
}

export type Kept = {
  readonly facts: readonly Fact[]
  readonly run: string
  /** Made when it is first asked for: whoever shows the facts does not wait for rows of lists. */
  readonly summaries: readonly Summary[]
}

/** `hash` is that of the stream's last fact; '' before the first. */
export type StreamView = { readonly state: unknown; readonly seq: number; readonly hash: string }

/**
 * 议事台: the authority. One command at a time: parse → decide → journal → evolve → acknowledge → publish and store.
 * A refusal changes nothing. States are kept while they are in use and made again from facts when they are not.
 */
export class Desk {
  readonly #parts: DeskParts
  readonly #streams = new Map<StreamId, Held>()
  #last: Promise<unknown> = Promise.resolve()
  /** What was kept and nobody but whoever asked has been told of. */
  #untold: Kept | null = null

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  ask(stream: StreamId, command: unknown): Promise<Result<Ack>> {
    return this.askAll([{ stream, command }])
  }

  /**
   * Several commands as one: all are kept in one line of the journal, or none (an import). `at` is given only where
   * something that happened earlier is written down now (samples); it is not in any contract.
   */
  askAll(asks: readonly Ask[], at?: Instant): Promise<Result<Ack>> {
    return this.#inTurn(() => this.#judge(asks, at ?? this.#parts.now()))
  }

  /** The stream as it stands after everything asked before. */
  view(stream: StreamId): Promise<StreamView> {
    return this.#inTurn(async () => {
      const { state, tip } = await this.#held(stream)
      return { state, seq: tip.seq, hash: tip.hash }
    })
  }

  /**
   * 收账: keeps facts that another room sealed, as they are, in one line of the journal. Facts that are known already
   * are left out, so that the same file can come twice; whoever calls has verified the chains. A stream that would fork
   * is left alone as a whole (E3). `isUnknown` names streams of which the caller knows that nothing was kept yet: looking
   * for each of a county's thousands would read the journal as often. Answers how many facts were new.
   */
  takeIn(facts: readonly Fact[], isUnknown: (stream: StreamId) => boolean): Promise<Result<number>> {
    return this.#inTurn(async () => {
      const drafts = new Map<StreamId, Held>()
      const fresh: Fact[] = []
      for (const fact of facts) {
        const held = drafts.get(fact.stream) ?? (await this.#held(fact.stream, isUnknown(fact.stream)))
        const follows = fact.seq === held.tip.seq + 1 && fact.prev === held.tip.hash
        if (!follows || fact.room === this.#parts.room() || (held.room !== null && held.room !== fact.room)) continue
        fresh.push({ ...fact, n: this.#parts.journal.head.n + fresh.length + 1 })
        drafts.set(fact.stream, grow(held, fresh.slice(-1)))
      }
      if (fresh.length === 0) return ok(0)
      const kept = await this.#keep(fresh, drafts)
      return kept.ok ? ok(fresh.length) : kept
    })
  }

  async #judge(asks: readonly Ask[], at: Instant): Promise<Result<Ack>> {
    await this.#fetch(asks.map(({ stream }) => stream))
    const drafts = new Map<StreamId, Held>()
    const facts: Fact[] = []
    let id = ''
    for (const [index, { stream, command }] of asks.entries()) {
      const held = drafts.get(stream) ?? (await this.#held(stream))
      id = this.#parts.newId()
      const decision = await this.#decide(held, stream, command, { at, id }, drafts)
      if (!decision.ok) return asks.length === 1 ? decision : inAll(index, decision.refusal)
      const sealed = sealFacts(decision.value, {
        n: this.#parts.journal.head.n + facts.length + 1,
        tip: held.tip,
        room: this.#parts.room(),
        stream,
        at,
        by: this.#parts.by,
      })
      facts.push(...sealed)
      drafts.set(stream, grow(held, sealed))
    }
    if (facts.length === 0)
      throw new Error('a command was accepted without facts; every decider accepts with at least one')
    const kept = await this.#keep(facts, drafts)
    if (!kept.ok) return kept
    const seq = facts.at(-1)?.seq ?? 0
    return ok({ n: kept.value.n, seq, at, id })
  }

  /** Journal first; then what was drafted holds, and those who publish and store are told. */
  async #keep(facts: readonly Fact[], drafts: ReadonlyMap<StreamId, Held>) {
    const appended = await this.#parts.journal.append(facts)
    if (!appended.ok) return appended
    for (const [stream, held] of drafts) this.#hold(stream, held)
    let rows: readonly Summary[] | null = null
    this.#untold = {
      facts,
      run: appended.value.run,
      get summaries() {
        rows ??= summariesOf(facts, drafts)
        return rows
      },
    }
    return appended
  }

  async #decide(
    held: Held,
    stream: StreamId,
    command: unknown,
    { at, id }: { readonly at: Instant; readonly id: string },
    drafts: ReadonlyMap<StreamId, Held>,
  ): Promise<Decision> {
    const kind = kindFor(stream)
    if (held.room !== null && held.room !== this.#parts.room())
      return refuse('desk.foreign', '这是别的议事室的记录，只能查看，不能改动。')
    const parsed = kind.parse(command)
    if (!parsed.ok) return parsed
    const wanted = kind.beside(held.state, parsed.value)
    const states = new Map<StreamId, unknown>()
    for (const each of wanted) states.set(each, (drafts.get(each) ?? (await this.#held(each))).state)
    return kind.decide(held.state, parsed.value, { at, id, beside: besideOf(states) })
  }

  /** Side by side: an import of a thousand people must not wait for the store a thousand times. */
  async #fetch(streams: readonly StreamId[]): Promise<void> {
    await Promise.all([...new Set(streams)].map((stream) => this.#held(stream)))
  }

  async #held(stream: StreamId, isUnknown = false): Promise<Held> {
    const known = this.#streams.get(stream)
    if (known) return known
    if (isUnknown) return untouched
    const held = grow(untouched, await this.#parts.factsOf(stream))
    this.#hold(stream, held)
    return held
  }

  /** Puts the stream last; the one untouched for longest goes when there are too many. */
  #hold(stream: StreamId, held: Held): void {
    this.#streams.delete(stream)
    this.#streams.set(stream, held)
    const [oldest] = this.#streams.keys()
    if (this.#streams.size > mostHeld && oldest) this.#streams.delete(oldest)
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {}).then(() => this.#tell())
    return turn
  }

  /**
   * Answer first, then publish: a page that draws what was kept reads its ack before and not behind that. The next turn
   * waits, so that opening a stream and telling of it stay in one order.
   */
  #tell(): Promise<void> {
    const kept = this.#untold
    this.#untold = null
    if (!kept) return Promise.resolve()
    return new Promise((told) =>
      setImmediate(() => {
        // Said first: a fault in showing is the log's affair and must not stop the desk.
        told()
        this.#parts.onKept(kept)
      }),
    )
  }
}

/** `room` owns the stream; null before the first fact. */
type Held = { readonly state: unknown; readonly tip: StreamTip; readonly room: string | null }

/** Of each stream that grew, as it stands after its last fact. */
function summariesOf(facts: readonly Fact[], drafts: ReadonlyMap<StreamId, Held>): readonly Summary[] {
  const tips = new Map(facts.map((fact) => [fact.stream, fact]))
  return [...tips].flatMap(([stream, tip]) => kindFor(stream).summarize(drafts.get(stream)?.state, tip))
}

const untouched: Held = { state: null, tip: newStream, room: null }

/** The kind of a stream names the type of its states: each was made by that kind's own evolve. */
function besideOf(states: ReadonlyMap<StreamId, unknown>): Beside {
  if (states.size === 0) return nothingBeside
  return {
    meeting: (id) => (states.get(streamOf('meeting', id)) as MeetingHistory | null | undefined)?.meeting ?? null,
    topic: (id) => (states.get(streamOf('topic', id)) as TopicHistory | null | undefined)?.state ?? null,
  }
}

/** A county's people fit; the meetings of ten years need not. */
const mostHeld = 2000

function grow(held: Held, facts: readonly Fact[]): Held {
  return facts.reduce<Held>(
    ({ state }, fact) => ({
      state: kindFor(fact.stream).evolve(state, fact),
      tip: { seq: fact.seq, hash: fact.hash },
      room: fact.room,
    }),
    held,
  )
}

function inAll(index: number, refusal: { readonly code: string; readonly message: string }) {
  return refuse(refusal.code, `第 ${index + 1} 项：${refusal.message} 其余各项也都没有保存。`)
}
