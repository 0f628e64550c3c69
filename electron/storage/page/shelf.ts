import { Dexie } from 'dexie'
import type { ListKind, Summary } from '#shared/contract/storage'
import { matchesWords } from '#shared/order/match'
import type { Tables } from './tables'

/**
 * 摘要架: the summaries of one kind, in memory from the first question on. Reading ten thousand rows out of the database
 * takes a fifth of a second, which is nothing once and far too much for every letter typed into a search.
 */
export class Shelf {
  private readonly lists = new Map<ListKind, Promise<Map<string, Summary>>>()
  private readonly counts = new Map<ListKind, Map<string, Promise<number>>>()

  constructor(private readonly tables: Tables) {}

  /** Somebody has asked for this list. */
  holds(kind: ListKind): boolean {
    return this.lists.has(kind)
  }

  /** The list of one kind in the order of `sort`. */
  async list(kind: ListKind): Promise<readonly Summary[]> {
    return [...(await this.rows(kind)).values()].sort(bySort)
  }

  /** The first `limit` rows of the list whose words are met by `text`; an empty text meets all. */
  async find(kind: ListKind, text: string, limit: number): Promise<readonly Summary[]> {
    const found = [...(await this.rows(kind)).values()].filter(({ words }) => matchesWords(text, words))
    return found.sort(bySort).slice(0, limit)
  }

  /** How many of one room's rows are over. Ten thousand take a tenth of a second, so they are counted once until one changes. */
  countOver(kind: ListKind, room: string): Promise<number> {
    const counts = this.counts.get(kind) ?? new Map<string, Promise<number>>()
    this.counts.set(kind, counts)
    const known = counts.get(room)
    if (known) return known
    const counted = Promise.resolve(partOf(this.tables, kind, room, 'over').count())
    counts.set(room, counted)
    counted.catch(() => counts.delete(room))
    return counted
  }

  /** To be told after the database has them. A list that is just being read gets them when it is there. */
  async put(summaries: readonly Summary[]): Promise<void> {
    for (const { kind } of summaries) this.counts.delete(kind)
    for (const summary of summaries) (await this.lists.get(summary.kind))?.set(summary.stream, summary)
  }

  clear(): void {
    this.lists.clear()
    this.counts.clear()
  }

  private rows(kind: ListKind): Promise<Map<string, Summary>> {
    const known = this.lists.get(kind)
    if (known) return known
    const reading = this.read(kind)
    this.lists.set(kind, reading)
    reading.catch(() => this.lists.delete(kind))
    return reading
  }

  private async read(kind: ListKind): Promise<Map<string, Summary>> {
    const rows = await this.tables.rows
      .where('[kind+stream]')
      .between([kind, Dexie.minKey], [kind, Dexie.maxKey])
      .toArray()
    return new Map(rows.map((summary) => [summary.stream, summary]))
  }
}

/** The rows of one room's list that are ahead, or over, in the order of `sort`. */
export function partOf(tables: Tables, kind: ListKind, room: string, part: 'ahead' | 'over') {
  const [from, to] = [
    [kind, room, part, Dexie.minKey],
    [kind, room, part, Dexie.maxKey],
  ]
  return tables.rows.where('[kind+room+part+sort]').between(from, to)
}

function bySort(a: Summary, b: Summary): number {
  return a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0
}
