import { beforeEach, describe, expect, it } from 'vitest'
import { defaultMeetingRules } from '#shared/meeting/rules'
import { recordEvents } from '#shared/papers/record-events'
import { gateWords, missingAtGate } from '#shared/topic/gate'
import { meetingForTopic } from '#shared/views/topic-meeting'
import { inputOf } from '#tests/papers/play'
import { PlayedLedger } from '#tests/support/ledger'
import { somebody, someDetails } from '#tests/support/meeting'

let ledger: PlayedLedger
const meeting = 'meeting:m1' as const

/** A topic accepted on 1 September and a meeting prepared for it; today is the 20th. */
beforeEach(() => {
  ledger = new PlayedLedger().on('2026-09-20')
  prepare(meeting)
})

function prepare(stream: `meeting:${string}`) {
  ledger.do(stream, { type: 'meeting.create', details: someDetails, rules: defaultMeetingRules })
  ledger.do(stream, { type: 'agenda.useTemplate', form: 'small' })
  ledger.do(stream, { type: 'attendance.invite', people: [somebody({ name: '试甲' })] })
}
const link = (topicId: string | null) => ledger.do(meeting, { type: 'meeting.linkTopic', topicId })
const open = { type: 'meeting.open' } as const
const anyway = { type: 'meeting.openAnyway', reason: '群众等不及，汛期前要定下来' } as const

describe('开会前的门槛', () => {
  it('lets a meeting without a topic of the pool open freely', () => {
    ledger.do(meeting, open)
    expect(ledger.meetingOf(meeting)).toMatchObject({ topicId: null, gateWaived: null })
  })

  it('names what is missing, part by part, and opens once it is there (T3, P3, P4)', () => {
    link('t1')
    expect(missingAtGate(ledger.state)).toEqual(['approval', 'survey'])
    expect(ledger.refusedOn(meeting, open)).toEqual({
      code: 'meeting.gate',
      message: '协商方案还没有批准，还没有调研记录。请先到议题里补齐；确要开会的，请写明理由。',
    })
    ledger.topic({ type: 'survey.write', ...ledger.aSurvey })
    expect(ledger.refusedOn(meeting, open).message).toContain('协商方案还没有批准。')
    ledger.approve('2026-09-20')
    ledger.do(meeting, open)
    expect(ledger.meetingOf(meeting).gateWaived).toBeNull()
  })

  it('closes again when the plan was withdrawn (T3)', () => {
    link('t1')
    ledger.topic({ type: 'survey.write', ...ledger.aSurvey })
    ledger.approve('2026-09-20')
    ledger.topic({ type: 'session.withdraw', on: '2026-09-20', reason: '主汛期推后' })
    expect(gateWords(missingAtGate(ledger.state))).toBe('协商方案还没有批准')
    expect(ledger.refusedOn(meeting, open).code).toBe('meeting.gate')
  })

  it('opens all the same for a written reason, which stands in the record (T3)', () => {
    link('t1')
    expect(ledger.refusedOn(meeting, { type: 'meeting.openAnyway', reason: '  ' }).message).toContain('请填写理由')
    ledger.do(meeting, anyway)
    expect(ledger.meetingOf(meeting).gateWaived).toEqual({
      missing: ['approval', 'survey'],
      reason: '群众等不及，汛期前要定下来',
    })
    const events = recordEvents(inputOf(ledger.meetingOf(meeting), { now: '2026-09-20T02:00:00.000Z' }))
    expect(JSON.stringify(events[0])).toContain(
      '开会前协商方案还没有批准，还没有调研记录；仍然开会的理由：群众等不及，汛期前要定下来。',
    )
  })

  it('asks for no reason when nothing is missing', () => {
    link('t1')
    ledger.topic({ type: 'survey.write', ...ledger.aSurvey })
    ledger.approve('2026-09-20')
    ledger.do(meeting, anyway)
    expect(ledger.meetingOf(meeting).gateWaived).toBeNull()
  })

  it('lets nobody round the empty agenda with a reason (P2)', () => {
    ledger.do('meeting:m2', { type: 'meeting.create', details: someDetails, rules: defaultMeetingRules })
    ledger.do('meeting:m2', { type: 'meeting.linkTopic', topicId: 't1' })
    expect(ledger.refusedOn('meeting:m2', anyway).code).toBe('meeting.no-agenda')
  })
})

describe('关联议题', () => {
  it('takes only a topic that is there, and says when it is the same', () => {
    expect(ledger.refusedOn(meeting, { type: 'meeting.linkTopic', topicId: 'nobody' }).code).toBe('topic.unknown')
    link('t1')
    expect(ledger.refusedOn(meeting, { type: 'meeting.linkTopic', topicId: 't1' }).code).toBe('meeting.same-topic')
  })

  it('is changed while the meeting is prepared, and not once it was opened', () => {
    ledger.enter('topic:t2', '另一个议题')
    link('t1')
    link('t2')
    link(null)
    link('t1')
    ledger.do(meeting, anyway)
    expect(ledger.refusedOn(meeting, { type: 'meeting.linkTopic', topicId: 't2' }).code).toBe('meeting.topic-fixed')
  })

  it('can still be given to a meeting that was held without one', () => {
    ledger.do(meeting, open)
    ledger.do(meeting, { type: 'meeting.close' })
    link('t1')
    expect(ledger.meetingOf(meeting).topicId).toBe('t1')
  })
})

describe('为这个议题开会', () => {
  it('takes over what the plan says, and the room where the plan says nothing', () => {
    const now = '2026-09-20T01:00:00.000Z'
    expect(meetingForTopic(ledger.state, '镇协商议事室', now)).toMatchObject({
      title: '场镇停车难协商会',
      topic: '场镇停车难',
      form: 'special',
      venue: '镇协商议事室',
      startsAt: '2026-09-21T01:00:00.000Z',
    })
    ledger.topic({ type: 'session.draft', ...ledger.aPlan, form: 'small', place: '东街院坝', plannedOn: '2026-10-08' })
    expect(meetingForTopic(ledger.state, '镇协商议事室', now)).toMatchObject({
      topic: '场镇停车难。群众反映多年',
      form: 'small',
      venueKind: 'courtyard',
      venue: '东街院坝',
      startsAt: '2026-10-08T01:00:00.000Z',
    })
  })

  it('never plans into the past', () => {
    ledger.topic({ type: 'session.draft', ...ledger.aPlan, plannedOn: '2026-09-15' })
    const { startsAt } = meetingForTopic(ledger.state, '镇协商议事室', '2026-09-20T01:00:00.000Z')
    expect(startsAt).toBe('2026-09-21T01:00:00.000Z')
  })
})
