import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nothingBeside } from '#shared/beside'
import type { Fact } from '#shared/fact'
import { agendaTemplates } from '#shared/meeting/forms'
import { templateCommand, templateOf } from '#shared/room/agenda-templates'
import { pictureAddress, wrongWithPicture } from '#shared/room/emblem-picture'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { paperNumber } from '#shared/room/papers'
import { decideRoom, evolveRoom, type Room, roomCommandSchema } from '#shared/room/room'
import { sumOfStandard } from '#shared/room/standard'
import { venuesByKind } from '#shared/room/venues'
import { wallFrame, wallScene } from '#shared/views/wall-scene'
import { PlayedMeeting, somebody } from '#tests/support/meeting'
import { checkDay, PlayedRoom, smallPng, somePicture } from './played-room'

describe('a room', () => {
  it('folds what rooms said before they had a profile, and has sensible words for the rest', () => {
    const lines = readFileSync(resolve(import.meta.dirname, 'samples/room-facts-0.1.jsonl'), 'utf8')
      .trim()
      .split('\n')
    const facts = lines.map((line): Fact => JSON.parse(line))
    const room = facts.reduce<Room | null>(evolveRoom, null)
    expect(room).toMatchObject({
      name: '云渡镇协商议事厅',
      brand: '有事来协商',
      procedure: ['先举手后发言'],
      paperHeading: '云渡镇协商纪要',
      look: { emblem: null, accent: 'cinnabar' },
      ledger: { yellowDays: 15, staleDays: 30, reportWithinDays: 30, replyWithinDays: 30, reviewAfterDays: 90 },
      ownSides: [],
      agendaTemplates: [],
      county: null,
    })
    expect(room?.channels.slice(0, 5)).toEqual(['走访', '谈心', '接待日', '电话', '问卷'])
    expect(room?.venues).toEqual([{ kind: 'room', name: '云渡镇协商议事厅' }])
  })

  it('refuses every wish before it has a name', () => {
    const command = { type: 'room.setLedgerRules', ledger: defaultLedgerRules } as const
    const decision = decideRoom(null, command, { at: `${checkDay}T01:00:00.000Z`, id: 'x', beside: nothingBeside })
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'room.not-set-up' } })
  })

  it('keeps papers, lists and the ledger’s figures each by itself', () => {
    const played = new PlayedRoom()
    played.do({
      type: 'room.setPapers',
      papers: { office: '政协青禾镇联络组', numberPrefix: '青政协纪', copies: ['县政协'] },
    })
    played.do({
      type: 'room.setLists',
      units: ['镇建设办', '镇建设办', '县交通局'],
      districts: ['场镇片区'],
      channels: ['走访'],
    })
    played.do({ type: 'room.setLedgerRules', ledger: { ...defaultLedgerRules, yellowDays: 7 } })
    expect(played.room.units).toEqual(['镇建设办', '县交通局'])
    expect(played.room.ledger.yellowDays).toBe(7)
    expect(paperNumber(played.room.papers, 2026, 3)).toBe('青政协纪〔2026〕3号')
    expect(paperNumber({ ...played.room.papers, numberPrefix: '' }, 2026, 3)).toBe('')
  })

  it.each([
    ['yellowDays', -1, /提前亮黄灯的天数至少 0 天/],
    ['yellowDays', 1.5, /请填整数/],
    ['staleDays', 0, /至少 1 天/],
    ['reviewAfterDays', 731, /最多 730 天/],
  ])('refuses %s = %s for the ledger (R3)', (rule, value, sentence) => {
    const parsed = roomCommandSchema.safeParse({
      type: 'room.setLedgerRules',
      ledger: { ...defaultLedgerRules, [rule]: value },
    })
    expect(parsed.error?.issues[0]?.message).toMatch(sentence)
  })

  it('takes no 201st line in a list, and no empty one', () => {
    const units = (count: number) => Array.from({ length: count }, (_, index) => `单位${index}`)
    const said = (list: readonly string[]) =>
      roomCommandSchema.safeParse({ type: 'room.setLists', units: list, districts: [], channels: [] }).error?.issues[0]
        ?.message
    expect(said(units(200))).toBeUndefined()
    expect(said(units(201))).toMatch(/责任单位最多 200 条/)
    expect(said([' '])).toBe('请填写责任单位')
  })

  it('has three own sides and no two of one name (R4)', () => {
    const own = (...labels: string[]) =>
      roomCommandSchema.safeParse({
        type: 'room.setOwnSides',
        ownSides: labels.map((label, index) => ({ id: `own-${index + 1}`, label, color: 'plum' })),
      }).error?.issues[0]?.message
    expect(own('乡贤', '物业', '学校')).toBeUndefined()
    expect(own('群众')).toMatch(/已经有“群众”这一方/)
    expect(own('乡贤', '乡贤')).toMatch(/已经有“乡贤”这一方/)
    expect(own('')).toBe('请填写代表方名称')
  })

  it('counts its places by kind, and the room itself goes by its new name (P8, P16)', () => {
    const played = new PlayedRoom()
    played.do({ type: 'room.rename', name: '青禾镇议事厅', township: '青禾镇' })
    expect(played.room.venues).toEqual([{ kind: 'room', name: '青禾镇议事厅' }])
    const post = { kind: 'post', name: '东街驿站' } as const
    played.do({
      type: 'room.setVenues',
      venues: [...played.room.venues, post, post, { kind: 'courtyard', name: '李家院坝' }],
    })
    const counted = venuesByKind(played.room.venues).filter(({ names }) => names.length > 0)
    expect(counted.map(({ kind, names }) => `${kind} ${names.length}`)).toEqual(['room 1', 'post 1', 'courtyard 1'])
  })
})

describe('六有自查 (P15)', () => {
  it('says how many of the six are there and when somebody looked last', () => {
    const played = new PlayedRoom()
    const check = (point: 'place' | 'sign' | 'funds', has: boolean, checkedOn: string) =>
      played.do({ type: 'room.checkStandard', point, has, note: '', checkedOn })
    check('place', true, '2026-11-20')
    check('sign', true, '2026-10-02')
    check('funds', false, '2026-11-01')
    expect(sumOfStandard(played.room.standard)).toEqual({ has: 2, checked: 3, all: 6, lastOn: '2026-11-20' })
    played.do({ type: 'room.checkStandard', point: 'place', has: null, note: '', checkedOn: '2026-11-20' })
    expect(played.room.standard.place).toEqual({ has: null, note: '', checkedOn: null })
  })

  it('refuses an answer without its day and a day that has not come (R5)', () => {
    const played = new PlayedRoom()
    const look = { type: 'room.checkStandard', point: 'rules', has: true, note: '' } as const
    expect(played.refused({ ...look, checkedOn: null }).code).toBe('room.check-without-day')
    expect(played.refused({ ...look, checkedOn: '2026-11-22' }).code).toBe('room.check-in-future')
    expect(played.do({ ...look, checkedOn: checkDay }).standard.rules.has).toBe(true)
  })
})

describe('议程模板', () => {
  const own = [
    { title: '签到', kind: 'opening', minutes: 5 },
    { title: '大家谈', kind: 'dialogue', minutes: null },
  ] as const

  it('stands in for the built-in one of its form until it is dropped', () => {
    const played = new PlayedRoom()
    played.do({ type: 'room.setAgendaTemplate', form: 'small', items: [...own] })
    expect(templateOf(played.room.agendaTemplates, 'small')).toEqual(own)
    expect(templateOf(played.room.agendaTemplates, 'special')).toBe(agendaTemplates.special)
    played.do({ type: 'room.dropAgendaTemplate', form: 'small' })
    expect(templateOf(played.room.agendaTemplates, 'small')).toBe(agendaTemplates.small)
    expect(played.refused({ type: 'room.dropAgendaTemplate', form: 'small' }).code).toBe('room.template-not-own')
  })

  it('is kept by the meeting that took it, whatever the room changes later, and is undone in one step (P6, U1)', () => {
    const room = new PlayedRoom()
    room.do({ type: 'room.setAgendaTemplate', form: 'small', items: [...own] })
    const meeting = new PlayedMeeting()
    meeting.do(templateCommand(room.room.agendaTemplates, 'small'))
    room.do({ type: 'room.dropAgendaTemplate', form: 'small' })
    expect(meeting.meeting.agenda.items.map(({ title, minutes }) => [title, minutes])).toEqual([
      ['签到', 5],
      ['大家谈', null],
    ])
    meeting.undo()
    expect(meeting.meeting.agenda.items).toEqual([])
    meeting.do(templateCommand(room.room.agendaTemplates, 'small'))
    expect(meeting.meeting.agenda.items).toHaveLength(agendaTemplates.small.length)
  })

  it('replaces nothing once the meeting has begun with its agenda (A6)', () => {
    const meeting = new PlayedMeeting()
    const [first = ''] = meeting.open()
    meeting.do({ type: 'agenda.activate', itemId: first })
    expect(meeting.refused({ type: 'agenda.useItems', items: [...own] }).code).toBe('agenda.already-begun')
  })
})

describe('会标与主色 (P9, P15)', () => {
  it('takes a PNG and a JPEG by what they are, not by their names (R8)', () => {
    const jpeg = readFileSync(resolve(import.meta.dirname, 'samples/emblem.jpg'))
    for (const bytes of [smallPng(), jpeg]) {
      const address = pictureAddress(bytes) ?? ''
      expect(wrongWithPicture(address)).toBeNull()
      expect(Buffer.from(address.split(',')[1] ?? '', 'base64').equals(bytes)).toBe(true)
    }
    expect(pictureAddress(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull()
    expect(pictureAddress(Buffer.from('GIF89a……'))).toBeNull()
    expect(pictureAddress(new Uint8Array())).toBeNull()
  })

  it.each([
    ['a picture that was cut', () => smallPng().subarray(0, 900), /不是完好的 PNG/],
    ['one that is wider than the wall needs', () => resized(1025, 10), /最大 1024×1024，这张是 1025×10/],
    ['one without any size', () => resized(0, 10), /最大 1024×1024/],
    ['one of 300 KB', () => Buffer.concat([smallPng(), Buffer.alloc(300 * 1024)]), /最大 200 KB/],
  ])('refuses %s (R8)', (_, bytes, sentence) => {
    expect(wrongWithPicture(pictureAddress(bytes()) ?? '')).toMatch(sentence)
  })

  it.each([
    'https://example.invalid/a.png',
    'data:image/svg+xml;base64,PHN2Zy8+',
    'data:text/html;base64,PGI+',
    'data:image/png;base64,%%%%',
    'data:image/png;base64,iVBORw0KGgo',
  ])('refuses %s as an address (R8)', (address) => {
    expect(wrongWithPicture(address)).not.toBeNull()
    expect(
      roomCommandSchema.safeParse({ type: 'room.setLook', look: { emblem: address, accent: 'jade' } }).success,
    ).toBe(false)
  })

  it('stands around every scene of the wall, and 三亮 names the rules and who sits on which side', () => {
    const played = new PlayedRoom()
    const emblem = somePicture()
    played.do({ type: 'room.setLook', look: { emblem, accent: 'blue' } })
    played.do({ type: 'room.setOwnSides', ownSides: [{ id: 'own-1', label: '乡贤', color: 'plum' }] })
    const meeting = new PlayedMeeting()
    meeting.do({
      type: 'attendance.invite',
      people: [somebody({ name: '王小宁' }), somebody({ name: '陈老', side: 'own-1', telephone: '13800000001' })],
    })
    meeting.do({ type: 'wall.hold', choice: { kind: 'introduction' } })
    expect(wallFrame(meeting.meeting, played.room)).toMatchObject({ emblem, accent: 'blue' })
    expect(wallScene(meeting.meeting, played.room, meeting.now)).toEqual({
      kind: 'introduction',
      topic: meeting.meeting.details.topic,
      rules: played.room.procedure,
      sides: [
        { side: { label: '群众', color: 'amber' }, people: ['王小宁'] },
        { side: { label: '乡贤', color: 'plum' }, people: ['陈老'] },
      ],
    })
  })
})

function resized(width: number, height: number): Buffer {
  const bytes = Buffer.from(smallPng())
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
