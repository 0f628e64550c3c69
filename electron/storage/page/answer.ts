import { Dexie } from 'dexie'
import type { StorageAnswer, StorageHead, StorageRequest } from '#shared/contract/storage'
import { nothingLeft } from '#shared/decision'
import type { Fact, StreamId } from '#shared/fact'
import { findPassages } from './passages'
import type { Shelf } from './shelf'
import type { Tables } from './tables'

/** What the page answers from: the tables, and the lists it has in memory. */
export type Stock = { readonly tables: Tables; readonly shelf: Shelf }

/** Answers one request. Never throws: what the database throws becomes `failed`. */
export async function answerFrom(stock: Stock, request: StorageRequest): Promise<StorageAnswer> {
  try {
    return await look(stock, request)
  } catch (error) {
    return { ok: false, reason: 'failed', detail: `${request.ask}: ${String(error)}` }
  }
}

async function look({ tables, shelf }: Stock, request: StorageRequest): Promise<StorageAnswer> {
  switch (request.ask) {
    case 'head':
      return soundHead(tables)
    case 'append': {
      const answer = await append(tables, request)
      if (answer.ok) await shelf.put(request.summaries)
      return answer
    }
    case 'factsOf':
      return yes(await factsOf(tables, request.stream, request.afterSeq))
    case 'allFacts':
      return yes(await allFacts(tables, request.after).limit(request.limit).toArray())
    case 'summaries':
      return yes(await shelf.list(request.kind))
    case 'findSummaries':
      return yes(await shelf.find(request.kind, request.text, request.limit))
    case 'findPassages':
      return yes(await findPassages(tables, request.parts, request.room, request.limit))
    case 'clear': {
      const answer = await clear(tables)
      shelf.clear()
      return answer
    }
    default:
      return nothingLeft(request)
  }
}

/**
 * The head, once there are as many facts as it says. Losing rows without losing the head is not among the damages seen,
 * but an empty list would look so innocent that it is worth a count.
 */
async function soundHead(tables: Tables): Promise<StorageAnswer> {
  return tables.transaction('r', tables.facts, tables.head, async () => {
    const [head, count] = await Promise.all([tables.head.get('head'), tables.facts.count()])
    if (count === (head?.count ?? 0)) return yes(headOf(head))
    return { ok: false, reason: 'damaged', detail: `the head says ${head?.count ?? 0} facts, but there are ${count}` }
  })
}

async function append(
  tables: Tables,
  { after, facts, summaries, run }: Extract<StorageRequest, { ask: 'append' }>,
): Promise<StorageAnswer> {
  return tables.transaction('rw', tables.facts, tables.rows, tables.head, async () => {
    const kept = await tables.head.get('head')
    const head = headOf(kept)
    const n = facts.at(-1)?.n ?? after
    if (head.n === n && head.run === run) return yes(head)
    if (head.n !== after || !isAscending(facts, after)) return gap(head, after, facts)

    await tables.facts.bulkAdd(facts)
    await tables.rows.bulkPut(summaries)
    await tables.head.put({ id: 'head', n, run, count: (kept?.count ?? 0) + facts.length })
    return yes({ n, run })
  })
}

/** Numbers may be missing where a damaged journal lost a line, but they never go back. */
function isAscending(facts: readonly Fact[], after: number): boolean {
  return facts.every((fact, index) => fact.n > (facts[index - 1]?.n ?? after))
}

function gap(head: StorageHead, after: number, facts: readonly Fact[]): StorageAnswer {
  const numbers = `${facts[0]?.n ?? '?'}…${facts.at(-1)?.n ?? '?'}`
  return { ok: false, reason: 'gap', detail: `facts ${numbers} to follow ${after}, but the store ends at ${head.n}` }
}

async function clear(tables: Tables): Promise<StorageAnswer> {
  return tables.transaction('rw', tables.facts, tables.rows, tables.head, async () => {
    await Promise.all([tables.facts.clear(), tables.rows.clear(), tables.head.clear()])
    return yes(headOf(undefined))
  })
}

function factsOf(tables: Tables, stream: StreamId, afterSeq: number): Promise<Fact[]> {
  return tables.facts.where('[stream+seq]').between([stream, afterSeq], [stream, Dexie.maxKey], false, true).toArray()
}

function allFacts(tables: Tables, after: Pick<Fact, 'stream' | 'seq'> | null) {
  return after ? tables.facts.where('[stream+seq]').above([after.stream, after.seq]) : tables.facts.toCollection()
}

function headOf(row: StorageHead | undefined): StorageHead {
  return { n: row?.n ?? 0, run: row?.run ?? '' }
}

function yes(value: unknown): StorageAnswer {
  return { ok: true, value }
}
