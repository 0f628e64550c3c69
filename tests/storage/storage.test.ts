import { expect, test } from 'vitest'
import type { StorageWord } from '#electron/storage/conversation'
import { sheavesOf } from '#electron/storage/sheaf'
import { Storage } from '#electron/storage/storage'
import { MemoryJournal } from './journal'
import { Pages } from './pages'

const short = { openMs: 1_000, requestMs: 30, listMs: 30, rebuildMs: 30 }

test('answers over the line what the page answers', async () => {
  const storage = new Storage(new Pages())
  const journal = new MemoryJournal()
  const facts = journal.writeMany(2, ['meeting:a'])
  const request = { after: 0, first: 1, n: 2, sheaves: sheavesOf(facts), summaries: [], run: journal.run() }
  expect(await storage.append(request, 'live')).toMatchObject({ ok: true })
  expect(await storage.head()).toEqual({ ok: true, value: journal.head() })
  expect(await storage.factsOf('meeting:a', 1)).toEqual({ ok: true, value: facts.slice(1) })
  expect(await storage.allFacts(null, 1)).toEqual({ ok: true, value: facts })
  await storage.hangUp('end of the test')
})

test('a page that does not answer is given up, with everything that waits for it', async () => {
  const pages = new Pages()
  pages.trouble = 'mute'
  const storage = new Storage(pages, short)
  const words: StorageWord[] = []
  storage.onWord((word) => words.push(word))
  const answers = await Promise.all([storage.summaries('meeting'), storage.head()])
  expect(answers.map((answer) => !answer.ok && answer.reason)).toEqual(['timeout', 'away'])
  expect(words.map(({ notice }) => notice)).toEqual(['gone'])
})

test('the next question after that finds a fresh page', async () => {
  const pages = new Pages()
  pages.trouble = 'mute'
  const storage = new Storage(pages, { ...short, requestMs: 500 })
  await storage.head()
  pages.trouble = 'none'
  expect(await storage.head()).toMatchObject({ ok: true })
  expect(pages.opened).toBe(2)
  await storage.hangUp('end of the test')
})

test('a page that crashes fails what waits for it at once', async () => {
  const pages = new Pages()
  const storage = new Storage(pages)
  await storage.head()
  const asked = storage.summaries('meeting')
  // The question is on its way before the crash.
  await Promise.resolve()
  pages.crash()
  expect(await asked).toMatchObject({ ok: false, reason: 'away' })
  expect(await storage.head()).toMatchObject({ ok: true })
  await storage.hangUp('end of the test')
})

test('a page that cannot be loaded is an answer, not an exception', async () => {
  const pages = new Pages()
  pages.trouble = 'unloadable'
  const storage = new Storage(pages, short)
  expect(await storage.head()).toMatchObject({ ok: false, reason: 'away' })
  pages.trouble = 'none'
  expect(await storage.head()).toMatchObject({ ok: true })
  await storage.hangUp('end of the test')
})

test('after the database was closed under the page, the page is believed nothing more', async () => {
  const pages = new Pages()
  const storage = new Storage(pages)
  await storage.head()
  const closed = new Promise<StorageWord>((resolve) => storage.onWord(resolve))
  pages.tables?.close()
  expect(await closed).toMatchObject({ notice: 'closed' })
  expect(await storage.summaries('meeting')).toMatchObject({ ok: false, reason: 'closed' })
  await storage.hangUp('end of the test')
})
