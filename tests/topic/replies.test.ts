import { beforeEach, describe, expect, it } from 'vitest'
import { anAnswer, aReport, PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger
let line: string
let other: string

/** Two lines agreed on 1 October and reported on the 10th; today is the 20th. */
beforeEach(() => {
  ledger = new PlayedLedger().on('2026-10-01')
  const ids = ledger.taken('meeting:m1', [
    ['commitment', '年底前画好车位'],
    ['suggestion', '赶场日派人疏导'],
  ])
  line = ids[0] ?? ''
  other = ids[1] ?? ''
  ledger.on('2026-10-20').topic(aReport([line]))
})

describe('办理反馈', () => {
  it('已办 plans the day of the 回头看 (T10, P14)', () => {
    ledger.topic(anAnswer(line, { result: 'done', measures: '已画 60 个车位', reviewOn: '2027-01-13' }))
    expect(ledger.line(line).replies).toMatchObject([{ result: 'done', adoption: 'full', measures: '已画 60 个车位' }])
    expect(ledger.line(line).reviews).toMatchObject([{ dueOn: '2027-01-13', held: null }])
    expect(ledger.row.stage).toBe('report')
  })

  it('已办 answered twice moves the 回头看 and plans no second one (T10)', () => {
    ledger.topic(anAnswer(line, { result: 'done', reviewOn: '2027-01-13' }))
    ledger.topic(anAnswer(line, { result: 'done', on: '2026-10-18', reviewOn: '2027-01-20' }))
    expect(ledger.line(line).reviews.map((review) => review.dueOn)).toEqual(['2027-01-20'])
  })

  it('在办 names a leader and a deadline, who and which follow the line from then on (T10)', () => {
    expect(ledger.refused(anAnswer(line, { dueOn: '2026-12-31' })).message).toContain('请填写包抓领导')
    expect(ledger.refused(anAnswer(line, { leader: '张建华' })).message).toContain('请填写期限')
    expect(ledger.refused(anAnswer(line, { leader: '张建华', dueOn: '2026-10-14' })).message).toBe(
      '办结期限早于反馈的日子，请核对。',
    )
    ledger.topic(anAnswer(line, { leader: '张建华', dueOn: '2026-12-31' }))
    expect(ledger.line(line)).toMatchObject({ leader: '张建华', dueOn: '2026-12-31' })
  })

  it('暂不能办 asks for the explanation and who was told, and who was told counts as told (T10, P12)', () => {
    expect(ledger.refused(anAnswer(line, { result: 'cannot' })).message).toContain('请填写解释说明')
    const explained = anAnswer(line, { result: 'cannot', explanation: '用地没有批下来' })
    expect(ledger.refused(explained).message).toContain('请填写向谁说明过')
    ledger.topic({ ...explained, toldWhom: '东街商户' })
    expect(ledger.line(line).tellings).toEqual([{ on: '2026-10-15', whom: '东街商户', how: '' }])
  })

  it('已办 without a day to look again is not taken, nor with one before the answer (T10)', () => {
    expect(ledger.refused(anAnswer(line, { result: 'done' })).message).toContain('请填写回头看的日子')
    expect(ledger.refused(anAnswer(line, { result: 'done', reviewOn: '2026-10-14' })).message).toContain('早于反馈')
  })

  it('refuses an answer to what was not reported, is not followed, or is not there (T10)', () => {
    expect(ledger.refused(anAnswer(other)).code).toBe('replies.not-reported')
    ledger.topic({ type: 'lines.drop', lineId: line, reason: '合并' })
    expect(ledger.refused(anAnswer(line)).code).toBe('replies.dropped')
    expect(ledger.refused(anAnswer('gone')).code).toBe('lines.unknown')
  })

  it('refuses days out of order: before the report, before the last answer, to come (T10)', () => {
    const doing = { leader: '张建华', dueOn: '2026-12-31' }
    expect(ledger.refused(anAnswer(line, { ...doing, on: '2026-10-09' })).code).toBe('replies.before-report')
    ledger.topic(anAnswer(line, doing))
    const earlier = ledger.refused(anAnswer(line, { ...doing, on: '2026-10-14' }))
    expect(earlier).toMatchObject({ code: 'replies.before-last' })
    expect(earlier.message).toContain('2026-10-15')
    expect(ledger.refused(anAnswer(line, { ...doing, on: '2026-10-21' })).code).toBe('replies.date-to-come')
  })

  it('refuses a unit without a name', () => {
    expect(ledger.refused(anAnswer(line, { unit: '' })).message).toContain('请填写答复单位')
  })

  it('keeps every answer; the last one counts', () => {
    ledger.topic(anAnswer(line, { leader: '张建华', dueOn: '2026-12-31' }))
    ledger.topic(anAnswer(line, { on: '2026-10-20', result: 'done', reviewOn: '2027-01-18' }))
    expect(ledger.line(line).replies.map((reply) => reply.result)).toEqual(['doing', 'done'])
  })
})

describe('向群众反馈', () => {
  it('keeps who was told, when and how, for several lines at once', () => {
    const tell = {
      type: 'replies.tell',
      lineIds: [line, other],
      on: '2026-10-19',
      whom: '东街商户',
      how: '走访',
    } as const
    ledger.topic(tell)
    expect(ledger.line(other).tellings).toEqual([{ on: '2026-10-19', whom: '东街商户', how: '走访' }])
    expect(ledger.refused({ ...tell, whom: '' }).message).toContain('请填写告知对象')
    expect(ledger.refused({ ...tell, on: '2026-10-21' }).code).toBe('replies.date-to-come')
    expect(ledger.refused({ ...tell, on: '2026-09-30' }).code).toBe('replies.told-before-agreed')
    expect(ledger.refused({ ...tell, lineIds: ['gone'] }).code).toBe('lines.unknown')
  })
})
