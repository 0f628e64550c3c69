import type { Instant, StreamId } from '../fact'
import type { Meeting } from '../meeting/meeting'
import type { MinutesKind } from '../meeting/minutes'

/**
 * 段落: one entry of a meeting's minutes as a full-text search looks through it. Struck entries are not among them: what
 * was taken back is read in the meeting itself. Private ones are: they are found in the console and nowhere else (M5).
 */
export type Passage = {
  readonly id: string
  readonly kind: MinutesKind
  readonly at: Instant
  /** Whose words, or '' for the whole room. */
  readonly name: string
  readonly text: string
}

/**
 * 一场会议的记录, as it stands in the store to be searched. The passages are kept as one JSON text: a search looks through
 * the texts of ten years as they lie there and takes apart only those in which it found something.
 */
export type MinutesRow = { readonly title: string; readonly startsAt: Instant; readonly passages: string }

/** 找到的一句: where it stands, and the part of it that is shown. */
export type MinutesHit = Pick<Passage, 'id' | 'kind' | 'at' | 'name'> & {
  readonly stream: StreamId
  readonly title: string
  readonly startsAt: Instant
  readonly phase: 'over' | 'running'
  readonly snippet: string
}

export function minutesRow({ details, attendees, minutes }: Meeting): MinutesRow {
  const names = new Map(attendees.map(({ id, name }) => [id, name]))
  const passages = minutes
    .filter(({ struck }) => struck === null)
    .map(
      ({ id, kind, at, attendeeId, text }): Passage => ({
        ...{ id, kind, at, text },
        name: (attendeeId && names.get(attendeeId)) ?? '',
      }),
    )
  return { title: details.title, startsAt: details.startsAt, passages: JSON.stringify(passages) }
}

/** The passages of one row that the finder finds. */
export function passagesIn({ passages }: MinutesRow, { mayStandIn, standsIn }: Finder): readonly Passage[] {
  if (!mayStandIn(passages)) return []
  // minutesRow wrote it.
  const all: readonly Passage[] = JSON.parse(passages)
  return all.filter(({ text }) => standsIn(text))
}

/** The parts of a query, which stand apart by blanks; all of them must stand in one passage. None for an empty query. */
export function partsOf(query: string): readonly string[] {
  return plain(query).split(/\s+/).filter(Boolean)
}

/**
 * Whether a text holds all the parts (as `partsOf` made them), wherever and in whatever width and case they stand. Made
 * once for a search: it looks at the words of ten years as they are, without writing each of them anew.
 */
export function finderOf(parts: readonly string[]): Finder {
  const patterns = parts.map((part) => new RegExp([...part].map(inAnyWidth).join(''), 'i'))
  // JSON writes quotes and backslashes in its own way: parts with these are looked for only in the text itself.
  const plainly = patterns.filter((_, index) => !/["\\]/.test(parts[index] ?? ''))
  return {
    standsIn: (text) => patterns.length > 0 && patterns.every((pattern) => pattern.test(text)),
    mayStandIn: (json) => patterns.length > 0 && plainly.every((pattern) => pattern.test(json)),
  }
}

export type Finder = {
  readonly standsIn: (text: string) => boolean
  /** No is certain, yes is not: the parts may stand in different passages, or in a name. */
  readonly mayStandIn: (json: string) => boolean
}

function inAnyWidth(character: string): string {
  const literal = character.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
  if (!/^[!-~]$/.test(character)) return literal
  return `(?:${literal}|${String.fromCharCode(character.charCodeAt(0) + widthStep)})`
}

/** So many characters of the text with the first part in them, and … where something was left out. */
export function snippetOf(text: string, parts: readonly string[], length = 60): string {
  const flat = text.replace(/\s+/g, ' ')
  const characters = [...flat]
  if (characters.length <= length) return flat
  const found = plain(flat).indexOf(parts[0] ?? '')
  const at = [...flat.slice(0, Math.max(0, found))].length
  const from = Math.max(0, Math.min(at - Math.floor(length / 4), characters.length - length))
  const shown = characters.slice(from, from + length).join('')
  return `${from > 0 ? '…' : ''}${shown}${from + length < characters.length ? '…' : ''}`
}

/** From a letter to the same one in full width. */
const widthStep = 0xfee0

/** Width and case do not matter, and every character keeps its place. */
function plain(text: string): string {
  return text
    .replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - widthStep))
    .replaceAll('　', ' ')
    .toLowerCase()
}
