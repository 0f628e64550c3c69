import { permyriad } from '../meeting/tally'
import { type PollMoment, type PollRound, supportAt, type TopicPoll } from '../topic/polls'

/** One moment of a question as it is shown: every answer with its count and share, and the support of all together. */
export type PollReading = {
  readonly round: PollRound
  readonly yes: number
  readonly of: number
  /** Support in hundredths of a percent, half up (V7); null of nobody. */
  readonly permyriad: number | null
  readonly answers: readonly {
    readonly label: string
    readonly supports: boolean
    readonly count: number
    readonly permyriad: number | null
  }[]
}

/** 前后对比 (P14): the change is of the two figures as printed, in hundredths of a percentage point. */
export type PollComparison = {
  readonly before: PollReading | null
  readonly after: PollReading | null
  readonly changePermyriad: number | null
}

export function comparePoll(poll: TopicPoll): PollComparison {
  const before = readingAt(poll, 'before')
  const after = readingAt(poll, 'after')
  const [from, to] = [before?.permyriad ?? null, after?.permyriad ?? null]
  return { before, after, changePermyriad: from === null || to === null ? null : to - from }
}

/** Who gave no answer stands last and counts in the whole. */
function readingAt(poll: TopicPoll, moment: PollMoment): PollReading | null {
  const support = supportAt(poll, moment)
  if (!support) return null
  const { round, yes, of } = support
  const given = poll.options.map(({ label, supports }, index) => ({ label, supports, count: round.counts[index] ?? 0 }))
  const none = round.abstain > 0 ? [{ label: '未作答', supports: false, count: round.abstain }] : []
  return {
    ...{ round, yes, of },
    permyriad: permyriad(yes, of),
    answers: [...given, ...none].map((each) => ({ ...each, permyriad: permyriad(each.count, of) })),
  }
}

/** `+66.83 个百分点`, `-1.20 个百分点`, `没有变化`. */
export function changeInWords(permyriadChange: number): string {
  if (permyriadChange === 0) return '没有变化'
  const size = Math.abs(permyriadChange)
  const figure = `${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
  return `${permyriadChange > 0 ? '+' : '-'}${figure} 个百分点`
}
