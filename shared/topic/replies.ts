import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { line, optionalLine, optionalParagraph } from '../text/clean'
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
import type { Line } from './lines'
import { plannedReview } from './reviews'
import type { Topic } from './topic'

/** 办理结果 (P12). */
export const replyResults = ['done', 'doing', 'cannot'] as const
export type ReplyResult = (typeof replyResults)[number]
export const replyResultNames: Readonly<Record<ReplyResult, string>> = {
  done: '已办',
  doing: '在办',
  cannot: '暂不能办',
}

/** 采纳情况. */
export const adoptions = ['full', 'partly', 'reference'] as const
export type Adoption = (typeof adoptions)[number]
export const adoptionNames: Readonly<Record<Adoption, string>> = {
  full: '全部采纳',
  partly: '部分采纳',
  reference: '留作参考',
}

const replyShape = {
  on: daySchema,
  /** 主办单位 that answered. */
  unit: line('答复单位', 60),
  result: z.enum(replyResults),
  adoption: z.enum(adoptions, { error: '请选择采纳情况' }),
  measures: optionalParagraph('办理措施', 1000),
  /** 在办: the leader who follows it, and by when. */
  leader: optionalLine('包抓领导', 30),
  dueOn: daySchema.nullable(),
  /** 暂不能办: why, and who of those concerned was told. */
  explanation: optionalParagraph('解释说明', 1000),
  toldWhom: optionalLine('告知对象', 100),
} as const

/** 办理反馈: one answer of the responsible unit. A later one supersedes it; all are kept. */
export type Reply = {
  readonly id: string
  readonly on: string
  readonly unit: string
  readonly result: ReplyResult
  readonly adoption: Adoption
  readonly measures: string
  readonly leader: string
  readonly dueOn: string | null
  readonly explanation: string
  readonly toldWhom: string
  /** The deadline that held until this answer; what the lamp was before it is read from it. */
  readonly dueBefore?: string | null
}

export const replyCommands = {
  /** `reviewOn` is the day of the 回头看 that a done reply plans; null elsewhere. */
  'replies.receive': { lineId: idSchema, ...replyShape, reviewOn: daySchema.nullable() },
  /** 向群众、提出人反馈. */
  'replies.tell': {
    lineIds: z.array(idSchema).min(1, '请先选条目').max(300),
    on: daySchema,
    whom: line('告知对象', 100),
    how: optionalLine('告知方式', 60),
  },
} as const satisfies CommandShapes
export type ReplyCommand = CommandsOf<typeof replyCommands>

export const replyFacts = {
  ReplyReceived: z.strictObject({
    replyId: idSchema,
    lineId: idSchema,
    on: z.string(),
    unit: z.string(),
    result: z.enum(replyResults),
    adoption: z.enum(adoptions),
    measures: z.string(),
    leader: z.string(),
    dueOn: z.string().nullable(),
    explanation: z.string(),
    toldWhom: z.string(),
  }),
  PeopleTold: z.strictObject({ lineIds: z.array(idSchema), on: z.string(), whom: z.string(), how: z.string() }),
} as const satisfies FactShapes
export type ReplyFact = FactsOf<typeof replyFacts>
type ReviewPlanned = {
  readonly type: 'ReviewPlanned' | 'ReviewMoved'
  readonly data: { readonly reviewId: string; readonly lineId: string; readonly dueOn: string }
}

/**
 * T10: an answer follows a report. 在办 names a leader and a deadline, 暂不能办 an explanation and who was told, 已办 plans
 * the day of the 回头看, or moves the one that is planned already.
 */
export function decideReplies(
  topic: Topic,
  command: ReplyCommand,
  context: DecideContext,
): Decision<ReplyFact | ReviewPlanned> {
  const today = dayOf(context.at)
  if (command.on > today) return refuse('replies.date-to-come', '日期还没有到，请填已经发生的日子。')
  if (command.type === 'replies.tell') {
    const told = topic.lines.filter((each) => command.lineIds.includes(each.id))
    if (told.length < command.lineIds.length) return noSuchLine()
    if (told.some((each) => command.on < each.agreedOn))
      return refuse('replies.told-before-agreed', '告知的日子早于商定的日子，请核对。')
    const { type: _, ...data } = command
    return accept({ type: 'PeopleTold', data })
  }
  const found = topic.lines.find((each) => each.id === command.lineId)
  if (!found) return noSuchLine()
  if (found.dropped) return refuse('replies.dropped', '这一条已经不再跟踪，要登记反馈请先恢复。')
  if (!found.report) return refuse('replies.not-reported', '这一条还没有报送，请先登记报送单位和日期。')
  if (command.on < found.report.on) return refuse('replies.before-report', '反馈的日子早于报送的日子，请核对。')
  const last = found.replies.at(-1)
  if (last && command.on < last.on)
    return refuse('replies.before-last', `反馈的日子早于上一次反馈（${last.on}），请核对。`)
  const missing = missingInReply(command)
  if (missing) return refuse('replies.incomplete', missing.message)
  const { type: _, reviewOn, ...reply } = command
  const received = { type: 'ReplyReceived', data: { replyId: context.id, ...reply } } as const
  if (command.result !== 'done' || reviewOn === null) return accept(received)
  const planned = plannedReview(found)
  const review: ReviewPlanned = {
    type: planned ? 'ReviewMoved' : 'ReviewPlanned',
    data: { reviewId: planned?.id ?? `${context.id}-r`, lineId: found.id, dueOn: reviewOn },
  }
  // The act is named after its last fact, and it was an answer that came.
  return accept<ReplyFact | ReviewPlanned>(review, received)
}

/** What an answer of its result still lacks: the field and what to do about it; null when it is complete (T10). */
export function missingInReply(
  reply: Pick<Reply, 'on' | 'result' | 'leader' | 'dueOn' | 'explanation' | 'toldWhom'> & {
    readonly reviewOn: string | null
  },
): { readonly field: 'leader' | 'dueOn' | 'explanation' | 'toldWhom' | 'reviewOn'; readonly message: string } | null {
  switch (reply.result) {
    case 'doing':
      if (reply.leader === '') return { field: 'leader', message: '在办的事要写明由哪位领导包抓，请填写包抓领导。' }
      if (reply.dueOn === null) return { field: 'dueOn', message: '在办的事要写明办结期限，请填写期限。' }
      return reply.dueOn < reply.on ? { field: 'dueOn', message: '办结期限早于反馈的日子，请核对。' } : null
    case 'cannot':
      if (reply.explanation === '') return { field: 'explanation', message: '暂不能办的事要写明原因，请填写解释说明。' }
      return reply.toldWhom === '' ? { field: 'toldWhom', message: '暂不能办的事要当面解释，请填写向谁说明过。' } : null
    case 'done':
      if (reply.reviewOn === null) return { field: 'reviewOn', message: '已办的事要安排回头看，请填写回头看的日子。' }
      return reply.reviewOn < reply.on ? { field: 'reviewOn', message: '回头看的日子早于反馈的日子，请核对。' } : null
  }
}

export function evolveReplies(
  lines: readonly Line[],
  fact: { type: string; data: unknown },
  _at: Instant,
): readonly Line[] {
  const known = fact as ReplyFact
  switch (known.type) {
    case 'ReplyReceived': {
      const { replyId, lineId, ...reply } = known.data
      return lines.map((line) => (line.id === lineId ? withReply(line, { id: replyId, ...reply }) : line))
    }
    case 'PeopleTold': {
      const { lineIds, ...telling } = known.data
      return lines.map((line) =>
        lineIds.includes(line.id) ? { ...line, tellings: [...line.tellings, telling] } : line,
      )
    }
    default:
      return lines
  }
}

/** Who was told with the answer counts as told; a leader named with it follows the line from now on. */
function withReply(line: Line, reply: Reply): Line {
  const telling = { on: reply.on, whom: reply.toldWhom, how: '' }
  return {
    ...line,
    leader: reply.leader || line.leader,
    dueOn: reply.dueOn ?? line.dueOn,
    replies: [...line.replies, { ...reply, dueBefore: line.dueOn }],
    tellings: reply.toldWhom === '' ? line.tellings : [...line.tellings, telling],
  }
}

function noSuchLine() {
  return refuse('lines.unknown', '台账里找不到这一条，请刷新后再试。')
}
