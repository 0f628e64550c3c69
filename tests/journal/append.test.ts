import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diskFiles, type Files } from '#electron/journal/files'
import { openJournal } from '#electron/journal/journal'
import type { Verdict } from '#electron/journal/reading'
import { allFacts, appendAll, clockFrom, newFolder, opened } from './opening'
import { Scribe } from './scribe'

test('what was acknowledged is there after closing and opening, in order, with the same running hash', async () => {
  const folder = newFolder()
  const scribe = new Scribe()
  const commands = [scribe.command('meeting:a'), scribe.command('person:b', '王小宁', 3), scribe.command('meeting:a')]
  const first = await opened({ folder })
  expect(first.findings).toEqual([])
  await appendAll(first.journal, commands)
  const { head } = first.journal
  expect(head).toMatchObject({ n: 5, segment: 1 })
  await first.journal.close()

  const second = await opened({ folder })
  expect(second.findings).toEqual([])
  expect(second.journal.head).toEqual(head)
  expect(await allFacts(second.journal)).toEqual(commands.flat())
  expect(await second.journal.factsOf('meeting:a')).toEqual([commands[0], commands[2]].flat())
  expect(await second.journal.verify()).toEqual({ state: 'whole', facts: 5, segments: 1 })
  await second.journal.close()
})

test('a segment that is full is followed by the next, and reading goes through all of them', async () => {
  const folder = newFolder()
  const scribe = new Scribe()
  const commands = Array.from({ length: 40 }, (_, index) => scribe.command(`meeting:m${index % 3}`))
  const first = await opened({ folder, segmentBytes: 2_000 })
  await appendAll(first.journal, commands)
  await first.journal.close()
  expect(readdirSync(folder).filter((name) => name.endsWith('.jsonl')).length).toBeGreaterThan(5)

  const { journal, findings } = await opened({ folder, segmentBytes: 2_000 })
  expect(findings).toEqual([])
  expect(await allFacts(journal)).toEqual(commands.flat())
  expect(await journal.verify()).toMatchObject({ state: 'whole', facts: 40 })
  const later: number[] = []
  for await (const { facts } of journal.read(17)) later.push(...facts.map((fact) => fact.n))
  expect(later).toEqual(Array.from({ length: 24 }, (_, index) => 17 + index))
  await appendAll(journal, [scribe.command('meeting:m0')])
  expect(journal.head.n).toBe(41)
  await journal.close()
})

test('reading on from the head reads nothing: no segment is opened for it', async () => {
  let opens = 0
  const files: Files = {
    ...diskFiles,
    open: (path, how) => {
      if (path.endsWith('.jsonl')) opens += 1
      return diskFiles.open(path, how)
    },
  }
  const { journal } = await opened({ folder: newFolder(), files })
  const scribe = new Scribe()
  await appendAll(journal, [scribe.command('meeting:a'), scribe.command('meeting:a')])
  const numbersFrom = async (fromN: number) => {
    const numbers: number[] = []
    for await (const { facts } of journal.read(fromN)) numbers.push(...facts.map((fact) => fact.n))
    return numbers
  }
  const before = opens
  expect(await numbersFrom(3)).toEqual([])
  expect(opens).toBe(before)
  expect(await numbersFrom(2)).toEqual([2])
  expect(opens).toBeGreaterThan(before)
  await journal.close()
})

test('commands that come together share one sync and are answered in their order', async () => {
  let syncs = 0
  const files: Files = {
    ...diskFiles,
    open: async (path, how) => {
      const file = await diskFiles.open(path, how)
      return {
        ...file,
        sync: () => {
          if (path.endsWith('.jsonl')) syncs += 1
          return file.sync()
        },
      }
    },
  }
  const { journal } = await opened({ folder: newFolder(), files })
  const scribe = new Scribe()
  const before = syncs
  const answered: number[] = []
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const answer = await journal.append(scribe.command('meeting:a'))
      answered.push(answer.ok ? answer.value.n : -1)
    }),
  )
  expect(answered).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  // The first goes alone, the 49 that came meanwhile go together.
  expect(syncs - before).toBe(2)
  expect((await allFacts(journal)).map((fact) => fact.n)).toEqual(answered)
  await journal.close()
})

test('the running hash can be asked for at every fact: it is the one after its command', async () => {
  const { journal } = await opened({ folder: newFolder(), segmentBytes: 900 })
  const scribe = new Scribe()
  const runs = [await journal.runAt(0)]
  for (const count of [1, 3, 2]) {
    const answer = await journal.append(scribe.command('meeting:a', '甲', count))
    for (let fact = 0; fact < count; fact += 1) runs.push(answer.ok ? answer.value.run : null)
  }
  for (const [n, run] of runs.entries()) expect(await journal.runAt(n)).toBe(run)
  expect(await journal.runAt(7)).toBeNull()
  await journal.close()
})

test('facts that do not follow are our own mistake and throw', async () => {
  const { journal } = await opened({ folder: newFolder() })
  await expect(journal.append(new Scribe(1).command('meeting:a'))).rejects.toThrow('do not follow')
  await expect(journal.append([])).rejects.toThrow('do not follow')
  const [fact] = new Scribe().command('meeting:a')
  await expect(journal.append(fact ? [{ ...fact, by: '别人' }] : [])).rejects.toThrow('its own hash')
  expect(journal.head.n).toBe(0)
  await journal.close()
})

test('a program that is ending refuses with a sentence, and what was queued before is still kept', async () => {
  const folder = newFolder()
  const { journal } = await opened({ folder })
  const scribe = new Scribe()
  const queued = [journal.append(scribe.command('meeting:a')), journal.append(scribe.command('meeting:a'))]
  const closing = journal.close()
  const late = await journal.append(scribe.command('meeting:a'))
  expect(late).toMatchObject({ ok: false, refusal: { code: 'journal.closed' } })
  await closing
  expect((await Promise.all(queued)).map((answer) => answer.ok)).toEqual([true, true])
  const again = await opened({ folder })
  expect(again.journal.head.n).toBe(2)
  expect(again.findings).toEqual([])
  await again.journal.close()
})

test('the full check tells how far it is, and stops when it is told to', async () => {
  const { journal } = await opened({ folder: newFolder(), segmentBytes: 2_000 })
  const scribe = new Scribe()
  await appendAll(
    journal,
    Array.from({ length: 30 }, () => scribe.command('meeting:a')),
  )
  const seen: number[] = []
  expect(await journal.verify(({ n }) => seen.push(n))).toMatchObject({ state: 'whole', facts: 30 })
  expect(seen.at(-1)).toBe(30)
  const stop = new AbortController()
  const verdict: Verdict = await journal.verify(() => stop.abort(), stop.signal)
  expect(verdict).toMatchObject({ state: 'stopped', checkedN: seen[0] })
  await journal.close()
})

test('a journal of a newer program is refused by name and nothing is touched', async () => {
  const folder = newFolder()
  const { journal } = await opened({ folder })
  await appendAll(journal, [new Scribe().command('meeting:a')])
  await journal.close()
  const newer = readFileSync(new URL('samples/format-3.jsonl', import.meta.url))
  await diskFiles.open(join(folder, '000002.jsonl'), 'create').then(async (file) => {
    await file.write(newer, 0)
    await file.close()
  })
  const before = snapshotOf(folder)
  const answer = await openJournal({ folder, now: clockFrom() })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'journal.newer-format' } })
  expect(answer.ok ? '' : answer.refusal.message).toContain('格式 3')
  expect(snapshotOf(folder)).toEqual(before)
})

test('a journal of format 1, as it was first shipped, opens with all its facts', async () => {
  const folder = newFolder()
  await diskFiles.makeFolder(folder)
  const sample = readFileSync(new URL('samples/format-1.jsonl', import.meta.url))
  const file = await diskFiles.open(join(folder, '000001.jsonl'), 'create')
  await file.write(sample, 0)
  await file.close()
  const { journal, findings } = await opened({ folder })
  expect(findings).toEqual([])
  expect((await allFacts(journal)).map(({ n, stream, seq }) => [n, stream, seq])).toEqual([
    [1, 'meeting:sample', 1],
    [2, 'person:wang', 1],
    [3, 'person:wang', 2],
    [4, 'meeting:sample', 2],
  ])
  expect(await journal.verify()).toEqual({ state: 'whole', facts: 4, segments: 1 })
  await journal.close()
})

test('a journal of format 2, with a meeting that was deleted, opens with what was left of it (K4)', async () => {
  const folder = newFolder()
  await diskFiles.makeFolder(folder)
  const sample = readFileSync(new URL('samples/format-2.jsonl', import.meta.url))
  const file = await diskFiles.open(join(folder, '000001.jsonl'), 'create')
  await file.write(sample, 0)
  await file.close()
  const { journal, findings } = await opened({ folder })
  expect(findings).toEqual([])
  expect((await allFacts(journal)).map(({ n, stream, type }) => [n, stream, type])).toEqual([
    [1, 'meeting:gone', 'Erased'],
    [2, 'meeting:gone', 'Erased'],
    [3, 'meeting:sample', 'Noted'],
    [4, 'meeting:gone', 'Erased'],
    [5, 'room:room-a', 'MeetingErased'],
  ])
  expect(await journal.verify()).toEqual({ state: 'whole', facts: 5, segments: 1 })
  await journal.close()
})

function snapshotOf(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')]))
}
