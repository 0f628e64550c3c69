import { setImmediate as breath } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { refill } from '#electron/storage/refill'
import { RightOfWay } from '#electron/storage/right-of-way'
import { Storage } from '#electron/storage/storage'
import { MemoryJournal } from './journal'
import { Pages } from './pages'

it('goes on at once where nobody is waited for', async () => {
  const way = new RightOfWay()
  await way.giveWay()
  await expect(way.first(async () => 7)).resolves.toBe(7)
  await way.giveWay()
})

it('stands still until the last of those who go first is done, also when one of them fails', async () => {
  const way = new RightOfWay()
  const ends: (() => void)[] = []
  const said: string[] = []
  const one = way.first(() => new Promise<void>((end) => ends.push(end))).then(() => said.push('one'))
  const other = way
    .first(() => new Promise<void>((_, end) => ends.push(() => end(new Error('the disk')))))
    .catch(() => said.push('other'))
  const goingOn = way.giveWay().then(() => said.push('rebuild'))
  await breath()
  ends[0]?.()
  await one
  await breath()
  expect(said).toEqual(['one'])
  ends[1]?.()
  await Promise.all([other, goingOn])
  expect(said).toHaveLength(3)
  expect(said).toContain('rebuild')
})

it('takes a step all the same where what goes first does not end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const way = new RightOfWay()
    void way.first(() => new Promise(() => {}))
    let steps = 0
    const goingOn = way.giveWay().then(() => {
      steps += 1
    })
    await breath()
    await breath()
    expect(steps).toBe(0)
    vi.advanceTimersByTime(1_000)
    await goingOn
    expect(steps).toBe(1)
  } finally {
    vi.useRealTimers()
  }
})

it('a rebuild writes nothing while a meeting is opened, and everything afterwards', async () => {
  const journal = new MemoryJournal()
  journal.writeMany(9_000, ['person:a', 'person:b'])
  const way = new RightOfWay()
  const storage = new Storage(new Pages())
  let reached = 0
  let endOpening = () => {}
  const opening = way.first(
    () =>
      new Promise<void>((end) => {
        endOpening = end
      }),
  )
  const folder = { knows: () => true, fold: () => [] }
  const filling = refill(
    { storage, journal, folder, way },
    0,
    (n) => {
      reached = n
    },
    () => true,
  )
  for (let turn = 0; turn < 200; turn += 1) await breath()
  expect(reached).toBe(0)
  endOpening()
  await opening
  expect(await filling).toEqual({ ok: true, n: 9_000 })
  expect(reached).toBe(9_000)
  await storage.hangUp('the test is over')
})
