import { beforeEach, describe, expect, it } from 'vitest'
import { threeZeros } from '#shared/topic/closing'
import { anAnswer, aReport, PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger
let done: string
let cannot: string

/** Two lines of a meeting on 1 October; today is 1 March. */
beforeEach(() => {
  ledger = new PlayedLedger().on('2026-10-01')
  const ids = ledger.taken('meeting:m1', [
    ['commitment', '年底前画好车位'],
    ['suggestion', '建立体车库'],
  ])
  done = ids[0] ?? ''
  cannot = ids[1] ?? ''
  ledger.on('2027-03-01')
})

function missing() {
  return Object.fromEntries(threeZeros(ledger.state).map((zero) => [zero.id, zero.missing.map((line) => line.id)]))
}

const close = { type: 'topic.close', on: '2027-03-01', summary: '车位已画好' } as const

describe('三零', () => {
  it('names, zero by zero, the lines that still stand against it (T13, P12)', () => {
    expect(missing()).toEqual({ told: [done, cannot], reviewed: [done, cannot], used: [done, cannot] })
    ledger.topic(aReport([done, cannot]))
    expect(missing().used).toEqual([done, cannot])
    ledger.topic(anAnswer(cannot, { result: 'cannot', explanation: '用地没有批下来', toldWhom: '东街商户' }))
    expect(missing()).toEqual({ told: [done], reviewed: [done], used: [done] })
    ledger.topic(anAnswer(done, { result: 'done', reviewOn: '2027-01-13' }))
    expect(missing()).toEqual({ told: [done], reviewed: [done], used: [] })
    const reviewId = ledger.line(done).reviews[0]?.id ?? ''
    const seen = { on: '2027-01-13', who: '联络组', finding: 'kept', text: '都画好了', againOn: null } as const
    ledger.topic({ type: 'reviews.hold', lineId: done, reviewId, ...seen })
    expect(missing()).toEqual({ told: [done], reviewed: [], used: [] })
    ledger.topic({ type: 'replies.tell', lineIds: [done], on: '2027-01-20', whom: '全体商户', how: '公示' })
    expect(missing()).toEqual({ told: [], reviewed: [], used: [] })
  })

  it('does not count what was told before the answer: there was nothing to tell (T13)', () => {
    ledger.topic(aReport([done]))
    ledger.topic({ type: 'replies.tell', lineIds: [done], on: '2026-10-12', whom: '商户', how: '' })
    ledger.topic(anAnswer(done, { result: 'done', reviewOn: '2027-01-13' }))
    expect(missing().told).toContain(done)
  })

  it('leaves out what is not followed any more (T13)', () => {
    ledger.topic({ type: 'lines.drop', lineId: done, reason: '合并' })
    expect(missing()).toEqual({ told: [cannot], reviewed: [cannot], used: [cannot] })
  })
})

describe('办结', () => {
  function finishAll() {
    ledger.topic({ type: 'lines.drop', lineId: done, reason: '合并' })
    ledger.topic(aReport([cannot]))
    ledger.topic(anAnswer(cannot, { result: 'cannot', explanation: '用地没有批下来', toldWhom: '东街商户' }))
  }

  it('refuses while one of the three is not zero, and says how many lines each lacks (T13)', () => {
    const { code, message } = ledger.refused(close)
    expect(code).toBe('topic.three-zeros')
    expect(message).toContain('反馈对象零遗漏差 2 条，监督范围零死角差 2 条，转化利用零克扣差 2 条')
  })

  it('refuses a topic without outcomes', () => {
    expect(new PlayedLedger().on('2027-03-01').refused(close).code).toBe('topic.no-lines')
  })

  it('refuses a day to come, and one before the last thing done (T13)', () => {
    finishAll()
    expect(ledger.refused({ ...close, on: '2027-03-02' }).code).toBe('topic.date-to-come')
    expect(ledger.refused({ ...close, on: '2026-10-14' }).code).toBe('topic.closed-too-early')
  })

  it('keeps everything as it is until somebody opens the topic again with a reason (T13)', () => {
    finishAll()
    expect(ledger.refused({ type: 'topic.reopen', reason: '群众又反映' }).code).toBe('topic.not-closed')
    ledger.topic(close)
    expect(ledger.state.closed).toEqual({ on: '2027-03-01', summary: '车位已画好' })
    expect(ledger.refused(close).code).toBe('topic.closed')
    expect(ledger.refused({ type: 'lines.restore', lineId: done }).message).toContain('先重新打开')
    expect(ledger.refused({ type: 'topic.reopen', reason: '' }).message).toContain('请填写重新打开的原因')
    ledger.topic({ type: 'topic.reopen', reason: '群众又反映' })
    ledger.topic({ type: 'lines.restore', lineId: done })
    expect(ledger.refused(close).code).toBe('topic.three-zeros')
  })
})
