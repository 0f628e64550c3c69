import { Dexie } from 'dexie'
import type { FoundPassage, Summary } from '#shared/contract/storage'
import { type Finder, finderOf, type MinutesRow, passagesIn } from '#shared/views/minutes-search'
import type { Tables } from './tables'

/**
 * 全文: looks through the minutes of every meeting that is over, some hundred meetings at a time: the words of ten years
 * are read for each question and not kept in memory, where an office PC has better use for them.
 */
export async function findPassages(
  tables: Tables,
  parts: readonly string[],
  room: string,
  limit: number,
): Promise<readonly FoundPassage[]> {
  const found: FoundPassage[] = []
  const finder = finderOf(parts)
  for (let coming: Promise<readonly Summary[]> | null = rowsAfter(tables, null); coming; ) {
    const rows: readonly Summary[] = await coming
    const last = rows.at(-1)
    // The disk brings the next ones while these are looked through.
    coming = last && rows.length === rowsAtOnce ? rowsAfter(tables, last.stream) : null
    for (const row of rows) if (row.room === room) found.push(...foundIn(row, finder))
  }
  return found.sort((a, b) => (a.passage.at < b.passage.at ? 1 : -1)).slice(0, limit)
}

function rowsAfter(tables: Tables, last: string | null): Promise<readonly Summary[]> {
  return tables.rows
    .where('[kind+stream]')
    .between(['minutes', last ?? Dexie.minKey], ['minutes', Dexie.maxKey], last === null, false)
    .limit(rowsAtOnce)
    .toArray()
}

function foundIn({ stream, row }: Summary, finder: Finder): readonly FoundPassage[] {
  // Main made the row by the rule of its kind.
  const minutes = row as MinutesRow
  const { title, startsAt } = minutes
  return passagesIn(minutes, finder).map((passage) => ({ stream, title, startsAt, passage }))
}

const rowsAtOnce = 500
