import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { instantSchema } from '../fact'
import { line, optionalLine, paragraph, personName } from '../text/clean'
import { z } from '../text/zod'
import { gateMissing, gateWords } from '../topic/gate'
import type { CommandShapes, CommandsOf, DecideContext, FactShapes, FactsOf } from '../vocabulary'
import { meetingForms, venueKinds } from './forms'
import type { Meeting } from './meeting'
import type { Phase } from './phase'
import { meetingRulesSchema } from './rules'

export type { Phase } from './phase'

/**
 * 会议进程: what meeting this is, and where it stands: 筹备 → 开会 ⇄ 休会 → 散会 (P1–P5 in RULES).
 */
export type Proceedings = {
  readonly phase: Phase
  readonly openedAt: Instant | null
  readonly closedAt: Instant | null
  readonly cancelledReason: string | null
  /** 休会 with its 续会; the last one is open while the meeting is adjourned. */
  readonly breaks: readonly { readonly from: Instant; readonly to: Instant | null; readonly reason: string }[]
  /** Power cuts and crashes the meeting was continued after; said in the record (会议记录). */
  readonly interruptions: readonly { readonly from: Instant; readonly to: Instant; readonly excluded: boolean }[]
}

const detailShape = {
  title: line('会议名称', 60),
  topic: paragraph('议题', 500),
  form: z.enum(meetingForms),
  venueKind: z.enum(venueKinds),
  venue: line('地点', 60),
  /** 预定开始. */
  startsAt: instantSchema,
  chair: optionalLine('主持人', 30),
  recorder: optionalLine('记录员', 30),
  /** 计票人, and the 监票人 who types the second count. */
  tellers: z.array(personName('计票人')).max(4, '计票人、监票人最多 4 位'),
} as const

export const detailsSchema = z.strictObject(detailShape)
/** 会议概况. */
export type Details = Readonly<z.infer<typeof detailsSchema>>

export const proceedingsCommands = {
  'meeting.create': { details: detailsSchema, rules: meetingRulesSchema },
  'meeting.edit': { details: detailsSchema },
  'meeting.editRules': { rules: meetingRulesSchema },
  'meeting.open': {},
  'meeting.adjourn': { reason: optionalLine('休会原因', 60) },
  'meeting.reopen': {},
  'meeting.close': {},
  'meeting.cancel': { reason: line('取消原因', 200) },
  /** After a crash: the gap is said, and counted or not counted in the running speech (S8). */
  'meeting.continue': { from: instantSchema, to: instantSchema, exclude: z.boolean() },
} as const satisfies CommandShapes
export type ProceedingsCommand = CommandsOf<typeof proceedingsCommands>

export const proceedingsFacts = {
  MeetingCreated: z.strictObject({ details: detailsSchema, rules: meetingRulesSchema }),
  MeetingEdited: z.strictObject({ details: detailsSchema }),
  MeetingRulesEdited: z.strictObject({ rules: meetingRulesSchema }),
  MeetingOpened: z.strictObject({}),
  MeetingAdjourned: z.strictObject({ reason: z.string() }),
  MeetingReopened: z.strictObject({}),
  MeetingClosed: z.strictObject({}),
  MeetingCancelled: z.strictObject({ reason: z.string() }),
  MeetingContinued: z.strictObject({ from: instantSchema, to: instantSchema, excluded: z.boolean() }),
} as const satisfies FactShapes
export type ProceedingsFact = FactsOf<typeof proceedingsFacts>

export const nothingYet: Proceedings = {
  phase: 'preparing',
  openedAt: null,
  closedAt: null,
  cancelledReason: null,
  breaks: [],
  interruptions: [],
}

export function decideProceedings(meeting: Meeting, command: ProceedingsCommand, context: DecideContext): Decision {
  const { phase } = meeting.proceedings
  switch (command.type) {
    case 'meeting.create':
      return refuse('meeting.exists', '这场会议已经建好了。')
    case 'meeting.edit':
      return accept({ type: 'MeetingEdited', data: { details: command.details } })
    case 'meeting.editRules':
      return accept({ type: 'MeetingRulesEdited', data: { rules: command.rules } })
    case 'meeting.open':
      return openingRefusal(meeting) ?? gateRefusal(meeting, context) ?? accept({ type: 'MeetingOpened', data: {} })
    case 'meeting.adjourn':
      if (phase !== 'open') return refuse('meeting.not-open', phaseSentence(phase))
      return accept({ type: 'MeetingAdjourned', data: { reason: command.reason } })
    case 'meeting.reopen':
      if (phase !== 'adjourned') return refuse('meeting.not-adjourned', phaseSentence(phase))
      return accept({ type: 'MeetingReopened', data: {} })
    case 'meeting.close':
      return decideClose(meeting)
    case 'meeting.cancel':
      if (phase !== 'preparing') return refuse('meeting.not-preparing', phaseSentence(phase))
      return accept({ type: 'MeetingCancelled', data: { reason: command.reason } })
    case 'meeting.continue':
      if (phase === 'preparing' || phase === 'closed' || phase === 'cancelled')
        return refuse('meeting.not-open', phaseSentence(phase))
      if (command.to < command.from)
        return refuse('meeting.gap-backwards', '中断的结束时间早于开始时间，请检查电脑时钟后再继续。')
      return accept({
        type: 'MeetingContinued',
        data: { from: command.from, to: command.to, excluded: command.exclude },
      })
  }
}

/** P1, P2. */
export function openingRefusal(meeting: Meeting) {
  const { phase } = meeting.proceedings
  if (phase !== 'preparing') return refuse('meeting.not-preparing', phaseSentence(phase))
  if (meeting.agenda.items.length === 0)
    return refuse('meeting.no-agenda', '议程还是空的，请先加上至少一项议程，再宣布开会。')
  return null
}

/** T3: no approved plan or no survey, no consultation, unless a reason is written (`meeting.openAnyway`). */
function gateRefusal(meeting: Meeting, context: DecideContext) {
  const missing = gateMissing(meeting, context)
  return missing.length === 0
    ? null
    : refuse('meeting.gate', `${gateWords(missing)}。请先到议题里补齐；确要开会的，请写明理由。`)
}

/** P4: a meeting is not closed over an open vote; everything else ends by itself. */
function decideClose(meeting: Meeting): Decision {
  const { phase } = meeting.proceedings
  if (phase !== 'open' && phase !== 'adjourned') return refuse('meeting.not-open', phaseSentence(phase))
  const unfinished = meeting.votes.find((vote) => vote.stage === 'open' || vote.stage === 'closed')
  if (unfinished)
    return refuse(
      'meeting.vote-unfinished',
      `“${unfinished.title}”${unfinished.stage === 'open' ? '还没有封票' : '已封票但还没有公布'}，请先公布或作废，再散会。`,
    )
  return accept({ type: 'MeetingClosed', data: {} })
}

export function evolveProceedings(state: Proceedings, fact: { type: string; data: unknown }, at: Instant): Proceedings {
  const known = fact as ProceedingsFact
  switch (known.type) {
    case 'MeetingOpened':
      return { ...state, phase: 'open', openedAt: at }
    case 'MeetingAdjourned':
      return {
        ...state,
        phase: 'adjourned',
        breaks: [...state.breaks, { from: at, to: null, reason: known.data.reason }],
      }
    case 'MeetingReopened':
      return { ...state, phase: 'open', breaks: endBreak(state.breaks, at) }
    case 'MeetingClosed':
      return { ...state, phase: 'closed', closedAt: at, breaks: endBreak(state.breaks, at) }
    case 'MeetingCancelled':
      return { ...state, phase: 'cancelled', cancelledReason: known.data.reason }
    case 'MeetingContinued':
      return { ...state, interruptions: [...state.interruptions, known.data] }
    default:
      return state
  }
}

function endBreak(breaks: Proceedings['breaks'], at: Instant): Proceedings['breaks'] {
  return breaks.map((each) => (each.to === null ? { ...each, to: at } : each))
}

/** What a refused step says: where the meeting stands. */
export function phaseSentence(phase: Phase): string {
  switch (phase) {
    case 'preparing':
      return '会议还在筹备，请先宣布开会。'
    case 'open':
      return '会议正在进行。'
    case 'adjourned':
      return '会议正在休会，请先宣布续会。'
    case 'closed':
      return '会议已经散会。'
    case 'cancelled':
      return '会议已经取消。'
  }
}
