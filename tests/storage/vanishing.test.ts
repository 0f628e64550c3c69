import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { tellWhenVanished } from '#electron/storage/vanishing'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a store whose files are deleted while it is open is noticed within a second, once, and each time anew', async () => {
  let [isThere, times] = [false, 0]
  const end = tellWhenVanished(
    async () => isThere,
    () => {
      times += 1
    },
  )
  const aSecond = () => vi.advanceTimersByTimeAsync(1000)
  // Not made yet: nothing has vanished.
  await aSecond()
  expect(times).toBe(0)
  isThere = true
  await aSecond()
  for (const time of [1, 2]) {
    isThere = false
    await aSecond()
    expect(times).toBe(time)
    await aSecond()
    expect(times).toBe(time)
    isThere = true
    await aSecond()
  }
  end()
  isThere = false
  await aSecond()
  expect(times).toBe(2)
})

test('and so it is with a real file', async () => {
  vi.useRealTimers()
  const folder = await mkdtemp(join(tmpdir(), 'vanishing-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'CURRENT')
  await writeFile(file, 'MANIFEST-000001\n')
  let looks = 0
  const isThere = () =>
    stat(file).then(
      () => {
        looks += 1
        return true
      },
      () => false,
    )
  let end = () => {}
  const vanished = new Promise<void>((told) => {
    end = tellWhenVanished(isThere, told)
  })
  onTestFinished(() => end())
  await vi.waitUntil(() => looks > 0, { timeout: 10_000 })
  await rm(folder, { recursive: true })
  await vanished
})
