/*
 * Finding a person while typing, without a dictionary: the words were made in main (`nameWords`, `searchWords`).
 */

/** Whether every part of the query, split at blanks, is met by the words. An empty query meets everybody. */
export function matchesWords(query: string, words: readonly string[]): boolean {
  return matchRank(query, words) !== null
}

/**
 * How well: 0 the name begins so, 1 something later in the name does, 2 another word (unit, group) holds it, null not
 * at all. `words` are the name, its reading (`wang xiao ning`, choices `shan/dan`), then any others.
 */
export function matchRank(query: string, words: readonly string[]): 0 | 1 | 2 | null {
  const read = readOf(words)
  const ranks = partsOf(query).map(
    (part) => rankInName(part, read) ?? (read.others.some((word) => holds(word, part)) ? 2 : null),
  )
  return ranks.reduce<0 | 1 | 2 | null>(
    (worst, rank) => (worst === null || rank === null ? null : rank > worst ? rank : worst),
    0,
  )
}

/** The words taken apart for looking: a list of ten thousand is looked through at every key, and its words stay. */
type ReadWords = {
  readonly characters: readonly string[]
  readonly syllables: readonly (readonly string[])[]
  readonly others: readonly string[]
}

/** By the list of words itself: it is never written to, and what nobody holds any more goes with it. */
const readWords = new WeakMap<readonly string[], ReadWords>()

function readOf(words: readonly string[]): ReadWords {
  const known = readWords.get(words)
  if (known) return known
  const [name = '', reading = '', ...others] = words
  const read: ReadWords = {
    characters: [...name],
    syllables: reading.split(' ').map((each) => each.split('/')),
    others: others.map(plain),
  }
  readWords.set(words, read)
  return read
}

let asked: { readonly query: string; readonly parts: readonly string[] } = { query: '', parts: [] }

/** The same question is put to every row in turn, so it is taken apart once. */
function partsOf(query: string): readonly string[] {
  if (asked.query !== query) asked = { query, parts: plain(query).split(/\s+/).filter(Boolean) }
  return asked.parts
}

function rankInName(part: string, { characters, syllables }: ReadWords): 0 | 1 | null {
  if ([...part].length > longestQuery) return null
  const start = characters.findIndex((_, place) => spells(part, characters, syllables, place))
  return start < 0 ? null : start === 0 ? 0 : 1
}

/** Whether `rest` is spelled by the characters from `place` on, each by itself or by the beginning of a reading. */
function spells(
  rest: string,
  characters: readonly string[],
  syllables: readonly (readonly string[])[],
  place: number,
): boolean {
  if (rest === '') return true
  const character = characters[place]
  if (character === undefined) return false
  if (rest.startsWith(character) && spells(rest.slice(character.length), characters, syllables, place + 1)) return true
  return (syllables[place] ?? []).some((syllable) => {
    for (let length = sharedLength(rest, syllable); length > 0; length -= 1)
      if (spells(rest.slice(length), characters, syllables, place + 1)) return true
    return false
  })
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

/** A Chinese word is found from its middle too, a spelled one from its beginning. */
function holds(word: string, part: string): boolean {
  return /^[a-z]+$/.test(word) ? word.startsWith(part) : word.includes(part)
}

/** Half width, lower case, ü as v, no apostrophes between syllables. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ü|u:/g, 'v')
    .replace(/['’`·]/g, '')
    .trim()
}

/** Nobody types more to find one person; what is longer was pasted. */
const longestQuery = 60
