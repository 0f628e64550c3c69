import { type Spread, spreadOf } from './statistics'

export type Unit = 'ms' | 'MB' | 'kB' | '%'

/** 一项指标: what was measured, beside the floor measured in the same run, and what it has to reach. */
export type Figure = {
  readonly title: string
  readonly unit: Unit
  readonly samples: readonly number[]
  /** What the machine itself costs. Null where nothing could be lower than nothing. */
  readonly floor: { readonly title: string; readonly samples: readonly number[] } | null
  readonly goal: Goal | null
  /** What must be known to read the figure; '' when nothing. */
  readonly note: string
}

/** 目标: in words, and the most that the figure may be; `floor` is 0 where there is none. */
export type Goal = {
  readonly words: string
  readonly of: 'median' | 'p95'
  readonly most: (floor: number) => number
}

/** One point of a curve: a figure at 1, 10 or 100 times the data. */
export type Point = {
  readonly curve: string
  readonly unit: Unit
  readonly size: 1 | 10 | 100
  /** What this size is, such as "1,000 meetings". */
  readonly words: string
  readonly value: number
}

export type Outcome = {
  readonly figures: readonly Figure[]
  readonly points: readonly Point[]
  /** Figures that could not be measured, each with why. */
  readonly notMeasured?: readonly string[]
}

/** A figure held against its goal. The floor is read by the same statistic as the figure. */
export type Judged = {
  readonly spread: Spread
  readonly floor: Spread | null
  /** Figure by floor. */
  readonly ratio: number | null
  readonly most: number | null
  readonly isMet: boolean | null
}

export function judge({ samples, floor, goal }: Figure): Judged {
  const spread = spreadOf(samples)
  const floorSpread = floor && spreadOf(floor.samples)
  const of = goal?.of ?? 'median'
  const least = floorSpread?.[of] ?? null
  const most = goal?.most(least ?? 0) ?? null
  return {
    spread,
    floor: floorSpread,
    ratio: least ? spread[of] / least : null,
    most,
    isMet: most === null ? null : spread[of] <= most,
  }
}

export function atMost(most: number, unit: Unit, of: Goal['of'] = 'p95'): Goal {
  return { words: `${of === 'p95' ? 'p95 ' : ''}≤ ${most.toLocaleString('en')} ${unit}`, of, most: () => most }
}
