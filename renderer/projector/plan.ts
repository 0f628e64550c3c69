import { allFit, type Gap, type Place, pagesOf, placesOf, type Room, type Span, spanAround, spread } from './packing'

/** Where every row of a list stands, page by page: one page when all rows fit. */
export type Plan = readonly { readonly span: Span; readonly places: readonly Place[]; readonly height: number }[]

export type PlanWish = {
  /** Sizes in pixels at which all rows may stand on one page, each on one line; tried first. */
  readonly unbroken: readonly number[]
  /** Sizes at which all rows may stand on one page, largest first, and the columns to try at each. */
  readonly sizes: readonly number[]
  readonly columns: readonly number[]
  readonly gap: Gap
  /**
   * Sizes for when they do not. With a focus: one page, the rows around it, up to `lead` of them before it. Without:
   * as many pages as it takes.
   */
  readonly tooMany: { readonly sizes: readonly number[]; readonly focus: number | null; readonly lead: number }
}

/**
 * Measures the rows as laid out and decides. Leaves the list in the size and columns it decided for. Every row is laid
 * out at all times, those not shown too, so nothing but words, width and fonts can change the answer.
 */
export function planFor(list: HTMLElement, wish: PlanWish): Plan {
  // Not laid out (a closed tab of the console): nothing can be said yet.
  if (list.clientHeight === 0) return []
  list.dataset.unbroken = ''
  const unbroken = wholeList(list, wish.unbroken, wish)
  if (unbroken) return unbroken
  delete list.dataset.unbroken
  return wholeList(list, wish.sizes, wish) ?? partOfList(list, wish)
}

function wholeList(list: HTMLElement, sizes: readonly number[], { columns, gap }: PlanWish): Plan | null {
  const tryAt = (size: number): Plan | null => {
    for (const each of columns) {
      const heights = heightsAt(list, size, each)
      const room = { height: list.clientHeight, gap: gap[0], columns: each }
      if (allFit(heights, room)) return [pageOf(heights, { from: 0, to: heights.length }, room, gap)]
    }
    return null
  }
  // Measuring is what costs, so the largest size that fits is looked for by halving. Where a row breaks anew, a size may
  // fit although a smaller one did not; then a smaller one is taken, and always the same.
  let fitting: Plan | null = null
  let [from, to] = [0, sizes.length]
  let tried = to - 1
  while (from < to) {
    const plan = tryAt(sizes[tried] ?? 0)
    if (plan) {
      fitting = plan
      to = tried
    } else {
      from = tried + 1
    }
    tried = Math.floor((from + to) / 2)
  }
  if (fitting) tryAt(sizes[to] ?? 0)
  return fitting
}

function partOfList(list: HTMLElement, { columns, gap, tooMany }: PlanWish): Plan {
  const { focus, lead } = tooMany
  const room: Room = { height: list.clientHeight, gap: gap[0], columns: Math.max(...columns) }
  let heights: readonly number[] = []
  for (const size of tooMany.sizes) {
    heights = heightsAt(list, size, room.columns)
    const mustFit = focus === null ? heights : heights.slice(focus, focus + 1)
    if (mustFit.every((height) => height <= room.height)) break
  }
  cutTallRows(list, room.height)
  const fitted = heights.map((height) => Math.min(height, room.height))
  const spans = focus === null ? pagesOf(fitted, room) : [spanAround(fitted, focus, lead, room)]
  return spans.map((span) => pageOf(fitted, span, room, gap))
}

function pageOf(heights: readonly number[], span: Span, room: Room, gap: Gap): Plan[number] {
  const places = spread(placesOf(heights, span, room), heights, room, gap)
  return { span, places, height: Math.max(0, ...places.map(({ row, top }) => top + (heights[row] ?? 0))) }
}

function heightsAt(list: HTMLElement, size: number, columns: number): readonly number[] {
  list.style.fontSize = `${size}px`
  list.style.setProperty('--columns', String(columns))
  const rows = rowsOf(list)
  for (const long of rows.map(longTextOf)) {
    long?.style.removeProperty('-webkit-line-clamp')
    delete long?.dataset.cut
  }
  return rows.map((row) => {
    // Words on one line that are wider than their place fit at no height.
    const unbreakable = row.querySelector<HTMLElement>('[data-unbreakable]')
    return unbreakable && isTooNarrow(unbreakable) ? Number.POSITIVE_INFINITY : row.scrollHeight
  })
}

function isTooNarrow(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth
}

/** A row taller than the whole wall is words far beyond every limit: its long text ends in an ellipsis. */
function cutTallRows(list: HTMLElement, height: number): void {
  for (const row of rowsOf(list)) {
    const long = longTextOf(row)
    if (!long || row.scrollHeight <= height) continue
    const lineHeight = Number.parseFloat(getComputedStyle(long).lineHeight)
    const lines = Math.floor((height - (row.scrollHeight - long.offsetHeight)) / lineHeight)
    long.dataset.cut = ''
    long.style.setProperty('-webkit-line-clamp', String(Math.max(1, lines)))
  }
}

function rowsOf(list: HTMLElement): readonly HTMLElement[] {
  return [...list.children].filter((each) => each instanceof HTMLElement)
}

/** The part of a row that may grow without end carries data-long. */
function longTextOf(row: HTMLElement): HTMLElement | null {
  return row.querySelector<HTMLElement>('[data-long]')
}
