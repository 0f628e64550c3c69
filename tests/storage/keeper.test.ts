import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SummaryFolder, summaryFolder } from '#electron/storage/folder'
import { StorageKeeper } from '#electron/storage/keeper'
import { databaseName, newestVersion } from '#electron/storage/page/tables'
import type { KeeperStatus, StorageState } from '#electron/storage/status'
import { Storage } from '#electron/storage/storage'
import type { Fact, StreamId } from '#shared/fact'
import { MemoryJournal, nameRules } from './journal'
import { Pages } from './pages'

const streams: readonly StreamId[] = ['meeting:a', 'meeting:b', 'person:c']

let journal: MemoryJournal
let pages: Pages
let setAside: Fact[]
let seen: KeeperStatus[]
/** The desk's folder: it has folded every fact there is. */
let desk: SummaryFolder
let keepers: StorageKeeper[]

beforeEach(() => {
  journal = new MemoryJournal()
  pages = new Pages()
  setAside = []
  desk = summaryFolder(nameRules)
  keepers = []
})

afterEach(async () => {
  for (const keeper of keepers) await keeper.close()
})

describe('starting', () => {
  test('an empty store beside an empty journal is ready', async () => {
    const keeper = await started()
    expect(keeper.status).toEqual({ state: 'ready', progress: null, lastN: 0, detail: '' })
  })

  test('a store that agrees with the journal is ready without copying anything', async () => {
    journal.writeMany(10, streams)
    await (await started()).close()
    const keeper = await started()
    expect(states()).toEqual(['ready'])
    expect(keeper.status.lastN).toBe(10)
  })

  test('a store that is behind is given what is missing, and its lists count from the first fact', async () => {
    journal.writeMany(10, streams)
    await (await started()).close()
    journal.writeMany(5, streams)
    const keeper = await started()
    expect(states()).toEqual(['behind', 'ready'])
    expect(seen[0]?.progress).toEqual({ done: 10, total: 15 })
    await expectWhole(keeper)
  })

  test('a wiped store is rebuilt from the journal: 20,000 facts, with progress on the way', async () => {
    journal.writeMany(20_000, streams)
    await (await started()).close()
    pages.loseFiles()
    const keeper = await started()
    expect(states()).toEqual(['rebuilding', 'ready'])
    expect(seen.filter(({ progress }) => progress).map(({ progress }) => progress?.done)).toEqual([
      0, 4_000, 8_000, 12_000, 16_000, 20_000,
    ])
    await expectWhole(keeper)
  })

  test('a store with missing rows behind its head is rebuilt', async () => {
    journal.writeMany(10, streams)
    const before = await started()
    await pages.tables?.sheaves.delete(['meeting:a', 4])
    await before.close()
    const keeper = await started()
    expect(states()).toEqual(['rebuilding', 'ready'])
    await expectWhole(keeper)
  })

  test('a rebuild that was broken off is gone on with, not begun again', async () => {
    journal.writeMany(9_000, streams)
    const broken = keeper()
    const firstBatch = new Promise<void>((resolve) => {
      broken.onChange(({ lastN }) => lastN >= 4_000 && resolve())
    })
    void broken.start()
    await firstBatch
    await broken.close()
    expect(broken.status.state).toBe('rebuilding')

    const next = await started()
    expect(states()).toEqual(['behind', 'ready'])
    expect(seen[0]?.progress?.done).toBeGreaterThanOrEqual(4_000)
    await expectWhole(next)
  })

  test('facts written during a rebuild are in the store when it is ready', async () => {
    journal.writeMany(9_000, streams)
    const late = keeper()
    let more = 3
    late.onChange(({ state }) => {
      if (state !== 'rebuilding' || more-- <= 0) return
      acknowledge(late, 'meeting:a')
    })
    await late.start()
    expect(late.status.lastN).toBe(9_003)
    await expectWhole(late)
  })
})

describe('what only the store remembers', () => {
  test('a store that is longer than the journal is set aside before it is rebuilt', async () => {
    journal.writeMany(8, streams)
    await (await started()).close()
    const longer = journal.facts
    journal = new MemoryJournal()
    journal.writeMany(5, streams)
    const keeper = await started()
    expect(setAside.sort(byPlace)).toEqual(longer)
    expect(states()).toEqual(['rebuilding', 'ready'])
    await expectWhole(keeper)
  })

  test('so is a store with another history of the same length', async () => {
    journal.writeMany(8, streams)
    await (await started()).close()
    const other = journal.facts
    journal = new MemoryJournal('another room')
    journal.writeMany(8, streams)
    await expectWhole(await started())
    expect(setAside.sort(byPlace)).toEqual(other)
  })

  test('it is not emptied when it could not be set aside', async () => {
    journal.writeMany(8, streams)
    await (await started()).close()
    journal = new MemoryJournal()
    const refused = keeper({ aside: () => Promise.reject(new Error('the disk is full')) })
    await refused.start()
    expect(refused.status.state).toBe('degraded')
    expect(await new Storage(pages).head()).toMatchObject({ ok: true, value: { n: 8 } })
  })
})

describe('keeping up', () => {
  test('a list asked for right after an acknowledgement shows what was acknowledged', async () => {
    const keeper = await started()
    for (let count = 0; count < 200; count += 1) acknowledge(keeper, 'meeting:a')
    expect(await keeper.summaries('meeting')).toMatchObject([{ stream: 'meeting:a', seq: 200 }])
    await expectWhole(keeper)
  })

  test('what was handed over twice is kept once', async () => {
    const keeper = await started()
    const facts = journal.writeMany(3, ['meeting:a'])
    const summaries = desk.fold(facts)
    keeper.enqueue(facts, summaries, journal.run())
    keeper.enqueue(facts, summaries, journal.run())
    keeper.enqueue(facts.slice(1), summaries, journal.run())
    await expectWhole(keeper)
    expect(states()).toEqual(['ready'])
  })

  test('what was handed over rests until somebody asks, and is then written at once and together', async () => {
    const resting = keeper({ restMs: 3_600_000 })
    await resting.start()
    for (let count = 0; count < 3; count += 1) acknowledge(resting, 'meeting:a')
    expect(resting.status).toMatchObject({ state: 'ready', lastN: 0 })
    expect(await resting.summaries('meeting')).toMatchObject([{ stream: 'meeting:a', seq: 3 }])
    expect(seen.map(({ lastN }) => lastN)).toEqual([0, 3])
    acknowledge(resting, 'meeting:b')
    await resting.close()
    expect(await new Storage(pages).head()).toEqual({ ok: true, value: journal.head() })
  })

  test('facts that were not handed over are fetched from the journal', async () => {
    const keeper = await started()
    const again = untilReadyAgain(keeper)
    desk.fold(journal.writeMany(4, streams))
    acknowledge(keeper, 'meeting:a')
    await again
    expect(states()).toContain('behind')
    await expectWhole(keeper)
  })

  test('closing waits for what was acknowledged', async () => {
    const keeper = await started()
    acknowledge(keeper, 'meeting:a')
    await keeper.close()
    expect(await new Storage(pages).head()).toEqual({ ok: true, value: journal.head() })
  })
})

describe('trouble', () => {
  test('nobody waits for a store that is not ready: the journal is read instead', async () => {
    pages.trouble = 'mute'
    const waiting = keeper()
    void waiting.start()
    expect(await waiting.summaries('meeting')).toBeNull()
    expect(await waiting.factsOf('meeting:a', 0)).toBeNull()
    expect(await waiting.findSummaries('person', 'wxn', 5)).toBeNull()
  })

  test('whoever wants a list waits for a rebuild that gets on, and then has it from the store', async () => {
    journal.writeMany(9_000, streams)
    const filling = keeper()
    const work = filling.start()
    await filling.filled()
    expect(filling.status).toMatchObject({ state: 'ready', lastN: 9_000 })
    expect(await filling.summaries('meeting')).toHaveLength(2)
    await work
  })

  test('whoever wants a list before the store was to be opened opens it, where the journal is long', async () => {
    journal.writeMany(3_000, streams)
    const early = keeper()
    await early.filled()
    expect(early.status).toMatchObject({ state: 'ready', lastN: 3_000 })
  })

  test('and is not kept waiting once the store was given up', async () => {
    journal.writeMany(9_000, streams)
    pages.trouble = 'unloadable'
    const lost = keeper()
    const work = lost.start()
    await lost.filled()
    expect(lost.status.state).toBe('degraded')
    await work
  })

  test('nobody waits for a page that hangs either, and what it was given is not lost', async () => {
    const hanging = keeper({ answerWithinMs: 10 })
    await hanging.start()
    const again = untilReadyAgain(hanging)
    pages.hang()
    acknowledge(hanging, 'meeting:a')
    expect(await hanging.summaries('meeting')).toBeNull()
    await again
    expect(await new Storage(pages).head()).toEqual({ ok: true, value: journal.head() })
  })

  test('a crash in the middle of writing loses nothing', async () => {
    const keeper = await started()
    const again = untilReadyAgain(keeper)
    for (let count = 0; count < 50; count += 1) {
      acknowledge(keeper, 'meeting:a')
      if (count === 25) pages.crash()
    }
    await again
    await expectWhole(keeper)
    expect(pages.opened).toBe(2)
  })

  test('a database closed under the page is opened again and compared', async () => {
    journal.writeMany(10, streams)
    const keeper = await started()
    const again = untilReadyAgain(keeper)
    pages.tables?.close()
    await again
    expect(pages.opened).toBe(2)
    await expectWhole(keeper)
  })

  test('a database that is gone when the page comes back is rebuilt', async () => {
    journal.writeMany(10, streams)
    const keeper = await started()
    const again = untilReadyAgain(keeper)
    pages.loseFiles()
    pages.crash()
    await again
    expect(states()).toContain('rebuilding')
    await expectWhole(keeper)
  })

  test('a database that cannot be opened is deleted and rebuilt', async () => {
    journal.writeMany(10, streams)
    pages.trouble = 'unreadable'
    const keeper = await started()
    expect(pages.wiped).toBe(1)
    await expectWhole(keeper)
  })

  test('a page that falls again and again is given up, said so, and can be tried again', async () => {
    journal.writeMany(10, streams)
    pages.trouble = 'unloadable'
    const keeper = await started()
    expect(keeper.status).toMatchObject({ state: 'degraded', detail: expect.stringContaining('记录照常保存') })
    expect(pages.opened).toBe(6)
    acknowledge(keeper, 'meeting:a')
    expect(await keeper.summaries('meeting')).toBeNull()

    pages.trouble = 'none'
    await keeper.tryAgain()
    await expectWhole(keeper)
  })

  test('a database of a newer program is refused by name and left as it is', async () => {
    const request = pages.disk.open(databaseName, (newestVersion + 1) * 10)
    await new Promise((resolve) => {
      request.onsuccess = resolve
    })
    request.result.close()
    journal.writeMany(10, streams)
    const keeper = await started()
    expect(keeper.status).toMatchObject({ state: 'degraded', detail: expect.stringContaining('较新版本') })
    expect([pages.opened, pages.wiped]).toEqual([1, 0])
    expect(await pages.disk.databases()).toEqual([{ name: databaseName, version: (newestVersion + 1) * 10 }])
  })

  test('whatever happens in whatever order, in the end the store says what the journal says', async () => {
    const event = fc.constantFrom('write', 'write', 'write', 'forget', 'crash', 'close', 'lose', 'restart', 'rest')
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
        journal = new MemoryJournal()
        pages = new Pages()
        desk = summaryFolder(nameRules)
        let keeper = await started()
        for (const each of events) {
          if (each === 'write') acknowledge(keeper, 'meeting:a')
          if (each === 'forget') desk.fold(journal.writeMany(2, streams))
          if (each === 'crash') pages.crash()
          if (each === 'close') pages.tables?.close()
          if (each === 'lose') pages.disk = new IDBFactory()
          if (each === 'restart') {
            await keeper.close()
            keeper = await started()
          }
          if (each === 'rest') await keeper.summaries('meeting')
        }
        await keeper.close()
        const last = await started()
        await expectWhole(last)
        await last.close()
      }),
      { numRuns: 60 },
    )
  })
})

test('a folder that forgets streams still makes the right lists', async () => {
  const many = Array.from({ length: 30 }, (_, index): StreamId => `person:p${index}`)
  journal.writeMany(9_000, many)
  const forgetful = keeper({ newFolder: () => summaryFolder(nameRules, 5) })
  await forgetful.start()
  await expectWhole(forgetful)
})

type Options = {
  readonly aside?: () => Promise<void>
  readonly newFolder?: () => SummaryFolder
  readonly restMs?: number
  readonly answerWithinMs?: number
}

function keeper({ aside, newFolder, restMs = 0, answerWithinMs = 20_000 }: Options = {}): StorageKeeper {
  const made = new StorageKeeper(
    {
      storage: new Storage(pages, { openMs: 5_000, requestMs: 2_000, listMs: 2_000, rebuildMs: 20_000 }),
      journal,
      newFolder: newFolder ?? (() => summaryFolder(nameRules)),
      setAside: aside ?? (async (facts) => void setAside.push(...facts)),
      log: () => {},
    },
    { nowMs: () => 0, pause: () => Promise.resolve(), restMs, answerWithinMs },
  )
  seen = []
  made.onChange((status) => seen.push(status))
  keepers.push(made)
  return made
}

async function started(): Promise<StorageKeeper> {
  const made = keeper()
  await made.start()
  return made
}

/** As the desk does it: the fact is in the journal before the store hears of it. */
function acknowledge(to: StorageKeeper, stream: StreamId): void {
  const fact = journal.write(stream, `第${journal.facts.length + 1}条`)
  to.enqueue([fact], desk.fold([fact]), journal.run())
}

/** Resolves when the store was in doubt and is ready once more. */
function untilReadyAgain(of: StorageKeeper): Promise<void> {
  return new Promise((resolve) => {
    let doubted = false
    of.onChange(({ state }) => {
      if (doubted && state === 'ready') resolve()
      doubted ||= state !== 'ready'
    })
  })
}

function byPlace(a: Fact, b: Fact): number {
  return a.n - b.n
}

/** The states passed through, each named once however long it lasted. */
function states(): readonly StorageState[] {
  return seen.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1])
}

/** Facts and lists are those of the journal, stream by stream. */
async function expectWhole(of: StorageKeeper): Promise<void> {
  const expected = summaryFolder(nameRules, Number.POSITIVE_INFINITY).fold(journal.facts)
  for (const kind of ['meeting', 'person'] as const) {
    const list = await of.summaries(kind)
    const wanted = expected.filter((summary) => summary.kind === kind)
    expect(new Map(list?.map((summary) => [summary.stream, summary]))).toEqual(
      new Map(wanted.map((summary) => [summary.stream, summary])),
    )
  }
  for (const stream of new Set(journal.facts.map((fact) => fact.stream))) {
    expect(await of.factsOf(stream, 0)).toEqual(journal.facts.filter((fact) => fact.stream === stream))
  }
  expect(of.status).toMatchObject({ state: 'ready', lastN: journal.facts.length })
}
