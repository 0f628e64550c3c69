import { orderCategories, type Waiting } from './speaking'

/*
 * The order of those who wait: by rank first, inside a rank as they came or were moved (S4).
 */

/** S4: 插话 before 程序性发言 (by category), before 回应, before ordinary ones; inside a rank first come, first served. */
function rank(entry: Waiting): number {
  switch (entry.kind) {
    case 'interjection':
      return 0
    case 'point-of-order':
      return 1 + orderCategories.indexOf(entry.category)
    case 'reply':
      return 10
    case 'speech':
      return 11
  }
}

export function isRanked(waiting: readonly Waiting[]): boolean {
  return waiting.every((entry, index) => {
    const previous = waiting[index - 1]
    return previous === undefined || rank(previous) <= rank(entry)
  })
}

export function insertRanked(waiting: readonly Waiting[], entry: Waiting, onTop: boolean): readonly Waiting[] {
  const behind = (each: Waiting) => (onTop ? rank(each) >= rank(entry) : rank(each) > rank(entry))
  const place = waiting.findIndex(behind)
  const at = place < 0 ? waiting.length : place
  return [...waiting.slice(0, at), entry, ...waiting.slice(at)]
}

export function moveBefore(waiting: readonly Waiting[], entry: Waiting, before: string | null): readonly Waiting[] {
  const others = waiting.filter((each) => each.id !== entry.id)
  const place = before === null ? others.length : others.findIndex((each) => each.id === before)
  return [...others.slice(0, place), entry, ...others.slice(place)]
}
