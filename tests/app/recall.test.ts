import { beforeEach, describe, expect, it } from 'vitest'
import { recall } from '#electron/app/recall'
import { keepRecollection } from '#electron/app/recollection'
import { genesisRun } from '#electron/journal/line'
import type { Fact, StreamId } from '#shared/fact'
import { MemoryDisk, seeded } from '#tests/journal/memory-disk'

const path = '/room/recalled'

/** A journal that only counts what is read of it: facts one by one, and segments of a thousand that are looked at. */
class CountedJournal {
  readonly facts: Fact[] = []
  timesRead = 0
  segmentsSeen = 0
  segmentsRead = 0
  readonly #bytes = new Map<number, { readonly of: number; readonly bytes: Buffer }>()

  constructor(readonly id = 'journal-1') {}

  get head() {
    return { journal: this.id, n: this.facts.length, run: this.#run(this.facts.length), segment: 1, bytes: 0 }
  }

  add(type: string, stream: StreamId, at = '2026-11-21T01:00:00.000Z', room = 'room-1', data: unknown = {}): void {
    const n = this.facts.length + 1
    this.facts.push({ n, room, stream, seq: n, act: n, at, by: 'clerk', type, data, prev: '', hash: String(n) })
  }

  many(count: number): void {
    for (let index = 0; index < count; index += 1) this.add('MinutesWritten', 'meeting:m1')
  }

  async *read(fromN: number) {
    for (const fact of this.facts.slice(fromN - 1)) {
      this.timesRead += 1
      yield { facts: [fact], n: fact.n, run: this.#run(fact.n) }
    }
  }

  async *glances() {
    for (let start = Math.floor((this.facts.length - 1) / 1000) * 1000; start >= 0; start -= 1000) {
      const own = this.facts.slice(start, start + 1000)
      const known = this.#bytes.get(start)
      const bytes =
        known?.of === own.length ? known.bytes : Buffer.from(own.map((fact) => JSON.stringify(fact)).join('\n'))
      this.#bytes.set(start, { of: own.length, bytes })
      this.segmentsSeen += 1
      yield {
        bytes,
        left: start / 1000,
        facts: async () => {
          this.segmentsRead += 1
          return own
        },
      }
    }
  }

  async runAt(n: number): Promise<string | null> {
    return n <= this.facts.length ? this.#run(n) : null
  }

  #run(n: number): string {
    return n === 0 ? genesisRun : `${this.facts[n - 1]?.hash}`.padStart(64, '0')
  }
}

let disk: MemoryDisk
let journal: CountedJournal

beforeEach(async () => {
  disk = new MemoryDisk()
  await disk.makeFolder('/room')
  journal = new CountedJournal()
  journal.add('RoomSetUp', 'room:room-1')
  journal.add('MeetingOpened', 'meeting:m1', '2026-11-21T02:00:00.000Z')
  journal.many(3_000)
})

const start = () => recall(journal, path, disk)
const known = { roomId: 'room-1', lastOpened: 'meeting:m1', lastAt: '2026-11-21T02:00:00.000Z' }

describe('a start', () => {
  it('looks through the whole journal when nothing was noted, and the next one reads only what came after', async () => {
    const first = await start()
    expect(first).toMatchObject(known)
    expect(journal.segmentsSeen).toBe(4)
    await first.keep()
    journal.many(10)
    journal.add('MeetingReopened', 'meeting:m2', '2026-11-22T02:00:00.000Z')
    Object.assign(journal, { timesRead: 0, segmentsSeen: 0 })
    const second = await start()
    expect(second).toMatchObject({ ...known, lastOpened: 'meeting:m2', lastAt: '2026-11-22T02:00:00.000Z' })
    expect([journal.timesRead, journal.segmentsSeen]).toEqual([11, 0])
  })

  it('does not write the note anew for the little that one morning adds', async () => {
    await (await start()).keep()
    const before = disk.contents(path)
    journal.many(300)
    await (await start()).keep()
    expect(disk.contents(path)).toEqual(before)
  })

  it('takes the clock and the running meeting from its own room’s facts, not from those taken in (E3)', async () => {
    journal.add('MeetingOpened', 'meeting:theirs', '2031-01-01T00:00:00.000Z', 'room-2')
    expect(await start()).toMatchObject(known)
  })

  it('gives a room that was never set up a new id', async () => {
    journal = new CountedJournal()
    const [one, two] = [await start(), await start()]
    expect(one.roomId).not.toBe(two.roomId)
  })
})

describe('a start without a note', () => {
  it('takes apart no more than the segments in which the last opening and the latest instant stand', async () => {
    journal.many(4_000)
    journal.add('MeetingOpened', 'meeting:m2', '2026-11-21T03:00:00.000Z')
    journal.many(1_500)
    expect(await start()).toMatchObject({ lastOpened: 'meeting:m2', lastAt: '2026-11-21T03:00:00.000Z' })
    expect([journal.segmentsSeen, journal.segmentsRead]).toEqual([9, 2])
  })

  it('says how far it is, and nothing where it reads only what came after the note', async () => {
    const told: unknown[] = []
    await recall(journal, path, disk, (progress) => told.push(progress))
    expect(told).toEqual([1, 2, 3, 4].map((done) => ({ done, total: 4 })))
    await (await start()).keep()
    await recall(journal, path, disk, () => told.push('again'))
    expect(told).toHaveLength(4)
  })

  it('is not led astray by what only looks like an opening or a later instant', async () => {
    journal.add('MinutesWritten', 'meeting:m3', '2026-11-21T01:30:00.000Z', 'room-1', {
      ...{ at: '2099-01-01T00:00:00.000Z', type: 'MeetingOpened', text: '"at":"2099-01-01T00:00:00.000Z"' },
    })
    journal.add('MeetingOpened', 'meeting:theirs', '2031-01-01T00:00:00.000Z', 'room-2')
    expect(await start()).toMatchObject(known)
  })

  it('knows what reading every fact from the first one on would say, whatever the clocks were', async () => {
    const chance = seeded(7)
    const oneOf = <Value>(values: readonly Value[]) => values[Math.floor(chance() * values.length)] as Value
    for (let round = 0; round < 60; round += 1) {
      journal = new CountedJournal()
      const many = Math.floor(chance() * 4_500)
      for (let index = 0; index < many; index += 1) {
        const type = chance() < 0.001 ? oneOf(['MeetingOpened', 'MeetingReopened']) : 'MinutesWritten'
        const at = new Date(Date.UTC(2026, 10, 21) + Math.floor(chance() * 1e9)).toISOString()
        journal.add(type, `meeting:m${Math.floor(chance() * 9)}`, at, oneOf(['room-1', 'room-1', 'room-2']))
      }
      const own = journal.facts.filter(({ room }) => room === journal.facts[0]?.room)
      const openings = own.filter(({ type }) => type !== 'MinutesWritten')
      const { lastAt, lastOpened } = await recall(journal, '/room/none', disk)
      expect(lastAt).toBe(
        own
          .map(({ at }) => at)
          .sort()
          .at(-1) ?? null,
      )
      expect(lastOpened).toBe(openings.at(-1)?.stream ?? null)
    }
  })
})

/** 损坏表: whatever happened to the note, the journal is looked through and says the same. */
describe('a note is not believed when', () => {
  const damages: readonly (readonly [string, () => Promise<void> | void])[] = [
    ['one bit of it has flipped', () => change((bytes) => bytes.with(90, (bytes[90] ?? 0) ^ 1))],
    ['it is cut short', () => change((bytes) => bytes.subarray(0, bytes.length - 20))],
    ['it is empty', () => change(() => new Uint8Array())],
    ['something is written behind it', () => change((bytes) => new Uint8Array([...bytes, 0x20]))],
    ['it is longer than any note of ours', () => change(() => new Uint8Array(1_000_000).fill(0x20))],
    ['it belongs to another journal', () => note({ journal: 'journal-2' })],
    ['it ends behind the journal', () => note({ n: 9_999 })],
    ['the journal has another history at its place', () => note({ run: 'f'.repeat(64) })],
    ['its sum is right and its shape is not', () => note({ roomId: '' })],
  ]
  it.each(damages)('%s', async (_words, damage) => {
    await (await start()).keep()
    await damage()
    journal.segmentsSeen = 0
    expect(await start()).toMatchObject(known)
    expect(journal.segmentsSeen).toBe(4)
  })

  it('flipped in any single bit', async () => {
    await (await start()).keep()
    const whole = disk.contents(path) ?? Buffer.alloc(0)
    for (let place = 0; place < whole.length; place += 1) {
      await change(() => whole.with(place, (whole[place] ?? 0) ^ (1 << (place % 8))))
      journal.segmentsSeen = 0
      expect(await start()).toMatchObject(known)
      expect(journal.segmentsSeen).toBe(4)
    }
  })
})

it('a power cut while the note is written leaves the old one or the new one, and both are true', async () => {
  await (await start()).keep()
  journal.many(2_500)
  await (await start()).keep()
  for (const chance of [() => 0, () => 0.5, () => 0.999]) {
    disk = disk.afterPowerCut(chance)
    expect(await start()).toMatchObject(known)
  }
})

async function change(by: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  const bytes = by(Uint8Array.from(disk.contents(path) ?? []))
  await disk.remove(path)
  const file = await disk.open(path, 'create')
  await file.write(bytes, 0)
  await file.close()
}

async function note(wrong: { journal?: string; n?: number; run?: string; roomId?: string }): Promise<void> {
  const { journal: id, ...rest } = { journal: journal.id, ...wrong }
  const right = { n: journal.head.n, run: journal.head.run, roomId: 'room-9', lastAt: null, lastOpened: null }
  await keepRecollection(disk, path, id, { ...right, ...rest })
}
