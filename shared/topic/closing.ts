import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { line, optionalParagraph } from '../text/clean'
import { dayOf } from '../text/dates'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  daySchema,
  type FactShapes,
  type FactsOf,
} from '../vocabulary'
import { isFinished, type Line, lastMoveOn } from './lines'
import type { Topic } from './topic'

/** 办结 of the whole topic. */
export type Closed = { readonly on: string; readonly summary: string }

export const closingCommands = {
  'topic.close': { on: daySchema, summary: optionalParagraph('办结说明', 1000) },
  'topic.reopen': { reason: line('重新打开的原因', 200) },
} as const satisfies CommandShapes
export type ClosingCommand = CommandsOf<typeof closingCommands>

export const closingFacts = {
  TopicClosed: z.strictObject({ on: z.string(), summary: z.string() }),
  TopicReopened: z.strictObject({ reason: z.string() }),
} as const satisfies FactShapes
export type ClosingFact = FactsOf<typeof closingFacts>

/** 三零 (P12), each with the lines that still stand against it. */
export type Zero = {
  readonly id: 'told' | 'reviewed' | 'used'
  readonly name: string
  readonly meaning: string
  readonly missing: readonly Line[]
}

/**
 * T13 三零: 反馈对象零遗漏, every line's last answer was told to those concerned; 监督范围零死角, every line is finished and what was done
 * was looked at; 转化利用零克扣, every line was reported and its adoption is known.
 */
export function threeZeros(topic: Pick<Topic, 'lines'>): readonly Zero[] {
  const lines = topic.lines.filter((each) => each.dropped === null)
  return [
    {
      id: 'told',
      name: '反馈对象零遗漏',
      meaning: '每一条的结果都告诉了提出人和受影响的群众',
      missing: lines.filter((each) => !isTold(each)),
    },
    {
      id: 'reviewed',
      name: '监督范围零死角',
      meaning: '每一条都办结，已办的都回头看过',
      missing: lines.filter((each) => !isFinished(each)),
    },
    {
      id: 'used',
      name: '转化利用零克扣',
      meaning: '每一条都报送过，采纳情况清楚',
      missing: lines.filter((each) => each.report === null || each.replies.length === 0),
    },
  ]
}

/** Those concerned were told of the outcome: on the day of the last answer or after it; before, there was nothing to tell. */
export function isTold(line: Line): boolean {
  const reply = line.replies.at(-1)
  return reply !== undefined && line.tellings.some((each) => each.on >= reply.on)
}

export function decideClosing(topic: Topic, command: ClosingCommand, context: DecideContext): Decision<ClosingFact> {
  if (command.type === 'topic.reopen') {
    if (!topic.closed) return refuse('topic.not-closed', '这个议题没有办结，不用重新打开。')
    return accept({ type: 'TopicReopened', data: { reason: command.reason } })
  }
  if (topic.closed) return refuse('topic.closed', '这个议题已经办结。')
  if (topic.lines.length === 0)
    return refuse('topic.no-lines', '这个议题还没有协商成果，不能办结；不再办的请不予受理或撤回。')
  if (command.on > dayOf(context.at)) return refuse('topic.date-to-come', '办结的日子还没有到，请核对。')
  if (topic.lines.some((each) => each.dropped === null && command.on < lastMoveOn(each)))
    return refuse('topic.closed-too-early', '办结的日子早于最后一次办理的日子，请核对。')
  const open = threeZeros(topic).filter((zero) => zero.missing.length > 0)
  if (open.length > 0) {
    const said = open.map((zero) => `${zero.name}差 ${zero.missing.length} 条`).join('，')
    return refuse('topic.three-zeros', `还不能办结：${said}。请先补齐，再办结。`)
  }
  return accept({ type: 'TopicClosed', data: { on: command.on, summary: command.summary } })
}

export function evolveClosing(
  closed: Closed | null,
  fact: { type: string; data: unknown },
  _at: Instant,
): Closed | null {
  const known = fact as ClosingFact
  switch (known.type) {
    case 'TopicClosed':
      return known.data
    case 'TopicReopened':
      return null
    default:
      return closed
  }
}
