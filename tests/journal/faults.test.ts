import { expect, test } from 'vitest'
import { isLoss } from '#electron/journal/findings'
import { type Journal, openJournal } from '#electron/journal/journal'
import type { Fact } from '#shared/fact'
import { FailingDisk } from './failing-disk'
import { MemoryDisk, seeded } from './memory-disk'
import { allFacts, appendAll, clockFrom, mortal, opened } from './opening'
import { Scribe } from './scribe'

const folder = '/data/journal'
const streams = ['room:main', 'meeting:a', 'person:b'] as const

/**
 * A morning on a disk that refuses at one call, or from one call on. The clerk does again what was refused, twelve
 * commands in all. Answers what she was told is kept, and how many calls the whole morning needs.
 */
async function morning(disk: MemoryDisk, plan: FailingDisk['plan']) {
  const files = new FailingDisk(disk)
  files.plan = plan
  const kept: Fact[] = []
  const refused: string[] = []
  const answer = await openJournal({
    folder,
    files,
    now: clockFrom(),
    machine: mortal(),
    segmentBytes: 1_200,
    reserveBytes: 4_096,
  })
  if (!answer.ok) return { kept, refused: [answer.refusal.code], calls: files.calls }
  const { journal } = answer.value
  const scribe = new Scribe()
  for (let index = 0; index < 12; index += 1) {
    const stream = streams[index % streams.length] ?? 'room:main'
    const together = [scribe.command(stream), ...(index % 4 === 3 ? [scribe.command(stream, '又', 2)] : [])]
    const answers = await Promise.all(together.map((facts) => journal.append(facts)))
    for (const [which, each] of answers.entries()) {
      if (each.ok) kept.push(...(together[which] ?? []))
      else refused.push(each.refusal.code)
    }
    await journal.beat().catch(() => {})
    expect(journal.head.n).toBe(kept.length)
    scribe.resume(kept)
  }
  expect(await allFacts(journal)).toEqual(kept)
  await journal.close()
  return { kept, refused, calls: files.calls, journal }
}

for (const code of ['ENOSPC', 'EIO', 'EROFS']) {
  for (const stays of [false, true]) {
    test(`${code} at every single call${stays ? ' and all after it' : ''}: nothing acknowledged is lost, nothing comes twice`, async () => {
      const { calls } = await morning(new MemoryDisk(), null)
      expect(calls).toBeGreaterThan(60)
      for (let at = 1; at <= calls; at += 1) {
        const disk = new MemoryDisk()
        const { kept, refused } = await morning(disk, { code, at, stays })
        for (const each of refused) expect(each).toBe(refusalFor[code])
        const chance = seeded(at)
        for (const left of [disk.copy(), disk.afterPowerCut(chance)]) await expectKept(left, kept)
      }
    })
  }
}

const refusalFor: Record<string, string> = {
  ENOSPC: 'journal.disk-full',
  EIO: 'journal.io',
  EROFS: 'journal.read-only',
}

/** The next two starts, on a healthy disk, with a fact appended between them. */
async function expectKept(disk: MemoryDisk, kept: readonly Fact[]) {
  const first = await opened({ folder, files: disk })
  expect(first.findings.filter(isLoss)).toEqual([])
  const facts = await allFacts(first.journal)
  expect(facts.slice(0, kept.length)).toEqual(kept)
  // What was refused may have come to the disk at the very end; then it is whole.
  expect(facts.length - kept.length).toBeLessThanOrEqual(3)
  expect(await first.journal.verify()).toMatchObject({ state: 'whole' })
  await appendOne(first.journal, facts)
  const second = await opened({ folder, files: disk.copy() })
  expect(second.findings).toEqual([])
  expect(second.journal.head.n).toBe(facts.length + 1)
}

async function appendOne(journal: Journal, facts: readonly Fact[]) {
  const scribe = new Scribe()
  scribe.resume(facts)
  await appendAll(journal, [scribe.command('meeting:a')])
  await journal.close()
}

test('a full disk: the step is refused, the reserve is freed and told, and the same step goes through again', async () => {
  const disk = new MemoryDisk()
  const files = new FailingDisk(disk)
  const { journal } = await opened({ folder, files, reserveBytes: 4_096 })
  const scribe = new Scribe()
  await appendAll(journal, [scribe.command('meeting:a')])
  expect(disk.contents(`${folder}/reserve.bin`)?.length).toBe(4_096)
  files.plan = { code: 'ENOSPC', at: files.calls + 1, stays: false }
  const refused = await journal.append(scribe.command('meeting:a'))
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'journal.disk-full' } })
  expect(refused.ok ? '' : refused.refusal.message).toContain('请再做一次')
  expect(journal.health.diskFull).toBe(true)
  expect(disk.contents(`${folder}/reserve.bin`)).toBeNull()
  scribe.resume(await allFacts(journal))
  expect(await journal.append(scribe.command('meeting:a'))).toMatchObject({ ok: true, value: { n: 2 } })
  expect(journal.head.segment).toBe(2)
  await journal.close()
})

test('a disk that is full again, with the reserve used up: the sentence asks for space first', async () => {
  const disk = new MemoryDisk()
  const files = new FailingDisk(disk)
  const { journal } = await opened({ folder, files })
  files.plan = { code: 'ENOSPC', at: files.calls + 1, stays: true }
  const refused = await journal.append(new Scribe().command('meeting:a'))
  expect(refused.ok ? '' : refused.refusal.message).toContain('备用空间也已用完')
  await journal.close()
})

test('a full disk at the start: the reserve makes room to open', async () => {
  const disk = new MemoryDisk()
  const before = await opened({ folder, files: disk, reserveBytes: 4_096 })
  await before.journal.close()
  const files = new FailingDisk(disk)
  files.plan = { code: 'ENOSPC', at: 1, stays: false }
  const { journal } = await opened({ folder, files, reserveBytes: 0 })
  expect(disk.contents(`${folder}/reserve.bin`)).toBeNull()
  await journal.close()
})

test('what was refused does not come back at the next start, although the disk had it already', async () => {
  const disk = new MemoryDisk()
  const files = new FailingDisk(disk)
  const { journal } = await opened({ folder, files })
  const scribe = new Scribe()
  await appendAll(journal, [scribe.command('meeting:a')])
  // The write goes through, the sync behind it does not.
  files.plan = { code: 'EIO', at: files.calls + 2, stays: false }
  expect(await journal.append(scribe.command('meeting:a'))).toMatchObject({ ok: false })
  const next = await opened({ folder, files: disk.copy() })
  expect(next.findings).toEqual([])
  expect(next.journal.head.n).toBe(1)
})

test('what was queued behind a failed write is refused with it, and never kept without it', async () => {
  const disk = new MemoryDisk()
  const files = new FailingDisk(disk)
  const { journal } = await opened({ folder, files })
  const scribe = new Scribe()
  await appendAll(journal, [scribe.command('meeting:a')])
  files.plan = { code: 'EIO', at: files.calls + 1, stays: false }
  const answers = await Promise.all([1, 2, 3].map(() => journal.append(scribe.command('meeting:a'))))
  expect(answers.map((answer) => answer.ok)).toEqual([false, false, false])
  expect(journal.head.n).toBe(1)
  await journal.close()
})
