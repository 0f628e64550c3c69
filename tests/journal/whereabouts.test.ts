import { expect, test } from 'vitest'
import type { Files } from '#electron/journal/files'
import { makeLine } from '#electron/journal/line'
import { checkAllName } from '#electron/journal/recovery'
import type { Fact, StreamId } from '#shared/fact'
import { MemoryDisk } from './memory-disk'
import { appendAll, opened } from './opening'
import { Scribe } from './scribe'

const folder = '/data/journal'
const segmentBytes = 2_000

/** Ten years in small: an old meeting, many people behind it, a plan that is written on again and again. */
async function written() {
  const scribe = new Scribe()
  const commands = [scribe.command('meeting:old', '路灯', 3)]
  for (let person = 1; person <= 40; person += 1) {
    commands.push(scribe.command(`person:p${person}`, '王小宁'))
    if (person % 10 === 0) commands.push(scribe.command('plan:a', '议"stream":"meeting:none"题'))
  }
  commands.push(scribe.command('meeting:new', '停车', 2))
  const disk = new MemoryDisk()
  const { journal } = await opened({ folder, files: disk, segmentBytes })
  await appendAll(journal, commands)
  return { disk, journal, scribe, facts: commands.flat() }
}

function bytesOf(disk: MemoryDisk, path: string): Buffer {
  const bytes = disk.contents(path)
  if (!bytes) throw new Error(`${path} was just written`)
  return bytes
}

function of(stream: StreamId, facts: readonly Fact[]): readonly Fact[] {
  return facts.filter((fact) => fact.stream === stream)
}

test('every stream is found with all its facts in order, wherever it stands, and asked again it is the same', async () => {
  const { journal, facts } = await written()
  for (const _ of ['unknown yet', 'known']) {
    for (const stream of new Set(facts.map((fact) => fact.stream))) {
      expect(await journal.factsOf(stream)).toEqual(of(stream, facts))
    }
    expect(await journal.factsOf('meeting:none')).toEqual([])
  }
  await journal.close()
})

test('what is written after a stream was looked for is found too, in the segments that came to be since', async () => {
  const { journal, scribe, facts } = await written()
  expect(await journal.factsOf('meeting:old')).toEqual(of('meeting:old', facts))
  const later = Array.from({ length: 30 }, (_, index) => scribe.command(index % 2 ? 'meeting:old' : 'meeting:new'))
  await appendAll(journal, later)
  expect(await journal.factsOf('meeting:old')).toEqual(of('meeting:old', [...facts, ...later.flat()]))
  await journal.close()
})

test('the meeting of today is found without touching what lies years back', async () => {
  const { disk, journal, facts } = await written()
  await journal.close()
  const read: string[] = []
  const files: Files = {
    ...disk,
    open: (path, how) => {
      if (how === 'read') read.push(path)
      return disk.open(path, how)
    },
  }
  const again = await opened({ folder, files, segmentBytes })
  read.length = 0
  expect(await again.journal.factsOf('meeting:new')).toEqual(of('meeting:new', facts))
  expect(read.filter((path) => path.endsWith('000001.jsonl'))).toEqual([])
  await again.journal.close()
})

test('a damaged line is never passed over as if the stream were not there', async () => {
  const { disk, journal, facts } = await written()
  await journal.close()
  const path = `${folder}/000002.jsonl`
  const whole = bytesOf(disk, path)
  for (const at of [whole.indexOf('person:'), whole.lastIndexOf('"run"'), whole.length - 1]) {
    const damaged = disk.copy()
    const bytes = Buffer.from(whole)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    const next = await opened({ folder, files: damaged, segmentBytes })
    damaged.put(path, bytes)
    // Behind the damage all is well; in it or before it nobody can know.
    expect(await next.journal.factsOf('meeting:new')).toEqual(of('meeting:new', facts))
    await expect(next.journal.factsOf('meeting:old')).rejects.toThrow('does not hold')
    await expect(next.journal.factsOf('meeting:none')).rejects.toThrow('does not hold')
    expect(await damaged.exists(`${folder}/${checkAllName}`)).toBe(true)
    await next.journal.close()
  }
})

test('a segment that is gone or cut short is never passed over either', async () => {
  const { disk, journal } = await written()
  await journal.close()
  const path = `${folder}/000002.jsonl`
  for (const left of [null, bytesOf(disk, path).subarray(0, -200)]) {
    const damaged = disk.copy()
    const next = await opened({ folder, files: damaged, segmentBytes })
    damaged.put(path, left)
    await expect(next.journal.factsOf('meeting:old')).rejects.toThrow('does not hold')
    await next.journal.close()
  }
})

test('what a failed write left behind a segment’s last line is not read', async () => {
  const { disk, journal, scribe, facts } = await written()
  const path = `${folder}/000002.jsonl`
  disk.put(path, Buffer.concat([bytesOf(disk, path), Buffer.from('{"first":9,"facts":[{"stream":"meeting:torn"')]))
  expect(await journal.factsOf('meeting:old')).toEqual(of('meeting:old', facts))
  expect(await journal.factsOf('meeting:torn')).toEqual([])
  await appendAll(journal, [scribe.command('meeting:torn')])
  expect(await journal.factsOf('meeting:torn')).toHaveLength(1)
  await journal.close()
})

test('whole lines that follow one another and are not those that were written are not passed over either', async () => {
  const { disk, journal } = await written()
  await journal.close()
  const path = `${folder}/000002.jsonl`
  const lines = bytesOf(disk, path).toString().split('\n')
  const [before, last]: readonly { first: number; facts: unknown; run: string }[] = lines
    .slice(-3, -1)
    .map((line) => JSON.parse(line))
  if (!before || !last) throw new Error('a segment has many lines')
  const words = JSON.stringify(last.facts).replace('王小宁', '王小强')
  const forged = [...lines.slice(0, -2), makeLine(last.first, words, before.run).bytes.toString()].join('\n')
  expect(Buffer.byteLength(forged)).toBe(bytesOf(disk, path).length)
  const next = await opened({ folder, files: disk, segmentBytes })
  disk.put(path, Buffer.from(forged))
  await expect(next.journal.factsOf('meeting:none')).rejects.toThrow('does not hold')
  await next.journal.close()
})
