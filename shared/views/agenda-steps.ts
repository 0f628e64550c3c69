import type { AgendaCommand, AgendaItem } from '../meeting/agenda'
import { maxAgendaDepth } from '../meeting/agenda'

/*
 * 上移、下移、进一层、退一层、拖动: what a step of the clerk's hand means as a command, or null when there is no further
 * step. An item moves with everything under it (A8).
 */

type Step = Extract<AgendaCommand, { type: 'agenda.move' | 'agenda.setDepth' }>

/** One place up: past the sibling before it, or out in front of the item it stands under. */
export function stepUp(items: readonly AgendaItem[], id: string): Step | null {
  const from = items.findIndex((item) => item.id === id)
  const item = items[from]
  const before = item && items.slice(0, from).findLast((each) => each.depth <= item.depth)
  return before ? { type: 'agenda.move', itemId: id, before: before.id } : null
}

/** One place down: past the sibling after it with all that is under that, or in under the next item. */
export function stepDown(items: readonly AgendaItem[], id: string): Step | null {
  const end = endOfSubtree(items, id)
  const item = items.find((each) => each.id === id)
  const next = items[end]
  if (!item || !next) return null
  const after = next.depth === item.depth ? endOfSubtree(items, next.id) : end + 1
  return { type: 'agenda.move', itemId: id, before: items[after]?.id ?? null }
}

/** One level in, under the item above it; an item can be at most one deeper than the one before. */
export function stepIn(items: readonly AgendaItem[], id: string): Step | null {
  const from = items.findIndex((item) => item.id === id)
  const [item, above] = [items[from], items[from - 1]]
  if (!item || !above || item.depth >= maxAgendaDepth || item.depth > above.depth) return null
  return { type: 'agenda.setDepth', itemId: id, depth: item.depth + 1 }
}

export function stepOut(items: readonly AgendaItem[], id: string): Step | null {
  const item = items.find((each) => each.id === id)
  return item && item.depth > 0 ? { type: 'agenda.setDepth', itemId: id, depth: item.depth - 1 } : null
}

/** Dropped on another item: taken upwards it stands before that one, taken downwards after it and all under it. */
export function dropOn(items: readonly AgendaItem[], id: string, overId: string): Step | null {
  const [from, to] = [items.findIndex((item) => item.id === id), items.findIndex((item) => item.id === overId)]
  if (from < 0 || to < 0 || from === to) return null
  if (to < from) return { type: 'agenda.move', itemId: id, before: overId }
  // Dropped on something of its own it stays where it is.
  if (to < endOfSubtree(items, id)) return null
  return { type: 'agenda.move', itemId: id, before: items[endOfSubtree(items, overId)]?.id ?? null }
}

/** The place after an item and everything under it. */
function endOfSubtree(items: readonly AgendaItem[], id: string): number {
  const from = items.findIndex((item) => item.id === id)
  const head = items[from]
  if (!head) return items.length
  const rest = items.slice(from + 1).findIndex((item) => item.depth <= head.depth)
  return rest < 0 ? items.length : from + 1 + rest
}
