import type { StreamState } from '#shared/contract/desk'
import { nothingLeft } from '#shared/decision'
import type { Fact } from '#shared/fact'
import { evolveHistory } from '#shared/meeting/history'
import { evolvePlanHistory } from '#shared/plan/plan'
import { evolveRoom } from '#shared/room/room'
import { evolvePerson } from '#shared/roster/person'
import { evolveTopicHistory } from '#shared/topic/topic'

export type Grow = (state: StreamState, fact: Fact) => StreamState

/** The next state of any stream, by the domain's own `evolve`. All of the domain hangs on this module. */
export const grow: Grow = (state, fact) => {
  switch (state.kind) {
    case 'meeting':
      return { ...state, history: evolveHistory(state.history, fact) }
    case 'topic':
      return { ...state, topic: evolveTopicHistory(state.topic, fact) }
    case 'plan':
      return { ...state, plan: evolvePlanHistory(state.plan, fact) }
    case 'room':
      return { ...state, room: evolveRoom(state.room, fact), seq: fact.seq }
    case 'person':
      return { ...state, person: evolvePerson(state.person, fact), seq: fact.seq }
    default:
      return nothingLeft(state)
  }
}
