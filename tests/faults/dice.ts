/** Chance that can be repeated: the same seed, kind and number of a trial throw the same dice. */
export type Dice = {
  /** From 0 to below 1. */
  readonly next: () => number
  /** A whole number from 0 to below `count`. */
  readonly upTo: (count: number) => number
  readonly between: (from: number, to: number) => number
  readonly oneOf: <Value>(values: readonly [Value, ...Value[]]) => Value
}

export function diceOf(seed: number, kind: string, index: number): Dice {
  let state = mixed(`${seed} ${kind} ${index}`)
  const next = () => {
    // The mulberry32 step: thirty-two bits of state, good enough to choose moments and bytes.
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), 1 | state)
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (count: number) => Math.floor(next() * count)
  return {
    next,
    upTo,
    between: (from, to) => from + next() * (to - from),
    oneOf: (values) => values[upTo(values.length)] ?? values[0],
  }
}

function mixed(words: string): number {
  let hash = 2_166_136_261
  for (const letter of words) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619)
  return hash
}
