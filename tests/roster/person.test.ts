import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nothingBeside } from '#shared/beside'
import type { Fact } from '#shared/fact'
import { streamOf } from '#shared/fact'
import { defaultMeetingRules } from '#shared/meeting/rules'
import {
  blankDetails,
  decidePerson,
  detailsOf,
  evolvePerson,
  type Person,
  type PersonCommand,
  type PersonDetails,
  personCommandSchema,
  personCommands,
  personFacts,
} from '#shared/roster/person'
import { builtInSides, sideIds, sideNamed, sideOf, sidesOf } from '#shared/roster/sides'
import { summarizePerson } from '#shared/roster/summary'
import { invitationOf } from '#shared/views/invitation'
import { meetingFigures } from '#shared/views/meeting-figures'
import { recordOf } from '#shared/views/person-record'
import { Played } from '#tests/papers/play'
import { someDetails } from '#tests/support/meeting'

const at = '2026-11-21T01:52:14.000Z'
const stream = streamOf('person', 'p1')
const ning: PersonDetails = {
  ...blankDetails,
  name: '王小宁',
  organization: '东街居民小组',
  post: '临街住户',
  telephone: '13800000001',
  interestsTouched: true,
}

const judge = (person: Person | null, command: PersonCommand) =>
  decidePerson(person, command, { at, id: 'x', beside: nothingBeside })

/** Decides and evolves; a refusal gives its code. */
function having(person: Person | null, command: PersonCommand): Person | string {
  const decision = judge(person, command)
  if (!decision.ok) return decision.refusal.code
  return (
    decision.value.reduce<Person | null>((state, body) => evolvePerson(state, { stream, ...body }), person) ?? 'nobody'
  )
}

function person(state: Person | string): Person {
  if (typeof state === 'string') throw new Error(`refused: ${state}`)
  return state
}

describe('a person of the roster (P7)', () => {
  test('is added once, and is in use', () => {
    const added = person(having(null, { type: 'person.add', ...ning }))
    expect(added).toEqual({ ...ning, id: 'p1', active: true, identities: [] })
    expect(having(added, { type: 'person.add', ...ning })).toBe('person.already-there')
    expect(detailsOf(added)).toEqual(ning)
  })

  test('an edit keeps only what changed as its fact', () => {
    const added = person(having(null, { type: 'person.add', ...ning }))
    const decision = judge(added, { type: 'person.edit', ...ning, telephone: '13800000002' })
    expect(decision).toEqual({
      ok: true,
      value: [{ type: 'PersonEdited', data: { changes: { telephone: '13800000002' } } }],
    })
    expect(having(added, { type: 'person.edit', ...ning })).toBe('person.nothing-changed')
    expect(person(having(added, { type: 'person.edit', ...ning, telephone: '' })).telephone).toBe('')
  })

  test('is never deleted: retired people stay, cannot be edited, and can come back', () => {
    const added = person(having(null, { type: 'person.add', ...ning }))
    const retired = person(having(added, { type: 'person.retire', reason: '搬走了' }))
    expect(retired.active).toBe(false)
    expect(having(retired, { type: 'person.edit', ...ning, post: '组长' })).toBe('person.retired')
    expect(having(retired, { type: 'person.retire', reason: '' })).toBe('person.retired')
    expect(person(having(retired, { type: 'person.restore' }))).toEqual(added)
    expect(having(added, { type: 'person.restore' })).toBe('person.active')
  })

  test('nothing can be done to somebody who is not there', () => {
    for (const command of [
      { type: 'person.edit', ...ning },
      { type: 'person.retire', reason: '' },
      { type: 'person.restore' },
    ] as const)
      expect(having(null, command)).toBe('person.unknown')
  })

  test('commands are cleaned, and refused with sentences beside the field', () => {
    const add = (changes: object) => personCommandSchema.safeParse({ type: 'person.add', ...ning, ...changes })
    expect(add({ name: '王　小宁', organization: ' 东街\n居民小组 ' }).data).toMatchObject({
      name: '王小宁',
      organization: '东街 居民小组',
    })
    expect(add({ name: ' ' }).error?.issues).toMatchObject([{ path: ['name'], message: '请填写姓名' }])
    expect(add({ side: 'nobody' }).error?.issues).toMatchObject([{ path: ['side'], message: '请选择代表方' }])
    expect(add({ note: '字'.repeat(501) }).error?.issues).toMatchObject([
      { message: '备注最多 500 个字，现在 501 个字' },
    ])
    expect(add({ idNumber: '11010119900307123X' }).success).toBe(false)
  })

  test('facts that were kept under other limits are still read', () => {
    const old = { ...ning, name: '王'.repeat(80), note: 'x'.repeat(5000) }
    expect(personFacts.PersonAdded.safeParse(old).success).toBe(true)
    expect(personFacts.PersonEdited.safeParse({ changes: { post: 'x'.repeat(500) } }).success).toBe(true)
    expect(personFacts.PersonEdited.safeParse({ changes: { age: 3 } }).success).toBe(false)
  })

  test('any history of commands leaves a person that its own facts rebuild', () => {
    const details = fc.record({
      name: fc.constantFrom('王小宁', '李㛃'),
      side: fc.constantFrom(...sideIds),
      telephone: fc.constantFrom('', '13800000001'),
      interestsTouched: fc.boolean(),
    })
    const command = fc.oneof(
      details.map((some): PersonCommand => ({ type: 'person.edit', ...ning, ...some })),
      details.map((some): PersonCommand => ({ type: 'person.add', ...ning, ...some })),
      fc.constant<PersonCommand>({ type: 'person.retire', reason: '' }),
      fc.constant<PersonCommand>({ type: 'person.restore' }),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const kept: Pick<Fact, 'stream' | 'type' | 'data'>[] = []
        let state: Person | null = null
        for (const each of commands) {
          const decision = judge(state, each)
          if (!decision.ok) continue
          for (const body of decision.value) {
            // As it comes back from the journal.
            const fact = { stream, ...(JSON.parse(JSON.stringify(body)) as typeof body) }
            expect(personFacts[body.type].safeParse(fact.data).success).toBe(true)
            kept.push(fact)
            state = evolvePerson(state, fact)
          }
        }
        expect(kept.reduce<Person | null>(evolvePerson, null)).toEqual(state)
      }),
    )
  })
})

describe('身份 (J1)', () => {
  const added = person(having(null, { type: 'person.add', ...ning }))

  test('one person may have several, kept in one order whatever the clerk ticked first', () => {
    const both = person(having(added, { type: 'person.setIdentities', identities: ['elder', 'deputy'] }))
    expect(both.identities).toEqual(['deputy', 'elder'])
    expect(having(both, { type: 'person.setIdentities', identities: ['elder', 'deputy'] })).toBe(
      'person.nothing-changed',
    )
    expect(person(having(both, { type: 'person.setIdentities', identities: [] })).identities).toEqual([])
  })

  test('are left alone by an edit of the details, and are no detail themselves', () => {
    const elder = person(having(added, { type: 'person.setIdentities', identities: ['elder'] }))
    const moved = person(having(elder, { type: 'person.edit', ...ning, district: '河街' }))
    expect(moved.identities).toEqual(['elder'])
    expect(detailsOf(moved)).toEqual({ ...ning, district: '河街' })
  })

  test('stay as they are while somebody is retired', () => {
    const retired = person(having(added, { type: 'person.retire', reason: '' }))
    expect(having(retired, { type: 'person.setIdentities', identities: ['elder'] })).toBe('person.retired')
  })

  test('are refused when unknown', () => {
    expect(personCommandSchema.safeParse({ type: 'person.setIdentities', identities: ['mayor'] }).success).toBe(false)
  })
})

describe('somebody who spoke in a meeting (J1)', () => {
  test('cannot vanish: there is no command that deletes, and retiring changes neither seat nor speeches', () => {
    const played = new Played('2026-11-20T01:00:00.000Z')
    const added = person(having(null, { type: 'person.add', ...ning }))
    played.say({ type: 'meeting.create', details: someDetails, rules: defaultMeetingRules })
    played.say({ type: 'agenda.useTemplate', form: 'small' })
    played.say({ type: 'attendance.invite', people: [invitationOf(added.id, detailsOf(added))] })
    const attendeeId = played.meeting.attendees[0]?.id ?? ''
    played.say({ type: 'attendance.signIn', attendeeIds: [attendeeId] })
    played.say({ type: 'meeting.open' })
    const itemId = played.meeting.agenda.items[3]?.id ?? ''
    played.say({ type: 'agenda.activate', itemId })
    played.say({ type: 'speakers.callNow', attendeeId, kind: 'speech', category: 'other', stance: 'neutral', note: '' })
    played.at('2026-11-20T02:00:00.000Z').say({ type: 'meeting.close' })

    const retired = person(having(added, { type: 'person.retire', reason: '搬走了' }))
    expect(retired).toMatchObject({ name: '王小宁', active: false })
    expect(Object.keys(personCommands).some((type) => /remove|delete/.test(type))).toBe(false)
    const figures = meetingFigures(played.meeting, 'room-1')
    expect(recordOf(figures ? [figures] : [], retired.id)).toMatchObject({
      speeches: 1,
      meetings: [{ on: '2026-11-20', side: 'masses', speeches: 1 }],
    })
  })
})

describe('the row of a list', () => {
  const tip = { stream, seq: 3, room: 'r1' } as Fact
  const row = (details: Partial<PersonDetails>, active = true) =>
    summarizePerson({ ...ning, identities: ['elder'], ...details, id: 'p1', active }, tip)

  test('stands in stroke order, people in use first', () => {
    const sorts = [row({ name: '文明' }), row({ name: '王宁' }), row({ name: '丁一' }, false), row({ name: '王一禾' })]
    expect(sorts.sort((a, b) => (a.sort < b.sort ? -1 : 1)).map(({ row }) => (row as Person).name)).toEqual([
      '王宁',
      '王一禾',
      '文明',
      '丁一',
    ])
  })

  test('is found by name, pinyin, initials, unit, post and identity, and not by telephone or note', () => {
    const { words, kind, seq } = row({ note: '住老粮站' })
    expect(words).toEqual(
      expect.arrayContaining(['王小宁', 'wangxiaoning', 'wxn', '东街居民小组', '临街住户', '老乡贤']),
    )
    expect(words.join(' ')).not.toMatch(/138|老粮站/)
    expect([kind, seq]).toEqual(['person', 3])
  })
})

describe('代表方', () => {
  test('every built-in side has its own word, and 其他 comes last', () => {
    expect(new Set(builtInSides.map(({ label }) => label)).size).toBe(builtInSides.length)
    expect(sidesOf([{ id: 'own-1', label: '乡贤', color: 'plum' }]).map(({ label }) => label)).toEqual([
      '群众',
      '商户',
      '部门',
      '委员',
      '专业人士',
      '村社',
      '乡贤',
      '其他',
    ])
  })

  test('a place of the room’s own has its word and colour, and without the room’s settings reads 其他', () => {
    const own = [{ id: 'own-1', label: '乡贤', color: 'plum' }] as const
    expect(sideOf('own-1', own)).toEqual({ id: 'own-1', label: '乡贤', color: 'plum' })
    expect(sideOf('own-2', own).label).toBe('其他')
    expect(sideNamed('乡贤代表', own)?.id).toBe('own-1')
  })

  test.each([
    ['群众', 'masses'],
    ['群众代表', 'masses'],
    ['居民代表', 'masses'],
    ['社区居民', 'masses'],
    ['学生家长', 'masses'],
    ['个体工商户', 'merchants'],
    ['农贸市场经营户', 'merchants'],
    ['职能部门', 'departments'],
    ['镇街单位', 'departments'],
    ['政协委员', 'members'],
    ['县人大代表', 'members'],
    ['专家', 'professionals'],
    ['村干部', 'village'],
    ['社区干部', 'village'],
    ['其它', 'other'],
  ])('%s is meant as %s', (word, id) => {
    expect(sideNamed(word)?.id).toBe(id)
  })

  test('a word that means nothing is no side', () => {
    for (const word of ['', ' ', '乘客', 'constructor', '__proto__']) expect(sideNamed(word)).toBeNull()
  })
})
