import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { line } from '../text/clean'
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
import type { Meeting } from './meeting'

/** 筹备清单 (P5): what must be done before the meeting, by when, and when it was done. */
export type ChecklistItem = {
  readonly id: string
  readonly text: string
  readonly dueOn: string | null
  readonly doneAt: Instant | null
}

export const maxChecklistItems = 100

const itemShape = { text: line('清单事项', 80), dueOn: daySchema.nullable() } as const

export const checklistCommands = {
  'checklist.add': { items: z.array(z.strictObject(itemShape)).min(1).max(maxChecklistItems) },
  'checklist.edit': { itemId: idSchema, ...itemShape },
  'checklist.check': { itemId: idSchema },
  'checklist.uncheck': { itemId: idSchema },
  'checklist.remove': { itemId: idSchema },
} as const satisfies CommandShapes
export type ChecklistCommand = CommandsOf<typeof checklistCommands>

export const checklistFacts = {
  ChecklistAdded: z.strictObject({ items: z.array(z.strictObject({ id: idSchema, ...itemShape })) }),
  ChecklistEdited: z.strictObject({ itemId: idSchema, ...itemShape }),
  ChecklistChecked: z.strictObject({ itemId: idSchema }),
  ChecklistUnchecked: z.strictObject({ itemId: idSchema }),
  ChecklistRemoved: z.strictObject({ itemId: idSchema }),
} as const satisfies FactShapes
export type ChecklistFact = FactsOf<typeof checklistFacts>

/** 常用清单 with days before the meeting, offered when the list is empty: our proposal, from published procedures. */
export const checklistTemplate: readonly { readonly text: string; readonly daysBefore: number }[] = [
  { text: '协商活动方案报批', daysBefore: 10 },
  { text: '实地调研、走访利益攸关方', daysBefore: 7 },
  { text: '发会议通知，送阅材料', daysBefore: 3 },
  { text: '确认参会人员和请假情况', daysBefore: 1 },
  { text: '会场布置、大屏和音响检查', daysBefore: 1 },
  { text: '打印签到表、计票单、主持词', daysBefore: 0 },
  { text: '准备U盘', daysBefore: 0 },
]

export function decideChecklist(
  meeting: Meeting,
  command: ChecklistCommand,
  context: DecideContext,
): Decision<ChecklistFact> {
  if (command.type === 'checklist.add') {
    if (meeting.checklist.length + command.items.length > maxChecklistItems)
      return refuse('checklist.too-many', `筹备清单最多 ${maxChecklistItems} 条。`)
    const items = command.items.map((item, index) => ({ id: `${context.id}-${index + 1}`, ...item }))
    return accept({ type: 'ChecklistAdded', data: { items } })
  }
  const item = meeting.checklist.find((each) => each.id === command.itemId)
  if (!item) return refuse('checklist.no-such-item', '清单里已经没有这一条，请看最新的清单。')
  switch (command.type) {
    case 'checklist.edit': {
      const { type: _, ...data } = command
      return accept({ type: 'ChecklistEdited', data })
    }
    case 'checklist.check':
      if (item.doneAt) return refuse('checklist.done', '这一条已经勾选。')
      return accept({ type: 'ChecklistChecked', data: { itemId: item.id } })
    case 'checklist.uncheck':
      if (!item.doneAt) return refuse('checklist.not-done', '这一条没有勾选。')
      return accept({ type: 'ChecklistUnchecked', data: { itemId: item.id } })
    case 'checklist.remove':
      return accept({ type: 'ChecklistRemoved', data: { itemId: item.id } })
  }
}

export function evolveChecklist(
  checklist: readonly ChecklistItem[],
  fact: { type: string; data: unknown },
  at: Instant,
): readonly ChecklistItem[] {
  const known = fact as ChecklistFact
  switch (known.type) {
    case 'ChecklistAdded':
      return [...checklist, ...known.data.items.map((item) => ({ ...item, doneAt: null }))]
    case 'ChecklistEdited': {
      const { itemId, ...fields } = known.data
      return checklist.map((item) => (item.id === itemId ? { ...item, ...fields } : item))
    }
    case 'ChecklistChecked':
      return checklist.map((item) => (item.id === known.data.itemId ? { ...item, doneAt: at } : item))
    case 'ChecklistUnchecked':
      return checklist.map((item) => (item.id === known.data.itemId ? { ...item, doneAt: null } : item))
    case 'ChecklistRemoved':
      return checklist.filter((item) => item.id !== known.data.itemId)
    default:
      return checklist
  }
}
