import { expect, test } from 'vitest'
import type { Files } from '#electron/journal/files'
import { FailingDisk } from './failing-disk'
import { MemoryDisk } from './memory-disk'
import { allFacts, appendAll, opened } from './opening'
import { Scribe } from './scribe'

const folder = '/data/journal'
const secondCopy = '/media/copy'

function segmentsIn(disk: MemoryDisk, where: string): Record<string, string> {
  const paths = disk.paths().filter((path) => path.startsWith(`${where}/0`))
  return Object.fromEntries(paths.map((path) => [path.slice(where.length), disk.contents(path)?.toString() ?? '']))
}

function diskWithCopyFolder(): MemoryDisk {
  const disk = new MemoryDisk()
  disk.putFolder(secondCopy)
  return disk
}

/** Ten commands over three streams and several segments, with a second copy that caught up. */
async function copied() {
  const disk = diskWithCopyFolder()
  const scribe = new Scribe()
  const { journal } = await opened({ folder, files: disk, secondCopy, segmentBytes: 1_200 })
  const commands = Array.from({ length: 10 }, (_, index) => scribe.command(`meeting:m${index % 3}`))
  await appendAll(journal, commands)
  await journal.close()
  return { disk, facts: commands.flat(), scribe }
}

test('the second copy has the same lines, byte for byte, when the program has ended', async () => {
  const { disk } = await copied()
  const copy = segmentsIn(disk, secondCopy)
  expect(Object.keys(copy).length).toBeGreaterThan(2)
  expect(copy).toEqual(segmentsIn(disk, folder))
})

test('a pulled stick stops the copy, not the meeting; put back, it catches up', async () => {
  const disk = diskWithCopyFolder()
  const { journal } = await opened({ folder, files: disk, secondCopy, segmentBytes: 1_200 })
  const scribe = new Scribe()
  await appendAll(journal, [scribe.command('meeting:a')])
  expect(await journal.secondCopySettled()).toEqual({ state: 'following', n: 1 })
  disk.putFolder(secondCopy, false)
  await appendAll(
    journal,
    Array.from({ length: 6 }, () => scribe.command('meeting:a')),
  )
  expect(await journal.secondCopySettled()).toEqual({ state: 'stopped', n: 1, why: 'gone' })
  expect(journal.health.secondCopy.state).toBe('stopped')
  expect(journal.head.n).toBe(7)
  disk.putFolder(secondCopy)
  journal.resumeSecondCopy()
  expect(await journal.secondCopySettled()).toEqual({ state: 'following', n: 7 })
  expect(segmentsIn(disk, secondCopy)).toEqual(segmentsIn(disk, folder))
  await journal.close()
})

test('trouble of the second copy at any call never reaches the clerk', async () => {
  for (let at = 1; at < 40; at += 1) {
    const disk = diskWithCopyFolder()
    const failing = new FailingDisk(disk)
    failing.plan = { code: 'EIO', at, stays: true }
    // Only what concerns the copy goes over the failing disk.
    const files: Files = {
      ...disk,
      open: (path, how) => (path.startsWith(secondCopy) ? failing : disk).open(path, how),
      syncFolder: (path) => (path.startsWith(secondCopy) ? failing : disk).syncFolder(path),
    }
    const { journal } = await opened({ folder, files, secondCopy, segmentBytes: 1_200 })
    const scribe = new Scribe()
    await appendAll(
      journal,
      Array.from({ length: 6 }, () => scribe.command('meeting:a')),
    )
    await journal.close()
    failing.plan = null
    const again = await opened({ folder, files, secondCopy, segmentBytes: 1_200 })
    expect(again.findings).toEqual([])
    expect(await again.journal.secondCopySettled()).toEqual({ state: 'following', n: 6 })
    expect(segmentsIn(disk, secondCopy)).toEqual(segmentsIn(disk, folder))
    await again.journal.close()
  }
})

test('a copy switched on later gets everything that is there already', async () => {
  const disk = diskWithCopyFolder()
  const scribe = new Scribe()
  const without = await opened({ folder, files: disk, segmentBytes: 1_200 })
  await appendAll(
    without.journal,
    Array.from({ length: 8 }, () => scribe.command('meeting:a')),
  )
  await without.journal.close()
  const { journal } = await opened({ folder, files: disk, secondCopy, segmentBytes: 1_200 })
  await journal.close()
  expect(segmentsIn(disk, secondCopy)).toEqual(segmentsIn(disk, folder))
})

test('a damaged line, wherever it is, comes back from the second copy and nothing is lost', async () => {
  const { disk, facts } = await copied()
  for (const path of Object.keys(segmentsIn(disk, folder))) {
    const damaged = disk.copy()
    const bytes = damaged.contents(folder + path) ?? Buffer.alloc(0)
    const offset = bytes.indexOf('说')
    bytes[offset] = (bytes[offset] ?? 0) ^ 4
    damaged.put(folder + path, bytes)
    damaged.put(`${folder}/check-all`, Buffer.alloc(0))
    const { journal, findings } = await opened({ folder, files: damaged, secondCopy, segmentBytes: 1_200 })
    expect(findings).toMatchObject([{ found: 'damage', lostFacts: 0, brokenStreams: [] }])
    expect(await allFacts(journal)).toEqual(facts)
    await journal.close()
    const again = await opened({ folder, files: damaged, secondCopy })
    expect(again.findings).toEqual([])
    await again.journal.close()
  }
})

test('a segment that is gone or cut short comes back from the second copy', async () => {
  const { disk, facts } = await copied()
  for (const path of Object.keys(segmentsIn(disk, folder))) {
    const whole = disk.contents(folder + path) ?? Buffer.alloc(0)
    const firstLine = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1
    for (const left of [null, Buffer.alloc(0), whole.subarray(0, firstLine)]) {
      const damaged = disk.copy()
      if (left?.length === whole.length) continue
      damaged.put(folder + path, left)
      const { journal, findings } = await opened({ folder, files: damaged, secondCopy, segmentBytes: 1_200 })
      expect(findings.length).toBeGreaterThan(0)
      expect(await allFacts(journal)).toEqual(facts)
      expect(await journal.verify()).toMatchObject({ state: 'whole' })
      await journal.close()
    }
  }
})

test('a copy of another journal is never used for repair, and is set aside, not overwritten', async () => {
  const [one, other] = [await copied(), await copied()]
  const disk = one.disk.copy()
  for (const path of Object.keys(segmentsIn(disk, secondCopy))) disk.put(secondCopy + path, null)
  for (const [path, text] of Object.entries(segmentsIn(other.disk, secondCopy)))
    disk.put(secondCopy + path, Buffer.from(text))
  const damagedPath = `${folder}/000002.jsonl`
  const bytes = disk.contents(damagedPath) ?? Buffer.alloc(0)
  disk.put(damagedPath, bytes.subarray(0, bytes.length - 30))
  const { journal, findings } = await opened({ folder, files: disk, secondCopy, segmentBytes: 1_200 })
  expect(findings).toMatchObject([{ found: 'damage', segment: 2 }])
  const facts = await allFacts(journal)
  expect(facts.length).toBeLessThan(one.facts.length)
  await journal.close()
  const aside = disk.paths().filter((path) => path.startsWith(`${secondCopy}/set-aside/`))
  expect(disk.contents(aside[0] ?? '')?.toString()).toBe(segmentsIn(other.disk, secondCopy)['/000001.jsonl'])
})
