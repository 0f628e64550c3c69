import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dropDerived, dropOrphans, eraseMeeting } from '#electron/app/erasing'
import { Leaving } from '#electron/app/leaving'
import { PinLock } from '#electron/app/pin-lock'
import { Desk } from '#electron/desk/desk'
import { kindFor } from '#electron/desk/kinds'
import { Exchanging } from '#electron/exchange/exchanging'
import { deskHandlers } from '#electron/ipc/handlers/desk'
import type { Journal } from '#electron/journal/journal'
import { type Fact, type StreamId, streamOf } from '#shared/fact'
import { defaultMeetingRules } from '#shared/meeting/rules'
import type { Room } from '#shared/room/room'
import { newFolder, opened } from '#tests/journal/opening'
import { someDetails } from '#tests/support/meeting'

const ownRoom = 'room-1'
const roomStream = streamOf('room', ownRoom)
const old = streamOf('meeting', 'old')
const young = streamOf('meeting', 'young')
const secret = '王小宁说的心里话'

/** A room of this machine: a real desk on a real journal, with a clock that the test sets. */
async function openRoom(root: string, at = '2026-11-21T03:00:00.000Z') {
  const folders = {
    ...{ root, journal: join(root, 'journal'), storage: join(root, 'storage'), pinLock: join(root, 'lock.json') },
    ...{ attachments: '', log: '', recollection: '', copySetting: '', windowState: '' },
    ...{ typing: join(root, 'typing.json'), firstPage: join(root, 'first-page') },
  }
  await dropDerived(folders)
  const { journal, erasure } = await opened({ folder: folders.journal })
  const clock = { at }
  let ids = 0
  const desk = new Desk({
    journal,
    factsOf: (stream) => journal.factsOf(stream),
    now: () => clock.at,
    newId: () => {
      ids += 1
      return `id-${ids}`
    },
    room: () => ownRoom,
    by: 'clerk',
    onKept: () => {},
  })
  const lock = await PinLock.open(folders.pinLock, () => Date.parse(clock.at))
  let listsTold = 0
  const leaving = new Leaving(erasure?.problem ? erasure.streams : [], () => {
    listsTold += 1
  })
  const ask = async (stream: StreamId, command: unknown) => {
    const answer = await desk.ask(stream, command)
    if (!answer.ok) throw new Error(`${answer.refusal.code}: ${answer.refusal.message}`)
  }
  const room = async () => (await desk.view(roomStream)).state as Room
  const erase = (stream: StreamId, pin = '', isMeetingOn = false) =>
    eraseMeeting(
      { stream, pin, who: '周敏', reason: '保存期满' },
      { desk, journal, lock, leaving, ownRoom, isMeetingOn: () => isMeetingOn },
    )
  return { folders, journal, erasure, clock, desk, lock, leaving, listsTold: () => listsTold, ask, room, erase }
}

/** Two meetings that were cancelled, one of 2026 and one of 2034. */
async function withMeetings(root: string) {
  const opened = await openRoom(root)
  const { ask, clock } = opened
  await ask(roomStream, { type: 'room.setUp', name: '测试议事室', township: '青禾镇' })
  for (const [stream, startsAt, title] of [
    [old, '2026-11-21T01:00:00.000Z', '停车场协商会'],
    [young, '2034-11-21T01:00:00.000Z', '电梯协商会'],
  ] as const) {
    clock.at = startsAt
    await ask(stream, {
      type: 'meeting.create',
      details: { ...someDetails, startsAt, title },
      rules: defaultMeetingRules,
    })
    await ask(stream, { type: 'meeting.cancel', reason: stream === old ? secret : '改期' })
  }
  clock.at = '2036-11-22T01:00:00.000Z'
  return opened
}

const codeOf = (answer: { ok: true } | { ok: false; refusal: { code: string } }) =>
  answer.ok ? 'done' : answer.refusal.code

async function wordsBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    if ((await readFile(path)).includes(secret)) found.push(path)
  }
  return found
}

async function* factsIn(journal: Journal): AsyncGenerator<readonly Fact[]> {
  for await (const { facts } of journal.read(1)) yield facts
}

describe('删除到期的会议 (K3–K5)', () => {
  it('keeps a record of it and leaves no word in the data folder, neither in what is made from the journal', async () => {
    const root = join(dirname(newFolder()), 'data')
    await mkdir(root)
    const before = await withMeetings(root)
    await before.ask(roomStream, { type: 'room.setRetention', years: 10 })
    const facts = await before.journal.factsOf(old)
    expect(codeOf(await before.erase(old))).toBe('done')
    expect((await before.room()).keeping.erased).toEqual([
      {
        ...{ meetingId: 'old', title: '停车场协商会', heldOn: '2026-11-21', facts: facts.length },
        ...{ firstHash: facts[0]?.hash, lastHash: facts.at(-1)?.hash },
        ...{ who: '周敏', reason: '保存期满', erasedOn: '2036-11-22' },
      },
    ])
    await before.journal.close()
    await mkdir(before.folders.storage)
    await writeFile(join(before.folders.storage, '000005.ldb'), secret)
    for (const name of ['typing.json', 'first-page', 'first-page.part']) await writeFile(join(root, name), secret)
    await writeFile(join(root, 'set-aside-1.jsonl'), `{"stream":"${old}","data":"${secret}"}\n`)
    await writeFile(join(root, 'set-aside-2.jsonl'), `{"stream":"${young}"}\n`)

    const after = await openRoom(root, '2036-11-22T02:00:00.000Z')
    if (!after.erasure) throw new Error('nothing was emptied')
    await dropOrphans(after.folders, after.erasure)
    expect(after.erasure).toMatchObject({ streams: [old], facts: facts.length, problem: null })
    expect(await wordsBelow(root)).toEqual([])
    expect(await readdir(root)).toContain('set-aside-2.jsonl')
    expect(await after.journal.verify()).toMatchObject({ state: 'whole' })

    expect((await after.desk.view(old)).state).toBeNull()
    expect(codeOf(await after.desk.ask(old, { type: 'meeting.open' }))).toBe('meeting.unknown')
    const listed = new Set<StreamId>()
    for await (const each of factsIn(after.journal)) {
      for (const tip of each) {
        const { state } = await after.desk.view(tip.stream)
        for (const { kind, stream } of kindFor(tip.stream).summarize(state, tip))
          if (kind !== 'room') listed.add(stream)
      }
    }
    expect([...listed]).toEqual([young])
    expect((await after.room()).keeping.erased).toHaveLength(1)
    expect(codeOf(await after.erase(old))).toBe('keeping.no-meeting')
    await after.journal.close()
  })

  it('is refused before the time is over, for ever kept, while a meeting is on, and with a wrong PIN', async () => {
    const root = join(dirname(newFolder()), 'data')
    await mkdir(root)
    const { erase, ask, lock, journal, clock } = await withMeetings(root)
    expect(codeOf(await erase(old))).toBe('keeping.for-ever')
    await ask(roomStream, { type: 'room.setRetention', years: 10 })
    expect(codeOf(await erase(young))).toBe('keeping.not-due')
    await ask(roomStream, { type: 'room.keepMeeting', meetingId: 'old', until: null, reason: '重要' })
    expect(codeOf(await erase(old))).toBe('keeping.for-ever')
    await ask(roomStream, { type: 'room.keepMeeting', meetingId: 'old', until: '2036-11-22', reason: '改期限' })
    expect(codeOf(await erase(old))).toBe('keeping.not-due')
    clock.at = '2036-11-23T01:00:00.000Z'
    expect(codeOf(await erase(old, '', true))).toBe('keeping.meeting-on')
    await lock.change('', '2468')
    expect(codeOf(await erase(old, '1357'))).toBe('lock.wrong-pin')
    expect(codeOf(await erase(old))).toBe('lock.wrong-pin')
    expect(codeOf(await erase(roomStream, '2468'))).toBe('keeping.no-meeting')
    expect(codeOf(await erase(old, '2468'))).toBe('done')
    await journal.close()
  })

  it('from the moment it is on record the meeting is held back, once, until the start that empties it', async () => {
    const root = join(dirname(newFolder()), 'data')
    await mkdir(root)
    const { ask, journal, leaving, listsTold, erase } = await withMeetings(root)
    expect(codeOf(await erase(old))).toBe('keeping.for-ever')
    // Refused, and so it is where it was.
    expect(leaving.has(old)).toBe(false)
    await ask(roomStream, { type: 'room.setRetention', years: 10 })
    const told = listsTold()
    expect(codeOf(await erase(old))).toBe('done')
    expect(listsTold()).toBeGreaterThan(told)
    expect(leaving.has(old)).toBe(true)
    expect(codeOf(await erase(old))).toBe('keeping.leaving')
    await journal.close()

    const after = await openRoom(root, '2036-11-22T02:00:00.000Z')
    expect(after.erasure).toMatchObject({ streams: [old], problem: null })
    expect(after.leaving.has(old)).toBe(false)
    await after.journal.close()
  })

  it('no page goes round the PIN by asking the desk itself', async () => {
    const root = join(dirname(newFolder()), 'data')
    await mkdir(root)
    const { desk, ask, journal, room } = await withMeetings(root)
    await ask(roomStream, { type: 'room.setRetention', years: 10 })
    const door = deskHandlers({ desk } as unknown as Parameters<typeof deskHandlers>[0])
    const hashes = { facts: 2, firstHash: 'a'.repeat(64), lastHash: 'b'.repeat(64) }
    const erase = { type: 'room.eraseMeeting', meetingId: 'old', who: '某人', reason: '无', ...hashes }
    const note = { type: 'room.noteUnmasked', meetingId: 'old', papers: ['签到表'], who: '某人', reason: '无' }
    for (const command of [erase, note]) {
      expect(codeOf(await door['desk.ask']({ stream: roomStream, command }))).toBe('desk.pin-first')
      expect(codeOf(await door['desk.askAll']({ asks: [{ stream: roomStream, command }] }))).toBe('desk.pin-first')
    }
    expect((await room()).keeping).toMatchObject({ erased: [], unmasked: [] })
    await journal.close()
  })

  it('of a deleted meeting the county gets the entry in the register and nothing else', async () => {
    const root = join(dirname(newFolder()), 'data')
    await mkdir(root)
    const before = await withMeetings(root)
    await before.ask(roomStream, { type: 'room.setRetention', years: 10 })
    await before.erase(old)
    await before.journal.close()
    const { desk, journal, room } = await openRoom(root, '2036-11-22T02:00:00.000Z')
    const stick = join(root, 'stick')
    await mkdir(stick)
    const { stickFiles } = await import('#electron/export/stick-files')
    const device = await stickFiles.deviceOf(stick)
    const exchanging = new Exchanging({
      ...{ desk, ownRoom, room, version: 'test', now: () => '2036-11-22T02:00:00.000Z' },
      readJournal: () => factsIn(journal),
      drives: {
        find: () => ({
          ...{ id: 'x', kind: 'folder', label: 'x', path: stick, fileSystem: 'ext4', device, ejects: null },
          ...{ freeBytes: null, totalBytes: null, readOnly: false },
        }),
      },
      onProgress: () => {},
      quietly: (work) => work(),
    })
    const written = await exchanging.write({ from: '2026-01-01', to: '2036-12-31' }, 'x')
    if (!written.ok) throw new Error(written.refusal.message)
    const [file] = (await readdir(stick, { recursive: true })).filter((name) => name.endsWith('.ystreturn'))
    const { readReturn } = await import('#electron/exchange/return')
    const read = readReturn(await readFile(join(stick, file ?? '')))
    if (!read.ok) throw new Error(read.refusal.message)
    expect(read.value.streams.map(([first]) => first?.stream).sort()).toEqual([young, roomStream].sort())
    expect(JSON.stringify(read.value)).toContain('MeetingErased')
    await journal.close()
  })
})
