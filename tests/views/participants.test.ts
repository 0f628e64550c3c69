import { describe, expect, it } from 'vitest'
import { blankDetails, type Person } from '#shared/roster/person'
import type { MeetingFigures } from '#shared/views/meeting-figures'
import { type ProposalPart, proposeParticipants, seatsByPart } from '#shared/views/participants'
import { recordOf, seatsLately } from '#shared/views/person-record'

const parking = { title: '场镇停车难', area: '东街片区', touched: '东街商户、周边住户', units: ['镇规划建设办'] }

function somebody(id: string, details: Partial<Person>): Person {
  return { ...blankDetails, name: id, id, active: true, identities: [], ...details }
}

function many(prefix: string, count: number, details: Partial<Person>): readonly Person[] {
  return Array.from({ length: count }, (_, index) => somebody(`${prefix}${index + 1}`, details))
}

/** A roster of a township: 12 touched, 6 members, 4 departments, 3 professionals, 3 of the village, 5 from elsewhere. */
const roster = [
  ...many('商户', 6, { side: 'merchants', district: '东街', organization: '东街便民超市' }),
  ...many('住户', 6, { side: 'masses', district: '东街' }),
  ...many('委员', 6, { side: 'members', group: '工商联' }),
  ...many('部门', 4, { side: 'departments', organization: '派出所' }),
  ...many('专家', 3, { side: 'professionals', expertise: '园林' }),
  ...many('村社', 3, { side: 'village', district: '河街' }),
  ...many('外街', 5, { side: 'masses', district: '北山' }),
]

function propose(more: Partial<Parameters<typeof proposeParticipants>[0]> = {}) {
  return proposeParticipants({
    people: roster,
    topic: parking,
    seats: new Map(),
    taken: new Set(),
    size: 16,
    ...more,
  })
}

function countsOf(size: number, more: Partial<Parameters<typeof proposeParticipants>[0]> = {}) {
  const counts: Partial<Record<ProposalPart, number>> = {}
  for (const { part } of propose({ size, ...more })) counts[part] = (counts[part] ?? 0) + 1
  return counts
}

describe('who is asked to sit down on a topic', () => {
  it('gives those whose interests are touched every seat that is not kept for who must be there (J3)', () => {
    expect(countsOf(16)).toEqual({ touched: 10, members: 2, departments: 2, professionals: 1, village: 1 })
    expect(countsOf(8)).toEqual({ touched: 4, members: 1, departments: 1, professionals: 1, village: 1 })
  })

  it('never gives them less than half while there are enough of them, however small the table (J3)', () => {
    for (let size = 1; size <= 24; size++) {
      const touched = countsOf(size).touched ?? 0
      expect(touched).toBeGreaterThanOrEqual(Math.min(Math.ceil(size / 2), 12))
    }
  })

  it('fills the table from members, departments, professionals and village in turn when few are touched (J4)', () => {
    const few = roster.filter(({ id }) => !/商户|住户[2-6]/.test(id))
    expect(countsOf(12, { people: few })).toEqual({
      touched: 1,
      members: 4,
      departments: 3,
      professionals: 2,
      village: 2,
    })
  })

  it('asks people from elsewhere only when nobody else is left (J4)', () => {
    const parts = propose({ size: 100 }).map(({ part }) => part)
    expect(parts).toHaveLength(roster.length)
    expect(parts.filter((part) => part === 'others')).toHaveLength(5)
    expect(propose({ size: 28 }).some(({ part }) => part === 'others')).toBe(false)
  })

  it('names nobody twice, nobody who is invited already, nobody retired and nobody who records or counts', () => {
    const people = [
      ...roster,
      somebody('停用', { side: 'merchants', district: '东街', active: false }),
      somebody('记录', { side: 'merchants', district: '东街', usualRole: 'recorder' }),
      somebody('计票', { side: 'merchants', district: '东街', usualRole: 'teller' }),
      somebody('旁听', { side: 'merchants', district: '东街', usualRole: 'observer' }),
    ]
    const ids = propose({ people, taken: new Set(['商户1', '委员1']), size: 40 }).map(({ person }) => person.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ['停用', '记录', '计票', '旁听', '商户1', '委员1']) expect(ids).not.toContain(id)
  })

  it('prefers who sat less in the last year, and keeps to the roster between equals (J5)', () => {
    const seats = new Map([
      ['委员1', 3],
      ['委员2', 1],
    ])
    const members = propose({ seats }).filter(({ part }) => part === 'members')
    expect(members.map(({ person }) => person.id)).toEqual(['委员3', '委员4'])
    expect(propose({ seats, people: [...roster] })).toEqual(propose({ seats }))
  })

  it('takes the department that leads and the trade that knows before the others, whoever sat how often (J5)', () => {
    const people = [
      ...roster,
      somebody('规划', { side: 'departments', organization: '镇规划建设办' }),
      somebody('停车', { side: 'professionals', expertise: '停车设计' }),
    ]
    const found = propose({ people, seats: new Map([['规划', 5]]), size: 8 })
    expect(found.map(({ person }) => person.id)).toEqual(expect.arrayContaining(['规划', '停车']))
  })

  it('says why in Chinese, and how often somebody sat', () => {
    const reasons = new Map(propose({ seats: new Map([['住户1', 2]]) }).map((each) => [each.person.id, each.reason]))
    expect(reasons.get('商户1')).toBe('属于涉及人群“东街商户”，近一年没有参加过')
    expect(reasons.get('委员1')).toBe('工商联委员，近一年没有参加过')
    const [resident] = propose({ people: [somebody('老街坊', { district: '东街' })] })
    expect(resident?.reason).toBe('属于涉及人群“周边住户”，近一年没有参加过')
  })

  it('does not take an official or a member of the area for somebody whose interests are touched', () => {
    const people = [
      somebody('所长', { side: 'departments', district: '东街', organization: '派出所' }),
      somebody('委员', { side: 'members', district: '东街' }),
    ]
    expect(propose({ people }).map(({ part }) => part)).toEqual(['members', 'departments'])
    const flagged = [somebody('委员', { side: 'members', district: '东街', interestsTouched: true })]
    expect(propose({ people: flagged }).map(({ part }) => part)).toEqual(['touched'])
  })

  it('seats nobody at a table of none and everybody at one too large', () => {
    expect(propose({ size: 0 })).toEqual([])
    expect(propose({ people: [], size: 8 })).toEqual([])
    const sum = [...seatsByPart(new Map([['touched', 3]]), 10).values()].reduce((all, each) => all + each, 0)
    expect(sum).toBe(3)
  })
})

describe('seats held and times spoken (P7)', () => {
  const meeting = (day: string, people: MeetingFigures['people']): MeetingFigures => ({
    stream: `meeting:${day}`,
    room: 'room-1',
    topicId: null,
    title: `${day} 的会`,
    form: 'small',
    venueKind: 'room',
    venue: '',
    phase: 'closed',
    startsAt: `${day}T01:00:00.000Z`,
    minutes: 60,
    gateWaived: false,
    sides: [],
    observers: 0,
    people,
    confirmed: 0,
    commitments: 0,
  })
  const figures = [
    meeting('2025-11-22', [{ personId: 'a', side: 'masses', speeches: 9 }]),
    meeting('2025-11-23', [{ personId: 'a', side: 'masses', speeches: 1 }]),
    meeting('2026-11-20', [{ personId: 'a', side: 'village', speeches: 2 }]),
  ]

  it('counts the meetings of the last year alone for who sat lately', () => {
    expect(seatsLately(figures, '2026-11-22')).toEqual(new Map([['a', 2]]))
  })

  it('keeps every meeting in the record of the person, the latest first', () => {
    const record = recordOf(figures, 'a')
    expect(record.speeches).toBe(12)
    expect(record.meetings.map(({ on }) => on)).toEqual(['2026-11-20', '2025-11-23', '2025-11-22'])
    expect(recordOf(figures, 'b')).toEqual({ meetings: [], speeches: 0 })
  })
})
