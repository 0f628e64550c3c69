import { describe, expect, it } from 'vitest'
import { agendaNumbers, nextItem, previousItem } from '#shared/meeting/agenda'
import { forecastAgenda } from '#shared/views/agenda-times'
import { nineOClock, PlayedMeeting } from '#tests/support/meeting'

const item = (title: string, given: { depth?: number; minutes?: number | null; before?: string | null } = {}) =>
  ({ type: 'agenda.add', title, kind: 'other', minutes: 10, presenter: '', depth: 0, before: null, ...given }) as const

const titles = (room: PlayedMeeting) => room.meeting.agenda.items.map((each) => each.title)

function planned() {
  const room = new PlayedMeeting()
  const one = room.do(item('一'))
  const two = room.do(item('二'))
  const sub = room.do(item('二之一', { depth: 1, minutes: 5 }))
  const three = room.do(item('三', { minutes: null }))
  return { room, one, two, sub, three }
}

describe('agenda', () => {
  it('numbers items by order and depth (A2)', () => {
    const { room } = planned()
    expect(agendaNumbers(room.meeting.agenda.items)).toEqual(['1', '2', '2.1', '3'])
  })

  it('moves an item with everything under it, and never into itself (A8)', () => {
    const { room, one, two, sub } = planned()
    room.do({ type: 'agenda.move', itemId: two, before: one })
    expect(titles(room)).toEqual(['二', '二之一', '一', '三'])
    expect(room.refused({ type: 'agenda.move', itemId: two, before: sub }).code).toBe('agenda.into-itself')
  })

  it('keeps the list a tree when a parent goes or an item is set too deep (A1)', () => {
    const { room, one, two } = planned()
    room.do({ type: 'agenda.setDepth', itemId: one, depth: 2 })
    expect(room.meeting.agenda.items.map((each) => each.depth)).toEqual([0, 0, 1, 0])
    room.do({ type: 'agenda.remove', itemId: two })
    room.do({ type: 'agenda.move', itemId: room.meeting.agenda.items[1]?.id ?? '', before: one })
    expect(room.meeting.agenda.items[0]?.depth).toBe(0)
  })

  it('refuses the two hundred and first item (A1)', () => {
    const room = new PlayedMeeting()
    for (let number = 1; number <= 200; number += 1) room.do(item(`第 ${number} 项`))
    expect(room.refused(item('多一项')).code).toBe('agenda.too-many')
  })

  it('keeps what has been on; it can be skipped but not removed (A3)', () => {
    const { room, one, two } = planned()
    room.do({ type: 'meeting.open' })
    room.do({ type: 'agenda.activate', itemId: one })
    expect(room.refused({ type: 'agenda.remove', itemId: one }).code).toBe('agenda.already-begun')
    expect(room.refused({ type: 'agenda.activate', itemId: one }).code).toBe('agenda.already-on')
    expect(room.refused({ type: 'agenda.useTemplate', form: 'small' }).code).toBe('agenda.already-begun')
    room.do({ type: 'agenda.skip', itemId: two })
    expect(nextItem(room.meeting.agenda)?.title).toBe('二之一')
  })

  it('goes on to the first that is neither done nor skipped, and back to the one before (A5)', () => {
    const { room, one, two } = planned()
    room.do({ type: 'meeting.open' })
    expect(nextItem(room.meeting.agenda)?.id).toBe(one)
    room.do({ type: 'agenda.activate', itemId: two })
    expect(nextItem(room.meeting.agenda)?.title).toBe('二之一')
    expect(previousItem(room.meeting.agenda)?.id).toBe(one)
  })

  it('forecasts from the planned start before the meeting (A7)', () => {
    const { room } = planned()
    const forecast = forecastAgenda(room.meeting, nineOClock)
    expect(forecast.times.map((each) => each.startsAt?.slice(11, 16))).toEqual(['01:00', '01:10', '01:20', '01:25'])
    expect(forecast.endsAt.slice(11, 16)).toBe('01:25')
    expect(forecast.lateMs).toBe(0)
  })

  it('moves the coming items and the end when the running one is over its time (A7)', () => {
    const { room, one, two } = planned()
    room.do({ type: 'meeting.open' })
    room.do({ type: 'agenda.activate', itemId: one })
    room.wait(14 * 60)
    const late = forecastAgenda(room.meeting, room.now)
    expect(late.times[0]).toMatchObject({ state: 'now', overMs: 4 * 60_000 })
    expect(late.lateMs).toBe(4 * 60_000)
    room.do({ type: 'agenda.activate', itemId: two })
    room.wait(60)
    expect(forecastAgenda(room.meeting, room.now).times[2]?.startsAt?.slice(11, 16)).toBe('01:24')
  })

  it('expects nothing more of what a meeting that is over did not come to (A7)', () => {
    const { room, one } = planned()
    room.do({ type: 'meeting.open' })
    room.do({ type: 'agenda.activate', itemId: one })
    room.wait(60)
    room.do({ type: 'meeting.close' })
    const [first, ...others] = forecastAgenda(room.meeting, room.now).times
    expect(first).toMatchObject({ state: 'done', startsAt: expect.any(String) })
    expect(others.map((each) => each.startsAt)).toEqual([null, null, null])
  })
})
