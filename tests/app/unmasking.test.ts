import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { PinLock } from '#electron/app/pin-lock'
import { exportUnmasked } from '#electron/app/unmasking'
import { Desk } from '#electron/desk/desk'
import type { FoundDrive } from '#electron/devices/drives'
import type { ExportReport } from '#shared/contract/papers'
import { ok, type Result } from '#shared/decision'
import { type StreamId, streamOf } from '#shared/fact'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { signInBlank } from '#shared/papers/sign-in-blank'
import { signInSheet } from '#shared/papers/sign-in-sheet'
import type { Room } from '#shared/room/room'
import { newFolder, opened } from '#tests/journal/opening'
import { documentOf, inputOf, workbookOf } from '#tests/papers/play'
import { PlayedMeeting, someDetails } from '#tests/support/meeting'

const ownRoom = 'room-1'
const roomStream = streamOf('room', ownRoom)
const stream = streamOf('meeting', 'm1')
const said = { stream, driveId: 'stick', pin: '2468', who: '周敏', reason: '街道核对到会人员' }
const report: ExportReport = { folder: 'x', files: [], verifiedBy: 'device', notMade: [], ms: 1 }

async function office() {
  const { journal } = await opened({ folder: newFolder() })
  const folder = await mkdtemp(join(tmpdir(), 'unmasking-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const desk = new Desk({
    journal,
    factsOf: (each) => journal.factsOf(each),
    ...{ now: () => '2026-11-21T03:00:00.000Z', newId: () => 'id', room: () => ownRoom, by: 'clerk', onKept: () => {} },
  })
  await desk.ask(roomStream, { type: 'room.setUp', name: '测试议事室', township: '青禾镇' })
  await desk.ask(stream, { type: 'meeting.create', details: someDetails, rules: defaultMeetingRules })
  const lock = await PinLock.open(join(folder, 'lock.json'), () => 1_000_000)
  /** What went out, and how much was on record by then. */
  const exported: { readonly isUnmasked: boolean; readonly onRecord: number }[] = []
  const room = async () => (await desk.view(roomStream)).state as Room
  const exporting = {
    run: async (_: StreamId, __: string, isUnmasked: boolean): Promise<Result<ExportReport>> => {
      exported.push({ isUnmasked, onRecord: (await room()).keeping.unmasked.length })
      return ok(report)
    },
  }
  const drives = { find: (id: string) => (id === 'stick' ? drive : null) }
  const take = (asked: Partial<typeof said> = {}) =>
    exportUnmasked({ ...said, ...asked }, { desk, drives, exporting, lock, ownRoom })
  return { journal, lock, exported, room, take }
}

const drive: FoundDrive = {
  id: 'stick',
  kind: 'removable',
  label: 'U',
  path: '/media/stick',
  fileSystem: 'vfat',
  device: '1',
  freeBytes: null,
  totalBytes: null,
  readOnly: false,
  ejects: null,
}

const codeOf = (answer: Result<unknown>) => (answer.ok ? 'taken' : answer.refusal.code)

describe('未打码导出 (K6)', () => {
  it('who took whole numbers, when, why and which papers is on record before anything goes out', async () => {
    const { journal, lock, exported, room, take } = await office()
    await lock.change('', '2468')
    expect(codeOf(await take())).toBe('taken')
    expect(exported).toEqual([{ isUnmasked: true, onRecord: 1 }])
    expect((await room()).keeping.unmasked).toEqual([
      {
        ...{ meetingId: 'm1', title: someDetails.title, papers: ['签到表（空白）'] },
        ...{ who: '周敏', reason: '街道核对到会人员', at: '2026-11-21T03:00:00.000Z' },
      },
    ])
    expect((await journal.factsOf(roomStream)).at(-1)).toMatchObject({ type: 'UnmaskedExported', by: 'clerk' })
    await journal.close()
  })

  it('without a PIN, with a wrong one, without a name or a reason, and without a stick nothing goes out', async () => {
    const { journal, lock, exported, room, take } = await office()
    expect(codeOf(await take())).toBe('lock.no-pin')
    await lock.change('', '2468')
    expect(codeOf(await take({ pin: '1357' }))).toBe('lock.wrong-pin')
    expect(codeOf(await take({ who: ' ' }))).toBe('desk.bad-command')
    expect(codeOf(await take({ reason: '' }))).toBe('desk.bad-command')
    expect(codeOf(await take({ driveId: 'pulled' }))).toBe('export.no-such-drive')
    expect(exported).toEqual([])
    expect((await room()).keeping.unmasked).toEqual([])
    await journal.close()
  })

  it('numbers are masked on every copy but the one that was asked for', () => {
    const played = new PlayedMeeting()
    played.do({
      type: 'attendance.invite',
      people: [
        {
          ...{ personId: null, name: '王小宁', side: 'masses', organization: '', post: '', telephone: '13800005678' },
          ...{ standing: 'member', interestsTouched: false, mayVote: true },
        },
      ],
    })
    const input = inputOf(played.meeting)
    const words = (isUnmasked: boolean) =>
      JSON.stringify([
        workbookOf(signInSheet, { ...input, isUnmasked }),
        documentOf(signInBlank, { ...input, isUnmasked }),
      ])
    expect(words(false)).not.toContain('13800005678')
    expect(words(false).match(/138\*{4}5678/g)).toHaveLength(2)
    expect(words(true).match(/13800005678/g)).toHaveLength(2)
    expect(JSON.stringify(workbookOf(signInSheet, input))).not.toContain('13800005678')
  })
})
