import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readReturn, writeReturn } from '#electron/exchange/return'
import { hashOf } from '#electron/journal/seal'
import type { Fact, StreamId } from '#shared/fact'
import { type GeneratedRoom, generateRoom } from '#tests/support/county'
import { type CountyDesk, countyRoom, openCounty } from './county-desk'

const said = { from: '2025-01-01', to: '2026-12-31', program: 'test', exportedAt: '2026-11-22T01:00:00.000Z' }

let rooms: readonly GeneratedRoom[]
let folder: string
let county: CountyDesk

beforeAll(() => {
  rooms = [1, 2, 3].map((number) => generateRoom(number, { rooms: 3, meetings: 3, seed: 7 }))
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yishitai-returns-'))
  county = await openCounty()
})
afterEach(async () => {
  await county.close()
  await rm(folder, { recursive: true, force: true })
})

function roomAt(index: number): GeneratedRoom {
  const room = rooms[index]
  if (!room) throw new Error(`the test county has no room ${index}`)
  return room
}

function atHome(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter((fact) => !fact.stream.startsWith('person:'))
}

function bytesOf(room: GeneratedRoom, facts: readonly Fact[] = atHome(room.facts)): Uint8Array {
  return writeReturn(facts, { room: room.room, roomName: room.name, township: room.name, ...said })
}

async function fileOf(room: GeneratedRoom, facts?: readonly Fact[]): Promise<string> {
  const path = join(folder, `${room.name}-${Math.round((await readdir(folder)).length)}.ystreturn`)
  await writeFile(path, bytesOf(room, facts))
  return path
}

async function takeAll(paths: readonly string[]) {
  const reviewed = await county.exchanging.review(paths)
  if (!reviewed.ok) throw new Error(reviewed.refusal.message)
  const taken = await county.exchanging.take()
  if (!taken.ok) throw new Error(taken.refusal.message)
  return { reviews: reviewed.value, ...taken.value }
}

/** What the county has of other rooms. */
async function foreign(): Promise<ReadonlyMap<StreamId, readonly string[]>> {
  return new Map([...(await county.kept())].filter(([stream]) => stream !== `room:${countyRoom}`))
}

function sumOf(all: readonly GeneratedRoom[]): ReadonlyMap<StreamId, readonly string[]> {
  const streams = new Map<StreamId, string[]>()
  for (const { stream, hash } of all.flatMap((room) => atHome(room.facts)))
    streams.set(stream, [...(streams.get(stream) ?? []), hash])
  return streams
}

/** Facts of every stream up to a share of its length: a return of an earlier quarter. */
function earlier(room: GeneratedRoom, share: number): readonly Fact[] {
  const facts = atHome(room.facts)
  const lengths = new Map<StreamId, number>()
  for (const fact of facts) lengths.set(fact.stream, fact.seq)
  return facts.filter((fact) => fact.seq <= Math.max(1, Math.floor((lengths.get(fact.stream) ?? 0) * share)))
}

describe('what many rooms return becomes the union (E1)', () => {
  it('is the sum of all rooms in any order, and twice is as good as once', async () => {
    const paths = await Promise.all([roomAt(2), roomAt(0), roomAt(1)].map((room) => fileOf(room)))
    const first = await takeAll(paths)
    expect(first.files.map((file) => file.problem)).toEqual(['', '', ''])
    expect(await foreign()).toEqual(sumOf(rooms))
    const again = await takeAll([...paths].reverse())
    expect(again.files.map((file) => file.taken)).toEqual([0, 0, 0])
    expect(again.reviews.map((review) => review.found?.fresh)).toEqual([0, 0, 0])
    expect(await foreign()).toEqual(sumOf(rooms))
  })

  it('a later return goes on where an earlier one ended, and an earlier one after it takes nothing back', async () => {
    const whole = await fileOf(roomAt(0))
    const half = await fileOf(roomAt(0), earlier(roomAt(0), 0.5))
    const third = await fileOf(roomAt(0), earlier(roomAt(0), 0.3))
    await takeAll([half])
    const grown = await takeAll([whole, third])
    expect(grown.files[0]?.taken).toBeGreaterThan(0)
    expect(grown.files[1]?.taken).toBe(0)
    expect(await foreign()).toEqual(sumOf([roomAt(0)]))
  })

  it('stopped in the middle keeps what is in, and doing it again completes it', async () => {
    const path = await fileOf(roomAt(0))
    await county.exchanging.review([path])
    const stopping = county.exchanging.take()
    county.exchanging.cancel()
    expect(await stopping).toMatchObject({ ok: true, value: { isCancelled: true } })
    const half = await foreign()
    expect([...half.values()].flat().length).toBeLessThan(atHome(roomAt(0).facts).length)
    await takeAll([path])
    expect(await foreign()).toEqual(sumOf([roomAt(0)]))
  })

  it('a disk that fills up in the middle of a file says how many of its facts are in, and the same file completes it', async () => {
    const [first, second] = [generateRoom(1, { rooms: 3, meetings: 7, seed: 7 }), roomAt(1)]
    expect(atHome(first.facts).length).toBeGreaterThan(500)
    const paths = [await fileOf(first), await fileOf(second)]
    const full = await openCounty(countyRoom, undefined, { linesBeforeFull: 1 })
    try {
      await full.exchanging.review(paths)
      const cut = await full.exchanging.take()
      if (!cut.ok) throw new Error(cut.refusal.message)
      const [file] = cut.value.files
      expect(cut.value.files).toHaveLength(1)
      expect(file?.taken).toBe(400)
      expect(file?.problem).toContain('这份文件已收下 400 条，其余还没有收。电脑磁盘已满')
      expect(file?.problem).toContain('会从断的地方接着收')
      full.makeSpace()
      const again = await full.exchanging.take()
      expect(again.ok && again.value.files.map(({ taken, problem }) => [taken, problem])).toEqual([
        [atHome(first.facts).length - 400, ''],
        [atHome(second.facts).length, ''],
      ])
    } finally {
      await full.close()
    }
  })

  it('two rooms with the same name stay two rooms', async () => {
    const twin = { ...roomAt(1), name: roomAt(0).name }
    const { reviews } = await takeAll([await fileOf(roomAt(0)), await fileOf(twin)])
    expect(new Set(reviews.map((review) => review.found?.room)).size).toBe(2)
    expect(await foreign()).toEqual(sumOf([roomAt(0), roomAt(1)]))
  })

  it('shows a stream that tells something else, and leaves ours as it is (E3)', async () => {
    await takeAll([await fileOf(roomAt(0))])
    const before = await foreign()
    const changed = retold(atHome(roomAt(0).facts))
    const { reviews, files } = await takeAll([await fileOf(roomAt(0), changed.facts)])
    expect(reviews[0]?.found?.conflicts).toEqual([expect.objectContaining({ seq: changed.seq })])
    expect(files[0]?.taken).toBe(0)
    expect(await foreign()).toEqual(before)
  })

  it('records of another room can be looked at and not changed', async () => {
    await takeAll([await fileOf(roomAt(0))])
    const topic = atHome(roomAt(0).facts).find((fact) => fact.type === 'TopicEntered')
    const refused = await county.desk.ask(topic?.stream ?? 'topic:none', { type: 'topic.reconsider' })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'desk.foreign' } })
  })

  it('says how far it is', async () => {
    await takeAll([await fileOf(roomAt(0)), await fileOf(roomAt(1))])
    const shares = county.told.filter((each) => each.step.startsWith('正在收')).map((each) => each.done / each.total)
    expect(shares.length).toBeGreaterThan(1)
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
  })
})

describe('a file that is not right is refused whole, with its reason (E2)', () => {
  it.each([
    ['one flipped byte in the middle', (bytes: Buffer) => flipped(bytes, Math.floor(bytes.length / 2)), '有问题'],
    ['one flipped byte in the last line', (bytes: Buffer) => flipped(bytes, bytes.length - 20), '有问题'],
    ['one flipped byte in the name of the room', (bytes: Buffer) => flipped(bytes, bytes.indexOf('roomName') + 12), ''],
    ['half of it', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2)), '没有拷完'],
    ['nothing at all', () => Buffer.from(''), '不是台账上报文件'],
    ['a photo', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), '不是台账上报文件'],
    ['a newer version', (bytes: Buffer) => replaced(bytes, '"version":1', '"version":2'), '新版本'],
    ['ten thousand brackets', () => Buffer.from('['.repeat(100_000)), '不是台账上报文件'],
    ['a line taken out', (bytes: Buffer) => without(bytes, 5), '没有拷完'],
  ])('%s', async (_what, spoil, says) => {
    const path = join(folder, 'bad.ystreturn')
    await writeFile(path, spoil(Buffer.from(bytesOf(roomAt(0)))))
    const good = await fileOf(roomAt(1))
    const { reviews, files } = await takeAll([path, good])
    expect(reviews[0]?.found).toBeNull()
    expect(reviews[0]?.problem).toContain(says)
    expect(files[0]?.taken).toBe(0)
    expect(await foreign()).toEqual(sumOf([roomAt(1)]))
  })

  it('a well-sealed file with a fact this program does not know is from a newer program', () => {
    const facts = resealed(atHome(roomAt(0).facts).slice(0, 1), (fact) => ({ ...fact, type: 'RoomDreamed' }))
    expect(readReturn(bytesOf(roomAt(0), facts))).toMatchObject({ ok: false, refusal: { code: 'return.newer-facts' } })
  })

  it('a well-sealed file that tells nonsense is refused and throws nothing', () => {
    const speech = atHome(roomAt(0).facts).find((fact) => fact.type === 'SpeechStarted')
    const facts = resealed(speech ? [speech] : [], (fact) => ({ ...fact, seq: 1, act: 1, prev: '' }))
    expect(readReturn(bytesOf(roomAt(0), facts))).toMatchObject({ ok: false, refusal: { code: 'return.damaged' } })
  })

  it('people of the roster, or another room’s own record, are not taken even when somebody puts them in', () => {
    const person = roomAt(0)
      .facts.filter((fact) => fact.stream.startsWith('person:'))
      .slice(0, 1)
    expect(readReturn(bytesOf(roomAt(0), person))).toMatchObject({ ok: false })
    const stolen = resealed(
      atHome(roomAt(1).facts).filter((fact) => fact.type === 'RoomSetUp'),
      (fact) => ({ ...fact, room: roomAt(0).room }),
    )
    expect(readReturn(bytesOf(roomAt(0), stolen))).toMatchObject({ ok: false })
  })

  it('ten thousand spoiled files throw nothing and are never taken for good', () => {
    const good = Buffer.from(bytesOf(roomAt(0), earlier(roomAt(0), 0.05)))
    expect(readReturn(good).ok).toBe(true)
    let seed = 1
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    for (let round = 0; round < 10_000; round += 1) {
      const bytes = Buffer.from(good)
      const place = next(bytes.length)
      bytes[place] = (bytes[place] ?? 0) ^ (1 << next(8))
      const read = readReturn(next(5) === 0 ? bytes.subarray(0, next(bytes.length)) : bytes)
      expect(read.ok).toBe(false)
    }
  })

  it('the room’s own file is not taken back in', async () => {
    const own = await openCounty(roomAt(0).room)
    try {
      const answer = await own.exchanging.review([await fileOf(roomAt(0))])
      expect(answer.ok && answer.value[0]?.problem).toContain('本机自己')
    } finally {
      await own.close()
    }
  })

  it('a file that vanished with its stick is said, and the others are taken', async () => {
    const gone = await fileOf(roomAt(0))
    const good = await fileOf(roomAt(1))
    await county.exchanging.review([gone, good])
    await rm(gone)
    const taken = await county.exchanging.take()
    expect(taken).toMatchObject({ ok: true })
    expect(taken.ok && taken.value.files[0]?.problem).toContain('拔出')
    expect(await foreign()).toEqual(sumOf([roomAt(1)]))
  })
})

describe('writing a return', () => {
  it('holds what was touched in the period, whole, and what stays at home stays at home', async () => {
    const drive = folder
    const { desk, exchanging } = county
    const entry = {
      said: '',
      suggestion: '',
      source: 'masses',
      channel: '',
      proposer: '',
      contact: '',
      area: '',
      touched: '',
      code: '',
    }
    await desk.ask('topic:t1', { type: 'topic.enter', ...entry, title: '场镇停车', enteredOn: '2026-11-20' })
    const written = await exchanging.write({ from: '2026-11-01', to: '2026-11-30' }, await asDrive(drive))
    if (!written.ok) throw new Error(written.refusal.message)
    const [name] = written.value.files.map((file) => file.name).filter((each) => each.endsWith('.ystreturn'))
    const read = await readFileOf(join(written.value.folder, name ?? ''))
    expect(read.ok && read.value.streams.map(([first]) => first?.stream)).toEqual([`room:${countyRoom}`, 'topic:t1'])
    const none = await exchanging.write({ from: '2025-01-01', to: '2025-01-31' }, await asDrive(drive))
    expect(none).toMatchObject({ ok: false, refusal: { code: 'return.nothing' } })
  })
})

async function asDrive(path: string): Promise<string> {
  const { stickFiles } = await import('#electron/export/stick-files')
  const { deviceOf } = await import('./county-desk')
  deviceOf.set(path, (await stickFiles.deviceOf(path)) ?? '')
  expect((await stat(path)).isDirectory()).toBe(true)
  return path
}

async function readFileOf(path: string) {
  const { readFile } = await import('node:fs/promises')
  return readReturn(await readFile(path))
}

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString().replace(from, to))
}

function without(bytes: Buffer, line: number): Buffer {
  return Buffer.from(
    bytes
      .toString()
      .split('\n')
      .filter((_, index) => index !== line)
      .join('\n'),
  )
}

/** The same streams with one word of one of them told differently and sealed anew from there on. */
function retold(facts: readonly Fact[]): { readonly facts: readonly Fact[]; readonly seq: number } {
  const edited = facts.find((fact) => fact.type === 'MinutesWritten')
  if (!edited) throw new Error('the generated meeting has no minutes')
  const rewritten = facts.map((fact) =>
    fact === edited ? { ...fact, data: { ...(fact.data as object), text: '另有说法' } } : fact,
  )
  const own = rewritten.filter((fact) => fact.stream === edited.stream)
  const sealed = resealed(own, (fact) => fact)
  const bySeq = new Map(sealed.map((fact) => [fact.seq, fact]))
  return {
    facts: rewritten.map((fact) => (fact.stream === edited.stream ? (bySeq.get(fact.seq) ?? fact) : fact)),
    seq: edited.seq,
  }
}

function resealed(facts: readonly Fact[], change: (fact: Fact) => Fact): readonly Fact[] {
  let prev = ''
  return facts.map((fact) => {
    const unsealed = { ...change(fact), prev }
    const hash = hashOf(unsealed)
    prev = hash
    return { ...unsealed, hash }
  })
}
