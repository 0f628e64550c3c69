import { isSurveyed } from './survey'
import type { Topic } from './topic'

/** 六个阶段. */
export const stages = ['selection', 'survey', 'consultation', 'report', 'response', 'supervision'] as const
export type Stage = (typeof stages)[number]
export const stageNames: Readonly<Record<Stage, string>> = {
  selection: '选题',
  survey: '调研',
  consultation: '协商',
  report: '报送',
  response: '反馈',
  supervision: '监督',
}

/**
 * T5: where the topic stands, read from what was done and never set by hand: with outcomes it is where the line that is
 * furthest behind is; before that the survey and the approved plan decide. Closed and merged topics stay where they were.
 */
export function stageOf(topic: Topic): Stage {
  const lines = topic.lines.filter((line) => line.dropped === null)
  if (lines.length > 0) {
    if (lines.some((line) => line.report === null)) return 'report'
    if (lines.some((line) => line.replies.length === 0)) return 'response'
    return 'supervision'
  }
  if (topic.reception.state !== 'accepted') return 'selection'
  return isSurveyed(topic) && topic.plan?.state === 'approved' ? 'consultation' : 'survey'
}
