import { Dexie, type Table } from 'dexie'
import type { ListKind, Sheaf, StorageHead, StorageNotice, Summary } from '#shared/contract/storage'
import { isDeliberatelyBroken } from '#shared/deliberate-fault'
import type { StreamId } from '#shared/fact'

/** One row: the head, and how many sheaves stand in the table when nothing is damaged. */
export type HeadRow = StorageHead & { readonly id: 'head'; readonly count: number }

/**
 * 字对表: for each row of kind `minutes` what stands in it, so that a full-text search reads few of them; written and
 * cleared with that row and never without it. `age` counts back from the newest passage, in milliseconds, so that the
 * newest meetings stand first.
 */
export type PairsRow = {
  readonly stream: StreamId
  readonly room: string
  readonly age: number
  readonly pairs: Uint8Array
}

/**
 * 查询库的表. Facts lie in the order in which they are read, stream by stream, bound into sheaves, and no second index
 * slows down their writing. Rows that say in which part of their list they stand (`part`) are also found from the end of
 * that part; those of the others are few enough to be looked through in memory.
 */
export type Tables = Dexie & {
  readonly sheaves: Table<Sheaf, SheafKey>
  readonly rows: Table<Summary, RowKey>
  readonly pairs: Table<PairsRow, StreamId>
  readonly head: Table<HeadRow, 'head'>
}
export type SheafKey = readonly [stream: StreamId, seq: number]
export type RowKey = readonly [kind: ListKind, stream: StreamId]

export type Opened =
  | { readonly ok: true; readonly tables: Tables }
  | { readonly ok: false; readonly reason: 'newer' | 'failed'; readonly detail: string }

export const databaseName = 'yishitai'

type Step = {
  readonly version: number
  readonly stores: Readonly<Record<string, string | null>>
  /** The tables to be emptied: main fills them again from the journal, with the summaries of today. */
  readonly anew?: readonly string[]
}

/**
 * The schema's diary: a change is one more step at the end, and no step is ever edited. When the domain computes
 * summaries differently that is a step too: it empties the tables, and main fills them again from the journal.
 */
const steps: readonly Step[] = [
  {
    version: 1,
    stores: { facts: '[stream+seq]', summaries: 'stream', head: 'id' },
  },
  // A stream may stand in several lists, and rows say whose they are.
  {
    version: 2,
    stores: { facts: '[stream+seq]', summaries: null, rows: '[kind+stream]', head: 'id' },
    anew: ['facts', 'head'],
  },
  // Facts are bound into sheaves: a hundredth of the rows, and a tenth of the time to fill them.
  { version: 3, stores: { facts: null, sheaves: '[stream+seq]' }, anew: ['rows', 'head'] },
  // The minutes have an index of what stands in them, and the list of meetings is read from its end.
  {
    version: 4,
    stores: { rows: '[kind+stream], [kind+room+part+sort]', pairs: 'stream, [room+age+stream]' },
    anew: ['sheaves', 'rows', 'head'],
  },
]

export const newestVersion = Math.max(...steps.map((step) => step.version))

/**
 * Opens the database, makes it when there is none, and upgrades an older one step by step. A database made by a newer
 * program is refused before it is opened: Dexie alone would open it and write into it.
 */
export async function openTables(
  notice: (notice: StorageNotice) => void,
  room: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange } = { indexedDB, IDBKeyRange },
): Promise<Opened> {
  try {
    const kept = (await room.indexedDB.databases()).find((each) => each.name === databaseName)
    const keptVersion = Math.floor((kept?.version ?? 0) / nativeVersionsPerStep)
    if (keptVersion > newestVersion) {
      return {
        ok: false,
        reason: 'newer',
        detail: `database version ${keptVersion}, this program knows ${newestVersion}`,
      }
    }
    return { ok: true, tables: await openDexie(notice, room) }
  } catch (error) {
    return { ok: false, reason: 'failed', detail: String(error) }
  }
}

/** Dexie multiplies its version numbers so that IndexedDB's own may lie between them. */
const nativeVersionsPerStep = 10

async function openDexie(
  notice: (notice: StorageNotice) => void,
  room: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange },
): Promise<Tables> {
  const tables = new Dexie(databaseName, {
    ...room,
    // Relaxed transactions lose seconds of what was said to be kept when the power goes.
    chromeTransactionDurability: isDeliberatelyBroken('storage-relaxed') ? 'relaxed' : 'strict',
    // After a loss Dexie would open an empty database by itself and go on as if nothing had happened.
    autoOpen: false,
    cache: 'disabled',
  }) as Tables
  for (const step of steps) {
    const version = tables.version(step.version).stores(step.stores)
    const { anew } = step
    if (anew) version.upgrade((upgrading) => Promise.all(anew.map((table) => upgrading.table(table).clear())))
  }

  tables.on('populate', () => notice({ notice: 'populated', detail: 'the database was made anew' }))
  tables.on('versionchange', (event) => {
    const wish = event.newVersion ? `to upgrade to ${event.newVersion}` : 'to delete it'
    notice({ notice: 'closed', detail: `another connection wants ${wish}` })
  })
  tables.on('close', () => notice({ notice: 'closed', detail: 'the database was closed' }))
  await tables.open()
  return tables
}
