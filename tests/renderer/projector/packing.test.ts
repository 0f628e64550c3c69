import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allFit,
  type Place,
  pagesOf,
  placesOf,
  type Room,
  type Span,
  spanAround,
  spread,
} from '../../../renderer/projector/packing'

const room: Room = { height: 600, gap: 10, columns: 2 }

/** Rows of at most the room's height, as the plan hands them over. */
const heights = fc.array(fc.integer({ min: 20, max: 600 }), { minLength: 1, maxLength: 60 })
const columns = fc.integer({ min: 1, max: 4 })

describe('a list longer than the wall', () => {
  it('turns through every row exactly once, in order', () => {
    fc.assert(
      fc.property(heights, columns, (rows, count) => {
        const pages = pagesOf(rows, { ...room, columns: count })
        expect(pages.flatMap(rowsOf)).toEqual(rows.map((_, row) => row))
      }),
    )
  })

  it('always shows the row the meeting is at', () => {
    fc.assert(
      fc.property(heights, fc.nat(), columns, fc.integer({ min: 0, max: 5 }), (rows, anywhere, count, lead) => {
        const focus = anywhere % rows.length
        const { from, to } = spanAround(rows, focus, lead, { ...room, columns: count })
        expect(from).toBeLessThanOrEqual(focus)
        expect(to).toBeGreaterThan(focus)
        expect(focus - from <= lead || to === rows.length).toBe(true)
      }),
    )
  })

  it('lets no row stand below the edge or over another', () => {
    fc.assert(
      fc.property(heights, columns, (rows, count) => {
        const each = { ...room, columns: count }
        for (const page of pagesOf(rows, each)) {
          for (const places of [placesOf(rows, page, each), spread(placesOf(rows, page, each), rows, each, [10, 40])]) {
            expect(places.map((place) => place.row)).toEqual(rowsOf(page))
            expect(faultsOf(places, rows, each)).toEqual([])
          }
        }
      }),
    )
  })
})

it('fills the last page of the agenda with what came before', () => {
  const rows = Array.from({ length: 40 }, () => 60)
  expect(spanAround(rows, 39, 3, room)).toEqual({ from: 24, to: 40 })
  expect(spanAround(rows, 0, 3, room)).toEqual({ from: 0, to: 16 })
  expect(spanAround(rows, 20, 3, room)).toEqual({ from: 17, to: 33 })
})

it('sets twelve equal items as six and six, level with each other', () => {
  const rows = Array.from({ length: 12 }, () => 80)
  const places = spread(placesOf(rows, { from: 0, to: 12 }, room), rows, room, [10, 30])
  const [first, second] = [0, 1].map((column) => places.filter((place) => place.column === column))
  expect(first).toHaveLength(6)
  expect(second?.map((place) => place.top)).toEqual(first?.map((place) => place.top))
})

it('does not call a list fitting while one row is taller than the wall', () => {
  expect(allFit([601], room)).toBe(false)
  expect(allFit([600, 600], room)).toBe(true)
  expect(allFit([600, 600, 20], room)).toBe(false)
})

function rowsOf({ from, to }: Span): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

function faultsOf(places: readonly Place[], rows: readonly number[], { height, gap, columns: count }: Room): string[] {
  return places.flatMap((place, index) => {
    const bottom = place.top + (rows[place.row] ?? 0)
    const below = places[index + 1]
    const faults = []
    if (bottom > height) faults.push(`row ${place.row} ends at ${bottom}`)
    if (place.column >= count) faults.push(`row ${place.row} is in column ${place.column}`)
    if (below?.column === place.column && below.top < bottom + gap) faults.push(`row ${below.row} is too close`)
    return faults
  })
}
