import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needed, reaches } from '#shared/meeting/rules'
import { type Figures, identitiesOf, percentText, permyriad, tallyOf } from '#shared/meeting/tally'
import { type AnnouncedVote, type Question, tallyOfVote } from '#shared/meeting/votes'
import { PlayedMeeting, somebody } from '#tests/support/meeting'

const aQuestion: Question = {
  kind: 'vote',
  title: '先建老粮站停车场，分两期实施',
  method: 'show-of-hands',
  ballot: { type: 'approval' },
  base: 'present',
  majority: 'over-half',
  attendance: null,
  expected: null,
  comparesWith: null,
}

const figures = (options: number[], given: Partial<Figures> = {}): Figures => {
  const total = options.reduce((sum, each) => sum + each, 0) + (given.abstain ?? 0)
  return { issued: total, received: total, invalid: 0, options, abstain: 0, ...given }
}

function aRoom(people = 5, rules: ConstructorParameters<typeof PlayedMeeting>[0] = {}) {
  const room = new PlayedMeeting(rules)
  const ids = room.seat(...Array.from({ length: people }, (_, index) => `甲${index + 1}`))
  room.open()
  return { room, ids }
}

function opened(question: Partial<Question> = {}, people = 5, rules = {}) {
  const { room, ids } = aRoom(people, rules)
  const voteId = room.do({ type: 'votes.prepare', ...aQuestion, ...question })
  room.do({ type: 'votes.open', voteId })
  return { room, ids, voteId }
}

const count = (room: PlayedMeeting, voteId: string, first: Figures, second = first) => {
  room.do({ type: 'votes.count', voteId, counter: 'first', figures: first })
  room.do({ type: 'votes.count', voteId, counter: 'second', figures: second })
}

describe('votes', () => {
  it('freezes who may vote when it opens; who arrives later changes nothing (V2)', () => {
    const { room, voteId } = opened()
    room.seat('后来人')
    const vote = room.meeting.votes.find((each) => each.id === voteId)
    expect(vote?.stage === 'open' && vote.electorate).toEqual({ expected: 5, present: 5 })
    expect(vote?.stage === 'open' && vote.eligibleIds).toHaveLength(5)
  })

  it('refuses a poll unless more than half of 应到 are present (V1)', () => {
    const { room, ids } = aRoom(4)
    const voteId = room.do({
      type: 'votes.prepare',
      ...aQuestion,
      kind: 'poll',
      majority: null,
      ballot: { type: 'satisfaction' },
    })
    room.do({ type: 'attendance.leave', attendeeId: ids[0] ?? '' })
    room.do({ type: 'attendance.leave', attendeeId: ids[1] ?? '' })
    const refusal = room.refused({ type: 'votes.open', voteId })
    expect(refusal.code).toBe('votes.quorum-not-met')
    expect(refusal.message).toContain('应到 4 人')
  })

  it('refuses to open while another vote is open, and for people without a vote only (V1)', () => {
    const { room } = opened()
    const other = room.do({ type: 'votes.prepare', ...aQuestion, title: '第二项' })
    expect(room.refused({ type: 'votes.open', voteId: other }).code).toBe('votes.other-open')

    const observers = new PlayedMeeting()
    observers.do({ type: 'attendance.walkIn', ...somebody({ standing: 'observer' }) })
    observers.open()
    const voteId = observers.do({ type: 'votes.prepare', ...aQuestion })
    expect(observers.refused({ type: 'votes.open', voteId }).code).toBe('votes.nobody-eligible')
  })

  it('refuses to close while 收回 exceeds 发出, whatever the reason (V3)', () => {
    const { room, voteId } = opened({ method: 'secret' })
    count(room, voteId, figures([4, 1], { issued: 4 }))
    const refusal = room.refused({ type: 'votes.close', voteId, exceptionReason: '有人多投' })
    expect(refusal.code).toBe('votes.more-received-than-issued')
    room.do({ type: 'votes.void', voteId, reason: '收回多于发出' })
    expect(room.meeting.votes[0]?.stage).toBe('voided')
  })

  it('passes another failing identity only with a written reason, which stays (V3, V4)', () => {
    const { room, voteId } = opened({ method: 'secret' })
    count(room, voteId, { issued: 5, received: 5, invalid: 0, options: [3, 1], abstain: 0 })
    const refusal = room.refused({ type: 'votes.close', voteId, exceptionReason: '' })
    expect(refusal.message).toContain('有效 5 = 3 + 1 + 0')
    room.do({ type: 'votes.close', voteId, exceptionReason: '一张票破损，两位计票人均已确认' })
    const vote = room.meeting.votes[0]
    expect(vote?.stage === 'closed' && vote.exceptionReason).toContain('破损')
  })

  it('stops when the two counters differ, keeps both rounds, and goes on after a recount (V5)', () => {
    const { room, voteId } = opened()
    count(room, voteId, figures([3, 2]), figures([4, 1]))
    expect(room.refused({ type: 'votes.close', voteId, exceptionReason: '' }).code).toBe('votes.counts-differ')
    expect(room.refused({ type: 'votes.count', voteId, counter: 'first', figures: figures([4, 1]) }).code).toBe(
      'votes.counter-done',
    )
    room.do({ type: 'votes.recount', voteId })
    count(room, voteId, figures([4, 1]))
    room.do({ type: 'votes.close', voteId, exceptionReason: '' })
    const vote = room.meeting.votes[0]
    expect(vote?.stage === 'closed' && vote.rounds).toHaveLength(2)
  })

  it('needs no second count where the room has one counter (V5)', () => {
    const { room, voteId } = opened({}, 5, { counting: 'one-counter' })
    room.do({ type: 'votes.count', voteId, counter: 'first', figures: figures([4, 1]) })
    room.do({ type: 'votes.close', voteId, exceptionReason: '' })
    expect(room.meeting.votes[0]?.stage).toBe('closed')
  })

  it('announces only what is closed, and counts nothing after sealing (V8, V11)', () => {
    const { room, voteId } = opened()
    expect(room.refused({ type: 'votes.announce', voteId }).code).toBe('votes.not-closed')
    count(room, voteId, figures([4, 1]))
    room.do({ type: 'votes.close', voteId, exceptionReason: '' })
    expect(room.refused({ type: 'votes.count', voteId, counter: 'first', figures: figures([5, 0]) }).code).toBe(
      'votes.sealed',
    )
    room.do({ type: 'votes.announce', voteId })
    const vote = room.meeting.votes[0] as AnnouncedVote
    expect(tallyOfVote(vote).verdict).toEqual({ text: '通过', passed: true, arithmetic: '过半数：4 × 2 = 8 > 5' })
    expect(room.refused({ type: 'votes.announce', voteId }).code).toBe('votes.already-announced')
  })

  it('corrects an announced figure with a reason and keeps the old one (V11)', () => {
    const { room, voteId } = opened()
    count(room, voteId, figures([4, 1]))
    room.do({ type: 'votes.close', voteId, exceptionReason: '' })
    room.do({ type: 'votes.announce', voteId })
    room.do({ type: 'votes.correct', voteId, figures: figures([3, 2]), reason: '念错一张' })
    const vote = room.meeting.votes[0] as AnnouncedVote
    expect(vote.figures.options).toEqual([3, 2])
    expect(vote.corrections[0]?.before.options).toEqual([4, 1])
  })

  it('counts the last answer of each person in a roll-call; who did not answer has 弃权 (V9)', () => {
    const { room, ids, voteId } = opened({ method: 'roll-call' })
    room.do({ type: 'votes.answer', voteId, attendeeId: ids[0] ?? '', option: 1 })
    room.do({ type: 'votes.answer', voteId, attendeeId: ids[0] ?? '', option: 0 })
    room.do({ type: 'votes.answer', voteId, attendeeId: ids[1] ?? '', option: 0 })
    room.do({ type: 'votes.answer', voteId, attendeeId: ids[2] ?? '', option: 0 })
    room.do({ type: 'votes.close', voteId, exceptionReason: '' })
    const vote = room.meeting.votes[0]
    expect(vote?.stage === 'closed' && vote.figures).toEqual({
      issued: 5,
      received: 5,
      invalid: 0,
      options: [3, 0],
      abstain: 2,
    })
    expect(room.facts.filter((fact) => fact.type === 'AnswerGiven')).toHaveLength(4)
  })

  it('does not take back sealing or announcing (U2)', () => {
    const { room, voteId } = opened()
    count(room, voteId, figures([4, 1]))
    room.do({ type: 'votes.close', voteId, exceptionReason: '' })
    expect(() => room.undo()).toThrow('nothing to undo')
  })
})

describe('majorities and percentages', () => {
  it('decides over half by 2·yes > base and two thirds by 3·yes ≥ 2·base (V6)', () => {
    expect([reaches('over-half', 21, 42), reaches('over-half', 22, 42)]).toEqual([false, true])
    expect([reaches('two-thirds', 27, 42), reaches('two-thirds', 28, 42)]).toEqual([false, true])
    expect(reaches('over-half', 0, 0)).toBe(false)
  })

  it('names the smallest number that reaches the threshold (V6)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('over-half' as const, 'two-thirds' as const),
        fc.integer({ min: 1, max: 5000 }),
        (threshold, whole) => {
          const least = needed(threshold, whole)
          return reaches(threshold, least, whole) && !reaches(threshold, least - 1, whole)
        },
      ),
    )
  })

  it('rounds half up to two decimals in whole numbers (V7)', () => {
    expect([permyriad(30, 35), permyriad(1, 3), permyriad(2, 3), permyriad(1, 8), permyriad(1, 0)]).toEqual([
      8571,
      3333,
      6667,
      1250,
      null,
    ])
    expect(permyriad(1, 20_000)).toBe(1)
    expect([percentText(8571), percentText(5), percentText(10_000), percentText(null)]).toEqual([
      '85.71%',
      '0.05%',
      '100.00%',
      '—',
    ])
  })

  it('shows 满意 alone and 满意率 over 有效 (V7)', () => {
    const tally = tallyOf(
      { issued: 35, received: 34, invalid: 1, options: [20, 12, 1, 0], abstain: 0 },
      { type: 'satisfaction' },
      'valid',
      null,
      { expected: 42, present: 35 },
    )
    expect(tally.lines[0]).toMatchObject({ label: '满意', count: 20, permyriad: 6061 })
    expect(tally.satisfaction?.permyriad).toBe(9697)
  })

  it('holds every identity exactly when the figures add up (V3, V4)', () => {
    const electorate = { expected: 60, present: 50 }
    const small = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(small, small, small, small, small, small, (issued, received, invalid, yes, no, abstain) => {
        const holds = identitiesOf(
          { issued, received, invalid, options: [yes, no], abstain },
          { type: 'approval' },
          electorate,
        ).every((each) => each.holds)
        const adds =
          issued <= 50 && received <= issued && invalid <= received && received - invalid === yes + no + abstain
        return holds === adds
      }),
    )
  })
})
