import { describe, expect, it } from 'vitest'
import { evolveKeeping, firstKeeping, isDue, type KeepingFact, keptUntil, mainAloneAsks } from '#shared/room/keeping'
import { roomCommands } from '#shared/room/room'
import { PlayedRoom } from './played-room'

const meeting = { meetingId: 'm1', heldOn: '2026-11-21' }
const at = '2026-11-21T01:00:00.000Z'
const keepingAfter = (...facts: readonly KeepingFact[]) =>
  facts.reduce((keeping, fact) => evolveKeeping(keeping, { ...fact, at }), firstKeeping)

describe('保存期限', () => {
  it('a room keeps its meetings for ever until it says otherwise; nothing is ever due by itself (K1)', () => {
    const { keeping } = new PlayedRoom().room
    expect(keeping).toEqual(firstKeeping)
    expect(isDue(meeting, keeping.retention, '2999-12-31')).toBe(false)
  })

  it('is counted from the day of the meeting, and a meeting’s own day goes before the room’s years (K2)', () => {
    const played = new PlayedRoom()
    const { retention } = played.do({ type: 'room.setRetention', years: 10 }).keeping
    expect(keptUntil(meeting, retention)).toBe('2036-11-21')
    expect(keptUntil({ meetingId: 'm2', heldOn: '2028-02-29' }, retention)).toBe('2038-02-28')
    const own = { type: 'MeetingRetentionSet', data: { meetingId: 'm1', until: '2030-01-01', reason: '重要' } } as const
    const years = { type: 'RetentionSet', data: { years: 10 } } as const
    expect(keptUntil(meeting, keepingAfter(years, own).retention)).toBe('2030-01-01')
    const ever = { ...own, data: { ...own.data, until: null } }
    expect(keptUntil(meeting, keepingAfter(years, own, ever).retention)).toBeNull()
    const asTheRoom = { ...own, data: { ...own.data, until: 'room' } }
    expect(keptUntil(meeting, keepingAfter(years, ever, asTheRoom).retention)).toBe('2036-11-21')
    expect(played.do({ type: 'room.setRetention', years: null }).keeping.retention.years).toBeNull()
  })

  it('is over on the day after its last day, not before (K3)', () => {
    const { retention } = keepingAfter({ type: 'RetentionSet', data: { years: 10 } })
    expect(isDue(meeting, retention, '2036-11-21')).toBe(false)
    expect(isDue(meeting, retention, '2036-11-22')).toBe(true)
  })

  it('a meeting that is not there is not judged', () => {
    const refusal = new PlayedRoom().refused({ type: 'room.keepMeeting', meetingId: 'm1', until: null, reason: '重要' })
    expect(refusal.code).toBe('keeping.no-meeting')
  })

  it('what the PIN stands before is known by name, and each is a command of the room (K5, K6)', () => {
    expect([...mainAloneAsks].sort()).toEqual(['room.eraseMeeting', 'room.noteUnmasked'])
    for (const type of mainAloneAsks) expect(roomCommands).toHaveProperty([type])
  })
})
