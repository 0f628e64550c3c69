import type { ListInParts, Summary } from '../contract/storage'

/** The parts of a list whose rows stand in the order of `sort`, with the last `most` of those that are over. */
export function inParts(rows: readonly Summary[], most: number): ListInParts {
  const ahead = rows.filter(({ part }) => part === 'ahead')
  const over = rows.filter(({ part }) => part === 'over')
  return { ahead, over: over.slice(Math.max(0, over.length - most)), overCount: over.length }
}
