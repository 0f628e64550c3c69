import type { Line } from '#shared/topic/lines'
import { plannedReview } from '#shared/topic/reviews'
import { type NextStep, nextStepOf } from '#shared/views/ledger'

/** What the clerk is doing with a line; null looks at it. */
export type LineDoing =
  | null
  | 'report'
  | 'reply'
  | 'note'
  | 'tell'
  | 'care'
  | 'review'
  | 'review-day'
  | 'cancel-review'
  | 'drop'

export const stepNames: Readonly<Record<NextStep, string>> = {
  report: '登记报送',
  reply: '登记反馈',
  tell: '告知群众',
  review: '登记回头看',
  'plan-review': '安排回头看',
}

const doingOf: Readonly<Record<NextStep, Exclude<LineDoing, null>>> = {
  report: 'report',
  reply: 'reply',
  tell: 'tell',
  review: 'review',
  'plan-review': 'review-day',
}

export type LineAct = { readonly doing: Exclude<LineDoing, null>; readonly label: string }

/** The act a line waits for, as its one red button. */
export function nextActOf(line: Line): LineAct | null {
  const step = nextStepOf(line)
  return step && { doing: doingOf[step], label: stepNames[step] }
}

/** Everything else that can be done with it now, in the order of its way. */
export function otherActsOf(line: Line): readonly LineAct[] {
  const next = nextActOf(line)
  const isPlanned = plannedReview(line) !== undefined
  const acts: readonly (LineAct & { readonly isOpen: boolean })[] = [
    { doing: 'care', label: '修改内容、责任、期限', isOpen: true },
    { doing: 'report', label: line.report ? '改报送' : '登记报送', isOpen: line.replies.length === 0 },
    { doing: 'reply', label: '登记反馈', isOpen: line.report !== null },
    { doing: 'tell', label: '告知群众', isOpen: true },
    { doing: 'review', label: '登记回头看', isOpen: isPlanned },
    {
      doing: 'review-day',
      label: isPlanned ? '改回头看的日子' : '安排回头看',
      isOpen: line.report !== null,
    },
    { doing: 'cancel-review', label: '取消这次回头看', isOpen: isPlanned },
    { doing: 'drop', label: '不再跟踪', isOpen: true },
  ]
  return acts.filter(({ isOpen, doing }) => isOpen && doing !== next?.doing)
}
