import { beforeEach, describe, expect, it } from 'vitest'
import type { StreamId } from '#shared/fact'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { type FollowUpMeeting, followUpBoard, mostFollowedUp } from '#shared/views/follow-up'
import { anAnswer, aReport, PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger
beforeEach(() => {
  ledger = new PlayedLedger()
})

const today = '2026-11-20'
const thisMeeting: FollowUpMeeting = { id: 'now', topicId: 't1', day: today }

function board(meeting: FollowUpMeeting = thisMeeting, streams: readonly StreamId[] = [ledger.topicStream]) {
  return followUpBoard(
    meeting,
    streams.map((stream) => ledger.rowOf(stream)),
    today,
    defaultLedgerRules,
  )
}

describe('上次议题办理情况', () => {
  it('brings the lines of the same topic from earlier meetings, unfinished first by lamp (T15)', () => {
    const [late = '', early = ''] = ledger.on('2026-10-01').taken('meeting:m1', [
      ['commitment', '已经超期的'],
      ['suggestion', '还早的'],
    ])
    ledger.on('2026-10-20').topic(aReport([late, early], { on: '2026-10-20', replyDueOn: '2026-12-20' }))
    ledger.topic(anAnswer(early, { on: '2026-10-20', leader: '张建华', dueOn: '2026-12-31' }))
    ledger.topic({
      type: 'lines.assign',
      ...{ lineIds: [late], unit: '县住建局', support: null, leader: '李国强', dueOn: '2026-11-10' },
    })
    expect(board()).toEqual([
      {
        ...{ id: late, topic: '场镇停车难', text: '已经超期的', unit: '县住建局' },
        ...{ node: '办结', dueOn: '2026-11-10', lamp: 'red', state: '待反馈' },
      },
      {
        ...{ id: early, topic: '场镇停车难', text: '还早的', unit: '镇政府' },
        ...{ node: '办结', dueOn: '2026-12-31', lamp: 'yellow', state: '在办' },
      },
    ])
  })

  it('names no person: neither leader nor who was told is for the wall (W1, T15)', () => {
    const [line = ''] = ledger.on('2026-10-01').taken('meeting:m1', [['commitment', '画车位']])
    ledger.on('2026-10-20').topic(aReport([line]))
    ledger.topic(anAnswer(line, { result: 'cannot', leader: '李国强', explanation: '没批', toldWhom: '王小宁' }))
    expect(JSON.stringify(board())).not.toMatch(/李国强|王小宁|没批/)
  })

  it('leaves out what this very meeting brought, and what was agreed after it (T15)', () => {
    ledger.on('2026-10-01').taken('meeting:m1', [['commitment', '上次说的']])
    ledger.on('2026-11-20').taken('meeting:now', [['commitment', '这次说的']])
    expect(board().map((line) => line.text)).toEqual(['上次说的'])
    expect(board({ ...thisMeeting, day: '2026-09-30' })).toEqual([])
  })

  it('turns to the topics consulted last when this one has nothing yet (T15)', () => {
    const other = ledger.on('2026-09-05').enter('topic:t2', '河道保洁')
    ledger.on('2026-09-10').taken('meeting:m1', [['commitment', '更早的一场']])
    ledger.on('2026-10-08')
    const add = { kind: 'commitment', unit: '', support: '', leader: '', dueOn: null, agreedOn: '2026-10-08' } as const
    ledger.do(other, { type: 'lines.add', text: '上一场说的', ...add })
    const fresh = ledger.enter('topic:t3', '路灯')
    const streams = [ledger.topicStream, other, fresh]
    const texts = (meeting: FollowUpMeeting) => board(meeting, streams).map((line) => line.text)
    expect(texts({ ...thisMeeting, topicId: 't3' })).toEqual(['上一场说的'])
    expect(texts({ ...thisMeeting, topicId: null })).toEqual(['上一场说的'])
    expect(texts(thisMeeting)).toEqual(['更早的一场'])
  })

  it('keeps what was finished since the last meeting, at the end, and drops what was finished before (T15)', () => {
    const [old = '', since = ''] = ledger.on('2026-09-10').taken('meeting:m1', [
      ['suggestion', '老早办结的'],
      ['suggestion', '刚办结的'],
    ])
    const cannot = { result: 'cannot', explanation: '没有用地', toldWhom: '商户' } as const
    ledger.on('2026-09-20').topic(aReport([old, since], { on: '2026-09-12', replyDueOn: '2026-10-12' }))
    ledger.topic(anAnswer(old, { ...cannot, on: '2026-09-20' }))
    ledger.on('2026-10-01').taken('meeting:m2', [['commitment', '还在办的']])
    ledger.on('2026-10-15').topic(anAnswer(since, { ...cannot, on: '2026-10-15' }))
    expect(board().map((line) => [line.text, line.lamp])).toEqual([
      ['还在办的', 'red'],
      ['刚办结的', 'finished'],
    ])
  })

  it('leaves out what is not followed any more, and holds no more than a room can listen to (T15)', () => {
    const many = Array.from({ length: 30 }, (_, index) => ['suggestion', `第 ${index + 1} 条`] as const)
    const ids = ledger.on('2026-10-01').taken('meeting:m1', many)
    ledger.topic({ type: 'lines.drop', lineId: ids[0] ?? '', reason: '合并' })
    expect(board()).toHaveLength(mostFollowedUp)
    expect(board().map((line) => line.text)).not.toContain('第 1 条')
  })
})
