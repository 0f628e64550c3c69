import { describe, expect, it } from 'vitest'
import { countAttendance, wasPresent } from '#shared/meeting/attendance'
import { seatShares, unheard } from '#shared/views/fairness'
import { PlayedMeeting, somebody } from '#tests/support/meeting'

const counted = (room: PlayedMeeting) => countAttendance(room.meeting.attendees, room.meeting.rules)

describe('attendance', () => {
  it('counts members on leave into 应到 and observers not (N1)', () => {
    const room = new PlayedMeeting()
    room.seat('甲', '乙')
    room.do({
      type: 'attendance.invite',
      people: [somebody({ name: '丙' }), somebody({ name: '丁', standing: 'observer' })],
    })
    const absent = room.meeting.attendees[2]?.id ?? ''
    room.do({ type: 'attendance.excuse', attendeeId: absent, reason: '住院' })
    expect(counted(room)).toEqual({
      expected: 3,
      present: 2,
      excused: 1,
      observersPresent: 0,
      needed: 2,
      isQuorate: true,
    })
  })

  it('signs a walk-in in at once, as 列席 or as a member (N2)', () => {
    const room = new PlayedMeeting()
    room.do({ type: 'attendance.walkIn', ...somebody({ name: '过路人', standing: 'observer' }) })
    expect(counted(room)).toMatchObject({ expected: 0, present: 0, observersPresent: 1 })
    expect(room.refused({ type: 'attendance.walkIn', ...somebody({ name: '过路人' }) }).code).toBe(
      'attendance.already-invited',
    )
  })

  it('lets somebody on leave come after all (N3)', () => {
    const room = new PlayedMeeting()
    room.do({ type: 'attendance.invite', people: [somebody()] })
    const [id] = room.meeting.attendees.map((each) => each.id)
    room.do({ type: 'attendance.excuse', attendeeId: id ?? '', reason: '出差' })
    room.do({ type: 'attendance.signIn', attendeeIds: [id ?? ''] })
    expect(counted(room)).toMatchObject({ present: 1, excused: 0 })
    expect(room.meeting.attendees[0]?.leave?.reason).toBe('出差')
  })

  it('knows afterwards who was there at any instant (N5)', () => {
    const room = new PlayedMeeting()
    const [id = ''] = room.seat('甲')
    const arrived = room.now
    const between = room.wait(60).now
    room.wait(1).do({ type: 'attendance.leave', attendeeId: id })
    const away = room.wait(60).now
    room.wait(1).do({ type: 'attendance.signIn', attendeeIds: [id] })
    const back = room.wait(60).now
    const person = room.meeting.attendees[0]
    if (!person) throw new Error('the person was just seated')
    expect([arrived, between, away, back].map((at) => wasPresent(person, at))).toEqual([true, true, false, true])
  })

  it('keeps in the list who was in the room (N6)', () => {
    const room = new PlayedMeeting()
    const [id = ''] = room.seat('甲')
    expect(room.refused({ type: 'attendance.remove', attendeeIds: [id] }).code).toBe('attendance.in-record')
  })

  it('invites the same person only once, and says so when nobody new is left', () => {
    const room = new PlayedMeeting()
    room.do({ type: 'attendance.invite', people: [somebody({ personId: 'p1' })] })
    room.do({
      type: 'attendance.invite',
      people: [somebody({ personId: 'p1', name: '改过名' }), somebody({ name: '李国强' })],
    })
    expect(room.meeting.attendees).toHaveLength(2)
    expect(room.refused({ type: 'attendance.invite', people: [somebody({ personId: 'p1' })] }).code).toBe(
      'attendance.already-invited',
    )
  })

  it('holds five hundred people and refuses more than a thousand', () => {
    const room = new PlayedMeeting()
    const crowd = (from: number, length: number) =>
      Array.from({ length }, (_, index) => somebody({ name: `群众${from + index}` }))
    room.do({ type: 'attendance.invite', people: crowd(1, 500) })
    room.do({ type: 'attendance.signIn', attendeeIds: room.meeting.attendees.map((each) => each.id) })
    expect(counted(room).present).toBe(500)
    expect(room.refused({ type: 'attendance.invite', people: crowd(501, 501) }).code).toBe('attendance.too-many')
  })

  it('shares the seats by side and names whom nobody has heard yet (P7, S9)', () => {
    const room = new PlayedMeeting()
    room.do({
      type: 'attendance.invite',
      people: [
        somebody({ name: '甲', interestsTouched: true }),
        somebody({ name: '乙', interestsTouched: true }),
        somebody({ name: '丙', side: 'departments' }),
      ],
    })
    const [one = '', two = ''] = room.meeting.attendees.map((each) => each.id)
    expect(seatShares(room.meeting.attendees)).toEqual([
      { side: 'masses', seats: 2, permyriad: 6667, interestsTouched: 2 },
      { side: 'departments', seats: 1, permyriad: 3333, interestsTouched: 0 },
    ])
    room.do({ type: 'attendance.signIn', attendeeIds: [one, two] })
    room.open()
    room.do({
      type: 'speakers.callNow',
      attendeeId: one,
      kind: 'speech',
      category: 'other',
      stance: 'neutral',
      note: '',
    })
    expect(unheard(room.meeting).map((each) => each.name)).toEqual(['乙'])
  })
})
