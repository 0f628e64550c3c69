import { forceCloseDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerFrom } from '#electron/storage/page/answer'
import { Shelf } from '#electron/storage/page/shelf'
import { databaseName, newestVersion, openTables, type Tables } from '#electron/storage/page/tables'
import { factsIn, sheavesOf } from '#electron/storage/sheaf'
import type { ListInParts, ListKind, Sheaf, StorageNotice, StorageRequest, Summary } from '#shared/contract/storage'
import type { Fact } from '#shared/fact'
import { inParts } from '#shared/views/list-parts'
import { MemoryJournal, summaryOf } from './journal'
import versionOne from './samples/version-1.json'
import versionTwo from './samples/version-2.json'
import versionThree from './samples/version-3.json'
import versionFour from './samples/version-4.json'

let disk: IDBFactory
let notices: StorageNotice[]
let tables: Tables
let shelf: Shelf
let journal: MemoryJournal

beforeEach(async () => {
  disk = new IDBFactory()
  notices = []
  tables = await openedOn(disk)
  shelf = new Shelf(tables)
  journal = new MemoryJournal()
})

describe('keeping facts', () => {
  test('keeps facts that follow, and says where it ends', async () => {
    const facts = journal.writeMany(3, ['meeting:a', 'meeting:b'])
    expect(await ask({ ask: 'head' })).toEqual({ ok: true, value: { n: 0, run: '' } })
    expect(await append(0, facts)).toEqual({ ok: true, value: { n: 3, run: journal.run() } })
    expect(await ask({ ask: 'head' })).toEqual({ ok: true, value: { n: 3, run: journal.run() } })
  })

  test('refuses facts that do not follow, and keeps none of them', async () => {
    await append(0, journal.writeMany(2, ['meeting:a']))
    const later = journal.writeMany(2, ['meeting:a'])
    expect(await append(3, later.slice(1))).toMatchObject({ ok: false, reason: 'gap' })
    expect(await append(1, later)).toMatchObject({ ok: false, reason: 'gap' })
    expect(await append(2, [...later].reverse())).toMatchObject({ ok: false, reason: 'gap' })
    expect(await allFacts()).toHaveLength(2)
  })

  test('follows a journal that lost a line to damage: the next number counts, not the count', async () => {
    const facts = journal.writeMany(4, ['meeting:a']).filter(({ n }) => n !== 3)
    expect(await append(0, facts)).toMatchObject({ ok: true, value: { n: 4 } })
    expect(await ask({ ask: 'head' })).toMatchObject({ ok: true, value: { n: 4 } })
  })

  test('the same append asked twice is done once', async () => {
    const facts = journal.writeMany(2, ['meeting:a'])
    const first = await append(0, facts)
    expect(await append(0, facts)).toEqual(first)
    expect(await ask({ ask: 'head' })).toEqual({ ok: true, value: { n: 2, run: journal.run() } })
  })

  test('facts, summaries and head are kept together or not at all', async () => {
    const facts = journal.writeMany(2, ['meeting:a'])
    const unkeepable = { ...summaryOf('meeting:a', 2, 'a', []), row: () => 'a function is no data' }
    const answer = await ask(appending(0, facts, [unkeepable], journal.run()))
    expect(answer).toMatchObject({ ok: false, reason: 'failed' })
    expect(await ask({ ask: 'head' })).toEqual({ ok: true, value: { n: 0, run: '' } })
    expect(await append(0, facts)).toMatchObject({ ok: true, value: { n: 2 } })
  })

  test('a transaction is on the disk before it is called done', async () => {
    const durability = await tables.transaction('rw', tables.head, (transaction) => transaction.idbtrans.durability)
    expect(durability).toBe('strict')
  })

  test('gives one stream from a place on, in its own order', async () => {
    const facts = journal.writeMany(9, ['meeting:a', 'meeting:ab', 'person:a'])
    await append(0, facts)
    const later = journal.writeMany(4, ['meeting:a', 'person:a'])
    await append(9, later)
    const expected = [...facts, ...later].filter(({ stream }) => stream === 'meeting:a')
    expect(await factsOf({ ask: 'factsOf', stream: 'meeting:a', afterSeq: 0 })).toEqual(expected)
    expect(await factsOf({ ask: 'factsOf', stream: 'meeting:a', afterSeq: 3 })).toEqual(expected.slice(3))
    expect(await factsOf({ ask: 'factsOf', stream: 'meeting:none', afterSeq: 0 })).toEqual([])
  })

  test('binds what came together, so that no sheaf grows into a file of its own', async () => {
    const facts = journal.writeMany(1_000, ['meeting:a'])
    await append(0, facts)
    const sheaves = await tables.sheaves.toArray()
    expect(factsIn(sheaves)).toEqual(facts)
    expect(sheaves.length).toBeLessThan(20)
    expect(Math.max(...sheaves.map((sheaf) => sheaf.facts.byteLength))).toBeLessThan(64 * 1024)
  })

  test('gives everything it has, in portions', async () => {
    const facts = journal.writeMany(5, ['meeting:b', 'meeting:a'])
    await append(0, facts)
    const all = await allFacts()
    expect(all.map(({ n }) => n).sort()).toEqual([1, 2, 3, 4, 5])
    expect(all.map(({ stream }) => stream)).toEqual([...Array(2).fill('meeting:a'), ...Array(3).fill('meeting:b')])
  })

  test('is empty after it was cleared', async () => {
    await append(0, journal.writeMany(2, ['meeting:a']))
    expect(await ask({ ask: 'summaries', kind: 'meeting' })).toMatchObject({ value: { length: 1 } })
    expect(await ask({ ask: 'clear' })).toEqual({ ok: true, value: { n: 0, run: '' } })
    expect(await ask({ ask: 'summaries', kind: 'meeting' })).toEqual({ ok: true, value: [] })
    expect(await ask({ ask: 'head' })).toEqual({ ok: true, value: { n: 0, run: '' } })
  })
})

describe('lists and searches', () => {
  const people = [
    summaryOf('person:1', 1, '02 王小宁', ['王小宁', 'wang xiao ning', '城东社区']),
    summaryOf('person:2', 1, '01 王晓楠', ['王晓楠', 'wang xiao nan', '县住建局']),
    summaryOf('person:3', 1, '03 单秀英', ['单秀英', 'shan/dan xiu ying', '城东社区']),
  ]
  const meeting = summaryOf('meeting:1', 1, '2026-11-21', ['王府社区停车协商会', '', '停车难'])

  beforeEach(async () => {
    const facts = journal.writeMany(4, ['person:1', 'person:2', 'person:3', 'meeting:1'])
    await ask(appending(0, facts, [...people, meeting], journal.run()))
  })

  test('a list stands in its order and holds its own kind only', async () => {
    expect(await streams({ ask: 'summaries', kind: 'person' })).toEqual(['person:2', 'person:1', 'person:3'])
    expect(await streams({ ask: 'summaries', kind: 'meeting' })).toEqual(['meeting:1'])
  })

  test('a row comes back as it was handed over', async () => {
    expect(await ask({ ask: 'summaries', kind: 'meeting' })).toEqual({ ok: true, value: [meeting] })
  })

  test.each([
    ['wxn', ['person:2', 'person:1']],
    ['WangXiaoNing', ['person:1']],
    ['wang', ['person:2', 'person:1']],
    ['王小', ['person:1']],
    ['王n', []],
    ['sxy', ['person:3']],
    ['城东', ['person:1', 'person:3']],
    [' 城东  xiu ', ['person:3']],
    ['停车', []],
    ['', ['person:2', 'person:1', 'person:3']],
  ])('finds people by name, pinyin and initials: %s (L10)', async (text, expected) => {
    expect(await streams({ ask: 'findSummaries', kind: 'person', text, limit: 10 })).toEqual(expected)
  })

  test('a title is found by any part of it', async () => {
    expect(await streams({ ask: 'findSummaries', kind: 'meeting', text: '停车', limit: 10 })).toEqual(['meeting:1'])
  })

  test('a limit cuts the end of the list, not its beginning', async () => {
    expect(await streams({ ask: 'findSummaries', kind: 'person', text: 'wxn', limit: 1 })).toEqual(['person:2'])
  })

  test('a list asked for while facts are being kept misses none of them', async () => {
    const later = summaryOf('person:4', 1, '04 仇和', ['仇和', 'qiu he'])
    const facts = [journal.write('person:4', '仇和')]
    const keeping = ask(appending(4, facts, [later], journal.run()))
    await Promise.all([keeping, streams({ ask: 'summaries', kind: 'person' })])
    expect(await streams({ ask: 'summaries', kind: 'person' })).toContain('person:4')
  })

  test('a list in parts shows all that is ahead and the end of what is over, of one room, with a text and without', async () => {
    const rows = Array.from({ length: 40 }, (_, index): Summary => {
      const isAhead = index % 8 === 0
      const words = [index % 3 === 0 ? '停车协商会' : '路灯协商会', '']
      const row = summaryOf(`meeting:${index + 10}`, 1, `2026-11-${10 + ((index * 7) % 20)} ${index}`, words)
      return { ...row, room: index % 5 === 0 ? 'r2' : 'r1', part: isAhead ? 'ahead' : 'over' }
    })
    const facts = journal.writeMany(
      rows.length,
      rows.map(({ stream }) => stream),
    )
    await ask(appending(4, facts, rows, journal.run()))
    const inOrder = [...rows].sort((a, b) => (a.sort < b.sort ? -1 : 1))
    for (const [text, isMet] of [
      ['', () => true],
      ['停车', ({ words }: Summary) => words[0] === '停车协商会'],
    ] as const) {
      for (const most of [0, 3, 1_000]) {
        // Both while the list is in memory and while it is not.
        if (most === 3) shelf = new Shelf(tables)
        if (most === 1_000) await ask({ ask: 'summaries', kind: 'meeting' })
        const { ahead, over, overCount } = inParts(
          inOrder.filter((row) => row.room === 'r1' && isMet(row)),
          most,
        )
        const streamsOf = (summaries: readonly Summary[]) => summaries.map(({ stream }) => stream)
        expect(await parts('meeting', text, most, 'r1')).toEqual({
          ahead: streamsOf(ahead),
          over: streamsOf(over),
          overCount,
        })
        expect(over).toHaveLength(Math.min(most, overCount))
      }
    }
  })

  test('a meeting that is over stands no longer among those ahead', async () => {
    const row = (part: 'ahead' | 'over', seq: number): Summary => ({
      ...summaryOf('meeting:5', seq, '2026-11-22', []),
      part,
    })
    await ask(appending(4, [journal.write('meeting:5', '开会')], [row('ahead', 1)], journal.run()))
    expect(await parts('meeting', '', 5, 'r1')).toEqual({ ahead: ['meeting:5'], over: [], overCount: 0 })
    await ask(appending(5, [journal.write('meeting:5', '散会')], [row('over', 2)], journal.run()))
    expect(await parts('meeting', '', 5, 'r1')).toEqual({ ahead: [], over: ['meeting:5'], overCount: 1 })
  })

  test('a person is found by the new name and no longer by the old one', async () => {
    const renamed = summaryOf('person:1', 2, '02 王宁', ['王宁', 'wang ning'])
    const facts = [journal.write('person:1', '王宁')]
    await ask(appending(4, facts, [renamed], journal.run()))
    expect(await streams({ ask: 'findSummaries', kind: 'person', text: 'wxn', limit: 9 })).toEqual(['person:2'])
    expect(await streams({ ask: 'findSummaries', kind: 'person', text: 'wn', limit: 9 })).toEqual(['person:1'])
  })
})

describe('trouble', () => {
  test('says when the database was made anew, and only then', async () => {
    expect(notices.map(({ notice }) => notice)).toEqual(['populated'])
    tables.close()
    notices = []
    await openedOn(disk)
    expect(notices).toEqual([])
  })

  test('says when the database is closed under it', async () => {
    const connection = tables.backendDB() as unknown as Parameters<typeof forceCloseDatabase>[0]
    const heard = new Promise((resolve) => tables.on('close', resolve))
    forceCloseDatabase(connection)
    await heard
    expect(notices.at(-1)).toMatchObject({ notice: 'closed' })
    expect(await ask({ ask: 'head' })).toMatchObject({ ok: false, reason: 'failed' })
  })

  test('says when someone deletes the database under it', async () => {
    await new Promise((resolve) => {
      disk.deleteDatabase(databaseName).onsuccess = resolve
    })
    expect(notices[1]).toMatchObject({ notice: 'closed', detail: expect.stringContaining('delete') })
    expect(await ask({ ask: 'head' })).toMatchObject({ ok: false, reason: 'failed' })
  })

  test('notices rows that are missing behind its head', async () => {
    await append(0, journal.writeMany(5, ['meeting:a']))
    await tables.sheaves.delete(['meeting:a', 5])
    expect(await ask({ ask: 'head' })).toMatchObject({ ok: false, reason: 'damaged' })
  })

  test('refuses a database of a newer program and leaves it as it is', async () => {
    const newer = new IDBFactory()
    await makeDatabase(newer, (newestVersion + 1) * 10, { wonders: { keyPath: 'id', rows: [{ id: 1 }] } })
    expect(await openTables(() => {}, { indexedDB: newer, IDBKeyRange })).toMatchObject({ ok: false, reason: 'newer' })
    const left = await openRaw(newer)
    expect([left.version, ...left.objectStoreNames]).toEqual([(newestVersion + 1) * 10, 'wonders'])
  })

  test.each([
    [1, versionOne],
    [2, versionTwo],
    [3, versionThree],
  ])('opens a database kept by version %i empty, to be filled again from the journal', async (_, kept) => {
    const old = new IDBFactory()
    await makeDatabase(old, kept.version, kept.stores)
    tables = await openedOn(old)
    shelf = new Shelf(tables)
    expect(await ask({ ask: 'head' })).toEqual({ ok: true, value: { n: 0, run: '' } })
    expect(await ask({ ask: 'factsOf', stream: 'meeting:a', afterSeq: 0 })).toMatchObject({ value: { length: 0 } })
    expect(await streams({ ask: 'summaries', kind: 'person' })).toEqual([])
  })

  test('opens a database kept by version 4 with everything in it', async () => {
    const old = new IDBFactory()
    const { sheaves, pairs } = versionFour.stores
    const bound = sheaves.rows.map((sheaf) => ({ ...sheaf, facts: new TextEncoder().encode(sheaf.facts) }))
    const paired = pairs.rows.map((row) => ({ ...row, pairs: new Uint8Array(row.pairs) }))
    await makeDatabase(old, versionFour.version, {
      ...versionFour.stores,
      sheaves: { ...sheaves, rows: bound },
      pairs: { ...pairs, rows: paired },
    })
    tables = await openedOn(old)
    shelf = new Shelf(tables)
    expect(await ask({ ask: 'head' })).toEqual({ ok: true, value: { n: 3, run: 'run-at-3' } })
    expect(await factsOf({ ask: 'factsOf', stream: 'meeting:a', afterSeq: 0 })).toMatchObject([{ n: 1 }, { n: 3 }])
    expect(await streams({ ask: 'findSummaries', kind: 'person', text: 'wxn', limit: 9 })).toEqual(['person:b'])
    expect(await streams({ ask: 'summaries', kind: 'figures' })).toEqual(['meeting:a'])
    expect(await parts('meeting', '', 9)).toMatchObject({ ahead: ['meeting:a'], over: [], overCount: 0 })
    expect(await streams({ ask: 'findPassages', parts: ['清淤'], room: 'room-1', limit: 9 })).toEqual(['meeting:c'])
  })
})

async function openedOn(factory: IDBFactory): Promise<Tables> {
  const opened = await openTables((notice) => notices.push(notice), { indexedDB: factory, IDBKeyRange })
  if (!opened.ok) throw new Error(`the test's database did not open: ${opened.detail}`)
  return opened.tables
}

function ask(request: StorageRequest) {
  return answerFrom({ tables, shelf }, request)
}

function append(after: number, facts: ReturnType<MemoryJournal['writeMany']>) {
  const summaries = [...new Set(facts.map(({ stream }) => stream))].map((stream) => summaryOf(stream, 1, stream, []))
  return ask(appending(after, facts, summaries, journal.run(facts.at(-1)?.n)))
}

/** As the keeper and the refill ask it. */
function appending(after: number, facts: readonly Fact[], summaries: readonly Summary[], run: string): StorageRequest {
  const [first, n] = [facts[0]?.n ?? after, facts.at(-1)?.n ?? after]
  return { ask: 'append', after, first, n, sheaves: sheavesOf(facts), summaries, run }
}

async function factsOf(request: StorageRequest): Promise<readonly Fact[]> {
  const answer = await ask(request)
  if (!answer.ok) throw new Error(answer.detail)
  return factsIn(answer.value as readonly Sheaf[])
}

/** Everything, two sheaves at a time. */
async function allFacts(): Promise<readonly Fact[]> {
  const all: Fact[] = []
  for (let last: Fact | null = null; ; last = all.at(-1) ?? null) {
    const portion = await factsOf({ ask: 'allFacts', after: last, limit: 2 })
    if (portion.length === 0) return all
    all.push(...portion)
  }
}

async function streams(request: StorageRequest): Promise<readonly string[]> {
  const answer = await ask(request)
  if (!answer.ok) throw new Error(answer.detail)
  return (answer.value as readonly { stream: string }[]).map(({ stream }) => stream)
}

async function parts(kind: ListKind, text: string, most: number, room = 'room-1') {
  const answer = await ask({ ask: 'listInParts', kind, room, text, most })
  if (!answer.ok) throw new Error(answer.detail)
  const { ahead, over, overCount } = answer.value as ListInParts
  return { ahead: ahead.map(({ stream }) => stream), over: over.map(({ stream }) => stream), overCount }
}

/** `indexes` as Dexie names them: `[a+b]`. */
type Stores = Record<string, { keyPath: string | string[]; indexes?: readonly string[]; rows: readonly unknown[] }>

/** A database as IndexedDB itself knows it, made without any code of ours. */
function makeDatabase(factory: IDBFactory, version: number, stores: Stores): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, version)
    request.onerror = () => reject(request.error)
    request.onupgradeneeded = () => {
      for (const [name, { keyPath, indexes, rows }] of Object.entries(stores)) {
        const store = request.result.createObjectStore(name, { keyPath })
        for (const index of indexes ?? []) store.createIndex(index, index.slice(1, -1).split('+'))
        for (const row of rows) store.add(row)
      }
    }
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
  })
}

function openRaw(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName)
    request.onerror = () => reject(request.error)
    request.onsuccess = () => resolve(request.result)
  })
}
