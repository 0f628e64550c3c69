/*
 * How many rows fit the wall, and which. Pure: heights in, indices out, so that the same list is cut the same way on
 * every screen, and so that it can be tried without one.
 */

/** Rows `from` up to, not including, `to`. */
export type Span = { readonly from: number; readonly to: number }

export type Room = { readonly height: number; readonly gap: number; readonly columns: number }

/** Rows that fit from `from` on, filling one column after the other; at least one, however tall. */
export function spanFrom(heights: readonly number[], from: number, room: Room): Span {
  let to = from
  for (let column = 0; column < room.columns; column += 1) {
    let used = -room.gap
    const first = to
    while (to < heights.length) {
      used += room.gap + (heights[to] ?? 0)
      if (used > room.height && !(column === 0 && to === first)) break
      to += 1
    }
  }
  return { from, to }
}

export function allFit(heights: readonly number[], room: Room): boolean {
  if (heights.some((height) => height > room.height)) return false
  return spanFrom(heights, 0, room).to === heights.length
}

/**
 * The rows around the one that matters: up to `lead` rows before it, then as many as fit; near the end of the list the
 * rest of the place is filled with what came before.
 */
export function spanAround(heights: readonly number[], focus: number, lead: number, room: Room): Span {
  let span = spanFrom(heights, Math.max(0, focus - lead), room)
  while (span.to <= focus) span = spanFrom(heights, span.from + 1, room)
  while (span.from > 0 && span.to === heights.length) {
    const earlier = spanFrom(heights, span.from - 1, room)
    if (earlier.to < heights.length) break
    span = earlier
  }
  return span
}

/** All rows, page after page. */
export function pagesOf(heights: readonly number[], room: Room): readonly Span[] {
  const pages: Span[] = []
  let from = 0
  while (from < heights.length) {
    const page = spanFrom(heights, from, room)
    pages.push(page)
    from = page.to
  }
  return pages
}

/** Where each row of a span stands: columns as even as they can be without changing the order. */
export type Place = { readonly row: number; readonly column: number; readonly top: number }

export function placesOf(heights: readonly number[], span: Span, room: Room): readonly Place[] {
  const limit = lowestLimit(heights, span, room)
  const places: Place[] = []
  let column = 0
  let top = 0
  for (let row = span.from; row < span.to; row += 1) {
    const height = heights[row] ?? 0
    if (top > 0 && top + height > limit && column + 1 < room.columns) {
      column += 1
      top = 0
    }
    places.push({ row, column, top })
    top += height + room.gap
  }
  return places
}

/** Between rows in pixels: at least, and where there is place at most. */
export type Gap = readonly [least: number, most: number]

/** Opens the gaps as far as the fullest column allows, alike in all columns, so that rows beside each other stay level. */
export function spread(
  places: readonly Place[],
  heights: readonly number[],
  room: Room,
  [least, most]: Gap,
): readonly Place[] {
  const extras = Array.from({ length: room.columns }, (_, column) => {
    const own = places.filter((place) => place.column === column)
    const last = own.at(-1)
    if (!last || own.length < 2) return most - least
    return (room.height - last.top - (heights[last.row] ?? 0)) / (own.length - 1)
  })
  const extra = Math.floor(Math.max(0, Math.min(most - least, ...extras)))
  let above = 0
  return places.map((place, index) => {
    above = places[index - 1]?.column === place.column ? above + 1 : 0
    return { ...place, top: place.top + above * extra }
  })
}

/** The lowest column height at which the span still goes into its columns: always the height of some run of rows. */
function lowestLimit(heights: readonly number[], { from, to }: Span, room: Room): number {
  if (room.columns === 1) return Number.POSITIVE_INFINITY
  const runs = new Set<number>()
  for (let first = from; first < to; first += 1) {
    let run = -room.gap
    for (let row = first; row < to; row += 1) {
      run += room.gap + (heights[row] ?? 0)
      if (run <= room.height) runs.add(run)
    }
  }
  const span = heights.slice(0, to)
  const ascending = [...runs].sort((a, b) => a - b)
  return ascending.find((height) => spanFrom(span, from, { ...room, height }).to === to) ?? room.height
}
