import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLoss } from '#electron/journal/findings'
import { openJournal } from '#electron/journal/journal'
import type { Fact } from '#shared/fact'
import { FailingDisk } from './failing-disk'
import { type Chance, MemoryDisk, seeded } from './memory-disk'
import { allFacts, appendAll, clockFrom, mortal, opened } from './opening'
import { Scribe } from './scribe'

const folder = '/data/journal'

type Cut = { readonly disk: MemoryDisk; readonly kept: readonly Fact[] }

/**
 * The program at work until the power goes before its n-th call to the disk: the disk as it is found afterwards, and
 * the facts that had been acknowledged at that moment. Null when the work was finished before.
 */
async function workUntilCut(disk: MemoryDisk, n: number, together: number, chance: Chance): Promise<Cut | null> {
  const kept: Fact[] = []
  let cut: Cut | null = null
  const files = new FailingDisk(disk, () => {
    if (files.calls + 1 === n) cut = { disk: disk.afterPowerCut(chance), kept: [...kept] }
  })
  const start = await openJournal({
    folder,
    files,
    now: clockFrom(),
    machine: mortal(),
    segmentBytes: 1_500,
    reserveBytes: 0,
  })
  if (!start.ok) throw new Error(start.refusal.code)
  const { journal } = start.value
  kept.push(...(await allFacts(journal)))
  const scribe = new Scribe()
  scribe.resume(kept)
  for (let round = 0; round < 8; round += 1) {
    const commands = Array.from({ length: together }, (_, index) =>
      scribe.command(`meeting:m${index}`, '说'.repeat(round * 9)),
    )
    await Promise.all(
      commands.map(async (facts) => {
        const answer = await journal.append(facts)
        if (answer.ok) kept.push(...facts)
      }),
    )
    await journal.beat()
  }
  await journal.close()
  return cut
}

const trial = {
  seed: fc.nat(),
  together: fc.constantFrom(1, 1, 4),
  cuts: fc.array(fc.nat(70), { minLength: 1, maxLength: 3 }),
}

test('the power goes at any moment, also during repair: 0 acknowledged facts are lost over 400 trials', async () => {
  await fc.assert(
    fc.asyncProperty(fc.record(trial), async ({ seed, together, cuts }) => {
      const chance = seeded(seed)
      let disk = new MemoryDisk()
      let kept: readonly Fact[] = []
      for (const n of cuts) {
        const cut: Cut | null = await workUntilCut(disk, n, together, chance)
        if (!cut) break
        // A cut while the next start was still repairing has acknowledged nothing new.
        if (cut.kept.length > 0) kept = cut.kept
        disk = cut.disk
      }
      const first = await opened({ folder, files: disk })
      const facts = await allFacts(first.journal)
      expect(facts.slice(0, kept.length)).toEqual(kept)
      if (together === 1) expect(first.findings.filter(isLoss)).toEqual([])
      const scribe = new Scribe()
      scribe.resume(facts)
      await appendAll(first.journal, [scribe.command('meeting:m0')])

      // A torn tail that was not cut off would kill at the second start.
      const second = await opened({ folder, files: disk.copy() })
      expect(second.findings).toEqual([])
      expect(await second.journal.verify()).toMatchObject({ state: 'whole', facts: facts.length + 1 })
    }),
    { numRuns: 400 },
  )
}, 120_000)

test('the power goes while a torn tail is being cut: its bytes are in the file or in the copy, whole', async () => {
  const before = new MemoryDisk()
  const { journal } = await opened({ folder, files: before })
  await appendAll(journal, [new Scribe().command('meeting:a')])
  await journal.close()
  const path = `${folder}/000001.jsonl`
  const torn = Buffer.concat([before.contents(path) ?? Buffer.alloc(0), Buffer.from('{"first":2,"facts":[{"n":2,')])
  before.put(path, torn)
  for (let n = 1; n < 40; n += 1) {
    for (const chance of [seeded(n), seeded(n + 1_000), seeded(n + 2_000)]) {
      const disk = before.copy()
      let left: MemoryDisk | null = null
      const files = new FailingDisk(disk, () => {
        if (files.calls + 1 === n) left = disk.afterPowerCut(chance)
      })
      await (await opened({ folder, files })).journal.close()
      const found: MemoryDisk = left ?? disk
      const tails = found.paths().filter((each) => each.includes('.tail.'))
      const inPlace = found.contents(path) ?? Buffer.alloc(0)
      const whole = [inPlace, ...tails.map((each) => Buffer.concat([inPlace, found.contents(each) ?? Buffer.alloc(0)]))]
      expect(whole.some((bytes) => bytes.equals(torn))).toBe(true)
    }
  }
})

test('after a good end even a power cut leaves heads that know the last fact', async () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const disk = new MemoryDisk()
    const { journal } = await opened({ folder, files: disk })
    const scribe = new Scribe()
    await appendAll(journal, [scribe.command('meeting:a'), scribe.command('meeting:a')])
    await journal.close()
    const cut = disk.afterPowerCut(seeded(seed))
    const path = `${folder}/000001.jsonl`
    const lines = (cut.contents(path)?.toString() ?? '').split('\n')
    cut.put(path, Buffer.from(`${lines.slice(0, 2).join('\n')}\n`))
    const { findings } = await opened({ folder, files: cut })
    expect(findings).toMatchObject([{ found: 'head-ahead', headN: 2, journalN: 1, missingFacts: 1 }])
  }
})

test('this trial bites: a disk that only pretends to sync loses acknowledged facts in it', async () => {
  let lost = 0
  for (let n = 20; n < 50; n += 1) {
    const cut = await workUntilCut(new MemoryDisk(true), n, 1, seeded(n))
    if (!cut) continue
    const { journal } = await opened({ folder, files: cut.disk })
    if (journal.head.n < cut.kept.length) lost += 1
  }
  expect(lost).toBeGreaterThan(5)
})
