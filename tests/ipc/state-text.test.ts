import { describe, expect, it } from 'vitest'
import { stateOfText, textOfState } from '#shared/contract/state-text'
import { stepBetween, takeStep } from '#shared/contract/steps'
import type { MeetingHistory } from '#shared/meeting/history'
import { evolvePlanHistory } from '#shared/plan/plan'
import { nineOClock, PlayedMeeting } from '#tests/support/meeting'

const sentAt = nineOClock
const written = { unit: '', dueOn: null, attendeeId: null, wholeRoom: true } as const
const line = (text: string) => ({ type: 'minutes.write', kind: 'point', text, ...written }) as const

/** What the page has of a meeting after it crossed. */
function crossed(history: MeetingHistory | null): MeetingHistory | null {
  const state = stateOfText(textOfState({ kind: 'meeting', history, sentAt }))
  if (state.kind !== 'meeting' || state.sentAt !== sentAt) throw new Error('another state came out')
  return state.history
}

describe('a meeting crosses to the page as text', () => {
  it('and is there what it was, after every act of a morning, with each step that can be taken back', () => {
    const room = new PlayedMeeting()
    const look = () => expect(crossed(room.history)).toEqual(room.history)
    look()
    const [one = '', two = ''] = room.seat('王小宁', '李国强', '陈芳')
    look()
    const items = room.open()
    look()
    room.do({ type: 'agenda.activate', itemId: items[5] ?? '' })
    const entryId = room.do(line('先清淤再硬化'))
    room.do(line('“__proto__”不是谁的名字'))
    look()
    room.do({ type: 'minutes.strike', entryId, reason: '说错了' })
    look()
    room.wait(30)
    for (const attendeeId of [one, two]) {
      room.do({ type: 'speakers.add', attendeeId, kind: 'speech', category: 'other', stance: 'neutral', note: '' })
      look()
    }
    room.undo()
    look()
    for (let index = 0; index < 30; index += 1) room.do(line(`第 ${index} 条`))
    look()
  })

  it('and shares what the acts left as it was, so that the page holds a long meeting once and not twenty times', () => {
    const room = new PlayedMeeting()
    room.seat('王小宁', '李国强')
    room.open()
    for (let index = 0; index < 200; index += 1) room.do(line(`第 ${index} 条`))
    const history = crossed(room.history)
    const [oldest, newest] = [history?.acts[0]?.before, history?.meeting]
    expect(oldest?.minutes.length).toBeLessThan(newest?.minutes.length ?? 0)
    expect(newest?.attendees).toBe(oldest?.attendees)
    expect(newest?.minutes[0]).toBe(oldest?.minutes[0])
    const weighs = (many: MeetingHistory | null) => textOfState({ kind: 'meeting', history: many, sentAt }).length
    expect(weighs(room.history)).toBeLessThan(1.2 * JSON.stringify(room.meeting).length)
  })

  it('and is nothing where there is no meeting', () => {
    expect(crossed(null)).toBeNull()
  })
})

it('a plan crosses in the same way', () => {
  const made = { n: 1, room: 'room-1', stream: 'plan:2026', seq: 1, act: 1, at: nineOClock, by: 'clerk' } as const
  const plan = evolvePlanHistory(null, { ...made, type: 'PlanBegun', data: { year: 2026 }, prev: '', hash: '' })
  const state = { kind: 'plan', plan, sentAt } as const
  expect(stateOfText(textOfState(state))).toEqual(state)
})

describe('a step between two values', () => {
  const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['leads to nothing', { a }, null],
    ['leads out of nothing', null, { a }],
    ['loses a name', { a, b }, { a }],
    ['gets a name', { a }, { a, b: null }],
    ['turns an object into a list', { list: { a } }, { list: [a] }],
    ['adds at the end', [a, b], [a, b, c]],
    ['adds at the beginning', [a, b], [c, a, b]],
    ['takes out of the middle', [a, b, c], [a, c]],
    ['says the same element twice', [a], [a, a]],
    ['takes one of two equal elements', [a, a, b], [a, b]],
    ['empties', [a, b], []],
    ['changes deep inside', { x: { y: [a, { z: 1 }] } }, { x: { y: [a, { z: 2 }] } }],
  ]
  it.each(pairs)('%s', (_words, before, after) => {
    const step = JSON.parse(JSON.stringify(stepBetween(before, after)))
    expect(takeStep(before, step)).toStrictEqual(after)
  })

  it('is not taken on something else', () => {
    expect(() => takeStep([a], stepBetween({ a }, { a, b }))).toThrow()
    expect(() => takeStep({ a }, stepBetween([a], [a, b]))).toThrow()
  })
})
