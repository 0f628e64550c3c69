import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Journal } from '#electron/journal/journal'
import { newStream, type StreamTip, sealFacts } from '#electron/journal/seal'
import { erasedType, tombstoneType } from '#shared/erasure'
import type { Fact } from '#shared/fact'
import { FailingDisk } from './failing-disk'
import { MemoryDisk, seeded } from './memory-disk'
import { allFacts, appendAll, opened } from './opening'
import { Scribe } from './scribe'

const folder = '/data/journal'
const secondCopy = '/media/stick/copy'
const room = 'room-a'
const secret = '张三的手机和心里话'
const gone = 'meeting:gone'

/** Where the room's own stream stands, so that its facts follow. */
let roomTip: StreamTip = newStream

/** The deletion on record, as the room keeps it: how many facts there were, and between which hashes. */
function tombstone(n: number, facts: readonly Fact[], change: Partial<Record<string, unknown>> = {}): readonly Fact[] {
  const [first, last] = [facts[0], facts.at(-1)]
  const data = { stream: gone, facts: facts.length, firstHash: first?.hash, lastHash: last?.hash, reason: '到期' }
  const sealed = sealFacts([{ type: tombstoneType, data: { ...data, ...change } }], {
    ...{ n, tip: roomTip, room, stream: `room:${room}` as const, at: '2036-11-22T01:00:00.000Z', by: 'clerk' },
  })
  const fact = sealed[0]
  if (fact) roomTip = { seq: fact.seq, hash: fact.hash }
  return sealed
}

/** A journal of several small segments: one meeting to be deleted among others, then its deletion, asked for and kept. */
async function deletedMeeting(disk: MemoryDisk, copy: string | null = null): Promise<readonly Fact[]> {
  roomTip = newStream
  const { journal } = await opened({ folder, files: disk, segmentBytes: 1_500, secondCopy: copy })
  const scribe = new Scribe()
  const commands: (readonly Fact[])[] = []
  for (let round = 0; round < 6; round += 1) {
    commands.push(scribe.command(gone, secret.repeat(round + 1), (round % 2) + 1))
    commands.push(scribe.command('meeting:stays', `留下的话 ${round}`))
  }
  await appendAll(journal, commands)
  await journal.askForErasure(room)
  const facts = commands.flat().filter((fact) => fact.stream === gone)
  await appendAll(journal, [tombstone(journal.head.n + 1, facts)])
  const all = await allFacts(journal)
  await journal.close()
  return all
}

const wordsOn = (disk: MemoryDisk, from = '') =>
  disk.paths().filter((path) => path.startsWith(from) && disk.contents(path)?.includes('张三的手机'))

/** Everything of the others as it was; of the deleted meeting place, number and hashes. */
function expectErased(found: readonly Fact[], before: readonly Fact[]): void {
  expect(found.map(({ n, seq, hash, prev, stream }) => ({ n, seq, hash, prev, stream }))).toEqual(
    before.map(({ n, seq, hash, prev, stream }) => ({ n, seq, hash, prev, stream })),
  )
  expect(found.filter(({ stream }) => stream !== gone)).toEqual(before.filter(({ stream }) => stream !== gone))
  for (const fact of found.filter(({ stream }) => stream === gone))
    expect(fact).toMatchObject({ type: erasedType, data: null })
}

async function expectWhole(journal: Journal, facts: number): Promise<void> {
  expect(await journal.verify()).toMatchObject({ state: 'whole', facts })
}

test('after a deletion no word of the meeting is in any file of the journal, and the chain still holds (K4)', async () => {
  const disk = new MemoryDisk()
  const before = await deletedMeeting(disk)
  const head = before.length
  expect(wordsOn(disk).length).toBeGreaterThan(2)
  const { journal, findings, erasure } = await opened({ folder, files: disk, segmentBytes: 1_500 })
  expect(findings).toEqual([])
  expect(erasure).toEqual({ streams: [gone], facts: 9, copy: 'waiting', problem: null })
  expect(wordsOn(disk)).toEqual([])
  expectErased(await allFacts(journal), before)
  await expectWhole(journal, head)
  const scribe = new Scribe()
  scribe.resume(before)
  await appendAll(journal, [scribe.command('meeting:stays')])
  await journal.close()
  const again = await opened({ folder, files: disk })
  expect(again).toMatchObject({ findings: [], erasure: null })
  await expectWhole(again.journal, head + 1)
})

test('the heads of papers printed before a deletion still stand in the journal: no running hash has changed', async () => {
  const disk = new MemoryDisk()
  const before = await deletedMeeting(disk)
  const original = await opened({ folder, files: withoutMarkers(disk) })
  const runs = await Promise.all(before.map(({ n }) => original.journal.runAt(n)))
  const { journal } = await opened({ folder, files: disk })
  expect(await Promise.all(before.map(({ n }) => journal.runAt(n)))).toEqual(runs)
})

function withoutMarkers(disk: MemoryDisk): MemoryDisk {
  const same = disk.copy()
  for (const name of ['erase', 'erase-copy']) same.put(`${folder}/${name}`, null)
  return same
}

test('the power goes at any moment of the erasure: the journal opens, nothing of others is lost, and it is done in the end', async () => {
  const start = new MemoryDisk()
  start.putFolder(secondCopy)
  const before = await deletedMeeting(start, secondCopy)
  let cuts = 0
  for (let n = 1; n < 120; n += 1) {
    for (const seed of [n, n + 1_000]) {
      const disk = start.copy()
      let left: MemoryDisk | null = null
      const files = new FailingDisk(disk, () => {
        if (files.calls + 1 === n) left = disk.afterPowerCut(seeded(seed))
      })
      await (await opened({ folder, files, secondCopy })).journal.close()
      if (!left) continue
      cuts += 1
      const found: MemoryDisk = left
      const first = await opened({ folder, files: found, secondCopy })
      expect(first.findings.filter((finding) => finding.found !== 'head-damaged')).toEqual([])
      expectErased(await allFacts(first.journal), before)
      await expectWhole(first.journal, before.length)
      await first.journal.close()
      expect(wordsOn(found)).toEqual([])
    }
  }
  expect(cuts).toBeGreaterThan(40)
})

test('a disk that refuses at any call keeps nobody from opening, and the next start goes on', async () => {
  const start = new MemoryDisk()
  const before = await deletedMeeting(start)
  for (const code of ['ENOSPC', 'EIO'] as const) {
    for (let at = 1; at < 40; at += 1) {
      const disk = start.copy()
      const files = new FailingDisk(disk)
      files.plan = { code, at, stays: false }
      const { openJournal } = await import('#electron/journal/journal')
      const answer = await openJournal({ folder, files, now: () => '2036-11-22T02:00:00.000Z', reserveBytes: 0 })
      files.plan = null
      if (answer.ok) {
        const seen = await allFacts(answer.value.journal)
        expect(seen.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash))
        await answer.value.journal.close()
      }
      const { journal } = await opened({ folder, files: disk })
      expectErased(await allFacts(journal), before)
      await expectWhole(journal, before.length)
      await journal.close()
    }
  }
})

test('the second copy is emptied like the journal; one that is not there waits, and is emptied when it comes back', async () => {
  const disk = new MemoryDisk()
  disk.putFolder(secondCopy)
  const before = await deletedMeeting(disk, secondCopy)
  const pulled = disk.copy()
  const held = disk.paths().filter((path) => path.startsWith(secondCopy))
  for (const path of held) pulled.put(path, null)
  pulled.putFolder(secondCopy, false)
  const without = await opened({ folder, files: pulled, secondCopy })
  expect(without.erasure).toMatchObject({ copy: 'waiting', facts: 9 })
  await without.journal.close()
  pulled.putFolder(secondCopy)
  for (const path of held) pulled.put(path, disk.contents(path))
  expect(wordsOn(pulled, secondCopy).length).toBeGreaterThan(0)
  const back = await opened({ folder, files: pulled, secondCopy })
  expect(back.erasure).toMatchObject({ copy: 'done', facts: 0 })
  expect(await back.journal.secondCopySettled()).toMatchObject({ state: 'following', n: before.length })
  await back.journal.close()
  expect(wordsOn(pulled)).toEqual([])
  expect((await opened({ folder, files: pulled, secondCopy })).erasure).toBeNull()
})

test('what was set aside after damage goes with the meeting it names, and the rest stays', async () => {
  const disk = new MemoryDisk()
  await deletedMeeting(disk)
  disk.put(
    `${folder}/set-aside/000001.jsonl.tail.x`,
    Buffer.from(`{"first":9,"facts":[{"stream":"${gone}","data":"${secret}`),
  )
  disk.put(`${folder}/set-aside/000002.jsonl.tail.y`, Buffer.from('{"first":9,"facts":[{"stream":"meeting:stays"'))
  await (await opened({ folder, files: disk })).journal.close()
  expect(disk.paths().filter((path) => path.includes('set-aside'))).toEqual([`${folder}/set-aside/000002.jsonl.tail.y`])
})

test('nothing is emptied that is not what the deletion says, or that another room deleted', async () => {
  for (const change of [
    { lastHash: 'f'.repeat(64) },
    { firstHash: 'f'.repeat(64) },
    { facts: 1 },
    { stream: 'meeting:stays' },
  ]) {
    const disk = new MemoryDisk()
    roomTip = newStream
    const { journal } = await opened({ folder, files: disk })
    const facts = new Scribe().command(gone, secret, 2)
    await appendAll(journal, [facts])
    await journal.askForErasure(room)
    await appendAll(journal, [tombstone(3, facts, change)])
    await journal.close()
    expect((await opened({ folder, files: disk })).erasure).toMatchObject({ streams: [], facts: 0 })
    expect(wordsOn(disk)).toHaveLength(1)
  }
  const disk = new MemoryDisk()
  await deletedMeeting(disk)
  disk.put(`${folder}/erase`, Buffer.from('another-room'))
  expect((await opened({ folder, files: disk })).erasure).toMatchObject({ streams: [], facts: 0 })
})

test('damage that nobody knew of keeps the erasure waiting; it is repaired at the next start, and then it is done', async () => {
  const disk = new MemoryDisk()
  await deletedMeeting(disk)
  const path = `${folder}/000001.jsonl`
  const bytes = disk.contents(path) ?? Buffer.alloc(0)
  const offset = bytes.indexOf('留下的话')
  bytes[offset] = (bytes[offset] ?? 0) ^ 1
  disk.put(path, bytes)
  const first = await opened({ folder, files: disk })
  expect(first.erasure).toMatchObject({ facts: 0 })
  expect(first.erasure?.problem).toContain('does not hold')
  await first.journal.close()
  const second = await opened({ folder, files: disk })
  expect(second.findings).toMatchObject([{ found: 'damage' }])
  expect(second.erasure).toMatchObject({ streams: [gone], problem: null })
  await second.journal.close()
  expect(wordsOn(disk)).toEqual([])
})

test('an emptied line notices every flipped bit, and one nobody has on record is damage', async () => {
  const disk = new MemoryDisk()
  const before = await deletedMeeting(disk)
  await (await opened({ folder, files: disk })).journal.close()
  const path = `${folder}/000001.jsonl`
  const bytes = disk.contents(path) ?? Buffer.alloc(0)
  const from = bytes.indexOf('\n') + 1
  const to = bytes.indexOf('\n', from)
  expect(bytes.subarray(from, to).toString()).toContain('"sum"')
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: from, max: to - 1 }), fc.nat(7), async (offset, bit) => {
      const damaged = disk.copy()
      const flipped = Buffer.from(bytes)
      flipped[offset] = (flipped[offset] ?? 0) ^ (1 << bit)
      damaged.put(path, flipped)
      damaged.put(`${folder}/check-all`, Buffer.alloc(0))
      const { findings, journal } = await opened({ folder, files: damaged })
      expect(findings[0]?.found).toMatch(/damage|torn-tail/)
      const kept = await allFacts(journal)
      expect(kept.filter(({ stream }) => stream === 'meeting:stays')).toHaveLength(6)
      await journal.close()
    }),
    { numRuns: 60 },
  )
  const { journal } = await opened({ folder, files: disk })
  await expectWhole(journal, before.length)
  await journal.close()

  // Somebody empties a meeting by hand, as a deletion would, without one.
  const quiet = new MemoryDisk()
  roomTip = newStream
  const start = await opened({ folder, files: quiet })
  const facts = new Scribe().command(gone, secret, 2)
  await appendAll(start.journal, [facts])
  await start.journal.close()
  const { emptyLine, genesisRun } = await import('#electron/journal/line')
  const segment = quiet.contents(path) ?? Buffer.alloc(0)
  const line = segment.indexOf('\n') + 1
  const emptied = emptyLine(segment.subarray(line, segment.length - 1), 0, genesisRun, () => true)
  quiet.put(path, Buffer.concat([segment.subarray(0, line), emptied ?? Buffer.alloc(0), Buffer.from('\n')]))
  const found = await opened({ folder, files: quiet })
  expect(found.findings).toEqual([])
  expect(await found.journal.verify()).toMatchObject({ state: 'damaged', goodN: 0 })
})

test('damage elsewhere is repaired around what was emptied, and brings no word of it back', async () => {
  const disk = new MemoryDisk()
  const before = await deletedMeeting(disk)
  await (await opened({ folder, files: disk })).journal.close()
  const path = `${folder}/000001.jsonl`
  const bytes = disk.contents(path) ?? Buffer.alloc(0)
  const offset = bytes.indexOf('留下的话')
  bytes[offset] = (bytes[offset] ?? 0) ^ 1
  disk.put(path, bytes)
  disk.put(`${folder}/check-all`, Buffer.alloc(0))
  const { journal, findings } = await opened({ folder, files: disk })
  expect(findings).toMatchObject([{ found: 'damage', brokenStreams: ['meeting:stays'] }])
  const emptied = (await allFacts(journal)).filter(({ stream }) => stream === gone)
  expect(emptied.map(({ hash }) => hash)).toEqual(
    before.filter(({ stream }) => stream === gone).map(({ hash }) => hash),
  )
  expect(wordsOn(disk)).toEqual([])
  expect(await journal.verify()).toMatchObject({ state: 'whole' })
})
