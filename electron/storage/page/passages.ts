import { Dexie } from 'dexie'
import type { FoundPassage, Summary } from '#shared/contract/storage'
import { mayHold, pairsOf, wantedOf } from '#shared/views/minutes-pairs'
import { type Finder, finderOf, type MinutesRow, type Passage, passagesIn } from '#shared/views/minutes-search'
import type { PairsRow, Tables } from './tables'

/**
 * 全文: the newest `limit` passages in which all parts stand. From the newest meeting back the pairs of characters of
 * some hundred meetings at a time say which may hold them; only the words of these are read, a few meetings at a time,
 * until nothing older can be among the newest. Words and pairs are not kept in memory, where an office PC has better use
 * for them.
 */
export function findPassages(
  tables: Tables,
  parts: readonly string[],
  room: string,
  limit: number,
): Promise<readonly FoundPassage[]> {
  const finder = finderOf(parts)
  const wanted = wantedOf(parts)
  let found: readonly FoundPassage[] = []
  // Where little is found more is read together.
  let atOnce = fewestAtOnce
  // One view of both tables, so that a meeting whose words change meanwhile is seen once.
  return tables.transaction('r', tables.pairs, tables.rows, async () => {
    for (let after: PairsRow | null = null; ; ) {
      const looked: readonly PairsRow[] = await pairsAfter(tables, room, after)
      const mayHave = looked.filter(({ pairs }) => mayHold(pairs, wanted))
      for (let first = 0; first < mayHave.length; ) {
        const some = mayHave.slice(first, first + atOnce)
        if (isEnough(some[0])) return found
        first += some.length
        atOnce = Math.min(atOnce * 2, mostAtOnce)
        const rows = await tables.rows.bulkGet(some.map(({ stream }) => ['minutes', stream] as const))
        const more = rows.flatMap((row) => (row ? foundIn(row, finder) : []))
        if (more.length > 0) found = [...found, ...more].sort(newestFirst).slice(0, limit)
      }
      after = looked.at(-1) ?? null
      if (looked.length < pairsAtOnce || isEnough(after)) return found
    }
  })

  /** Nothing in this meeting, nor in any after it, is newer than the last of those found. */
  function isEnough(next: PairsRow | null | undefined): boolean {
    const last = found[limit - 1]
    return Boolean(next && last && -next.age < timeOf(last.passage))
  }
}

/** What is kept beside the rows of kind `minutes`. */
export function pairsRowsOf(summaries: readonly Summary[]): readonly PairsRow[] {
  return summaries.flatMap(({ kind, stream, room, row }) => {
    if (kind !== 'minutes') return []
    // Main made the row by the rule of its kind, and minutesRow its passages.
    const minutes = row as MinutesRow
    const passages: readonly Passage[] = JSON.parse(minutes.passages)
    const newest = passages.reduce((latest, passage) => Math.max(latest, timeOf(passage)), 0)
    return [{ stream, room, age: -newest, pairs: pairsOf(passages) }]
  })
}

function pairsAfter(tables: Tables, room: string, last: PairsRow | null): Promise<PairsRow[]> {
  const after = last ? [room, last.age, last.stream] : [room, Dexie.minKey, Dexie.minKey]
  return tables.pairs
    .where('[room+age+stream]')
    .between(after, [room, Dexie.maxKey, Dexie.maxKey], last === null, false)
    .limit(pairsAtOnce)
    .toArray()
}

function foundIn({ stream, row }: Summary, finder: Finder): readonly FoundPassage[] {
  const minutes = row as MinutesRow
  const { title, startsAt } = minutes
  return passagesIn(minutes, finder).map((passage) => ({ stream, title, startsAt, passage }))
}

/** Those of one moment stand by their meeting, and in it as they were written. */
function newestFirst(a: FoundPassage, b: FoundPassage): number {
  return timeOf(b.passage) - timeOf(a.passage) || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0)
}

function timeOf({ at }: Passage): number {
  return Date.parse(at) || 0
}

const pairsAtOnce = 500
const fewestAtOnce = 25
const mostAtOnce = 400
