import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { line } from '../text/clean'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import { type Attendee, isPresent } from './attendance'
import { ballotSchema, marksOf, optionsOf } from './ballot'
import type { Meeting } from './meeting'
import { phaseSentence } from './proceedings'
import { needed, reaches, thresholdName } from './rules'
import {
  bases,
  type Electorate,
  type Figures,
  figuresSchema,
  identitiesOf,
  sameFigures,
  type Tally,
  tallyOf,
} from './tally'

/** 表决方式: 举手 · 无记名票 · 点名. */
export const voteMethods = ['show-of-hands', 'secret', 'roll-call'] as const
export type VoteMethod = (typeof voteMethods)[number]
export const voteMethodNames: Readonly<Record<VoteMethod, string>> = {
  'show-of-hands': '举手表决',
  secret: '无记名投票',
  'roll-call': '点名表决',
}

export const thresholds = ['over-half', 'two-thirds'] as const

const questionShape = {
  /** 表决 decides with a majority; 测评 asks for an opinion. */
  kind: z.enum(['vote', 'poll']),
  title: line('表决事项', 80),
  method: z.enum(voteMethods),
  ballot: ballotSchema,
  base: z.enum(bases),
  majority: z.enum(thresholds).nullable(),
  /** What must be present before it may be opened: 实到 against 应到 (V1). */
  attendance: z.enum(thresholds).nullable(),
  /** 应到 typed by hand (households, adult villagers), or null for the meeting's own list. */
  expected: z.int('应到请填整数').min(1, '应到至少 1').max(100000).nullable(),
  /** The earlier vote with the same question, to be shown side by side, or null. */
  comparesWith: idSchema.nullable(),
} as const
const questionSchema = z.strictObject(questionShape)
/** 表决事项: what is asked, how it is answered, and by which rule it is decided. */
export type Question = Readonly<z.infer<typeof questionSchema>>

/** 一轮计票: what each counter typed, blind to the other (V5). */
export type CountRound = { readonly first: Figures | null; readonly second: Figures | null }

/** 点名: the last answer of each person counts; the facts keep the earlier ones (V9). `option` null is 弃权. */
export type Answer = { readonly attendeeId: string; readonly option: number | null; readonly at: Instant }

type Opened = {
  readonly openedAt: Instant
  readonly eligibleIds: readonly string[]
  readonly electorate: Electorate
  readonly rounds: readonly CountRound[]
  readonly answers: readonly Answer[]
}
type Sealed = Opened & {
  readonly closedAt: Instant
  readonly figures: Figures
  /** Why a failing identity was passed, or '' (V3). */
  readonly exceptionReason: string
}

/** 表决: what is open has no result; what is announced has one. */
export type Vote = { readonly id: string } & Question &
  (
    | { readonly stage: 'prepared' }
    | ({ readonly stage: 'open' } & Opened)
    | ({ readonly stage: 'closed' } & Sealed)
    | ({
        readonly stage: 'announced'
        readonly announcedAt: Instant
        readonly corrections: readonly Correction[]
      } & Sealed)
    | ({ readonly stage: 'voided'; readonly voidedAt: Instant; readonly voidReason: string } & Opened)
  )
export type Correction = { readonly at: Instant; readonly before: Figures; readonly reason: string }
export type OpenVote = Extract<Vote, { stage: 'open' }>
export type AnnouncedVote = Extract<Vote, { stage: 'announced' }>

export const maxVotes = 50

export const voteCommands = {
  'votes.prepare': { ...questionShape },
  'votes.edit': { voteId: idSchema, ...questionShape },
  'votes.remove': { voteId: idSchema },
  'votes.open': { voteId: idSchema },
  'votes.count': { voteId: idSchema, counter: z.enum(['first', 'second']), figures: figuresSchema },
  'votes.recount': { voteId: idSchema },
  'votes.answer': { voteId: idSchema, attendeeId: idSchema, option: z.int().min(0).max(19).nullable() },
  'votes.close': { voteId: idSchema, exceptionReason: z.string().trim().max(200, '原因最多 200 个字') },
  'votes.announce': { voteId: idSchema },
  'votes.void': { voteId: idSchema, reason: line('作废原因', 200) },
  'votes.correct': { voteId: idSchema, figures: figuresSchema, reason: line('更正原因', 200) },
} as const satisfies CommandShapes
export type VoteCommand = CommandsOf<typeof voteCommands>

const electorateSchema = z.strictObject({ expected: z.int(), present: z.int() })
export const voteFacts = {
  VotePrepared: z.strictObject({ voteId: idSchema, question: questionSchema }),
  VoteEdited: z.strictObject({ voteId: idSchema, question: questionSchema }),
  VoteRemoved: z.strictObject({ voteId: idSchema }),
  VoteOpened: z.strictObject({ voteId: idSchema, eligibleIds: z.array(idSchema), electorate: electorateSchema }),
  CountTyped: z.strictObject({ voteId: idSchema, counter: z.enum(['first', 'second']), figures: figuresSchema }),
  RecountBegun: z.strictObject({ voteId: idSchema }),
  AnswerGiven: z.strictObject({ voteId: idSchema, attendeeId: idSchema, option: z.int().nullable() }),
  VoteClosed: z.strictObject({ voteId: idSchema, figures: figuresSchema, exceptionReason: z.string() }),
  VoteAnnounced: z.strictObject({ voteId: idSchema }),
  VoteVoided: z.strictObject({ voteId: idSchema, reason: z.string() }),
  VoteCorrected: z.strictObject({ voteId: idSchema, figures: figuresSchema, reason: z.string() }),
} as const satisfies FactShapes
export type VoteFact = FactsOf<typeof voteFacts>

export function decideVotes(meeting: Meeting, command: VoteCommand, context: DecideContext): Decision<VoteFact> {
  const { phase } = meeting.proceedings
  if (phase === 'cancelled') return refuse('votes.meeting-over', phaseSentence(phase))
  if (command.type === 'votes.prepare') {
    if (phase === 'closed') return refuse('votes.meeting-over', phaseSentence(phase))
    if (meeting.votes.length >= maxVotes) return refuse('votes.too-many', `一场会议最多 ${maxVotes} 项表决和测评。`)
    const { type: _, ...question } = command
    return refuseQuestion(question) ?? accept({ type: 'VotePrepared', data: { voteId: context.id, question } })
  }
  const vote = meeting.votes.find((each) => each.id === command.voteId)
  if (!vote) return refuse('votes.no-such-vote', '这项表决已经不在了，请看最新的表决列表。')
  const { voteId } = command
  switch (command.type) {
    case 'votes.edit': {
      if (vote.stage !== 'prepared') return alreadyOpened(vote)
      const { type: _, voteId: __, ...question } = command
      return refuseQuestion(question) ?? accept({ type: 'VoteEdited', data: { voteId, question } })
    }
    case 'votes.remove':
      if (vote.stage !== 'prepared') return alreadyOpened(vote)
      return accept({ type: 'VoteRemoved', data: { voteId } })
    case 'votes.open':
      return decideOpen(meeting, vote)
    case 'votes.count':
      return decideCount(meeting, vote, command.counter, command.figures)
    case 'votes.recount': {
      if (vote.stage !== 'open') return notOpen(vote)
      const round = vote.rounds.at(-1)
      if (!round?.first && !round?.second) return refuse('votes.nothing-counted', '这一轮还没有填票数，不用重计。')
      return accept({ type: 'RecountBegun', data: { voteId } })
    }
    case 'votes.answer':
      return decideAnswer(vote, command.attendeeId, command.option)
    case 'votes.close':
      return decideClose(meeting, vote, command.exceptionReason)
    case 'votes.announce':
      if (vote.stage === 'announced') return refuse('votes.already-announced', `“${vote.title}”已经公布。`)
      if (vote.stage !== 'closed') return refuse('votes.not-closed', `“${vote.title}”还没有封票，请先封票再公布。`)
      return accept({ type: 'VoteAnnounced', data: { voteId } })
    case 'votes.void':
      if (vote.stage === 'prepared') return refuse('votes.not-opened', '还没有开始，直接删除即可。')
      if (vote.stage === 'voided') return refuse('votes.voided', `“${vote.title}”已经作废。`)
      return accept({ type: 'VoteVoided', data: { voteId, reason: command.reason } })
    case 'votes.correct':
      return decideCorrect(vote, command.figures, command.reason)
  }
}

function refuseQuestion(question: Question) {
  const { ballot, majority, method } = question
  if (ballot.type === 'choice' && ballot.marks > ballot.options.length)
    return refuse('votes.too-many-marks', '每票可选的数目不能多于选项的数目。')
  if (ballot.type === 'choice' && new Set(ballot.options).size < ballot.options.length)
    return refuse('votes.same-options', '有两个选项写得一样，请改一个。')
  if (ballot.type === 'score' && ballot.highest <= ballot.lowest)
    return refuse('votes.score-range', '最高分要大于最低分。')
  if (ballot.type !== 'approval' && majority !== null)
    return refuse('votes.majority-needs-approval', '只有“赞成、反对”的表决才按多数判定通过。')
  if (method === 'roll-call' && marksOf(ballot) > 1)
    return refuse('votes.roll-call-one-mark', '点名表决每人只能选一项。')
  return null
}

/** V1, V2: the eligible are frozen as they sit there; a 测评 needs more than half of 应到. */
function decideOpen(meeting: Meeting, vote: Vote): Decision<VoteFact> {
  if (vote.stage !== 'prepared') return alreadyOpened(vote)
  if (meeting.proceedings.phase !== 'open')
    return refuse('votes.meeting-not-open', phaseSentence(meeting.proceedings.phase))
  const other = meeting.votes.find((each) => each.stage === 'open')
  if (other) return refuse('votes.other-open', `“${other.title}”还在进行，请先封票，再开始下一项。`)
  const members = meeting.attendees.filter(mayVote)
  const eligible = members.filter(isPresent)
  if (eligible.length === 0) return refuse('votes.nobody-eligible', '现在没有有表决权的人在场，请先签到。')
  const expected = vote.expected ?? members.length
  const required = vote.kind === 'poll' && vote.attendance === null ? 'over-half' : vote.attendance
  if (required && !reaches(required, eligible.length, expected))
    return refuse(
      'votes.quorum-not-met',
      `应到 ${expected} 人，要有${thresholdName(required)}（${needed(required, expected)} 人）到场才能开始，现在实到 ${eligible.length} 人。`,
    )
  return accept({
    type: 'VoteOpened',
    data: {
      voteId: vote.id,
      eligibleIds: eligible.map((each) => each.id),
      electorate: { expected, present: eligible.length },
    },
  })
}

/** V5: each counter types once a round and does not see the other's figures. */
function decideCount(meeting: Meeting, vote: Vote, counter: 'first' | 'second', figures: Figures): Decision<VoteFact> {
  if (vote.stage !== 'open') return notOpen(vote)
  if (vote.method === 'roll-call') return refuse('votes.roll-call', '点名表决由每个人的回答相加，不另填票数。')
  if (figures.options.length !== optionsOf(vote.ballot).length)
    return refuse('votes.options-missing', '每个选项都要填票数，没有的填 0。')
  if (counter === 'second' && meeting.rules.counting === 'one-counter')
    return refuse('votes.one-counter', '本会场由一人计票，不用第二遍。')
  const round = vote.rounds.at(-1)
  if (round?.[counter])
    return refuse('votes.counter-done', '这一位计票人已经填过；两人不一致时请重新计票，填错了请撤销。')
  return accept({ type: 'CountTyped', data: { voteId: vote.id, counter, figures } })
}

function decideAnswer(vote: Vote, attendeeId: string, option: number | null): Decision<VoteFact> {
  if (vote.stage !== 'open') return notOpen(vote)
  if (vote.method !== 'roll-call') return refuse('votes.not-roll-call', '这项表决不是点名表决，不能逐人登记。')
  if (!vote.eligibleIds.includes(attendeeId))
    return refuse('votes.not-eligible', '表决开始时这个人不在有表决权的名单里。')
  if (option !== null && option >= optionsOf(vote.ballot).length)
    return refuse('votes.no-such-option', '没有这个选项。')
  const before = vote.answers.find((each) => each.attendeeId === attendeeId)
  if (before && before.option === option) return refuse('votes.same-answer', '已经这样登记了。')
  return accept({ type: 'AnswerGiven', data: { voteId: vote.id, attendeeId, option } })
}

function decideClose(meeting: Meeting, vote: Vote, exceptionReason: string): Decision<VoteFact> {
  if (vote.stage !== 'open') return notOpen(vote)
  const counted = countedFigures(vote, meeting.rules.counting)
  if (!counted.ok) return counted
  const failing = identitiesOf(counted.value, vote.ballot, vote.electorate).filter((each) => !each.holds)
  const fatal = failing.find((each) => each.isFatal)
  if (fatal)
    return refuse(
      'votes.more-received-than-issued',
      `收回的票比发出的多（${fatal.arithmetic} 不成立），这次作废，请重新表决。`,
    )
  const [first] = failing
  if (first && exceptionReason === '')
    return refuse(
      'votes.identity-fails',
      `票数对不上：${first.arithmetic} 不成立。请核对票数；确有原因的，写明原因后才能封票。`,
    )
  return accept({
    type: 'VoteClosed',
    data: { voteId: vote.id, figures: counted.value, exceptionReason: failing.length > 0 ? exceptionReason : '' },
  })
}

/** V3: an announced figure is never changed silently: the old one and the reason stay. */
function decideCorrect(vote: Vote, figures: Figures, reason: string): Decision<VoteFact> {
  if (vote.stage !== 'announced') return refuse('votes.not-announced', '只有已公布的结果才需要更正。')
  if (figures.options.length !== optionsOf(vote.ballot).length)
    return refuse('votes.options-missing', '每个选项都要填票数，没有的填 0。')
  if (sameFigures(figures, vote.figures)) return refuse('votes.unchanged', '票数没有变化。')
  const failing = identitiesOf(figures, vote.ballot, vote.electorate).find((each) => !each.holds)
  if (failing) return refuse('votes.identity-fails', `更正后的票数仍对不上：${failing.arithmetic} 不成立。`)
  return accept({ type: 'VoteCorrected', data: { voteId: vote.id, figures, reason } })
}

/** The figures a vote can be closed with, or why there are none yet (V5). */
export function countedFigures(
  vote: OpenVote,
  counting: Meeting['rules']['counting'],
): { readonly ok: true; readonly value: Figures } | ReturnType<typeof refuse> {
  if (vote.method === 'roll-call') return { ok: true, value: rollCallFigures(vote) }
  const round = vote.rounds.at(-1)
  if (!round?.first) return refuse('votes.not-counted', '还没有填票数，请计票人先填。')
  if (counting === 'one-counter') return { ok: true, value: round.first }
  if (!round.second) return refuse('votes.second-count-missing', '还差监票人的一遍，请监票人单独再填一次。')
  if (!sameFigures(round.first, round.second))
    return refuse('votes.counts-differ', '计票人和监票人填的不一致，请重新计票；两遍的数字都会留下。')
  return { ok: true, value: round.first }
}

/** V9: the answers added up; whoever did not answer has 弃权. */
export function rollCallFigures(vote: OpenVote): Figures {
  const present = vote.eligibleIds.length
  const options = optionsOf(vote.ballot).map((_, index) => vote.answers.filter((each) => each.option === index).length)
  const answered = options.reduce((total, each) => total + each, 0)
  return { issued: present, received: present, invalid: 0, options, abstain: present - answered }
}

/** The result as everybody computes it; only for sealed votes. */
export function tallyOfVote(vote: Extract<Vote, { stage: 'closed' | 'announced' }>): Tally {
  return tallyOf(vote.figures, vote.ballot, vote.base, vote.majority, vote.electorate)
}

export function evolveVotes(
  votes: readonly Vote[],
  fact: { type: string; data: unknown },
  at: Instant,
): readonly Vote[] {
  const known = fact as VoteFact
  switch (known.type) {
    case 'VotePrepared':
      return [...votes, { id: known.data.voteId, stage: 'prepared', ...known.data.question }]
    case 'VoteEdited':
      return votes.map((vote) =>
        vote.id === known.data.voteId ? { id: vote.id, stage: 'prepared', ...known.data.question } : vote,
      )
    case 'VoteRemoved':
      return votes.filter((vote) => vote.id !== known.data.voteId)
    case 'VoteOpened': {
      const { voteId, eligibleIds, electorate } = known.data
      return votes.map((vote) =>
        vote.id === voteId
          ? { ...vote, stage: 'open', openedAt: at, eligibleIds, electorate, rounds: [], answers: [] }
          : vote,
      )
    }
    case 'CountTyped': {
      const { counter, figures } = known.data
      return changeOpen(votes, known.data.voteId, (vote) => {
        const round = vote.rounds.at(-1) ?? { first: null, second: null }
        return { ...vote, rounds: [...vote.rounds.slice(0, -1), { ...round, [counter]: figures }] }
      })
    }
    case 'RecountBegun':
      return changeOpen(votes, known.data.voteId, (vote) => ({
        ...vote,
        rounds: [...vote.rounds, { first: null, second: null }],
      }))
    case 'AnswerGiven': {
      const { attendeeId, option } = known.data
      return changeOpen(votes, known.data.voteId, (vote) => ({
        ...vote,
        answers: [...vote.answers.filter((each) => each.attendeeId !== attendeeId), { attendeeId, option, at }],
      }))
    }
    case 'VoteClosed':
      return changeOpen(votes, known.data.voteId, (vote) => ({
        ...vote,
        stage: 'closed',
        closedAt: at,
        figures: known.data.figures,
        exceptionReason: known.data.exceptionReason,
      }))
    case 'VoteAnnounced':
      return votes.map((vote) =>
        vote.id === known.data.voteId && vote.stage === 'closed'
          ? { ...vote, stage: 'announced', announcedAt: at, corrections: [] }
          : vote,
      )
    case 'VoteVoided':
      return votes.map((vote) =>
        vote.id === known.data.voteId && vote.stage !== 'prepared'
          ? { ...vote, stage: 'voided', voidedAt: at, voidReason: known.data.reason }
          : vote,
      )
    case 'VoteCorrected': {
      const { figures, reason } = known.data
      return votes.map((vote) =>
        vote.id === known.data.voteId && vote.stage === 'announced'
          ? { ...vote, figures, corrections: [...vote.corrections, { at, before: vote.figures, reason }] }
          : vote,
      )
    }
    default:
      return votes
  }
}

function changeOpen(votes: readonly Vote[], id: string, by: (vote: OpenVote) => Vote): readonly Vote[] {
  return votes.map((vote) => (vote.id === id && vote.stage === 'open' ? by(vote) : vote))
}

function mayVote(attendee: Attendee): boolean {
  return attendee.standing === 'member' && attendee.mayVote
}

function alreadyOpened(vote: Vote) {
  return refuse('votes.already-opened', `“${vote.title}”已经开始过，不能再改；需要时可以作废重来。`)
}

function notOpen(vote: Vote) {
  return vote.stage === 'prepared'
    ? refuse('votes.not-opened', `“${vote.title}”还没有开始。`)
    : refuse('votes.sealed', `“${vote.title}”已经封票，票数不能再动；有错请更正或作废重来。`)
}
