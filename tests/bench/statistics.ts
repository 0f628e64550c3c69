/** 量出来的一组数: what is said of it. `noise` is how far runs lie from the median, as a part of it (0.05 is ±5 %). */
export type Spread = {
  readonly count: number
  readonly median: number
  readonly p95: number
  readonly lowest: number
  readonly highest: number
  readonly noise: number
}

/** Throws for an empty list: a figure nobody measured is a mistake of ours. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (lowest === undefined || highest === undefined) throw new Error('nothing was measured')
  const median = quantile(sorted, 0.5)
  const distances = sorted.map((each) => Math.abs(each - median)).sort((a, b) => a - b)
  // The median distance, widened so that it means the same as a standard deviation where the noise is even.
  const noise = median === 0 ? 0 : (quantile(distances, 0.5) * 1.4826) / Math.abs(median)
  return { count: sorted.length, median, p95: quantile(sorted, 0.95), lowest, highest, noise }
}

/** The value that `part` of the sorted samples do not exceed; between two samples it is read off the line between. */
export function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) throw new Error(`no place ${place} among ${sorted.length} samples`)
  return below + (above - below) * (place - Math.floor(place))
}

/**
 * How a figure grows when the data grow: the slope in a doubly logarithmic drawing. 0 is flat, 1 is with the data, 2 is
 * with their square. Null with fewer than two points.
 */
export function growthOf(points: readonly { readonly size: number; readonly value: number }[]): number | null {
  if (points.length < 2) return null
  const xs = points.map(({ size }) => Math.log(size))
  const ys = points.map(({ value }) => Math.log(Math.max(value, Number.MIN_VALUE)))
  const [meanX, meanY] = [mean(xs), mean(ys)]
  const across = sum(xs.map((x, index) => (x - meanX) * ((ys[index] ?? 0) - meanY)))
  const along = sum(xs.map((x) => (x - meanX) ** 2))
  return along === 0 ? null : across / along
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
