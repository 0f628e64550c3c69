import { describe, expect, it } from 'vitest'
import type { MeetingRow } from '#shared/contract/lists'
import { blankDetails } from '#shared/roster/person'
import { invitationOf } from '#shared/views/invitation'
import { copyOf, dayLater, detailsForCopy } from '#shared/views/meeting-copy'
import { groupMeetings, isOverdue } from '#shared/views/meeting-groups'
import { nineOClock, PlayedMeeting, someDetails } from '#tests/support/meeting'

const row = (title: string, startsAt: string, phase: MeetingRow['phase']): MeetingRow => ({
  stream: `meeting:${title}`,
  room: 'r1',
  topicId: null,
  title,
  topic: '',
  form: 'small',
  venue: '',
  startsAt,
  phase,
  expected: 0,
  present: 0,
  consensus: 0,
})

describe('会议列表的三组', () => {
  const now = '2026-11-21T08:00:00.000Z'
  const groups = groupMeetings(
    [
      row('去年散的', '2025-11-01T01:00:00.000Z', 'closed'),
      row('上周散的', '2026-11-14T01:00:00.000Z', 'closed'),
      row('取消的', '2026-12-01T01:00:00.000Z', 'cancelled'),
      row('今晚的', '2026-11-21T11:00:00.000Z', 'preparing'),
      row('昨天开到现在的', '2026-11-20T01:00:00.000Z', 'adjourned'),
      row('明天的', '2026-11-22T01:00:00.000Z', 'preparing'),
      row('前天没开成的', '2026-11-19T01:00:00.000Z', 'preparing'),
    ],
    now,
  )
  const titles = (rows: readonly MeetingRow[]) => rows.map((each) => each.title)

  it('has under today what runs, whatever day it began, and what begins today', () => {
    expect(titles(groups.today)).toEqual(['昨天开到现在的', '今晚的'])
  })

  it('puts a meeting whose day went by first among those to come, so that it gets another day', () => {
    expect(titles(groups.coming)).toEqual(['前天没开成的', '明天的'])
    expect(isOverdue(row('', '2026-11-19T01:00:00.000Z', 'preparing'), now)).toBe(true)
    expect(isOverdue(row('', '2026-11-21T01:00:00.000Z', 'preparing'), now)).toBe(false)
  })

  it('shows what is over with the latest first', () => {
    expect(titles(groups.over)).toEqual(['取消的', '上周散的', '去年散的'])
  })
})

describe('照此新建', () => {
  it('is taken by the desk whole and leaves behind what happened', () => {
    const old = new PlayedMeeting({ speechSeconds: 90 })
    old.do({ type: 'agenda.useTemplate', form: 'special' })
    old.do({ type: 'attendance.invite', people: [invitationOf('p1', { ...blankDetails, name: '王小宁' })] })
    old.do({ type: 'attendance.walkIn', ...invitationOf(null, { ...blankDetails, name: '路过的人' }) })
    old.do({ type: 'checklist.add', items: [{ text: '发通知', dueOn: '2026-11-18' }] })
    const details = { ...detailsForCopy(old.meeting, nineOClock), title: '第二次协商会' }
    const [create, ...rest] = copyOf(old.meeting, details, { agenda: true, people: true, checklist: true, votes: true })

    expect(create).toMatchObject({ type: 'meeting.create', details, rules: { speechSeconds: 90 } })
    const copy = new PlayedMeeting()
    for (const command of rest) copy.do(command)
    expect(copy.meeting.agenda.items.map((item) => item.title)).toEqual(
      old.meeting.agenda.items.map((item) => item.title),
    )
    expect(copy.meeting.attendees.map((each) => each.name)).toEqual(['王小宁'])
    expect(copy.meeting.checklist.map((item) => [item.text, item.dueOn])).toEqual([['发通知', '2026-11-25']])
  })

  it('starts a week later, or as many weeks as have gone by', () => {
    const { meeting } = new PlayedMeeting()
    expect(detailsForCopy(meeting, nineOClock).startsAt).toBe('2026-11-28T01:00:00.000Z')
    expect(detailsForCopy(meeting, '2026-12-10T00:00:00.000Z').startsAt).toBe('2026-12-12T01:00:00.000Z')
    expect(someDetails.startsAt).toBe(nineOClock)
  })

  it('counts days across the end of a month and of a year', () => {
    expect(dayLater('2026-11-30', 3)).toBe('2026-12-03')
    expect(dayLater('2027-01-01', -1)).toBe('2026-12-31')
  })
})
