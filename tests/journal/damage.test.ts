import { expect, test } from 'vitest'
import type { Files } from '#electron/journal/files'
import { type Finding, isLoss, sayFinding } from '#electron/journal/findings'
import { openJournal } from '#electron/journal/journal'
import { checkAllName } from '#electron/journal/recovery'
import { setAsideFolder } from '#electron/journal/set-aside'
import type { Fact } from '#shared/fact'
import { FailingDisk } from './failing-disk'
import { MemoryDisk, systemError } from './memory-disk'
import { allFacts, appendAll, clockFrom, mortal, opened } from './opening'
import { Scribe } from './scribe'

const folder = '/data/journal'
const at = (name: string) => `${folder}/${name}`
const segmentBytes = 700

type Written = { readonly disk: MemoryDisk; readonly facts: readonly Fact[]; readonly segments: readonly string[] }

/** A morning in a few words: three segments, four streams, nine commands, eleven facts; closed well. */
async function written(): Promise<Written> {
  const scribe = new Scribe()
  return kept([
    scribe.command('room:main', '村'),
    scribe.command('meeting:a', '路灯', 2),
    scribe.command('person:b', '王小宁'),
    scribe.command('meeting:a', '停车'),
    scribe.command('person:b', '𬎆㛃'),
    scribe.command('meeting:a', '绿化', 2),
    scribe.command('person:c', '尉迟'),
    scribe.command('room:main', '会标'),
    scribe.command('person:c', '曾'),
  ])
}

/** As small as it can be with three segments, two streams and a command of two facts: for trying every byte. */
async function writtenSmall(): Promise<Written> {
  const scribe = new Scribe()
  return kept([
    scribe.command('room:main', '村', 2),
    scribe.command('person:b', '宁'),
    scribe.command('room:main', '标'),
    scribe.command('person:b', '𬎆'),
  ])
}

async function kept(commands: readonly (readonly Fact[])[], size = segmentBytes): Promise<Written> {
  const disk = new MemoryDisk()
  const { journal } = await opened({ folder, files: disk, segmentBytes: size })
  await appendAll(journal, commands)
  await journal.close()
  const segments = disk.paths().filter((path) => path.endsWith('.jsonl'))
  return { disk, facts: commands.flat(), segments }
}

/** How many facts stand in whole lines that end before this offset. */
function factsBefore(bytes: Buffer, offset: number): number {
  const lines = bytes.subarray(0, offset).toString().split('\n').slice(0, -1)
  return lines.reduce((count, line) => count + (line.match(/"hash":/g)?.length ?? 0), 0)
}

/** The next start of the program, on a copy of the disk. */
async function start(disk: MemoryDisk) {
  const files = disk.copy()
  const { journal, findings } = await opened({ folder, files, segmentBytes })
  return { files, journal, findings }
}

/**
 * What must hold for any one damage: it is noticed, everything before it is kept, nothing is made up or doubled, what
 * is missing is counted, the damaged bytes are still somewhere, and the journal can be used again.
 */
async function expectHonest(original: Written, damagedPath: string, damaged: Buffer | null, keptBefore: number) {
  const disk = original.disk.copy()
  disk.put(damagedPath, damaged)
  let now = await start(disk)
  if (now.findings.length === 0) {
    // Older segments are looked at by length and first line when opening, line by line in idle time.
    expect(await now.journal.verify()).toMatchObject({ state: 'damaged' })
    await expect(allFacts(now.journal)).rejects.toThrow('does not hold')
    await now.journal.close()
    now = await start(now.files)
  }
  const { journal, findings, files } = now
  expect(findings).not.toEqual([])
  expect(findings.every((finding) => /[\u4e00-\u9fff].*。$/.test(sayFinding(finding)))).toBe(true)

  const facts = await allFacts(journal)
  const before = original.facts.slice(0, keptBefore)
  // Compared as text: these lines run some ten thousand times.
  expect(JSON.stringify(facts.slice(0, keptBefore))).toBe(JSON.stringify(before))
  const known = new Map(original.facts.map((fact) => [fact.hash, fact]))
  const asTheyWere = facts.map((fact, index) => ({ ...known.get(fact.hash), n: index + 1 }))
  expect(JSON.stringify(facts)).toBe(JSON.stringify(asTheyWere))
  expect(new Set(facts.map((fact) => fact.hash)).size).toBe(facts.length)
  expect(lossTold(findings)).toBe(original.facts.length - facts.length)
  expect(findings.some(isLoss)).toBe(facts.length < original.facts.length)
  if (damaged) expectKept(files, damagedPath, damaged)

  const scribe = new Scribe()
  scribe.resume(facts)
  await appendAll(journal, [scribe.command('meeting:a'), scribe.command('person:b')])
  await journal.close()
  const next = await start(files)
  expect(next.findings).toEqual([])
  expect(await next.journal.verify()).toMatchObject({ state: 'whole', facts: facts.length + 2 })
  await next.journal.close()
  return { facts, findings }
}

function lossTold(findings: readonly Finding[]): number {
  return findings.reduce((sum, finding) => {
    if (finding.found === 'damage' || finding.found === 'missing-segment') return sum + finding.lostFacts
    return finding.found === 'head-ahead' ? sum + finding.missingFacts : sum
  }, 0)
}

/** Every byte of the damaged file stands in it still, in the copy of its tail, or in the file moved aside. */
function expectKept(files: MemoryDisk, path: string, damaged: Buffer) {
  const aside = files.paths().filter((each) => each.startsWith(`${folder}/${setAsideFolder}/`))
  const inPlace = files.contents(path) ?? Buffer.alloc(0)
  const kept = aside.some((each) => {
    const bytes = files.contents(each) ?? Buffer.alloc(0)
    return bytes.equals(damaged) || Buffer.concat([inPlace, bytes]).equals(damaged)
  })
  expect(kept || inPlace.subarray(0, damaged.length).equals(damaged) || path.includes('head.')).toBe(true)
}

test('the journal cut off at any byte of any segment keeps all facts before the cut and says what is missing', async () => {
  const original = await writtenSmall()
  expect(original.segments.length).toBeGreaterThanOrEqual(3)
  let earlier = 0
  for (const path of original.segments) {
    const whole = original.disk.contents(path) ?? Buffer.alloc(0)
    for (let length = 0; length < whole.length; length += 1) {
      await expectHonest(original, path, whole.subarray(0, length), earlier + factsBefore(whole, length))
    }
    earlier += factsBefore(whole, whole.length)
  }
}, 120_000)

test('one changed byte anywhere in any segment is noticed, and all facts before it are kept', async () => {
  const original = await writtenSmall()
  expect(original.segments.length).toBeGreaterThanOrEqual(3)
  let earlier = 0
  for (const path of original.segments) {
    const whole = original.disk.contents(path) ?? Buffer.alloc(0)
    for (let offset = 0; offset < whole.length; offset += 1) {
      const changed = Buffer.from(whole)
      changed[offset] = (changed[offset] ?? 0) ^ (1 << (offset % 8))
      await expectHonest(original, path, changed, earlier + factsBefore(whole, offset))
    }
    earlier += factsBefore(whole, whole.length)
  }
}, 120_000)

test('one changed or missing byte in a head is noticed and costs nothing', async () => {
  const original = await written()
  for (const name of ['head.a', 'head.b'] as const) {
    const whole = original.disk.contents(at(name)) ?? Buffer.alloc(0)
    for (let offset = 0; offset < whole.length; offset += 1) {
      const changed = Buffer.from(whole)
      changed[offset] = (changed[offset] ?? 0) ^ (1 << (offset % 8))
      for (const bytes of [changed, whole.subarray(0, offset)]) {
        const disk = original.disk.copy()
        disk.put(at(name), bytes)
        const { journal, findings } = await start(disk)
        expect(findings).toEqual([{ found: 'head-damaged', file: name }])
        expect(journal.head.n).toBe(original.facts.length)
        await journal.close()
      }
    }
  }
}, 60_000)

test('a segment that is gone is noticed, whichever it is', async () => {
  const original = await written()
  let earlier = 0
  for (const path of original.segments) {
    const whole = original.disk.contents(path) ?? Buffer.alloc(0)
    const { findings } = await expectHonest(original, path, null, earlier)
    const isLast = path === original.segments.at(-1)
    expect(findings.map(({ found }) => found)).toContain(isLast ? 'head-ahead' : 'missing-segment')
    earlier += factsBefore(whole, whole.length)
  }
})

test('the whole journal gone but for its heads is not taken for a first start', async () => {
  const original = await written()
  const disk = original.disk.copy()
  for (const path of original.segments) disk.put(path, null)
  const { journal, findings } = await start(disk)
  expect(findings).toEqual([{ found: 'head-ahead', headN: 11, journalN: 0, missingFacts: 11, rejoinedFacts: 0 }])
  expect(journal.head.n).toBe(0)
  await journal.close()
})

test('a line lost in the middle breaks only its own stream; the others go on behind it', async () => {
  const original = await written()
  const path = original.segments[0] ?? ''
  const whole = original.disk.contents(path) ?? Buffer.alloc(0)
  const changed = Buffer.from(whole)
  const offset = whole.indexOf('路灯')
  changed[offset] = (changed[offset] ?? 0) ^ 1
  const { facts, findings } = await expectHonest(original, path, changed, 1)
  expect(facts.map((fact) => fact.stream)).not.toContain('meeting:a')
  expect(facts.map((fact) => `${fact.stream} ${fact.seq}`)).toEqual([
    'room:main 1',
    'person:b 1',
    'person:b 2',
    'person:c 1',
    'room:main 2',
    'person:c 2',
  ])
  expect(findings).toMatchObject([
    {
      found: 'damage',
      segment: 1,
      line: 3,
      keptFacts: 1,
      rejoinedFacts: 5,
      lostFacts: 5,
      brokenStreams: ['meeting:a'],
    },
  ])
})

test('only the line feed between two lines changed: nothing is lost', async () => {
  const original = await written()
  const path = original.segments.at(-1) ?? ''
  const whole = original.disk.contents(path) ?? Buffer.alloc(0)
  const changed = Buffer.from(whole)
  changed[whole.indexOf('\n', whole.indexOf('\n') + 1)] = 0x0b
  const { facts } = await expectHonest(original, path, changed, 0)
  expect(facts).toEqual(original.facts)
})

test('damage in several places at once, the heads too: the journal opens, and after a full check it is whole', async () => {
  const original = await written()
  const disk = original.disk.copy()
  for (const path of original.segments) {
    const bytes = original.disk.contents(path) ?? Buffer.alloc(0)
    bytes.fill(0, bytes.length - 300, bytes.length - 200)
    disk.put(path, bytes)
  }
  disk.put(at('head.a'), Buffer.from('nonsense'))
  disk.put(at('head.b'), null)
  const first = await start(disk)
  expect(first.findings.map(({ found }) => found)).toEqual(['head-damaged', 'torn-tail'])
  expect(await first.journal.verify()).toMatchObject({ state: 'damaged', segment: 1 })
  await first.journal.close()
  const second = await start(first.files)
  expect(second.findings).toMatchObject([{ found: 'damage', segment: 1 }])
  const facts = await allFacts(second.journal)
  expect(facts[0]).toEqual(original.facts[0])
  expect(await second.journal.verify()).toMatchObject({ state: 'whole', facts: facts.length })
  await second.journal.close()
})

test('a sector the disk cannot read any more: what is before it is kept, whole commands behind it join again', async () => {
  const scribe = new Scribe()
  const original = await kept(
    Array.from({ length: 60 }, (_, index) => scribe.command(`meeting:m${index % 30}`, '说'.repeat(100))),
    1_000_000,
  )
  const disk = original.disk.copy()
  const badSector = { from: 8_192, to: 12_288 }
  const files: Files = {
    ...disk,
    open: async (path, how) => {
      const file = await disk.open(path, how)
      const read = (into: Uint8Array, at: number) => {
        const hits = at < badSector.to && at + into.length > badSector.from && path.endsWith('000001.jsonl')
        return hits ? Promise.reject(systemError('EIO', 'read')) : file.read(into, at)
      }
      return { ...file, read }
    },
  }
  const { journal, findings } = await opened({ folder, files })
  const facts = await allFacts(journal)
  const whole = original.disk.contents(original.segments[0] ?? '') ?? Buffer.alloc(0)
  const before = factsBefore(whole, badSector.from)
  expect(before).toBeGreaterThan(5)
  expect(facts.slice(0, before)).toEqual(original.facts.slice(0, before))
  expect(facts.length).toBeGreaterThan(40)
  expect(findings).toMatchObject([{ found: 'damage', segment: 1, lostFacts: 60 - facts.length }])
  expect(await journal.verify()).toMatchObject({ state: 'whole', facts: facts.length })
  await journal.close()
})

test('the heads of another journal are told, not believed', async () => {
  const [one, other] = [await written(), await written()]
  const disk = one.disk.copy()
  for (const name of ['head.a', 'head.b']) disk.put(at(name), other.disk.contents(at(name)))
  const { journal, findings, files } = await start(disk)
  expect(findings).toEqual([{ found: 'head-disagrees', headN: 11, journalN: 11 }])
  expect(await allFacts(journal)).toEqual(one.facts)
  await journal.close()
  expect((await start(files)).findings).toEqual([])
})

test('a start that is killed at any point of its repair is repaired by the next start', async () => {
  const original = await written()
  const path = original.segments[1] ?? ''
  const damaged = original.disk.contents(path) ?? Buffer.alloc(0)
  damaged.fill(0x20, 400, 450)
  const disk = original.disk.copy()
  disk.put(path, damaged)
  disk.put(at(checkAllName), Buffer.alloc(0))
  const whole = await start(disk)
  expect(whole.findings).toMatchObject([{ found: 'damage', segment: 2 }])
  const expected = await allFacts(whole.journal)
  await whole.journal.close()

  for (let step = 1, done = false; !done; step += 1) {
    const files = disk.copy()
    const failing = new FailingDisk(files)
    failing.plan = { code: 'EIO', at: step, stays: true }
    const answer = await openJournal({ folder, now: clockFrom(), files: failing, machine: mortal(), reserveBytes: 0 })
    const next = await start(files)
    expect(await allFacts(next.journal)).toEqual(expected)
    expect(await next.journal.verify()).toMatchObject({ state: 'whole' })
    await next.journal.close()
    expect(answer.ok || answer.refusal.code === 'journal.io').toBe(true)
    done = answer.ok
  }
})
