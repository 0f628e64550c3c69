import { describe, expect, it } from 'vitest'
import { queueOf, type SpeechKind, spokenMs } from '#shared/meeting/speaking'
import { PlayedMeeting } from '#tests/support/meeting'

const ask = (attendeeId: string, kind: SpeechKind = 'speech') =>
  ({ attendeeId, kind, category: 'other', stance: 'neutral', note: '' }) as const

function aRoom(...names: string[]) {
  const room = new PlayedMeeting()
  const people = room.seat(...names)
  const items = room.open()
  room.do({ type: 'agenda.activate', itemId: items[5] ?? '' })
  return { room, people, items }
}

const waiting = (room: PlayedMeeting) => queueOf(room.meeting.speaking, room.meeting.agenda.activeId).waiting
const names = (room: PlayedMeeting) =>
  waiting(room).map((entry) => room.meeting.attendees.find((each) => each.id === entry.attendeeId)?.name)

describe('speaking', () => {
  it('ends the current speech when the next one is called (S1)', () => {
    const { room, people } = aRoom('王小宁', '李国强')
    room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
    const entryId = room.do({ type: 'speakers.add', ...ask(people[1] ?? '') })
    room.wait(50)
    room.do({ type: 'speakers.call', entryId })
    const { speeches, current } = room.meeting.speaking
    expect(speeches.map((speech) => [speech.attendeeId, spokenMs(speech, room.now)])).toEqual([[people[0], 50_000]])
    expect(current?.attendeeId).toBe(people[1])
  })

  it('refuses a second call of the same entry, as from two quick clicks (S1)', () => {
    const { room, people } = aRoom('王小宁', '李国强', '陈芳')
    const first = room.do({ type: 'speakers.add', ...ask(people[0] ?? '') })
    room.do({ type: 'speakers.add', ...ask(people[1] ?? '') })
    room.do({ type: 'speakers.call', entryId: first })
    expect(room.refused({ type: 'speakers.call', entryId: first }).code).toBe('speakers.not-waiting')
    expect(waiting(room)).toHaveLength(1)
  })

  it('pauses the host for an interjection and waits for the clerk to resume him (S2)', () => {
    const { room, people } = aRoom('王小宁', '李国强')
    const host = room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
    room.wait(40)
    const aside = room.do({ type: 'speakers.callNow', ...ask(people[1] ?? '', 'interjection') })
    room.wait(20)
    room.do({ type: 'speakers.end', speechId: aside })
    expect(room.meeting.speaking.current?.id).toBe(host)
    expect(room.meeting.speaking.current?.pausedAt).not.toBeNull()
    room.wait(30)
    room.do({ type: 'speakers.resume', speechId: host })
    room.wait(10)
    const speech = room.meeting.speaking.current
    expect(speech && spokenMs(speech, room.now)).toBe(50_000)
  })

  it('ends the waiting host as well when somebody else is called (S1, S2)', () => {
    const { room, people } = aRoom('王小宁', '李国强', '陈芳')
    room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
    room.do({ type: 'speakers.callNow', ...ask(people[1] ?? '', 'interjection') })
    room.do({ type: 'speakers.callNow', ...ask(people[2] ?? '') })
    expect(room.meeting.speaking.host).toBeNull()
    expect(room.meeting.speaking.speeches).toHaveLength(2)
  })

  it('lets only people who are present queue (S3)', () => {
    const { room, people } = aRoom('王小宁')
    room.do({ type: 'attendance.leave', attendeeId: people[0] ?? '' })
    const refusal = room.refused({ type: 'speakers.add', ...ask(people[0] ?? '') })
    expect(refusal.code).toBe('speakers.not-present')
    expect(refusal.message).toContain('王小宁')
  })

  it('orders 插话, 程序性发言 by category, 回应, then ordinary ones (S4)', () => {
    const { room, people } = aRoom('甲', '乙', '丙', '丁', '戊')
    room.do({ type: 'speakers.add', ...ask(people[0] ?? '') })
    room.do({ type: 'speakers.add', ...ask(people[1] ?? '', 'reply') })
    room.do({ type: 'speakers.add', ...ask(people[2] ?? '', 'point-of-order'), category: 'wording' })
    room.do({ type: 'speakers.add', ...ask(people[3] ?? '', 'point-of-order'), category: 'safety' })
    room.do({ type: 'speakers.add', ...ask(people[4] ?? '', 'interjection') })
    expect(names(room)).toEqual(['戊', '丁', '丙', '乙', '甲'])
  })

  it('refuses to move an ordinary speaker before a point of order (S4)', () => {
    const { room, people } = aRoom('甲', '乙', '丙')
    room.do({ type: 'speakers.add', ...ask(people[0] ?? '') })
    const last = room.do({ type: 'speakers.add', ...ask(people[1] ?? '') })
    const order = room.do({ type: 'speakers.add', ...ask(people[2] ?? '', 'point-of-order') })
    expect(room.refused({ type: 'speakers.move', entryId: last, before: order }).code).toBe('speakers.rank')
    room.do({ type: 'speakers.move', entryId: last, before: waiting(room)[1]?.id ?? null })
    expect(names(room)).toEqual(['丙', '乙', '甲'])
  })

  it('puts the last speaker back on top (S5)', () => {
    const { room, people } = aRoom('甲', '乙', '丙')
    const speech = room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
    room.do({ type: 'speakers.add', ...ask(people[1] ?? '') })
    room.do({ type: 'speakers.end', speechId: speech })
    room.do({ type: 'speakers.requeueLast', speechId: speech })
    expect(names(room)).toEqual(['甲', '乙'])
  })

  it('gives the short limit in 自由互动 and to replies (S6)', () => {
    const { room, people, items } = aRoom('甲')
    room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
    expect(room.meeting.speaking.current?.limitSeconds).toBe(180)
    room.do({ type: 'agenda.activate', itemId: items[6] ?? '' })
    room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
    expect(room.meeting.speaking.current?.limitSeconds).toBe(120)
  })

  it('counts no pause into the time spoken, and keeps the length of a speech that ends while paused (S7)', () => {
    const { room, people } = aRoom('甲')
    const speechId = room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
    room.wait(30)
    room.do({ type: 'speakers.pause', speechId })
    room.wait(100)
    const paused = room.meeting.speaking.current
    expect(paused && spokenMs(paused, room.now)).toBe(30_000)
    room.do({ type: 'speakers.end', speechId })
    const ended = room.meeting.speaking.speeches[0]
    expect(ended && spokenMs(ended, room.wait(999).now)).toBe(30_000)
  })

  it('takes a power cut out of the running speech when the clerk says so, and leaves it in when not (S8)', () => {
    for (const [exclude, spoken] of [
      [true, 60_000],
      [false, 180_000],
    ] as const) {
      const { room, people } = aRoom('甲')
      room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
      const from = room.wait(60).now
      const to = room.wait(120).now
      room.do({ type: 'meeting.continue', from, to, exclude })
      const speech = room.meeting.speaking.current
      expect(speech && spokenMs(speech, room.now)).toBe(spoken)
      expect(room.meeting.proceedings.interruptions).toEqual([{ from, to, excluded: exclude }])
    }
  })

  it('never touches the running clock when somebody who waits is removed or moved (S10)', () => {
    const { room, people } = aRoom('甲', '乙', '丙')
    room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
    const second = room.do({ type: 'speakers.add', ...ask(people[1] ?? '') })
    const third = room.do({ type: 'speakers.add', ...ask(people[2] ?? '') })
    const running = room.meeting.speaking.current
    room.wait(10)
    room.do({ type: 'speakers.move', entryId: third, before: second })
    room.do({ type: 'speakers.remove', entryId: second })
    expect(room.meeting.speaking.current).toEqual(running)
  })

  it('keeps those who wait when the queue is closed, and still lets a reply in (S11)', () => {
    const { room, people } = aRoom('甲', '乙', '丙')
    room.do({ type: 'speakers.add', ...ask(people[0] ?? '') })
    room.do({ type: 'speakers.closeQueue' })
    expect(room.refused({ type: 'speakers.add', ...ask(people[1] ?? '') }).code).toBe('speakers.queue-closed')
    room.do({ type: 'speakers.add', ...ask(people[2] ?? '', 'reply') })
    expect(names(room)).toEqual(['丙', '甲'])
  })

  it('ends the current speech when another item begins, and pauses it when the meeting adjourns (S12, P3)', () => {
    const { room, people, items } = aRoom('甲')
    room.do({ type: 'speakers.callNow', ...ask(people[0] ?? '') })
    room.do({ type: 'meeting.adjourn', reason: '' })
    expect(room.meeting.speaking.current?.pausedAt).toBe(room.now)
    room.do({ type: 'meeting.reopen' })
    expect(room.meeting.speaking.current?.pausedAt).not.toBeNull()
    room.do({ type: 'agenda.activate', itemId: items[7] ?? '' })
    expect(room.meeting.speaking.current).toBeNull()
  })
})
