import { newStream, type StreamTip, sealFacts } from '#electron/journal/seal'
import type { Ack } from '#shared/contract/console'
import type { Summary } from '#shared/contract/storage'
import { type Result, refuse } from '#shared/decision'
import type { Fact, Instant, StreamId } from '#shared/fact'
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
  /** Told after the ack is certain, in order: to publish and to store. */
  readonly onKept: (kept: Kept) => void
}

export type Kept = {
  readonly facts: readonly Fact[]
  readonly summaries: readonly Summary[]
  readonly run: string
}

export type StreamView = { readonly state: unknown; readonly seq: number }

/**
 * 议事台: the authority. One command at a time: parse → decide → journal → evolve → acknowledge → publish and store.
 * A refusal changes nothing. States are kept while they are in use and made again from facts when they are not.
 */
export class Desk {
  readonly #parts: DeskParts
  readonly #streams = new Map<StreamId, Held>()
  #last: Promise<unknown> = Promise.resolve()

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
      return { state, seq: tip.seq }
    })
  }

  async #judge(asks: readonly Ask[], at: Instant): Promise<Result<Ack>> {
    const drafts = new Map<StreamId, Held>()
    const facts: Fact[] = []
    let id = ''
    for (const [index, { stream, command }] of asks.entries()) {
      const held = drafts.get(stream) ?? (await this.#held(stream))
      id = this.#parts.newId()
      const decision = kindFor(stream).decide(held.state, command, { at, id })
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
    const appended = await this.#parts.journal.append(facts)
    if (!appended.ok) return appended
    for (const [stream, held] of drafts) this.#hold(stream, held)
    const summaries = [...drafts].flatMap(([stream, held]) => {
      const summary = kindFor(stream).summarize(stream, held.state, held.tip.seq)
      return summary ? [summary] : []
    })
    this.#parts.onKept({ facts, summaries, run: appended.value.run })
    const seq = facts.at(-1)?.seq ?? 0
    return { ok: true, value: { n: appended.value.n, seq, at, id } }
  }

  async #held(stream: StreamId): Promise<Held> {
    const known = this.#streams.get(stream)
    if (known) return known
    const held = grow({ state: null, tip: newStream }, await this.#parts.factsOf(stream))
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
    this.#last = turn.catch(() => {})
    return turn
  }
}

type Held = { readonly state: unknown; readonly tip: StreamTip }

/** A county's people fit; the meetings of ten years need not. */
const mostHeld = 2000

function grow(held: Held, facts: readonly Fact[]): Held {
  return facts.reduce<Held>(
    ({ state }, fact) => ({
      state: kindFor(fact.stream).evolve(state, fact),
      tip: { seq: fact.seq, hash: fact.hash },
    }),
    held,
  )
}

function inAll(index: number, refusal: { readonly code: string; readonly message: string }) {
  return refuse(refusal.code, `第 ${index + 1} 项：${refusal.message} 其余各项也都没有保存。`)
}
