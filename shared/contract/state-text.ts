import { nothingLeft } from '../decision'
import type { StreamState } from './desk'
import { type Step, stepBetween, takeStep } from './steps'

/**
 * 状态成文: a stream's state as the text in which it crosses to the page: object by object a long meeting would be on its way
 * for a quarter of a second. What stood before each step that can be taken back shares almost everything with what came
 * after; so the oldest is written whole, and of each later one what became another.
 */
export function textOfState(stated: StreamState): string {
  return JSON.stringify(inSteps(stated, fold))
}

/** The state again, its parts shared as they were. Throws for a text that `textOfState` did not write. */
export function stateOfText(text: string): StreamState {
  // Main wrote it from a state of this very type.
  return inSteps(JSON.parse(text) as StreamState, unfold)
}

type Kept = { readonly acts: readonly { readonly before?: unknown }[] }
type Fold = (kept: Kept, key: string) => Kept

function inSteps(stated: StreamState, through: Fold): StreamState {
  switch (stated.kind) {
    case 'meeting':
      return { ...stated, history: stated.history && (through(stated.history, 'meeting') as typeof stated.history) }
    case 'topic':
      return { ...stated, topic: stated.topic && (through(stated.topic, 'state') as typeof stated.topic) }
    case 'plan':
      return { ...stated, plan: stated.plan && (through(stated.plan, 'state') as typeof stated.plan) }
    case 'room':
    case 'person':
      return stated
    default:
      return nothingLeft(stated)
  }
}

/** Under `key` stands, instead of the state, the way to it from what stood before the oldest act. */
function fold(kept: Kept, key: string): Kept {
  const states = [...kept.acts.map(({ before }) => before), (kept as Readonly<Record<string, unknown>>)[key]]
  const steps = states.map((state, index) => stepBetween(index === 0 ? null : states[index - 1], state))
  return { ...kept, [key]: steps, acts: kept.acts.map(({ before, ...act }) => act) }
}

function unfold(kept: Kept, key: string): Kept {
  const steps = (kept as Readonly<Record<string, unknown>>)[key] as readonly Step[]
  let state: unknown = null
  const states = steps.map((step) => {
    state = takeStep(state, step)
    return state
  })
  return { ...kept, [key]: state, acts: kept.acts.map((act, index) => ({ ...act, before: states[index] })) }
}
