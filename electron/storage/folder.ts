import type { Summary } from '#shared/contract/storage'
import type { Fact, StreamId } from '#shared/fact'

/** 折叠器: turns facts in the journal's order into the summaries of the streams they touch. */
export type SummaryFolder = {
  /** Whether the state of this stream is at hand; if not, its earlier facts must be folded first. */
  readonly knows: (stream: StreamId) => boolean
  /** Folds on and answers the summaries of each stream touched, as it stands afterwards. */
  readonly fold: (facts: readonly Fact[]) => readonly Summary[]
}

/** What the domain knows: how a stream's state follows from its facts, and what of it a list shows. */
export type SummaryRules<State> = {
  readonly evolve: (state: State | undefined, fact: Fact) => State
  /** One row for each list the stream stands in; `tip` is its last fact. */
  readonly summarize: (state: State, tip: Fact) => readonly Summary[]
}

/**
 * Folds with the domain's rules and keeps the `most` recently touched states: the meetings of thirty years do not fit
 * into the memory of an office PC at once, and a closed meeting is hardly touched again.
 */
export function summaryFolder<State>(rules: SummaryRules<State>, most = 300): SummaryFolder {
  const states = new Map<StreamId, State>()

  function fold(facts: readonly Fact[]): readonly Summary[] {
    const touched = new Map<StreamId, Fact>()
    for (const fact of facts) {
      const state = rules.evolve(states.get(fact.stream), fact)
      // Taken out and put back, so that the map stays in the order of last touch.
      states.delete(fact.stream)
      states.set(fact.stream, state)
      touched.set(fact.stream, fact)
    }
    const summaries = [...touched].flatMap(([stream, tip]) => {
      const state = states.get(stream)
      return state === undefined ? [] : rules.summarize(state, tip)
    })
    for (const stream of [...states.keys()].slice(0, Math.max(0, states.size - most))) states.delete(stream)
    return summaries
  }

  return { knows: (stream) => states.has(stream), fold }
}
