import { beforeEach, describe, expect, it } from 'vitest'
import { FirstPage } from '#electron/app/first-page'
import type { ListInParts, Summary } from '#shared/contract/storage'
import type { Fact, StreamId } from '#shared/fact'
import { MemoryDisk } from '#tests/journal/memory-disk'

const path = '/room/first-page'
const roomStream: StreamId = 'room:room-1'

/** A room of many years, as far as its first page is concerned: a journal that only has a head, and a store. */
class OldRoom {
  head = { journal: 'journal-1', n: 5_000, run: 'a'.repeat(64), segment: 1, bytes: 0 }
  state = 'ready'
  isShort = false
  isMeetingOn = false
  version = '1.0.0'
  timesAsked = 0
  roomFacts: readonly Fact[] = [fact('RoomSetUp', roomStream, 1)]
  list: ListInParts = {
    ahead: [row('meeting:coming')],
    over: Array.from({ length: 50 }, (_, index) => row(`meeting:over-${index}`)),
    overCount: 9_000,
  }
  whileAsked = () => {}

  open(): Promise<FirstPage> {
    const room = this
    return FirstPage.open({
      ...{ path, roomStream, ownRoom: 'room-1', version: this.version, files: disk },
      journal: this,
      store: {
        get status() {
          return { state: room.state }
        },
        get isShort() {
          return room.isShort
        },
        factsOf: async () => {
          room.timesAsked += 1
          room.whileAsked()
          return room.roomFacts
        },
        listInParts: async (_kind, _room, _text, most) => ({ ...room.list, over: room.list.over.slice(-most) }),
      },
      isMeetingOn: () => room.isMeetingOn,
    })
  }

  /** Something is kept while the program runs. */
  keep(page: FirstPage, stream: StreamId): void {
    const n = this.head.n + 1
    this.head = { ...this.head, n, run: String(n).padStart(64, '0') }
    page.kept([fact('Something', stream, n)], this.head.run)
  }
}

let disk: MemoryDisk
let room: OldRoom

beforeEach(async () => {
  disk = new MemoryDisk()
  await disk.makeFolder('/room')
  room = new OldRoom()
  await (await room.open()).keep()
})

describe('the first page of a room of many years', () => {
  it('is known at the next start: the room, what is ahead, and the latest of what is over', async () => {
    const page = await room.open()
    expect(page.isKnown).toBe(true)
    expect(page.factsOf(roomStream)).toEqual(room.roomFacts)
    expect(page.factsOf('meeting:coming')).toBeNull()
    const shown = page.meetings(50)
    expect(shown?.ahead.map(({ stream }) => stream)).toEqual(['meeting:coming'])
    expect(shown?.over).toHaveLength(50)
    expect(shown?.overCount).toBe(9_000)
    expect(page.meetings(2)?.over.map(({ stream }) => stream)).toEqual(['meeting:over-48', 'meeting:over-49'])
    expect(page.isOver('meeting:coming')).toBe(false)
    expect(page.isOver('meeting:long-ago')).toBe(true)
  })

  it('does not know more meetings than were written down, unless those are all', async () => {
    expect((await room.open()).meetings(100)).toBeNull()
    room.list = { ...room.list, overCount: 50 }
    const page = await room.open()
    room.keep(page, 'person:one')
    await page.keep()
    expect((await room.open()).meetings(100)?.over).toHaveLength(50)
  })

  it('is known until something of a meeting or of the room is kept', async () => {
    const page = await room.open()
    room.keep(page, 'person:one')
    expect(page.isKnown).toBe(true)
    room.keep(page, 'meeting:over-1')
    expect(page.isKnown).toBe(false)
    expect([page.meetings(50), page.factsOf(roomStream), page.isOver('meeting:over-1')]).toEqual([null, null, false])
    const other = await room.open()
    expect(other.isKnown).toBe(false)
  })

  it('is written anew when the program ends after something was kept, and not when nothing was', async () => {
    const page = await room.open()
    await page.keep()
    expect(room.timesAsked).toBe(1)
    room.keep(page, 'meeting:new')
    room.list = { ...room.list, ahead: [row('meeting:coming'), row('meeting:new')] }
    await page.keep()
    expect((await room.open()).meetings(50)?.ahead).toHaveLength(2)
  })

  it('is written while nobody does anything, and not during a meeting', async () => {
    const page = await room.open()
    room.keep(page, 'meeting:new')
    await page.look()
    expect((await room.open()).isKnown).toBe(false)
    room.isMeetingOn = true
    await page.look()
    expect((await room.open()).isKnown).toBe(false)
    room.isMeetingOn = false
    await page.look()
    expect((await room.open()).isKnown).toBe(true)
  })

  it('is not written while the store is behind, and not when something is kept while it is asked', async () => {
    const page = await room.open()
    room.keep(page, 'meeting:new')
    room.state = 'behind'
    await page.keep()
    expect(room.timesAsked).toBe(1)
    room.state = 'ready'
    room.whileAsked = () => {
      room.whileAsked = () => {}
      room.keep(page, 'meeting:newer')
    }
    await page.keep()
    expect((await room.open()).isKnown).toBe(false)
    await page.keep()
    expect((await room.open()).isKnown).toBe(true)
  })

  it('is not written for a room with a short journal, which is read as fast', async () => {
    await disk.remove(path)
    room.isShort = true
    await (await room.open()).keep()
    expect(await disk.exists(path)).toBe(false)
  })
})

/** 损坏表: whatever happened to the note, the store is asked. */
describe('what was written down is not believed when', () => {
  const damages: readonly (readonly [string, () => Promise<void> | void])[] = [
    ['the journal has gone on', () => heading({ n: 5_001 })],
    ['the journal ends before it', () => heading({ n: 4_999 })],
    ['the journal has another history there', () => heading({ run: 'b'.repeat(64) })],
    ['it belongs to another journal', () => heading({ journal: 'journal-2' })],
    [
      'another version of the program wrote it',
      () => {
        room.version = '1.0.1'
      },
    ],
    ['one bit of it has flipped', () => change((bytes) => bytes.with(300, (bytes[300] ?? 0) ^ 1))],
    ['it is cut short', () => change((bytes) => bytes.subarray(0, bytes.length - 20))],
    ['it is empty', () => change(() => new Uint8Array())],
    ['something is written behind it', () => change((bytes) => new Uint8Array([...bytes, 0x20]))],
    ['it is longer than any note of ours', () => change(() => new Uint8Array(5_000_000).fill(0x20))],
  ]
  it.each(damages)('%s', async (_words, damage) => {
    expect((await room.open()).isKnown).toBe(true)
    await damage()
    expect((await room.open()).isKnown).toBe(false)
  })

  function heading(other: Partial<OldRoom['head']>): void {
    room.head = { ...room.head, ...other }
  }

  async function change(by: (bytes: Uint8Array) => Uint8Array): Promise<void> {
    const bytes = by(Uint8Array.from(disk.contents(path) ?? []))
    await disk.remove(path)
    const file = await disk.open(path, 'create')
    await file.write(bytes, 0)
    await file.close()
  }
})

function row(stream: StreamId): Summary {
  return { stream, kind: 'meeting', room: 'room-1', seq: 1, sort: '', words: [], row: { stream } }
}

function fact(type: string, stream: StreamId, n: number): Fact {
  const at = '2026-11-21T01:00:00.000Z'
  const hash = String(n).padStart(64, '0')
  return { n, room: 'room-1', stream, seq: 1, act: 1, at, by: 'clerk', type, data: {}, prev: '', hash }
}
