import type { LedgerRules } from '../room/ledger-rules'
import { addDays, daysFrom } from '../text/dates'
import { isFinished, type Line, lastMoveOn } from '../topic/lines'
import { plannedReview } from '../topic/reviews'

/**
 * 台账灯 (P13, T14): green on time; yellow when a node is near or nothing has moved for long; red overdue. `finished` is
 * green that needs no more care, `dropped` is not followed any more.
 */
export const lamps = ['red', 'yellow', 'green', 'finished', 'dropped'] as const
export type Lamp = (typeof lamps)[number]
export const lampNames: Readonly<Record<Lamp, string>> = {
  red: '红灯',
  yellow: '黄灯',
  green: '绿灯',
  finished: '办结',
  dropped: '不再跟踪',
}

/** The thresholds of T14, in days; the room's settings have them. */
export type LampDays = Pick<LedgerRules, 'yellowDays' | 'staleDays' | 'reportWithinDays'>

/** 节点: what is due next on a line, and when. */
export type LineNode = { readonly name: string; readonly dueOn: string }

export type LampReading = {
  readonly lamp: Lamp
  /** The node that decides; null when nothing is due. */
  readonly node: LineNode | null
  /** Whole days to the node, below zero when overdue; null without a node. */
  readonly daysLeft: number | null
  /** Why the lamp is what it is: `超期 3 天`, `还有 8 天`, `45 天没有进展`. */
  readonly why: string
}

/** T14: the lamp of one line on one day, from dates alone; nobody has to open the line for it to change. */
export function lampOf(line: Line, today: string, days: LampDays): LampReading {
  if (line.dropped) return { lamp: 'dropped', node: null, daysLeft: null, why: line.dropped.reason }
  if (isFinished(line)) return { lamp: 'finished', node: null, daysLeft: null, why: finishedWhy(line) }
  const node = nearest(nodesOf(line, days))
  const daysLeft = node ? daysFrom(today, node.dueOn) : null
  if (daysLeft !== null && daysLeft < 0) return { lamp: 'red', node, daysLeft, why: `超期 ${-daysLeft} 天` }
  if (daysLeft !== null && daysLeft <= days.yellowDays)
    return { lamp: 'yellow', node, daysLeft, why: daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天` }
  const still = daysFrom(lastMoveOn(line), today)
  // What is reported done waits for its 回头看; nobody is to move before that day.
  if (line.replies.at(-1)?.result !== 'done' && still >= days.staleDays)
    return { lamp: 'yellow', node, daysLeft, why: `${still} 天没有进展` }
  return { lamp: 'green', node, daysLeft, why: daysLeft === null ? '没有期限' : `还有 ${daysLeft} 天` }
}

/** What is still due on a line: the step of its stage, and its own deadline until an answer says done. */
function nodesOf(line: Line, { reportWithinDays }: LampDays): readonly LineNode[] {
  const reply = line.replies.at(-1)
  const own = line.dueOn !== null && reply?.result !== 'done' ? [{ name: '办结', dueOn: line.dueOn }] : []
  if (!line.report) return [{ name: '报送', dueOn: addDays(line.agreedOn, reportWithinDays) }, ...own]
  if (!reply) return [{ name: '反馈', dueOn: line.report.replyDueOn }, ...own]
  const review = plannedReview(line)
  if (review) return [{ name: '回头看', dueOn: review.dueOn }, ...own]
  return reply.result === 'done' ? [{ name: '安排回头看', dueOn: reply.on }] : own
}

function nearest(nodes: readonly LineNode[]): LineNode | null {
  return [...nodes].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))[0] ?? null
}

function finishedWhy(line: Line): string {
  return line.replies.at(-1)?.result === 'cannot' ? '暂不能办，已说明' : '已办结，回头看办到了'
}

/** 办理阶段 of a line in one word, for tables. */
export function lineStateName(line: Line): string {
  if (line.dropped) return '不再跟踪'
  const reply = line.replies.at(-1)
  if (!line.report) return '待报送'
  if (!reply) return '待反馈'
  if (reply.result === 'cannot') return '暂不能办'
  if (reply.result === 'doing') return '在办'
  return isFinished(line) ? '已办结' : '已办待回头看'
}
