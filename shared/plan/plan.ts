import { accept, type Decision, refuse } from '../decision'
import type { Fact } from '../fact'
import { meetingForms } from '../meeting/forms'
import { line, optionalLine } from '../text/clean'
import { dayOf, longDate } from '../text/dates'
import { z } from '../text/zod'
import { decideUndo, evolveUndoable, type Undoable, undoCommands } from '../undo'
import {
  type CommandShapes,
  type CommandsOf,
  commandSchema,
  type DecideContext,
  daySchema,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'

/** 年度协商计划 (P5): what is to be consulted on in a year, month by month, with lead and deadline. One stream a year. */
export type AnnualPlan = {
  readonly id: string
  readonly year: number
  readonly entries: readonly PlanEntry[]
  /** 联合印发 (Y5): once issued, changes stay possible; how many there were since is said until it is issued anew. */
  readonly issued: { readonly on: string; readonly number: string; readonly issuers: string } | null
  readonly changedSince: number
}
export type PlanHistory = Undoable<AnnualPlan>

/** 计划的一项. `topicId` points into the topic pool when the topic is known already. */
export type PlanEntry = {
  readonly id: string
  readonly topicId: string | null
  readonly title: string
  readonly form: (typeof meetingForms)[number] | null
  /** 1 to 12. */
  readonly month: number
  readonly lead: string
  readonly dueOn: string | null
  readonly note: string
}
export const maxPlanEntries = 200

const monthSchema = z.int('请选择月份').min(1, '请选择月份').max(12, '请选择月份')
const entryShape = {
  topicId: idSchema.nullable(),
  title: line('议题', 60),
  form: z.enum(meetingForms).nullable(),
  month: monthSchema,
  lead: optionalLine('牵头单位', 60),
  dueOn: daySchema.nullable(),
  note: optionalLine('备注', 100),
} as const

export const planEntrySchema = z.strictObject(entryShape)
/** An entry as it is typed: without its id. */
export type PlanDraftEntry = Readonly<z.infer<typeof planEntrySchema>>

export const issueSchema = z.strictObject({
  on: daySchema,
  number: optionalLine('文号', 40),
  issuers: line('印发单位', 100),
})

export const planCommands = {
  'plan.begin': { year: z.int().min(2000).max(2100) },
  /** Several at once: last year's as a start. */
  'plan.add': { entries: z.array(planEntrySchema).min(1, '请先填一项').max(maxPlanEntries) },
  'plan.edit': { entryId: idSchema, ...entryShape },
  'plan.move': { entryId: idSchema, month: monthSchema },
  'plan.remove': { entryId: idSchema },
  'plan.issue': issueSchema.shape,
  ...undoCommands,
} as const satisfies CommandShapes
export type PlanCommand = CommandsOf<typeof planCommands>
export const planCommandSchema = commandSchema(planCommands)

const keptEntry = {
  topicId: idSchema.nullable(),
  title: z.string(),
  form: z.enum(meetingForms).nullable(),
  month: z.int(),
  lead: z.string(),
  dueOn: z.string().nullable(),
  note: z.string(),
} as const
export const planFacts = {
  PlanBegun: z.strictObject({ year: z.int() }),
  PlanEntriesAdded: z.strictObject({ entries: z.array(z.strictObject({ id: idSchema, ...keptEntry })) }),
  PlanEntryEdited: z.strictObject({ entryId: idSchema, ...keptEntry }),
  PlanEntryMoved: z.strictObject({ entryId: idSchema, month: z.int() }),
  PlanEntryRemoved: z.strictObject({ entryId: idSchema }),
  PlanIssued: z.strictObject({ on: z.string(), number: z.string(), issuers: z.string() }),
} as const satisfies FactShapes
export type PlanFact = FactsOf<typeof planFacts>

export function decidePlan(history: PlanHistory | null, command: PlanCommand, context: DecideContext): Decision {
  if (command.type === 'history.undo') return decideUndo(history, command)
  const plan = history?.state ?? null
  if (command.type === 'plan.begin') {
    if (plan) return refuse('plan.exists', `${plan.year} 年的计划已经有了，请直接修改。`)
    return accept({ type: 'PlanBegun', data: { year: command.year } })
  }
  if (!plan) return refuse('plan.unknown', '找不到这一年的计划，请重新打开。')
  switch (command.type) {
    case 'plan.add':
      return decideAdd(plan, command.entries, context)
    case 'plan.issue':
      if (plan.entries.length === 0) return refuse('plan.empty', '计划里还没有议题，请先加上再印发。')
      if (command.on > dayOf(context.at)) return refuse('plan.date-to-come', '印发的日子还没有到，请核对日期。')
      if (plan.issued && command.on < plan.issued.on)
        return refuse('plan.date-out-of-order', `上次印发是 ${longDate(plan.issued.on)}，这次不能更早，请核对日期。`)
      return accept({
        type: 'PlanIssued',
        data: { on: command.on, number: command.number, issuers: command.issuers },
      })
    default:
      return decideEntry(plan, command)
  }
}

function decideAdd(plan: AnnualPlan, drafts: readonly PlanDraftEntry[], { id }: DecideContext): Decision<PlanFact> {
  if (plan.entries.length + drafts.length > maxPlanEntries)
    return refuse('plan.too-many', `一年的计划最多 ${maxPlanEntries} 项，现在已有 ${plan.entries.length} 项。`)
  const added: PlanEntry[] = []
  for (const [index, draft] of drafts.entries()) {
    const refusal = entryRefusal({ year: plan.year, entries: [...plan.entries, ...added] }, draft, null)
    if (refusal) return refusal
    added.push({ id: `${id}-${index + 1}`, ...draft })
  }
  return accept({ type: 'PlanEntriesAdded', data: { entries: added } })
}

function decideEntry(
  plan: AnnualPlan,
  command: Extract<PlanCommand, { type: 'plan.edit' | 'plan.move' | 'plan.remove' }>,
): Decision<PlanFact> {
  const entry = plan.entries.find((each) => each.id === command.entryId)
  if (!entry) return refuse('plan.no-such-entry', '计划里已经没有这一项。')
  switch (command.type) {
    case 'plan.edit': {
      const { type: _, entryId, ...draft } = command
      return entryRefusal(plan, draft, entryId) ?? accept({ type: 'PlanEntryEdited', data: { entryId, ...draft } })
    }
    case 'plan.move': {
      if (entry.month === command.month) return refuse('plan.same-month', `已经在 ${entry.month} 月。`)
      const { id, ...draft } = entry
      return (
        entryRefusal(plan, { ...draft, month: command.month }, id) ??
        accept({ type: 'PlanEntryMoved', data: { entryId: id, month: command.month } })
      )
    }
    case 'plan.remove':
      return accept({ type: 'PlanEntryRemoved', data: { entryId: entry.id } })
  }
}

/** Y2–Y4: what an entry may not be beside the others; `own` is the entry that is changed, or null for a new one. */
function entryRefusal(
  { year, entries }: Pick<AnnualPlan, 'year' | 'entries'>,
  draft: PlanDraftEntry,
  own: string | null,
) {
  const others = entries.filter((each) => each.id !== own)
  const linked = draft.topicId === null ? undefined : others.find((each) => each.topicId === draft.topicId)
  if (linked) return refuse('plan.topic-twice', `“${linked.title}”已经排在 ${linked.month} 月，一个议题一年只排一次。`)
  const twin = others.find((each) => each.month === draft.month && each.title === draft.title)
  if (twin) return refuse('plan.title-twice', `${draft.month} 月已经有“${twin.title}”，请改个名称或换个月份。`)
  if (draft.dueOn !== null && draft.dueOn < firstDay(year, draft.month))
    return refuse(
      'plan.due-too-early',
      `“${draft.title}”的期限 ${longDate(draft.dueOn)}在 ${draft.month} 月之前，请先改期限或换个月份。`,
    )
  return null
}

/** `2026-04-01`. */
export function firstDay(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`
}

export function evolvePlanHistory(history: PlanHistory | null, fact: Fact): PlanHistory {
  return evolveUndoable(history, fact, evolvePlan)
}

export function evolvePlan(plan: AnnualPlan | null, fact: Fact): AnnualPlan {
  const known = fact as { type: string; data: unknown } as PlanFact
  if (known.type === 'PlanBegun')
    return { id: fact.stream.slice('plan:'.length), year: known.data.year, entries: [], issued: null, changedSince: 0 }
  if (!plan) throw new Error(`stream ${fact.stream} begins with ${fact.type}; the desk lets nothing before PlanBegun`)
  if (known.type === 'PlanIssued') return { ...plan, issued: known.data, changedSince: 0 }
  const entries = entriesAfter(plan.entries, known)
  if (entries === plan.entries) return plan
  return { ...plan, entries, changedSince: plan.issued ? plan.changedSince + 1 : 0 }
}

function entriesAfter(entries: readonly PlanEntry[], known: PlanFact): readonly PlanEntry[] {
  switch (known.type) {
    case 'PlanEntriesAdded':
      return [...entries, ...known.data.entries]
    case 'PlanEntryEdited': {
      const { entryId, ...changes } = known.data
      return entries.map((each) => (each.id === entryId ? { ...each, ...changes } : each))
    }
    case 'PlanEntryMoved': {
      const { entryId, month } = known.data
      return entries.map((each) => (each.id === entryId ? { ...each, month } : each))
    }
    case 'PlanEntryRemoved':
      return entries.filter((each) => each.id !== known.data.entryId)
    default:
      return entries
  }
}
