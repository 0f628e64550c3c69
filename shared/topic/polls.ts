import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { optionsOf } from '../meeting/ballot'
import type { AnnouncedVote } from '../meeting/votes'
import { line } from '../text/clean'
import { dayOf } from '../text/dates'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  daySchema,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import type { Topic } from './topic'

/** 前后对比 (P14): the same question asked before and after. */
export const pollMoments = ['before', 'after'] as const
export type PollMoment = (typeof pollMoments)[number]
export const pollMomentNames: Readonly<Record<PollMoment, string>> = { before: '协商前', after: '办理后' }

/** 选项 of a poll, with what counts as support; the counts stand in the same order. */
export type PollOption = { readonly label: string; readonly supports: boolean }

/** 一次测评: the answers of one moment. `source` is the meeting, or how the answers were gathered (入户问卷 120 份). */
export type PollRound = {
  readonly id: string
  readonly moment: PollMoment
  readonly on: string
  readonly source: string
  readonly meetingId: string | null
  readonly counts: readonly number[]
  /** 弃权、没有作答: part of the valid answers. */
  readonly abstain: number
}

/** 测评题: one question with the answers of the moments at which it was asked. */
export type TopicPoll = {
  readonly id: string
  readonly question: string
  readonly options: readonly PollOption[]
  readonly rounds: readonly PollRound[]
}

const optionSchema = z.strictObject({ label: line('选项', 40), supports: z.boolean() })
const countSchema = z.int('人数请填整数').min(0, '人数不能是负数').max(1_000_000, '人数太大，请核对')
const roundShape = {
  moment: z.enum(pollMoments),
  on: daySchema,
  source: line('数据来源', 60),
  counts: z.array(countSchema).min(2).max(20),
  abstain: countSchema,
} as const

export const pollCommands = {
  'polls.ask': {
    question: line('测评题', 80),
    options: z.array(optionSchema).min(2, '至少要有两个选项').max(20, '选项最多 20 个'),
  },
  'polls.record': { pollId: idSchema, ...roundShape },
  /** From an announced poll of a meeting: question, options and counts are the meeting's own. */
  'polls.take': { meetingId: idSchema, voteId: idSchema, moment: z.enum(pollMoments), pollId: idSchema.nullable() },
  /** Which options count as support, in their order: those of a free question only the clerk knows. */
  'polls.setSupport': { pollId: idSchema, supports: z.array(z.boolean()).min(2).max(20) },
  'polls.removeRound': { pollId: idSchema, roundId: idSchema },
  'polls.remove': { pollId: idSchema },
} as const satisfies CommandShapes
export type PollCommand = CommandsOf<typeof pollCommands>

const keptRound = {
  moment: z.enum(pollMoments),
  on: z.string(),
  source: z.string(),
  meetingId: idSchema.nullable(),
  counts: z.array(z.int()),
  abstain: z.int(),
} as const
export const pollFacts = {
  PollAsked: z.strictObject({
    pollId: idSchema,
    question: z.string(),
    options: z.array(z.strictObject({ label: z.string(), supports: z.boolean() })),
  }),
  PollSupportSet: z.strictObject({ pollId: idSchema, supports: z.array(z.boolean()) }),
  PollRecorded: z.strictObject({ pollId: idSchema, roundId: idSchema, ...keptRound }),
  PollRoundRemoved: z.strictObject({ pollId: idSchema, roundId: idSchema }),
  PollRemoved: z.strictObject({ pollId: idSchema }),
} as const satisfies FactShapes
export type PollFact = FactsOf<typeof pollFacts>

export function decidePolls(topic: Topic, command: PollCommand, context: DecideContext): Decision<PollFact> {
  if (command.type === 'polls.ask') {
    const { type: _, ...asked } = command
    if (topic.polls.some((poll) => poll.question === asked.question))
      return refuse('polls.asked', '这道题已经有了，请直接登记数据。')
    if (new Set(asked.options.map((each) => each.label)).size < asked.options.length)
      return refuse('polls.same-options', '有两个选项一样，请改成不同的说法。')
    return accept({ type: 'PollAsked', data: { pollId: context.id, ...asked } })
  }
  if (command.type === 'polls.take') return decideTake(topic, command, context)
  const poll = topic.polls.find((each) => each.id === command.pollId)
  if (!poll) return refuse('polls.unknown', '这道测评题已经不在了，请刷新后再试。')
  switch (command.type) {
    case 'polls.record': {
      const { type: _, pollId, ...round } = command
      if (round.on > dayOf(context.at)) return refuse('polls.date-to-come', '日期还没有到，请填已经测评的日子。')
      if (round.counts.length !== poll.options.length)
        return refuse('polls.options-differ', '每个选项都要填人数，没有的填 0。')
      if (sum(round.counts) + round.abstain === 0) return refuse('polls.nobody', '人数都是 0，请核对后再登记。')
      return (
        ordered(poll, round) ??
        accept({ type: 'PollRecorded', data: { pollId, roundId: context.id, meetingId: null, ...round } })
      )
    }
    case 'polls.setSupport':
      if (command.supports.length !== poll.options.length)
        return refuse('polls.options-differ', '选项有变动，请刷新后再试。')
      return accept({ type: 'PollSupportSet', data: { pollId: poll.id, supports: command.supports } })
    case 'polls.removeRound':
      if (!poll.rounds.some((round) => round.id === command.roundId))
        return refuse('polls.no-such-round', '这次测评已经移除。')
      return accept({ type: 'PollRoundRemoved', data: { pollId: poll.id, roundId: command.roundId } })
    case 'polls.remove':
      return accept({ type: 'PollRemoved', data: { pollId: poll.id } })
  }
}

/** T12: only an announced result is compared, and only with the same options. */
function decideTake(
  topic: Topic,
  command: Extract<PollCommand, { type: 'polls.take' }>,
  { id, beside }: DecideContext,
): Decision<PollFact> {
  const meeting = beside.meeting(command.meetingId)
  const vote = meeting?.votes.find((each) => each.id === command.voteId)
  if (!meeting || !vote) return refuse('polls.no-vote', '会议里找不到这次测评，请刷新后再试。')
  if (meeting.topicId !== topic.id) return refuse('polls.other-topic', '这场会议商量的不是这个议题。')
  if (vote.stage !== 'announced') return refuse('polls.not-announced', '这次测评还没有公布，公布后才能登记。')
  const options = pollOptionsOf(vote)
  const poll = topic.polls.find((each) => each.id === command.pollId)
  if (command.pollId !== null && !poll) return refuse('polls.unknown', '这道测评题已经不在了，请刷新后再试。')
  if (poll && labelsOf(poll.options) !== labelsOf(options))
    return refuse('polls.options-differ', '选项不一样，不能放在一起比较；请另立一道题。')
  const round = {
    moment: command.moment,
    on: dayOf(vote.announcedAt),
    source: meeting.details.title,
    meetingId: meeting.id,
    counts: [...vote.figures.options],
    abstain: vote.figures.abstain,
  }
  if (poll) {
    if (poll.rounds.some((each) => each.meetingId === meeting.id && each.moment === command.moment))
      return refuse('polls.taken', '这次测评已经登记过了。')
    return (
      ordered(poll, round) ?? accept({ type: 'PollRecorded', data: { pollId: poll.id, roundId: `${id}-1`, ...round } })
    )
  }
  if (topic.polls.some((each) => each.question === vote.title))
    return refuse('polls.asked', '这道题已经有了，请登记到那道题下面，前后才好比较。')
  return accept<PollFact>(
    { type: 'PollAsked', data: { pollId: id, question: vote.title, options: [...options] } },
    { type: 'PollRecorded', data: { pollId: id, roundId: `${id}-1`, ...round } },
  )
}

/** What is asked after cannot have been asked before what is asked before. */
function ordered(poll: TopicPoll, round: Pick<PollRound, 'moment' | 'on'>) {
  const clash = poll.rounds.some((each) =>
    round.moment === 'after'
      ? each.moment === 'before' && each.on > round.on
      : each.moment === 'after' && each.on < round.on,
  )
  return clash ? refuse('polls.dates-reversed', '办理后的测评早于协商前的测评，请核对日期。') : null
}

/** 支持: 赞成, or 满意 and 基本满意 (V7); of free options none counts until the clerk says so. */
export function pollOptionsOf(vote: Pick<AnnouncedVote, 'ballot'>): readonly PollOption[] {
  const supporting = ['赞成', '满意', '基本满意']
  return optionsOf(vote.ballot).map(({ label }) => ({ label, supports: supporting.includes(label) }))
}

/**
 * Where the result of a meeting belongs: the question that was asked in the same words, else the one that was asked before
 * with the same answers and still lacks what comes after; null begins a question of its own.
 */
export function pollForVote(
  polls: readonly TopicPoll[],
  vote: Pick<AnnouncedVote, 'title' | 'ballot'>,
  moment: PollMoment,
): TopicPoll | null {
  const labels = labelsOf(pollOptionsOf(vote))
  const alike = polls.filter((poll) => labelsOf(poll.options) === labels)
  const same = alike.find((poll) => poll.question === vote.title)
  const waiting = alike.find((poll) => moment === 'after' && poll.rounds.every((each) => each.moment === 'before'))
  return same ?? waiting ?? null
}

function labelsOf(options: readonly PollOption[]): string {
  return options.map((each) => each.label).join('\n')
}

export function evolvePolls(
  polls: readonly TopicPoll[],
  fact: { type: string; data: unknown },
  _at: Instant,
): readonly TopicPoll[] {
  const known = fact as PollFact
  switch (known.type) {
    case 'PollAsked': {
      const { pollId, ...asked } = known.data
      return [...polls, { id: pollId, ...asked, rounds: [] }]
    }
    case 'PollSupportSet': {
      const { pollId, supports } = known.data
      return polls.map((poll) =>
        poll.id === pollId
          ? { ...poll, options: poll.options.map((each, index) => ({ ...each, supports: supports[index] ?? false })) }
          : poll,
      )
    }
    case 'PollRecorded': {
      const { pollId, roundId, ...round } = known.data
      return polls.map((poll) =>
        poll.id === pollId ? { ...poll, rounds: [...poll.rounds, { id: roundId, ...round }] } : poll,
      )
    }
    case 'PollRoundRemoved':
      return polls.map((poll) =>
        poll.id === known.data.pollId
          ? { ...poll, rounds: poll.rounds.filter((round) => round.id !== known.data.roundId) }
          : poll,
      )
    case 'PollRemoved':
      return polls.filter((poll) => poll.id !== known.data.pollId)
    default:
      return polls
  }
}

/** 支持率 of one moment, in counts: those for it, of all valid answers. Its latest round counts. */
export type Support = { readonly round: PollRound; readonly yes: number; readonly of: number }

export function supportAt(poll: TopicPoll, moment: PollMoment): Support | null {
  const round = poll.rounds.filter((each) => each.moment === moment).at(-1)
  return round ? supportIn(poll, round) : null
}

export function supportIn(poll: Pick<TopicPoll, 'options'>, round: PollRound): Support {
  const yes = sum(round.counts.filter((_, index) => poll.options[index]?.supports))
  return { round, yes, of: sum(round.counts) + round.abstain }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
