import { describe, expect, it } from 'vitest'
import { attendeeOf } from '#shared/meeting/attendance'
import { consensusLines } from '#shared/meeting/consensus'
import type { Meeting } from '#shared/meeting/meeting'
import { type Speech, spokenMs } from '#shared/meeting/speaking'
import { once } from '#shared/once'
import { allSpeeches, spokenByEach, spokenBySide, unheard } from '#shared/views/fairness'
import { PlayedMeeting } from '#tests/support/meeting'

const request = (attendeeId: string) =>
  ({ attendeeId, kind: 'speech', category: 'other', stance: 'neutral', note: '' }) as const
const written = { text: '先清淤再硬化', unit: '', dueOn: null }
const line = (kind: 'point' | 'consensus') =>
  ({ type: 'minutes.write', kind, ...written, attendeeId: null, wholeRoom: true }) as const

function aRoom() {
  const room = new PlayedMeeting()
  const people = room.seat('王小宁', '李国强', '陈芳')
  const items = room.open()
  room.do({ type: 'agenda.activate', itemId: items[5] ?? '' })
  return { room, items, one: people[0] ?? '', two: people[1] ?? '', three: people[2] ?? '' }
}

/** The parts of the meeting that are not the very values they were before the act. */
function changedBy(room: PlayedMeeting, act: () => void): readonly (keyof Meeting)[] {
  const before = room.meeting
  act()
  const names = Object.keys(room.meeting) as (keyof Meeting)[]
  return names.filter((name) => room.meeting[name] !== before[name])
}

describe('what an act does not touch stays the very value it was, so that nobody draws it again', () => {
  it('is everything but the minutes when a line is written, reworded or struck', () => {
    const { room } = aRoom()
    let entryId = ''
    expect(
      changedBy(room, () => {
        entryId = room.do(line('point'))
      }),
    ).toEqual(['minutes'])
    const reworded = { type: 'minutes.edit', entryId, kind: 'point', ...written, text: '先硬化再清淤' } as const
    expect(changedBy(room, () => room.do(reworded))).toEqual(['minutes'])
    expect(changedBy(room, () => room.do({ type: 'minutes.strike', entryId, reason: '' }))).toEqual(['minutes'])
  })

  it('is not the board when what is reworded had been confirmed (C3)', () => {
    const { room } = aRoom()
    const entryId = room.do(line('consensus'))
    room.do({ type: 'consensus.confirm', entryId, objections: 0 })
    const reworded = { type: 'minutes.edit', entryId, kind: 'consensus', ...written, text: '先硬化再清淤' } as const
    expect(changedBy(room, () => room.do(reworded))).toEqual(['minutes', 'consensus'])
  })

  it('is every other entry of the minutes, and every other queue when somebody is called from one', () => {
    const { room, items, one, two } = aRoom()
    const first = room.do(line('point'))
    const second = room.do(line('point'))
    const [kept] = room.meeting.minutes
    room.do({ type: 'minutes.strike', entryId: second, reason: '' })
    expect(room.meeting.minutes[0]).toBe(kept)
    expect(kept?.id).toBe(first)

    room.do({ type: 'speakers.add', ...request(one) })
    room.do({ type: 'agenda.activate', itemId: items[6] ?? '' })
    const entryId = room.do({ type: 'speakers.add', ...request(two) })
    const [elsewhere] = room.meeting.speaking.queues
    room.do({ type: 'speakers.call', entryId })
    expect(room.meeting.speaking.queues[0]).toBe(elsewhere)
    expect(elsewhere?.waiting).toHaveLength(1)
  })
})

describe('what is read again and again', () => {
  it('is worked out once for one value and anew for another', () => {
    let times = 0
    const size = once((list: readonly string[]) => {
      times += 1
      return list.length
    })
    const list = ['甲']
    expect([size(list), size(list), size([...list, '乙']), size(list)]).toEqual([1, 1, 2, 1])
    expect(times).toBe(2)
  })

  it('is the board and the list of people themselves until a fact changes them (C1)', () => {
    const { room, one } = aRoom()
    room.do(line('consensus'))
    const lines = consensusLines(room.meeting)
    room.do({ type: 'speakers.callNow', ...request(one) })
    expect(consensusLines(room.meeting)).toBe(lines)
    room.do({ type: 'consensus.put', entryId: lines[0]?.entry.id ?? '' })
    expect(consensusLines(room.meeting).map((each) => each.state)).toEqual(['confirming'])
    expect(lines.map((each) => each.state)).toEqual(['proposed'])
    expect(attendeeOf(room.meeting, one)?.name).toBe('王小宁')
    expect(attendeeOf(room.meeting, 'nobody')).toBeUndefined()
    expect(attendeeOf(room.meeting, null)).toBeUndefined()
  })
})

describe('how much everybody has spoken (S9)', () => {
  it('is what every single speech comes to, the running one and the waiting host with them', () => {
    const { room, one, two, three } = aRoom()
    for (let turn = 0; turn < 60; turn += 1) {
      room.do({ type: 'speakers.callNow', ...request([one, two][turn % 2] ?? '') })
      room.wait(7 + turn)
    }
    const host = room.meeting.speaking.current
    expect(unheard(room.meeting)).toEqual([])
    room.do({ type: 'speakers.callNow', ...request(three), kind: 'interjection' })
    room.wait(5)
    const spoken = spokenByEach(room.meeting.speaking, room.now)
    for (const id of [one, two, three]) {
      const own = allSpeeches(room.meeting).filter((speech) => speech.attendeeId === id)
      const ms = own.reduce((total, speech) => total + spokenMs(speech, room.now), 0)
      expect(spoken.get(id)).toEqual({ count: own.length, ms })
    }
    expect(host && spoken.get(host.attendeeId)?.count).toBe(30)
    const total = [...spoken.values()].reduce((sum, { ms }) => sum + ms, 0)
    expect(spokenBySide(room.meeting, room.now).reduce((sum, { ms }) => sum + ms, 0)).toBe(total)
  })

  it('reads a speech that has ended once, and not every second again', () => {
    const { room, one, two } = aRoom()
    for (const id of [one, two, one]) {
      room.do({ type: 'speakers.callNow', ...request(id) })
      room.wait(30)
    }
    const { speaking } = room.meeting
    let reads = 0
    const watched = speaking.speeches.map((speech): Speech => {
      const read = () => {
        reads += 1
        return speech.startedAt
      }
      return Object.defineProperty({ ...speech }, 'startedAt', { get: read })
    })
    const seconds = Array.from({ length: 60 }, () => room.wait(1).now)
    const said = seconds.map((now) => spokenByEach({ ...speaking, speeches: watched }, now).get(one)?.ms)
    expect(said.at(-1)).toBe(30_000 + 30_000 + 60_000)
    expect(reads).toBe(watched.length)
    // Another one ends: only that one is read.
    const ended = speaking.current && { ...speaking.current, endedAt: room.now }
    const grown = ended ? [...watched, ended] : watched
    expect(spokenByEach({ ...speaking, current: null, speeches: grown }, room.now).get(one)?.ms).toBe(120_000)
    expect(reads).toBe(watched.length)
  })
})
