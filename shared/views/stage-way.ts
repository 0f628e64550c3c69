import { isFinished } from '../topic/lines'
import { planStateNames } from '../topic/session-plan'
import { type Stage, stageOf, stages } from '../topic/stages'
import { blankSurvey, isSurveyed } from '../topic/survey'
import type { Topic } from '../topic/topic'

/** 六个阶段的一步, as the head of a topic's page shows it. `word` says how far it is: 已受理, 已批准, 3/5 已报送. */
export type StageStep = {
  readonly stage: Stage
  readonly isDone: boolean
  /** Where the topic stands now (T5); no step of one that is closed, declined or merged. */
  readonly isHere: boolean
  readonly word: string
}

export function stageWay(topic: Topic): readonly StageStep[] {
  const { state } = topic.reception
  const goesOn = topic.closed === null && state !== 'merged' && state !== 'declined'
  const here = goesOn ? stageOf(topic) : null
  return stages.map((stage) => ({ stage, ...howFar(topic, stage), isHere: stage === here }))
}

function howFar(topic: Topic, stage: Stage): Pick<StageStep, 'isDone' | 'word'> {
  const lines = topic.lines.filter((line) => line.dropped === null)
  const counted = (done: number, word: string) => ({
    isDone: lines.length > 0 && done === lines.length,
    word: lines.length > 0 ? `${done}/${lines.length} ${word}` : '',
  })
  switch (stage) {
    case 'selection':
      return { isDone: topic.reception.state === 'accepted', word: receptionWords[topic.reception.state] }
    case 'survey':
      return { isDone: isSurveyed(topic), word: surveyWord(topic) }
    case 'consultation':
      return { isDone: topic.lines.length > 0, word: topic.plan ? `方案${planStateNames[topic.plan.state]}` : '' }
    case 'report':
      return counted(lines.filter((line) => line.report !== null).length, '已报送')
    case 'response':
      return counted(lines.filter((line) => line.replies.length > 0).length, '已反馈')
    case 'supervision':
      return topic.closed
        ? { isDone: true, word: '已办结' }
        : { ...counted(lines.filter(isFinished).length, '办结'), isDone: false }
  }
}

const receptionWords: Readonly<Record<Topic['reception']['state'], string>> = {
  entered: '待受理',
  accepted: '已受理',
  declined: '不予受理',
  merged: '已并入',
}

function surveyWord(topic: Topic): string {
  if (isSurveyed(topic)) return '已有记录'
  const { attachments, ...written } = topic.survey
  const { attachments: _, ...blank } = blankSurvey
  const isBegun = attachments.length > 0 || JSON.stringify(written) !== JSON.stringify(blank)
  return isBegun ? '正在记录' : ''
}
