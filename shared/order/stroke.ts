import { strokeClasses, tieRank } from './stroke-table'
import { partsOfName } from './surname'

/*
 * 姓氏笔画 order, as printed under 按姓氏笔画为序: total strokes of the first character, then the classes of its strokes in
 * writing order (横竖撇点折), then its structure; the same surname: one-character given names before two, then the next
 * characters by the same rules. Compound surnames stand at their first character, after the simple surname of that sign.
 *
 * A character that no table knows comes after all known ones, by its code point; what is no Chinese character after that.
 */

/** Sorts anything that has a name: `sortByStroke(people, (person) => person.name)`. The given list stays as it was. */
export function sortByStroke<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  const keyed = items.map((item) => ({ item, key: strokeKey(nameOf(item)) }))
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ item }) => item)
}

/** For `names.sort(compareByStroke)`. */
export function compareByStroke(a: string, b: string): number {
  return compareKeys(strokeKey(a), strokeKey(b))
}

/** The name as a text whose plain order is the stroke order, for a summary's `sort`. */
export function strokeKey(name: string): string {
  const { surname, given } = partsOfName(name)
  const [first = '', second] = [...surname]
  const compound = second ? `2${characterKey(second)}` : '1'
  const length = Math.min([...given].length, 9)
  return `${characterKey(first)}${compound}${length}${[...given].map(characterKey).join('')}`
}

/** `0411210…`: count, classes, place among characters with the same strokes, code point; all of fixed width. */
export function characterKey(character: string): string {
  const point = (character.codePointAt(0) ?? 0).toString(36).padStart(4, '0')
  const classes = strokeClasses(character)
  if (classes === null) return `${/\p{Script=Han}/u.test(character) ? unknownCharacter : noCharacter}${point}`
  return `${String(classes.length).padStart(2, '0')}${classes}${tieRank(character)}${point}`
}

/** In place of the number of strokes; no character has so many. */
const unknownCharacter = '98'
const noCharacter = '99'

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
