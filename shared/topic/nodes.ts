import { accept, type Decision, refuse } from '../decision'
import type { Instant } from '../fact'
import { line, optionalLine } from '../text/clean'
import { addDays, dayOf, daysFrom } from '../text/dates'
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
import { type Stage, stages } from './stages'
import type { Topic } from './topic'

/** 时间节点 (清单管理, P5): one thing to be done in a stage, by whom and by when. */
export type TimeNode = {
  readonly id: string
  readonly stage: Stage
  readonly title: string
  readonly owner: string
  readonly dueOn: string | null
  readonly doneOn: string | null
}
export const maxNodes = 100

/** How a node stands on a day: `near` from a week before it is due (ours). */
export type NodeStanding = { readonly state: 'done' | 'overdue' | 'near' | 'coming' | 'undated'; readonly days: number }
const nearDays = 7

/** `days` is how many are left, below zero when overdue; 0 when that means nothing. */
export function nodeStanding({ doneOn, dueOn }: Pick<TimeNode, 'doneOn' | 'dueOn'>, today: string): NodeStanding {
  if (doneOn !== null) return { state: 'done', days: 0 }
  if (dueOn === null) return { state: 'undated', days: 0 }
  const days = daysFrom(today, dueOn)
  return { state: days < 0 ? 'overdue' : days <= nearDays ? 'near' : 'coming', days }
}

const nodeShape = {
  stage: z.enum(stages),
  title: line('事项', 60),
  owner: optionalLine('责任人', 40),
  dueOn: daySchema.nullable(),
} as const

export const nodeCommands = {
  /** Several at once: a stage checklist from the template. */
  'nodes.add': { nodes: z.array(z.strictObject(nodeShape)).min(1, '请先写一项').max(maxNodes) },
  'nodes.edit': { nodeId: idSchema, ...nodeShape },
  'nodes.check': { nodeId: idSchema, on: daySchema },
  'nodes.uncheck': { nodeId: idSchema },
  'nodes.remove': { nodeId: idSchema },
} as const satisfies CommandShapes
export type NodeCommand = CommandsOf<typeof nodeCommands>

const keptNode = { stage: z.enum(stages), title: z.string(), owner: z.string(), dueOn: z.string().nullable() } as const
export const nodeFacts = {
  NodesAdded: z.strictObject({ nodes: z.array(z.strictObject({ id: idSchema, ...keptNode })) }),
  NodeEdited: z.strictObject({ nodeId: idSchema, ...keptNode }),
  NodeChecked: z.strictObject({ nodeId: idSchema, on: z.string() }),
  NodeUnchecked: z.strictObject({ nodeId: idSchema }),
  NodeRemoved: z.strictObject({ nodeId: idSchema }),
} as const satisfies FactShapes
export type NodeFact = FactsOf<typeof nodeFacts>

export function decideNodes(topic: Topic, command: NodeCommand, context: DecideContext): Decision<NodeFact> {
  if (command.type === 'nodes.add') {
    if (topic.nodes.length + command.nodes.length > maxNodes)
      return refuse('nodes.too-many', `时间节点最多 ${maxNodes} 项，请先删去不用的。`)
    const nodes = command.nodes.map((node, index) => ({ id: `${context.id}-${index + 1}`, ...node }))
    return accept({ type: 'NodesAdded', data: { nodes } })
  }
  const node = topic.nodes.find((each) => each.id === command.nodeId)
  if (!node) return refuse('nodes.unknown', '这一项已经不在清单里了。')
  switch (command.type) {
    case 'nodes.edit': {
      const { type: _, ...data } = command
      return accept({ type: 'NodeEdited', data })
    }
    case 'nodes.check':
      if (node.doneOn) return refuse('nodes.done', '这一项已经勾选完成。')
      if (command.on > dayOf(context.at)) return refuse('nodes.date-to-come', '日期还没有到，请填已经完成的日子。')
      return accept({ type: 'NodeChecked', data: { nodeId: node.id, on: command.on } })
    case 'nodes.uncheck':
      if (!node.doneOn) return refuse('nodes.not-done', '这一项还没有完成。')
      return accept({ type: 'NodeUnchecked', data: { nodeId: node.id } })
    case 'nodes.remove':
      return accept({ type: 'NodeRemoved', data: { nodeId: node.id } })
  }
}

export function evolveNodes(
  nodes: readonly TimeNode[],
  fact: { type: string; data: unknown },
  _at: Instant,
): readonly TimeNode[] {
  const known = fact as NodeFact
  switch (known.type) {
    case 'NodesAdded':
      return [...nodes, ...known.data.nodes.map((node) => ({ ...node, doneOn: null }))]
    case 'NodeEdited': {
      const { nodeId, ...changes } = known.data
      return nodes.map((node) => (node.id === nodeId ? { ...node, ...changes } : node))
    }
    case 'NodeChecked':
      return nodes.map((node) => (node.id === known.data.nodeId ? { ...node, doneOn: known.data.on } : node))
    case 'NodeUnchecked':
      return nodes.map((node) => (node.id === known.data.nodeId ? { ...node, doneOn: null } : node))
    case 'NodeRemoved':
      return nodes.filter((node) => node.id !== known.data.nodeId)
    default:
      return nodes
  }
}

/** 阶段清单 to begin with; `days` after the topic was entered. Ours, from published checklists; every topic may change it. */
export const nodeTemplate: readonly { readonly stage: Stage; readonly title: string; readonly days: number }[] = [
  { stage: 'selection', title: '走访核实反映情况', days: 7 },
  { stage: 'selection', title: '评分、受理', days: 10 },
  { stage: 'survey', title: '拟调研提纲，定地点和人员', days: 15 },
  { stage: 'survey', title: '实地调研、座谈', days: 25 },
  { stage: 'survey', title: '写出调研发现', days: 30 },
  { stage: 'consultation', title: '协商方案送审', days: 32 },
  { stage: 'consultation', title: '发会议通知、备材料', days: 37 },
  { stage: 'consultation', title: '召开协商议事会', days: 40 },
  { stage: 'report', title: '印发会议纪要', days: 45 },
  { stage: 'report', title: '报送协商意见', days: 55 },
  { stage: 'response', title: '督促承办单位书面反馈', days: 85 },
  { stage: 'response', title: '向提出人和群众反馈', days: 90 },
  { stage: 'supervision', title: '回头看', days: 175 },
]

/** 阶段清单 with its days reckoned from the day the topic was entered. */
export function templateNodes(enteredOn: string): Extract<NodeCommand, { type: 'nodes.add' }>['nodes'] {
  return nodeTemplate.map(({ stage, title, days }) => ({ stage, title, owner: '', dueOn: addDays(enteredOn, days) }))
}
