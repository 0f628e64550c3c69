import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { meetingForms } from '../meeting/forms'
import { line, optionalLine, optionalParagraph, paragraph, personName } from '../text/clean'
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
import { receptionSentence } from './entry'
import type { Topic } from './topic'

/** 审批意见的三方 (P3). */
export const opinionParties = ['liaison', 'party', 'cppcc'] as const
export type OpinionParty = (typeof opinionParties)[number]
export const opinionPartyNames: Readonly<Record<OpinionParty, string>> = {
  liaison: '政协联络组',
  party: '乡镇（街道）党委',
  cppcc: '县（区）政协',
}

export const planStates = ['drafted', 'submitted', 'approved', 'returned', 'withdrawn'] as const
export type SessionPlanState = (typeof planStates)[number]
export const planStateNames: Readonly<Record<SessionPlanState, string>> = {
  drafted: '起草',
  submitted: '送审',
  approved: '已批准',
  returned: '退回修改',
  withdrawn: '已撤回',
}

const draftShape = {
  form: z.enum(meetingForms, { error: '请选择协商形式' }),
  /** 必要性: why consult on this, and why now. */
  necessity: optionalParagraph('必要性', 1000),
  /** 牵头 and 协办. */
  lead: optionalLine('牵头单位', 60),
  support: optionalLine('协办单位', 100),
  plannedOn: daySchema.nullable(),
  place: optionalLine('地点', 60),
  participants: optionalParagraph('参加人员', 1000),
  materials: optionalParagraph('会议材料', 500),
  division: optionalParagraph('任务分工', 1000),
  safeguards: optionalParagraph('保障措施', 500),
} as const
export const planDraftSchema = z.strictObject(draftShape)
export type PlanDraft = Readonly<z.infer<typeof planDraftSchema>>
export const blankPlanDraft: PlanDraft = {
  form: 'special',
  necessity: '',
  lead: '',
  support: '',
  plannedOn: null,
  place: '',
  participants: '',
  materials: '',
  division: '',
  safeguards: '',
}

/** 审批意见: of one of the three, signed with name and day. The last one of a party counts. */
export type Opinion = {
  readonly party: OpinionParty
  readonly name: string
  readonly on: string
  readonly agrees: boolean
  readonly text: string
}

/**
 * 协商活动方案: how the topic is to be consulted on, and how far its approval is. A plan that was approved and is drafted
 * anew becomes the next one (`no`), so that the approved one stays readable.
 */
export type SessionPlan = {
  readonly no: number
  readonly draft: PlanDraft
  readonly state: SessionPlanState
  /** Those of the present round; what was said before the plan was submitted again is in `pastOpinions`. */
  readonly opinions: readonly Opinion[]
  readonly pastOpinions: readonly Opinion[]
  readonly steps: readonly {
    readonly state: SessionPlanState
    readonly on: string
    /** 退回、撤回的原因, or 批准文号. */
    readonly said: string
  }[]
}

export const sessionPlanCommands = {
  'session.draft': draftShape,
  'session.submit': { on: daySchema },
  'session.opine': {
    party: z.enum(opinionParties),
    name: personName('签署人'),
    on: daySchema,
    agrees: z.boolean(),
    text: paragraph('意见', 300),
  },
  'session.approve': { on: daySchema, number: optionalLine('批准文号', 40) },
  'session.return': { on: daySchema, reason: line('退回原因', 200) },
  'session.withdraw': { on: daySchema, reason: line('撤回原因', 200) },
} as const satisfies CommandShapes
export type SessionPlanCommand = CommandsOf<typeof sessionPlanCommands>

const keptDraft = z.strictObject({
  form: z.enum(meetingForms),
  necessity: z.string(),
  lead: z.string(),
  support: z.string(),
  plannedOn: z.string().nullable(),
  place: z.string(),
  participants: z.string(),
  materials: z.string(),
  division: z.string(),
  safeguards: z.string(),
})
export const sessionPlanFacts = {
  SessionPlanDrafted: z.strictObject({ draft: keptDraft, on: z.string() }),
  SessionPlanSubmitted: z.strictObject({ on: z.string() }),
  OpinionGiven: z.strictObject({
    party: z.enum(opinionParties),
    name: z.string(),
    on: z.string(),
    agrees: z.boolean(),
    text: z.string(),
  }),
  SessionPlanApproved: z.strictObject({ on: z.string(), number: z.string() }),
  SessionPlanReturned: z.strictObject({ on: z.string(), reason: z.string() }),
  SessionPlanWithdrawn: z.strictObject({ on: z.string(), reason: z.string() }),
} as const satisfies FactShapes
export type SessionPlanFact = FactsOf<typeof sessionPlanFacts>

/** T4: drafted → submitted → approved, returned or withdrawn; approval wants all three opinions, none against. */
export function decideSessionPlan(
  topic: Topic,
  command: SessionPlanCommand,
  context: DecideContext,
): Decision<SessionPlanFact> {
  if (topic.reception.state !== 'accepted') return refuse('session.not-accepted', receptionSentence(topic.reception))
  const { plan } = topic
  const today = dayOf(context.at)
  if (command.type === 'session.draft') {
    if (plan?.state === 'submitted')
      return refuse('session.submitted', '方案正在审批，不能修改；要改请先撤回或等退回。')
    const { type: _, ...draft } = command
    return accept({ type: 'SessionPlanDrafted', data: { draft, on: today } })
  }
  if (!plan) return refuse('session.none', '还没有协商方案，请先起草。')
  if (command.on > today) return refuse('session.date-to-come', '日期还没有到，请填已经发生的日子。')
  const last = plan.steps.at(-1)
  if (last && command.on < last.on)
    return refuse('session.date-too-early', `日期早于上一步（${planStateNames[last.state]} ${last.on}），请核对。`)
  switch (command.type) {
    case 'session.submit':
      if (plan.state !== 'drafted' && plan.state !== 'returned' && plan.state !== 'withdrawn')
        return refuse('session.not-drafted', planSentence(plan.state))
      return accept({ type: 'SessionPlanSubmitted', data: { on: command.on } })
    case 'session.opine': {
      if (plan.state !== 'submitted') return refuse('session.not-submitted', planSentence(plan.state))
      const { type: _, ...opinion } = command
      return accept({ type: 'OpinionGiven', data: opinion })
    }
    case 'session.approve': {
      if (plan.state !== 'submitted') return refuse('session.not-submitted', planSentence(plan.state))
      const missing = opinionParties.filter((party) => !opinionOf(plan, party))
      if (missing.length > 0)
        return refuse('session.opinions-missing', `还缺${namesOf(missing)}的意见，请先登记再批准。`)
      const against = opinionParties.filter((party) => opinionOf(plan, party)?.agrees === false)
      if (against.length > 0)
        return refuse('session.opinions-against', `${namesOf(against)}没有同意，请退回修改或登记新的意见。`)
      const latest = plan.opinions.reduce((day, each) => (each.on > day ? each.on : day), '')
      if (command.on < latest)
        return refuse('session.date-too-early', `批准的日子早于最后一份意见（${latest}），请核对。`)
      return accept({ type: 'SessionPlanApproved', data: { on: command.on, number: command.number } })
    }
    case 'session.return':
      if (plan.state !== 'submitted') return refuse('session.not-submitted', planSentence(plan.state))
      return accept({ type: 'SessionPlanReturned', data: { on: command.on, reason: command.reason } })
    case 'session.withdraw':
      if (plan.state === 'withdrawn' || plan.state === 'drafted')
        return refuse('session.not-submitted', planSentence(plan.state))
      return accept({ type: 'SessionPlanWithdrawn', data: { on: command.on, reason: command.reason } })
  }
}

export type SessionPlanPart = Pick<Topic, 'plan' | 'earlierPlans'>

export function evolveSessionPlan(
  part: SessionPlanPart,
  fact: { type: string; data: unknown },
  _at: Instant,
): SessionPlanPart {
  const known = fact as SessionPlanFact
  if (known.type === 'SessionPlanDrafted') return drafted(part, known.data)
  const { plan } = part
  if (!plan) return part
  const stepped = (
    state: SessionPlanState,
    on: string,
    said: string,
    also?: Partial<SessionPlan>,
  ): SessionPlanPart => ({
    ...part,
    plan: { ...plan, ...also, state, steps: [...plan.steps, { state, on, said }] },
  })
  switch (known.type) {
    case 'SessionPlanSubmitted':
      return stepped('submitted', known.data.on, '', {
        opinions: [],
        pastOpinions: [...plan.pastOpinions, ...plan.opinions],
      })
    case 'OpinionGiven':
      return { ...part, plan: { ...plan, opinions: [...plan.opinions, known.data] } }
    case 'SessionPlanApproved':
      return stepped('approved', known.data.on, known.data.number)
    case 'SessionPlanReturned':
      return stepped('returned', known.data.on, known.data.reason)
    case 'SessionPlanWithdrawn':
      return stepped('withdrawn', known.data.on, known.data.reason)
    default:
      return part
  }
}

/** Wording changes keep the plan; drafting over an approved or withdrawn one begins the next, without its opinions. */
function drafted(part: SessionPlanPart, { draft, on }: { draft: PlanDraft; on: string }): SessionPlanPart {
  const { plan, earlierPlans } = part
  if (plan && (plan.state === 'drafted' || plan.state === 'returned')) return { ...part, plan: { ...plan, draft } }
  const fresh: SessionPlan = {
    no: (plan?.no ?? 0) + 1,
    draft,
    state: 'drafted',
    opinions: [],
    pastOpinions: [],
    steps: [{ state: 'drafted', on, said: '' }],
  }
  return { plan: fresh, earlierPlans: plan ? [...earlierPlans, plan] : earlierPlans }
}

/** The last opinion of a party in the present round. */
export function opinionOf(plan: SessionPlan, party: OpinionParty): Opinion | undefined {
  return plan.opinions.filter((each) => each.party === party).at(-1)
}

function namesOf(parties: readonly OpinionParty[]): string {
  return parties.map((party) => opinionPartyNames[party]).join('、')
}

export function planSentence(state: SessionPlanState): string {
  switch (state) {
    case 'drafted':
      return '方案还在起草，请先送审。'
    case 'submitted':
      return '方案正在审批。'
    case 'approved':
      return '方案已经批准。'
    case 'returned':
      return '方案已退回修改，改好后请重新送审。'
    case 'withdrawn':
      return '方案已经撤回，请重新起草或送审。'
  }
}
