import type { DecideContext } from '../vocabulary'
import { isSurveyed } from './survey'
import type { Topic } from './topic'

/** What must be there before a meeting on a topic opens (P3, P4). */
export const gateParts = ['approval', 'survey'] as const
export type GatePart = (typeof gateParts)[number]
export const gatePartNames: Readonly<Record<GatePart, string>> = {
  approval: '协商方案还没有批准',
  survey: '还没有调研记录',
}

/** T3: what is missing; empty when a meeting on this topic may open. */
export function missingAtGate(topic: Pick<Topic, 'plan' | 'survey'>): readonly GatePart[] {
  return gateParts.filter((part) => (part === 'approval' ? topic.plan?.state !== 'approved' : !isSurveyed(topic)))
}

/** T3: what the topic of a meeting still lacks; nothing when the meeting consults on no topic of the pool. */
export function gateMissing(
  meeting: { readonly topicId: string | null },
  { beside }: Pick<DecideContext, 'beside'>,
): readonly GatePart[] {
  const topic = meeting.topicId === null ? null : beside.topic(meeting.topicId)
  return topic ? missingAtGate(topic) : []
}

/** 协商方案还没有批准，还没有调研记录. */
export function gateWords(missing: readonly GatePart[]): string {
  return missing.map((part) => gatePartNames[part]).join('，')
}
