import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { line, optionalLine } from '../text/clean'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  type FactShapes,
  type FactsOf,
  idSchema,
} from '../vocabulary'
import { agendaKinds, agendaTemplates, meetingForms } from './forms'
import type { Meeting } from './meeting'

/** 议程项. Order and depth in one flat list make the tree: an item belongs under the nearest earlier, less deep one. */
export type AgendaItem = {
  readonly id: string
  readonly title: string
  readonly kind: (typeof agendaKinds)[number]
  readonly minutes: number | null
  readonly presenter: string
  readonly depth: number
  readonly skipped: boolean
  /** Each time the item was on; the last run is open while it is the active one. */
  readonly runs: readonly { readonly from: Instant; readonly to: Instant | null }[]
}

/** 议程. `activeId` is the item the meeting is at; which one the clerk looks at is the screen's own affair (A4). */
export type Agenda = { readonly items: readonly AgendaItem[]; readonly activeId: string | null }

export const maxAgendaItems = 200
export const maxAgendaDepth = 2

const itemShape = {
  title: line('议程名称', 60),
  kind: z.enum(agendaKinds),
  minutes: z.int('请填整数分钟').min(1, '时长至少 1 分钟').max(600, '时长最多 600 分钟').nullable(),
  presenter: optionalLine('主讲人', 40),
}
const depthSchema = z.int().min(0).max(maxAgendaDepth)

export const agendaCommands = {
  'agenda.add': { ...itemShape, depth: depthSchema, before: idSchema.nullable() },
  'agenda.edit': { itemId: idSchema, ...itemShape },
  'agenda.remove': { itemId: idSchema },
  /** Moves the item with everything under it before another one, or to the end. */
  'agenda.move': { itemId: idSchema, before: idSchema.nullable() },
  'agenda.setDepth': { itemId: idSchema, depth: depthSchema },
  'agenda.useTemplate': { form: z.enum(meetingForms) },
  /** The room's own template: its items come along, so that the meeting keeps them whatever the room changes (P6). */
  'agenda.useItems': {
    items: z
      .array(z.strictObject(itemShape).omit({ presenter: true }))
      .min(1)
      .max(maxAgendaItems),
  },
  'agenda.activate': { itemId: idSchema },
  'agenda.skip': { itemId: idSchema },
  'agenda.unskip': { itemId: idSchema },
} as const satisfies CommandShapes
export type AgendaCommand = CommandsOf<typeof agendaCommands>

const plannedItem = z.strictObject({ id: idSchema, ...itemShape, depth: depthSchema })
export const agendaFacts = {
  AgendaItemAdded: z.strictObject({ item: plannedItem, before: idSchema.nullable() }),
  AgendaItemEdited: z.strictObject({ itemId: idSchema, ...itemShape }),
  AgendaItemRemoved: z.strictObject({ itemId: idSchema }),
  AgendaItemMoved: z.strictObject({ itemId: idSchema, before: idSchema.nullable() }),
  AgendaItemDepthSet: z.strictObject({ itemId: idSchema, depth: depthSchema }),
  AgendaReplaced: z.strictObject({ items: z.array(plannedItem).max(maxAgendaItems) }),
  AgendaItemActivated: z.strictObject({ itemId: idSchema }),
  AgendaItemSkipped: z.strictObject({ itemId: idSchema }),
  AgendaItemUnskipped: z.strictObject({ itemId: idSchema }),
} as const satisfies FactShapes
export type AgendaFact = FactsOf<typeof agendaFacts>

export const emptyAgenda: Agenda = { items: [], activeId: null }

export function decideAgenda(meeting: Meeting, command: AgendaCommand, context: DecideContext): Decision<AgendaFact> {
  const { agenda } = meeting
  if (meeting.proceedings.phase === 'closed' || meeting.proceedings.phase === 'cancelled')
    return refuse('agenda.meeting-over', '会议已经结束，议程不能再改。')
  if (command.type === 'agenda.useTemplate') return decideTemplate(meeting, agendaTemplates[command.form], context)
  if (command.type === 'agenda.useItems') return decideTemplate(meeting, command.items, context)
  if (command.type === 'agenda.add') {
    if (agenda.items.length >= maxAgendaItems)
      return refuse('agenda.too-many', `议程最多 ${maxAgendaItems} 项，请先删去不用的。`)
    const { type: _, before, ...fields } = command
    return accept({ type: 'AgendaItemAdded', data: { item: { id: context.id, ...fields }, before } })
  }
  const item = agenda.items.find((each) => each.id === command.itemId)
  if (!item) return refuse('agenda.no-such-item', '这项议程已经不在了，请看最新的议程。')
  switch (command.type) {
    case 'agenda.edit': {
      const { type: _, ...data } = command
      return accept({ type: 'AgendaItemEdited', data })
    }
    case 'agenda.remove':
      if (item.runs.length > 0)
        return refuse('agenda.already-begun', `“${item.title}”已经进行过，不能删除；不再进行的可以跳过。`)
      return accept({ type: 'AgendaItemRemoved', data: { itemId: item.id } })
    case 'agenda.move':
      return decideMove(agenda, item, command.before)
    case 'agenda.setDepth':
      if (item.depth === command.depth) return refuse('agenda.same-depth', '这一项已经在这一层。')
      return accept({ type: 'AgendaItemDepthSet', data: { itemId: item.id, depth: command.depth } })
    case 'agenda.activate':
      if (meeting.proceedings.phase !== 'open')
        return refuse('agenda.meeting-not-open', '会议还没有开始或正在休会，先宣布开会（续会），再进行议程。')
      if (agenda.activeId === item.id) return refuse('agenda.already-on', `正在进行“${item.title}”。`)
      return accept({ type: 'AgendaItemActivated', data: { itemId: item.id } })
    case 'agenda.skip':
      if (agenda.activeId === item.id) return refuse('agenda.is-on', `“${item.title}”正在进行，请直接进入下一项。`)
      return accept({ type: 'AgendaItemSkipped', data: { itemId: item.id } })
    case 'agenda.unskip':
      return accept({ type: 'AgendaItemUnskipped', data: { itemId: item.id } })
  }
}

/** A6: a template replaces the agenda only while nothing of it has begun. */
function decideTemplate(
  meeting: Meeting,
  template: readonly Pick<AgendaItem, 'title' | 'kind' | 'minutes'>[],
  context: DecideContext,
): Decision<AgendaFact> {
  if (meeting.agenda.items.some((item) => item.runs.length > 0))
    return refuse('agenda.already-begun', '议程已经开始进行，不能再整体换成模板；可以一项一项地增减。')
  const items = template.map((item, index) => ({
    id: `${context.id}-${index + 1}`,
    title: item.title,
    kind: item.kind,
    minutes: item.minutes,
    presenter: '',
    depth: 0,
  }))
  return accept({ type: 'AgendaReplaced', data: { items } })
}

function decideMove(agenda: Agenda, item: AgendaItem, before: string | null): Decision<AgendaFact> {
  const moving = withSubtree(agenda.items, item.id)
  if (before !== null && moving.some((each) => each.id === before))
    return refuse('agenda.into-itself', '不能移到自己下面。')
  if (before !== null && !agenda.items.some((each) => each.id === before))
    return refuse('agenda.no-such-item', '要移到的位置已经不在了，请看最新的议程。')
  const moved = moveBefore(agenda.items, moving, before)
  if (moved.every((each, index) => each.id === agenda.items[index]?.id))
    return refuse('agenda.not-moved', '已经在这个位置了。')
  return accept({ type: 'AgendaItemMoved', data: { itemId: item.id, before } })
}

export function evolveAgenda(agenda: Agenda, fact: { type: string; data: unknown }, at: Instant): Agenda {
  const known = fact as AgendaFact | { type: 'MeetingClosed' }
  switch (known.type) {
    case 'AgendaItemAdded':
      return withItems(agenda, insertBefore(agenda.items, [planned(known.data.item)], known.data.before))
    case 'AgendaItemEdited': {
      const { itemId, ...fields } = known.data
      return changeItem(agenda, itemId, (item) => ({ ...item, ...fields }))
    }
    case 'AgendaItemRemoved':
      return withItems(
        agenda,
        agenda.items.filter((item) => item.id !== known.data.itemId),
      )
    case 'AgendaItemMoved':
      return withItems(
        agenda,
        moveBefore(agenda.items, withSubtree(agenda.items, known.data.itemId), known.data.before),
      )
    case 'AgendaItemDepthSet':
      return withItems(
        agenda,
        agenda.items.map((item) => (item.id === known.data.itemId ? { ...item, depth: known.data.depth } : item)),
      )
    case 'AgendaReplaced':
      return { items: known.data.items.map(planned), activeId: null }
    case 'AgendaItemActivated': {
      const ended = endActive(agenda, at)
      const begun = changeItem(ended, known.data.itemId, (item) => ({
        ...item,
        skipped: false,
        runs: [...item.runs, { from: at, to: null }],
      }))
      return { ...begun, activeId: known.data.itemId }
    }
    case 'AgendaItemSkipped':
      return changeItem(agenda, known.data.itemId, (item) => ({ ...item, skipped: true }))
    case 'AgendaItemUnskipped':
      return changeItem(agenda, known.data.itemId, (item) => ({ ...item, skipped: false }))
    case 'MeetingClosed':
      return endActive(agenda, at)
    default:
      return agenda
  }
}

/** 1, 2, 2.1 … the number an item is called by, in list order (A2). */
export function agendaNumbers(items: readonly AgendaItem[]): readonly string[] {
  const counters = [0, 0, 0]
  return items.map((item) => {
    counters[item.depth] = (counters[item.depth] ?? 0) + 1
    counters.fill(0, item.depth + 1)
    return counters.slice(0, item.depth + 1).join('.')
  })
}

/** The item that comes next on its own: the first after the active one that is neither done nor skipped (A5). */
export function nextItem(agenda: Agenda): AgendaItem | null {
  const from = agenda.items.findIndex((item) => item.id === agenda.activeId)
  return agenda.items.slice(from + 1).find((item) => item.runs.length === 0 && !item.skipped) ?? null
}

/** The item before the active one that was on last, for going back (A5). */
export function previousItem(agenda: Agenda): AgendaItem | null {
  const from = agenda.items.findIndex((item) => item.id === agenda.activeId)
  return agenda.items.slice(0, Math.max(from, 0)).findLast((item) => !item.skipped) ?? null
}

function planned(item: z.infer<typeof plannedItem>): AgendaItem {
  return { ...item, skipped: false, runs: [] }
}

function endActive(agenda: Agenda, at: Instant): Agenda {
  if (agenda.activeId === null) return agenda
  const ended = changeItem(agenda, agenda.activeId, (item) => ({
    ...item,
    runs: item.runs.map((run) => (run.to === null ? { ...run, to: at } : run)),
  }))
  return { ...ended, activeId: null }
}

function changeItem(agenda: Agenda, id: string, change: (item: AgendaItem) => AgendaItem): Agenda {
  return { ...agenda, items: agenda.items.map((item) => (item.id === id ? change(item) : item)) }
}

/** Keeps the list a tree: the first item stands at depth 0, and nobody is more than one deeper than the one before. */
function withItems(agenda: Agenda, items: readonly AgendaItem[]): Agenda {
  let deepest = 0
  const tree = items.map((item) => {
    const depth = Math.min(item.depth, deepest)
    deepest = depth + 1
    return depth === item.depth ? item : { ...item, depth }
  })
  return { ...agenda, items: tree }
}

function withSubtree(items: readonly AgendaItem[], id: string): readonly AgendaItem[] {
  const from = items.findIndex((item) => item.id === id)
  const head = items[from]
  if (!head) return []
  const rest = items.slice(from + 1)
  const end = rest.findIndex((item) => item.depth <= head.depth)
  return [head, ...(end < 0 ? rest : rest.slice(0, end))]
}

function moveBefore(
  items: readonly AgendaItem[],
  moving: readonly AgendaItem[],
  before: string | null,
): readonly AgendaItem[] {
  const staying = items.filter((item) => !moving.includes(item))
  return insertBefore(staying, moving, before)
}

function insertBefore(
  items: readonly AgendaItem[],
  added: readonly AgendaItem[],
  before: string | null,
): readonly AgendaItem[] {
  const place = before === null ? items.length : items.findIndex((item) => item.id === before)
  const at = place < 0 ? items.length : place
  return [...items.slice(0, at), ...added, ...items.slice(at)]
}
