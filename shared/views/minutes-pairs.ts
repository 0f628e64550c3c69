import type { Passage } from './minutes-search'

/**
 * 字对: which characters, and which two beside each other, stand in the minutes of one meeting. A set that never says no
 * to what stands there, and seldom yes to what does not (one pair in thirty to one in two hundred): it takes a byte or
 * two for each, an eighth of the words themselves, and tells which meetings a full-text search need not read. Characters
 * are compared as `finderOf` compares them, in whatever width and case.
 */
export function pairsOf(passages: readonly Pick<Passage, 'text'>[]): Uint8Array {
  const numbers = new Set<number>()
  for (const { text } of passages) forEachPair(text, (number) => numbers.add(number))
  const pairs = new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(numbers.size, fewestBytes))))
  for (const number of numbers) {
    forEachPlace(number, pairs, (index, bit) => {
      pairs[index] = (pairs[index] ?? 0) | bit
    })
  }
  return pairs
}

/** Whether the parts (as `partsOf` made them) may stand in these minutes. No is certain, yes is not. */
export function mayHold(pairs: Uint8Array, wanted: Wanted): boolean {
  for (const number of wanted) {
    let isThere = true
    forEachPlace(number, pairs, (index, bit) => {
      if (((pairs[index] ?? 0) & bit) === 0) isThere = false
    })
    if (!isThere) return false
  }
  return true
}

/** What of the parts is looked up in each set: made once for a search. */
export type Wanted = readonly number[]

export function wantedOf(parts: readonly string[]): Wanted {
  const numbers = new Set<number>()
  for (const part of parts) forEachPair(part, (number) => numbers.add(number))
  return [...numbers]
}

/** Every character by itself, so that one alone can be looked for, and with the one before it. */
function forEachPair(text: string, tell: (number: number) => void): void {
  let before = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = alike(text.charCodeAt(at))
    tell(numberOf(0, unit))
    if (at > 0) tell(numberOf(before, unit))
    before = unit
  }
}

/**
 * One for all that a pattern of `finderOf` takes for the same: half and full width, and both cases as a pattern that
 * ignores case compares them, unit by unit. Most of Chinese has neither.
 */
function alike(unit: number): number {
  if (unit >= 0x2e80 && unit < 0xa000) return unit
  const half = unit >= 0xff01 && unit <= 0xff5e ? unit - widthStep : unit
  const upper = String.fromCharCode(half).toUpperCase()
  const code = upper.charCodeAt(0)
  return upper.length !== 1 || (half >= 128 && code < 128) ? half : code
}

/** Below 2 to the 30th, which a set of numbers holds without boxes. */
function numberOf(first: number, second: number): number {
  const mixed = Math.imul(((first << 16) | second) ^ 0x5bd1e995, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 2
}

function forEachPlace(number: number, pairs: Uint8Array, tell: (index: number, bit: number) => void): void {
  const last = pairs.length * 8 - 1
  const step = (Math.imul(number, 0x9e3779b1) >>> 11) | 1
  for (let place = number, time = 0; time < placesOfOne; time += 1, place += step) {
    tell((place & last) >>> 3, 1 << (place & 7))
  }
}

/** With eight to sixteen bits for each, three places say yes in vain least often for their cost. */
const placesOfOne = 3
const fewestBytes = 8
/** From a letter to the same one in full width. */
const widthStep = 0xfee0
