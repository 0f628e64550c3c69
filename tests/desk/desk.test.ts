import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeskClock } from '#electron/desk/clock'
import { type Ask, Desk, type Kept } from '#electron/desk/desk'
import { type Journal, openJournal } from '#electron/journal/journal'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { blankDetails } from '#shared/roster/person'
import { nineOClock, somebody, someDetails } from '#tests/support/meeting'

let folder: string
let journal: Journal
let kept: Kept[]
let ids: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yishitai-desk-'))
  ids = 0
  kept = []
  journal = await opened()
})
afterEach(async () => {
  await journal.close()
  await rm(folder, { recursive: true, force: true })
})

async function opened(): Promise<Journal> {
  const answer = await openJournal({ folder, now: () => nineOClock, reserveBytes: 0 })
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.value.journal
}

function newDesk(factsOf = (stream: StreamId) => journal.factsOf(stream)): Desk {
  return new Desk({
    journal,
    factsOf,
    now: () => nineOClock,
    newId: () => {
      ids += 1
      return `id-${ids}`
    },
    room: () => 'room-1',
    by: 'clerk',
    onKept: (each) => void kept.push(each),
  })
}

const stream: StreamId = 'meeting:m1'
const create = { type: 'meeting.create', details: someDetails, rules: defaultMeetingRules }

describe('the desk', () => {
  it('keeps a command in the journal before it says so, and another desk finds it there', async () => {
    const answer = await newDesk().ask(stream, create)
    expect(answer).toMatchObject({ ok: true, value: { n: 1, seq: 1, id: 'id-1' } })
    const { state, seq } = await newDesk().view(stream)
    expect((state as MeetingHistory).meeting.details.title).toBe(someDetails.title)
    expect(seq).toBe(1)
  })

  it('asks the store for all streams of an import at once, and not for one after the other', async () => {
    let [open, most] = [0, 0]
    const desk = newDesk(async (stream) => {
      open += 1
      most = Math.max(most, open)
      const facts = await journal.factsOf(stream)
      open -= 1
      return facts
    })
    const names = ['王小宁', '李国强', '陈芳']
    const asks = names.map((name, index): Ask => {
      return { stream: `person:p${index}`, command: { type: 'person.add', ...blankDetails, name } }
    })
    expect(await desk.askAll(asks)).toMatchObject({ ok: true, value: { n: 3 } })
    expect(most).toBe(3)
  })

  it('refuses what the domain refuses, with its sentence, and keeps nothing', async () => {
    const desk = newDesk()
    await desk.ask(stream, create)
    const refused = await desk.ask(stream, { type: 'meeting.open' })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'meeting.no-agenda' } })
    expect(journal.head.n).toBe(1)
    expect(kept).toHaveLength(1)
  })

  it('says in Chinese what is wrong with a command that does not parse', async () => {
    const desk = newDesk()
    const refused = await desk.ask(stream, { ...create, details: { ...someDetails, title: '' } })
    expect(!refused.ok && refused.refusal.message).toContain('请填写会议名称')
    const strange = await desk.ask(stream, { type: 'meeting.destroy' })
    expect(strange).toMatchObject({ ok: false, refusal: { code: 'desk.bad-command' } })
  })

  it('takes two clicks at once one after the other: the second is refused, not doubled', async () => {
    const desk = newDesk()
    const both = await Promise.all([desk.ask(stream, create), desk.ask(stream, create)])
    expect(both.map((each) => each.ok)).toEqual([true, false])
    expect(journal.head.n).toBe(1)
  })

  it('keeps all facts of one command as one act, chained', async () => {
    const desk = newDesk()
    await desk.ask(stream, create)
    await desk.ask(stream, { type: 'agenda.useTemplate', form: 'small' })
    await desk.ask(stream, { type: 'meeting.open' })
    await desk.ask(stream, { type: 'attendance.invite', people: [somebody({ name: '甲' }), somebody({ name: '乙' })] })
    const { state } = await desk.view(stream)
    const [one, two] = (state as MeetingHistory).meeting.attendees.map((each) => each.id)
    await desk.ask(stream, { type: 'attendance.signIn', attendeeIds: [one, two] })
    const call = { type: 'speakers.callNow', kind: 'speech', category: 'other', stance: 'neutral', note: '' }
    await desk.ask(stream, { ...call, attendeeId: one })
    await desk.ask(stream, { ...call, attendeeId: two })
    await desk.view(stream)
    const last = kept.at(-1)?.facts ?? []
    expect(last.map((fact) => fact.type)).toEqual(['SpeechEnded', 'SpeechStarted'])
    expect(new Set(last.map((fact) => fact.act)).size).toBe(1)
    expect(last[1]?.prev).toBe(last[0]?.hash)
  })

  it('keeps an import of many people whole, or none of them and says which line was wrong', async () => {
    const desk = newDesk()
    const ask = (id: number, name: string) => ({
      stream: `person:p${id}` as const,
      command: { type: 'person.add', ...blankDetails, name },
    })
    const refused = await desk.askAll([ask(1, '王小宁'), ask(2, ''), ask(3, '李国强')])
    expect(!refused.ok && refused.refusal.message).toContain('第 2 项')
    expect(journal.head.n).toBe(0)
    const answer = await desk.askAll(Array.from({ length: 500 }, (_, index) => ask(index + 1, `群众${index + 1}`)))
    expect(answer).toMatchObject({ ok: true, value: { n: 500 } })
    await desk.view('person:p1')
    expect(kept.at(-1)?.summaries).toHaveLength(500)
  })

  it('answers whoever asked before anybody is told, and tells before the next question is answered', async () => {
    const desk = newDesk()
    const order: string[] = []
    const first = desk.ask(stream, create).then(() => order.push(`answered, told ${kept.length}`))
    const opened = desk.view(stream).then(({ seq }) => order.push(`opened at ${seq}, told ${kept.length}`))
    await Promise.all([first, opened])
    expect(order).toEqual(['answered, told 0', 'opened at 1, told 1'])
  })

  it('has everything acknowledged after a restart', async () => {
    const desk = newDesk()
    await desk.ask(stream, create)
    await desk.ask(stream, { type: 'agenda.useTemplate', form: 'special' })
    await journal.close()
    journal = await opened()
    const { state, seq } = await newDesk().view(stream)
    expect((state as MeetingHistory).meeting.agenda.items).toHaveLength(12)
    expect(seq).toBe(2)
  })
})

describe('the desk clock', () => {
  it('runs on through a wall clock set back ninety minutes, and says how far it jumped', () => {
    let wall = Date.parse(nineOClock)
    let running = 0
    const clock = new DeskClock(null, { wallMs: () => wall, monotonicMs: () => running })
    running += 60_000
    wall += 60_000
    expect(clock.jumpMs()).toBeNull()
    wall -= 90 * 60_000
    running += 1000
    wall += 1000
    expect(clock.now()).toBe('2026-11-21T01:01:01.000Z')
    expect(clock.jumpMs()).toBe(-90 * 60_000)
  })

  it('never starts before the last fact, as when the battery of the board is empty', () => {
    const clock = new DeskClock(nineOClock, {
      wallMs: () => Date.parse('2000-01-01T00:00:00.000Z'),
      monotonicMs: () => 5,
    })
    expect(clock.now()).toBe(nineOClock)
  })
})
