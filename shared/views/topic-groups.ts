import { type Stage, stages } from '../topic/stages'
import type { TopicRow } from './topic-row'

/** 议题库 as it is looked at: the six stages, and what is folded away because nothing more is done about it. */
export const foldedGroups = ['closed', 'declined', 'merged'] as const
export type FoldedGroup = (typeof foldedGroups)[number]
export type TopicGroup = Stage | FoldedGroup
export const topicGroups: readonly TopicGroup[] = [...stages, ...foldedGroups]

export const foldedNames: Readonly<Record<FoldedGroup, string>> = {
  closed: '已办结',
  declined: '不予受理',
  merged: '已并入别的',
}

export function groupOfTopic(row: Pick<TopicRow, 'stage' | 'closedOn' | 'reception'>): TopicGroup {
  if (row.closedOn !== null) return 'closed'
  if (row.reception === 'declined' || row.reception === 'merged') return row.reception
  return row.stage
}

export function groupTopics(rows: readonly TopicRow[]): Readonly<Record<TopicGroup, readonly TopicRow[]>> {
  const groups = Object.fromEntries(topicGroups.map((group) => [group, [] as TopicRow[]])) as Record<
    TopicGroup,
    TopicRow[]
  >
  for (const row of rows) groups[groupOfTopic(row)].push(row)
  return groups
}

/** 排序 of the pool; the newest first unless the clerk wants otherwise. */
export const topicOrders = ['newest', 'oldest', 'score', 'code', 'node'] as const
export type TopicOrder = (typeof topicOrders)[number]
export const topicOrderNames: Readonly<Record<TopicOrder, string>> = {
  newest: '新登记的在前',
  oldest: '早登记的在前',
  score: '评分高的在前',
  code: '按编号',
  node: '节点近的在前',
}

export function sortTopics(rows: readonly TopicRow[], order: TopicOrder): readonly TopicRow[] {
  const by: Readonly<Record<TopicOrder, (row: TopicRow) => string>> = {
    newest: (row) => `${row.enteredOn} ${row.code}`,
    oldest: (row) => `${row.enteredOn} ${row.code}`,
    score: (row) => String(row.score ?? 0).padStart(2, '0'),
    code: (row) => (row.code === '' ? '\uffff' : row.code),
    node: (row) => row.nextNode?.dueOn ?? '\uffff',
  }
  const up = order === 'newest' || order === 'score' ? -1 : 1
  return [...rows].sort((a, b) => {
    const [one, other] = [by[order](a), by[order](b)]
    return one === other ? (a.enteredOn < b.enteredOn ? 1 : -1) : one < other ? -up : up
  })
}

/** 形象工程占比 of the topics that are looked at, in hundredths of a per cent (P2); null of none. */
export function showpieceShare(
  rows: readonly TopicRow[],
): { readonly count: number; readonly permyriad: number } | null {
  const counted = rows.filter((row) => row.reception !== 'merged')
  if (counted.length === 0) return null
  const count = counted.filter((row) => row.showpiece).length
  return { count, permyriad: Math.round((count * 10_000) / counted.length) }
}
