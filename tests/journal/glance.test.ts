import { expect, test } from 'vitest'
import { checkAllName } from '#electron/journal/recovery'
import { MemoryDisk } from './memory-disk'
import { appendAll, opened } from './opening'
import { Scribe } from './scribe'

const folder = '/data/journal'
const segmentBytes = 2_000

async function written() {
  const scribe = new Scribe()
  const commands = Array.from({ length: 40 }, (_, index) => scribe.command(`meeting:m${index % 7}`, '路灯', 2))
  const disk = new MemoryDisk()
  const { journal } = await opened({ folder, files: disk, segmentBytes })
  await appendAll(journal, commands)
  return { disk, journal, facts: commands.flat() }
}

test('the journal is seen whole from the newest segment back, as it stands and taken apart', async () => {
  const { journal, facts } = await written()
  const [seen, numbers]: [string[], number[]] = [[], []]
  for await (const glance of journal.glances()) {
    const there = await glance.facts()
    for (const fact of there) expect(glance.bytes.includes(JSON.stringify(fact))).toBe(true)
    numbers.unshift(...there.map(({ n }) => n))
    seen.unshift(glance.bytes.toString())
  }
  expect(numbers).toEqual(facts.map(({ n }) => n))
  expect(seen.length).toBeGreaterThan(3)
  expect(seen.join('').match(/"hash":/g)).toHaveLength(facts.length)
  await journal.close()
})

test('an empty journal has nothing to see', async () => {
  const { journal } = await opened({ folder, files: new MemoryDisk() })
  for await (const { facts } of journal.glances()) expect(await facts()).toEqual([])
  await journal.close()
})

test('no segment is shown that does not hold, and the next start checks every line', async () => {
  const { disk, journal } = await written()
  await journal.close()
  const path = `${folder}/000002.jsonl`
  const whole = disk.contents(path) ?? Buffer.alloc(0)
  const flipped = (at: number) => {
    const bytes = Buffer.from(whole)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    return bytes
  }
  for (const left of [
    flipped(whole.indexOf('meeting:')),
    flipped(whole.lastIndexOf('"run"')),
    whole.subarray(0, -200),
  ]) {
    const damaged = disk.copy()
    const next = await opened({ folder, files: damaged, segmentBytes })
    damaged.put(path, left)
    const shown: Buffer[] = []
    const look = async () => {
      for await (const { bytes } of next.journal.glances()) shown.push(bytes)
    }
    await expect(look()).rejects.toThrow('does not hold')
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.some((bytes) => bytes.includes(left.subarray(-300)))).toBe(false)
    expect(await damaged.exists(`${folder}/${checkAllName}`)).toBe(true)
    await next.journal.close()
  }
})
