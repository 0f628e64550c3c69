import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Journal, openJournal } from '#electron/journal/journal'
import { newStream, sealFacts } from '#electron/journal/seal'
import { summaryFolder } from '#electron/storage/folder'
import { StorageKeeper } from '#electron/storage/keeper'
import { Storage } from '#electron/storage/storage'
import type { Fact } from '#shared/fact'
import { nameRules } from './journal'
import { Pages } from './pages'

let folder: string
let pages: Pages

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-beside-journal-'))
  pages = new Pages()
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the store follows the journal on the disk through writing, restarts and a wiped database', async () => {
  const desk = summaryFolder(nameRules)
  let tip = newStream
  let { journal, keeper } = await opened()

  async function say(name: string): Promise<void> {
    const facts = sealFacts([named(name), named(`${name}，补充`)], {
      n: journal.head.n + 1,
      tip,
      room: 'room-1',
      stream: 'meeting:a',
      at: '2026-11-21T01:52:14.000Z',
      by: 'clerk',
    })
    const kept = await journal.append(facts)
    if (!kept.ok) throw new Error(kept.refusal.message)
    tip = { seq: facts.at(-1)?.seq ?? 0, hash: facts.at(-1)?.hash ?? '' }
    keeper.enqueue(facts, desk.fold(facts), kept.value.run)
  }

  for (let count = 0; count < 100; count += 1) await say(`第${count}句`)
  expect(await keeper.factsOf('meeting:a', 0)).toEqual(await allOf(journal))

  await keeper.close()
  await say('库关着的时候说的')
  await journal.close()
  ;({ journal, keeper } = await opened())
  expect(states).toEqual(['behind', 'ready'])
  expect(await keeper.factsOf('meeting:a', 0)).toEqual(await allOf(journal))

  await keeper.close()
  await journal.close()
  ;({ journal, keeper } = await opened())
  expect(states).toEqual(['ready'])

  await keeper.close()
  await journal.close()
  pages.loseFiles()
  ;({ journal, keeper } = await opened())
  expect(states).toEqual(['rebuilding', 'ready'])
  expect(await keeper.factsOf('meeting:a', 0)).toEqual(await allOf(journal))
  expect(await keeper.summaries('meeting')).toMatchObject([{ row: { facts: 202, name: '库关着的时候说的，补充' } }])

  await keeper.close()
  await journal.close()
})

let states: string[] = []

async function opened(): Promise<{ journal: Journal; keeper: StorageKeeper }> {
  const opening = await openJournal({ folder, now: () => '2026-11-21T01:52:14.000Z', reserveBytes: 0 })
  if (!opening.ok) throw new Error(opening.refusal.message)
  const { journal } = opening.value
  const keeper = new StorageKeeper({
    storage: new Storage(pages),
    journal: { head: () => journal.head, read: (n) => journal.read(n), runAt: (n) => journal.runAt(n) },
    newFolder: () => summaryFolder(nameRules),
    setAside: () => Promise.reject(new Error('the store never has what the journal has not')),
    log: () => {},
  })
  states = []
  keeper.onChange(({ state }) => {
    if (states.at(-1) !== state) states.push(state)
  })
  await keeper.start()
  return { journal, keeper }
}

async function allOf(journal: Journal): Promise<readonly Fact[]> {
  const all: Fact[] = []
  for await (const { facts } of journal.read(1)) all.push(...facts)
  return all
}

function named(name: string) {
  return { type: 'Named', data: { name } }
}
