import { beforeEach, describe, expect, it } from 'vitest'
import { supportAt, type TopicPoll } from '#shared/topic/polls'
import type { TopicCommand } from '#shared/topic/topic'
import { comparePoll } from '#shared/views/poll-comparison'
import { PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger
beforeEach(() => {
  ledger = new PlayedLedger()
})

const question = '停车场建成后停车方便吗'
const options = [
  { label: '方便', supports: true },
  { label: '一般', supports: false },
  { label: '不方便', supports: false },
]

function asked(): string {
  return ledger.topic({ type: 'polls.ask', question, options })
}

type Record = Extract<TopicCommand, { type: 'polls.record' }>
function survey(pollId: string, given: Partial<Record> = {}): Record {
  return {
    type: 'polls.record',
    pollId,
    ...{ moment: 'before', on: '2026-09-01', source: '入户问卷 120 份', counts: [23, 27, 50], abstain: 20 },
    ...given,
  }
}

function thePoll(): TopicPoll {
  const [poll] = ledger.state.polls
  if (!poll) throw new Error('the test has asked a question')
  return poll
}

describe('前后对比', () => {
  it('sets the same question before and after side by side: counts, percentages half up, points (P14, V7)', () => {
    const pollId = asked()
    ledger.topic(survey(pollId))
    ledger.on('2027-03-01').topic(survey(pollId, { moment: 'after', on: '2027-03-01', counts: [90, 5, 4], abstain: 1 }))
    const { before, after, changePermyriad } = comparePoll(thePoll())
    // 23 of 120 is 19.1666…, half up 19.17; 90 of 100 is 90; the difference is of the printed figures.
    expect([before?.yes, before?.of, before?.permyriad]).toEqual([23, 120, 1917])
    expect([after?.yes, after?.of, after?.permyriad]).toEqual([90, 100, 9000])
    expect(changePermyriad).toBe(7083)
    expect(before?.answers).toEqual([
      { label: '方便', supports: true, count: 23, permyriad: 1917 },
      { label: '一般', supports: false, count: 27, permyriad: 2250 },
      { label: '不方便', supports: false, count: 50, permyriad: 4167 },
      { label: '未作答', supports: false, count: 20, permyriad: 1667 },
    ])
  })

  it('compares nothing while one of the two is missing', () => {
    ledger.topic(survey(asked()))
    expect(comparePoll(thePoll())).toMatchObject({ after: null, changePermyriad: null })
  })

  it('counts the latest round of a moment', () => {
    const pollId = asked()
    ledger.topic(survey(pollId))
    ledger.topic(survey(pollId, { counts: [30, 10, 10], abstain: 0, source: '复查' }))
    expect(supportAt(thePoll(), 'before')).toMatchObject({ yes: 30, of: 50 })
  })

  it('refuses days out of order, days to come, and answers from nobody (T12)', () => {
    const pollId = asked()
    ledger.on('2026-10-01').topic(survey(pollId, { on: '2026-09-20' }))
    const after = survey(pollId, { moment: 'after', on: '2026-09-19' })
    expect(ledger.refused(after).message).toBe('办理后的测评早于协商前的测评，请核对日期。')
    expect(ledger.refused({ ...after, on: '2026-10-02' }).code).toBe('polls.date-to-come')
    expect(ledger.refused({ ...after, on: '2026-10-01', counts: [0, 0, 0], abstain: 0 }).code).toBe('polls.nobody')
    expect(ledger.refused({ ...after, on: '2026-10-01', counts: [1, 2] }).code).toBe('polls.options-differ')
    expect(ledger.refused({ ...after, source: '' }).message).toContain('请填写数据来源')
  })

  it('refuses the same question twice, options alike, and questions that are gone', () => {
    const pollId = asked()
    expect(ledger.refused({ type: 'polls.ask', question, options }).code).toBe('polls.asked')
    const alike = [...options.slice(0, 1), ...options.slice(0, 1)]
    expect(ledger.refused({ type: 'polls.ask', question: '另一题', options: alike }).code).toBe('polls.same-options')
    ledger.topic(survey(pollId))
    const roundId = thePoll().rounds[0]?.id ?? ''
    ledger.topic({ type: 'polls.removeRound', pollId, roundId })
    expect(ledger.refused({ type: 'polls.removeRound', pollId, roundId }).code).toBe('polls.no-such-round')
    ledger.topic({ type: 'polls.remove', pollId })
    expect(ledger.state.polls).toEqual([])
    expect(ledger.refused(survey(pollId)).code).toBe('polls.unknown')
  })
})

describe('会上的表决作为测评', () => {
  it('takes question, options and counts of an announced one, which is the meeting’s own (T12)', () => {
    const meeting = ledger.on('2026-10-01').open('meeting:m1')
    const voteId = ledger.poll(meeting, '赞成建停车场吗', [1, 3])
    const take = { type: 'polls.take', meetingId: 'm1', voteId, moment: 'before', pollId: null } as const
    expect(ledger.refused(take).code).toBe('polls.not-announced')
    ledger.do(meeting, { type: 'votes.announce', voteId })
    ledger.topic(take)
    expect(supportAt(thePoll(), 'before')).toMatchObject({
      yes: 1,
      of: 4,
      round: { on: '2026-10-01', meetingId: 'm1' },
    })
    expect(ledger.refused(take).code).toBe('polls.asked')
    expect(ledger.refused({ ...take, pollId: thePoll().id }).code).toBe('polls.taken')
    expect(ledger.refused({ ...take, voteId: 'gone' }).code).toBe('polls.no-vote')
  })

  it('puts a second meeting’s result beside the first only with the same options (T12)', () => {
    const first = ledger.on('2026-10-01').open('meeting:m1')
    const before = ledger.poll(first, '赞成建停车场吗', [1, 3])
    ledger.do(first, { type: 'votes.announce', voteId: before })
    ledger.topic({ type: 'polls.take', meetingId: 'm1', voteId: before, moment: 'before', pollId: null })
    const second = ledger.on('2027-03-01').open('meeting:m2')
    const after = ledger.poll(second, '再问一次', [4, 0])
    ledger.do(second, { type: 'votes.announce', voteId: after })
    const take = { type: 'polls.take', meetingId: 'm2', voteId: after, moment: 'after' } as const
    const otherOptions = asked()
    expect(ledger.refused({ ...take, pollId: otherOptions }).code).toBe('polls.options-differ')
    ledger.topic({ ...take, pollId: thePoll().id })
    expect(comparePoll(thePoll()).changePermyriad).toBe(7500)
  })

  it('lets the clerk say which answers of a free question count as support', () => {
    const pollId = asked()
    ledger.topic(survey(pollId))
    ledger.topic({ type: 'polls.setSupport', pollId, supports: [true, true, false] })
    expect(supportAt(thePoll(), 'before')).toMatchObject({ yes: 50, of: 120 })
    expect(ledger.refused({ type: 'polls.setSupport', pollId, supports: [true, false] }).code).toBe(
      'polls.options-differ',
    )
  })
})
