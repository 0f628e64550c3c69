import order from 'cnchar-order'
import { rareCharacters, sameStrokes, strokeParts } from './stroke-lists'

/**
 * The strokes of a character in writing order as classes, 王 → `1121` (横1 竖2 撇3 点4 折5), or null when no table
 * knows it. Common characters come from cnchar-order (mainland forms), rarer ones from our own list.
 */
export function strokeClasses(character: string): string | null {
  const { common, rare } = tables()
  const letters = common.get(character)
  return letters === undefined ? (rare.get(character) ?? null) : inClasses(letters)
}

/** Where a character stands among those with the very same strokes: `000`… as listed, `999` when it is not listed. */
export function tieRank(character: string): string {
  return tables().ranks.get(character) ?? '999'
}

/** cnchar-order names each kind of stroke with a letter: 提 counts as 横, 竖钩 as 竖, 捺 as 点, every bend as 折. */
const classOfLetter: Readonly<Record<string, string>> = {
  j: '1',
  i: '1',
  f: '2',
  g: '2',
  s: '3',
  k: '4',
  d: '4',
  l: '4',
}

function inClasses(letters: string): string {
  return [...letters].map((letter) => classOfLetter[letter] ?? '5').join('')
}

type Tables = {
  readonly common: ReadonlyMap<string, string>
  readonly rare: ReadonlyMap<string, string>
  readonly ranks: ReadonlyMap<string, string>
}

let made: Tables | null = null

/** Made by the first character that is asked for: a start of the program sorts nothing. */
function tables(): Tables {
  made ??= makeTables()
  return made
}

function makeTables(): Tables {
  const common = new Map(Object.entries((order.dict?.orders ?? {}) as Record<string, string>))
  const parts = new Map(words(strokeParts).map(([part, ...classes]) => [part ?? '', classes.join('')]))
  const classesOfPiece = (piece: string) => {
    if (/[1-5]/.test(piece)) return piece
    const letters = common.get(piece)
    const classes = letters === undefined ? parts.get(piece) : inClasses(letters)
    if (classes === undefined) throw new Error(`${piece} is neither a common character nor a listed part`)
    return classes
  }
  return {
    common,
    rare: new Map(
      words(rareCharacters).map(([character, ...pieces]) => [character ?? '', pieces.map(classesOfPiece).join('')]),
    ),
    ranks: new Map(
      words(sameStrokes).flatMap((group) =>
        group.map((character, place) => [character, String(place).padStart(3, '0')] as const),
      ),
    ),
  }
}

/** The words of a list, each as its characters. */
function words(list: string): string[][] {
  return list
    .trim()
    .split(/\s+/)
    .map((word) => [...word])
}
