import { Dexie } from 'dexie'
import type { ListInParts, Sheaf, StorageAnswer, StorageHead, StorageRequest } from '#shared/contract/storage'
import { nothingLeft } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import { inParts } from '#shared/views/list-parts'
import { findPassages, pairsRowsOf } from './passages'
import { partOf, type Shelf } from './shelf'
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
    case 'listInParts':
      return yes(await listInParts({ tables, shelf }, request))
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
 * The head, once there are as many sheaves as it says. Losing rows without losing the head is not among the damages seen,
 * but an empty list would look so innocent that it is worth a count.
 */
async function soundHead(tables: Tables): Promise<StorageAnswer> {
  return tables.transaction('r', tables.sheaves, tables.head, async () => {
    const [head, count] = await Promise.all([tables.head.get('head'), tables.sheaves.count()])
    if (count === (head?.count ?? 0)) return yes(headOf(head))
    return { ok: false, reason: 'damaged', detail: `the head says ${head?.count ?? 0} sheaves, but there are ${count}` }
  })
}

async function append(
  tables: Tables,
  { after, first, n, sheaves, summaries, run }: Extract<StorageRequest, { ask: 'append' }>,
): Promise<StorageAnswer> {
  const pairs = pairsRowsOf(summaries)
  return tables.transaction('rw', tables.sheaves, tables.rows, tables.pairs, tables.head, async () => {
    const kept = await tables.head.get('head')
    const head = headOf(kept)
    if (head.n === n && head.run === run) return yes(head)
    // Numbers may be missing where a damaged journal lost a line, but they never go back.
    if (head.n !== after || first <= after || n < first) {
      const detail = `facts ${first}…${n} to follow ${after}, but the store ends at ${head.n}`
      return { ok: false, reason: 'gap', detail }
    }
    await Promise.all([
      tables.sheaves.bulkAdd(sheaves),
      tables.rows.bulkPut(summaries),
      tables.pairs.bulkPut(pairs),
      tables.head.put({ id: 'head', n, run, count: (kept?.count ?? 0) + sheaves.length }),
    ])
    return yes({ n, run })
  })
}

async function clear(tables: Tables): Promise<StorageAnswer> {
  return tables.transaction('rw', tables.sheaves, tables.rows, tables.pairs, tables.head, async () => {
    await Promise.all([tables.sheaves.clear(), tables.rows.clear(), tables.pairs.clear(), tables.head.clear()])
    return yes(headOf(undefined))
  })
}

/** A sheaf lies under its last fact, so that those before the place asked for are not among them. */
function factsOf(tables: Tables, stream: StreamId, afterSeq: number): Promise<Sheaf[]> {
  return tables.sheaves.where('[stream+seq]').between([stream, afterSeq], [stream, Dexie.maxKey], false, true).toArray()
}

function allFacts(tables: Tables, after: Pick<Sheaf, 'stream' | 'seq'> | null) {
  return after ? tables.sheaves.where('[stream+seq]').above([after.stream, after.seq]) : tables.sheaves.toCollection()
}

/** A list that is not in memory is read from the end of its index: not all of it for the few rows that are shown. */
async function listInParts(
  { tables, shelf }: Stock,
  { kind, room, text, most }: Extract<StorageRequest, { ask: 'listInParts' }>,
): Promise<ListInParts> {
  if (text !== '' || shelf.holds(kind)) {
    const found = await (text === '' ? shelf.list(kind) : shelf.find(kind, text, Number.POSITIVE_INFINITY))
    const own = found.filter((summary) => summary.room === room)
    return inParts(own, most)
  }
  const [overCount, [ahead, over]] = await Promise.all([
    shelf.countOver(kind, room),
    tables.transaction('r', tables.rows, () =>
      Promise.all([
        partOf(tables, kind, room, 'ahead').toArray(),
        most > 0 ? partOf(tables, kind, room, 'over').reverse().limit(most).toArray() : [],
      ]),
    ),
  ])
  return { ahead, over: over.reverse(), overCount }
}

function headOf(row: StorageHead | undefined): StorageHead {
  return { n: row?.n ?? 0, run: row?.run ?? '' }
}

function yes(value: unknown): StorageAnswer {
  return { ok: true, value }
}
