import { type Fact, kindOf, type StreamKind } from '#shared/fact'
import { historyFacts } from '#shared/meeting/history'
import { meetingFacts } from '#shared/meeting/meeting'
import { planFacts } from '#shared/plan/plan'
import { roomFacts } from '#shared/room/room'
import { personFacts } from '#shared/roster/person'
import { topicFacts } from '#shared/topic/topic'
import type { FactShapes } from '#shared/vocabulary'

/** Every fact this program knows, by the kind of its stream. */
const shapes: Readonly<Record<StreamKind, FactShapes>> = {
  meeting: { ...meetingFacts, ...historyFacts },
  topic: { ...topicFacts, ...historyFacts },
  plan: { ...planFacts, ...historyFacts },
  room: roomFacts,
  person: personFacts,
}

/** Whether this program knows the fact's type, and its data has the shape that goes with it. */
export function isKnownFact(fact: Fact): boolean {
  const shape = Object.hasOwn(shapes[kindOf(fact.stream)], fact.type)
    ? shapes[kindOf(fact.stream)][fact.type]
    : undefined
  return shape?.safeParse(fact.data).success ?? false
}
