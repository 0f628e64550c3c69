import { accept, type Decision, refuse } from '../decision'
import { line } from '../text/clean'
import { z } from '../text/zod'
import { type GatePart, gateMissing, gateParts } from '../topic/gate'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import type { Meeting } from './meeting'
import { openingRefusal } from './proceedings'

/**
 * 关联议题: which topic of the pool (议题库) the meeting consults on, and what was missing when it was opened all the
 * same. A meeting without a topic of the pool opens freely.
 */
export type TopicLink = {
  readonly topicId: string | null
  /** 未经批准或未调研而开会: what was missing, and the written reason (T3). */
  readonly gateWaived: { readonly missing: readonly GatePart[]; readonly reason: string } | null
}

export const noTopic: TopicLink = { topicId: null, gateWaived: null }

export const topicLinkCommands = {
  'meeting.linkTopic': { topicId: idSchema.nullable() },
  /** Opens although the gate says no; the reason stands in the record (T3). */
  'meeting.openAnyway': { reason: line('理由', 200) },
} as const satisfies CommandShapes
export type TopicLinkCommand = CommandsOf<typeof topicLinkCommands>

export const topicLinkFacts = {
  TopicLinked: z.strictObject({ topicId: idSchema.nullable() }),
  GateWaived: z.strictObject({ missing: z.array(z.enum(gateParts)), reason: z.string() }),
} as const satisfies FactShapes
export type TopicLinkFact = FactsOf<typeof topicLinkFacts>
type Opened = { readonly type: 'MeetingOpened'; readonly data: Record<string, never> }

export function decideTopicLink(
  meeting: Meeting,
  command: TopicLinkCommand,
  context: DecideContext,
): Decision<TopicLinkFact | Opened> {
  switch (command.type) {
    case 'meeting.linkTopic':
      if (command.topicId === meeting.topicId) return refuse('meeting.same-topic', '已经是这个议题，不用再改。')
      if (meeting.topicId !== null && meeting.proceedings.phase !== 'preparing')
        return refuse('meeting.topic-fixed', '会议已经开过，不能再换议题。')
      if (command.topicId !== null && !context.beside.topic(command.topicId))
        return refuse('topic.unknown', '议题库里找不到这个议题，请刷新后重选。')
      return accept({ type: 'TopicLinked', data: { topicId: command.topicId } })
    case 'meeting.openAnyway': {
      const refusal = openingRefusal(meeting)
      if (refusal) return refusal
      const missing = gateMissing(meeting, context)
      if (missing.length === 0) return accept({ type: 'MeetingOpened', data: {} })
      return accept<TopicLinkFact | Opened>(
        { type: 'GateWaived', data: { missing: [...missing], reason: command.reason } },
        { type: 'MeetingOpened', data: {} },
      )
    }
  }
}

export function evolveTopicLink(link: TopicLink, fact: { type: string; data: unknown }): TopicLink {
  const known = fact as TopicLinkFact
  switch (known.type) {
    case 'TopicLinked':
      return { ...link, topicId: known.data.topicId }
    case 'GateWaived':
      return { ...link, gateWaived: known.data }
    default:
      return link
  }
}
