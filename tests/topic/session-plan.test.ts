import { beforeEach, describe, expect, it } from 'vitest'
import type { OpinionParty } from '#shared/topic/session-plan'
import { lastAct } from '#shared/undo'
import { PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger

/** A topic accepted on 1 September with a plan drafted on the 10th; today is the 20th. */
beforeEach(() => {
  ledger = new PlayedLedger().on('2026-09-10')
  ledger.topic({ type: 'session.draft', ...ledger.aPlan })
  ledger.on('2026-09-20')
})

const plan = () => {
  const found = ledger.state.plan
  if (!found) throw new Error('the plan was drafted before each test')
  return found
}
const submit = (on = '2026-09-12') => ledger.topic({ type: 'session.submit', on })
const opine = (party: OpinionParty, agrees = true, on = '2026-09-14') =>
  ({ type: 'session.opine', party, name: '试签署人', on, agrees, text: agrees ? '同意' : '材料不全' }) as const
const allAgree = () => {
  for (const party of ['liaison', 'party', 'cppcc'] as const) ledger.topic(opine(party))
}
const approve = (on = '2026-09-15') => ({ type: 'session.approve', on, number: '县协〔2026〕8号' }) as const

describe('协商活动方案', () => {
  it('is drafted only for a topic that was accepted', () => {
    ledger.do('topic:t2', { type: 'topic.enter', ...ledger.state.entry, title: '另一个' })
    const refused = ledger.refusedOn('topic:t2', { type: 'session.draft', ...ledger.aPlan })
    expect(refused.message).toBe('这个议题还没有受理，请先受理。')
  })

  it('goes from draft to approval with all three opinions, and carries its number (T4)', () => {
    submit()
    allAgree()
    ledger.topic(approve())
    expect(plan().state).toBe('approved')
    expect(plan().steps.map(({ state, on, said }) => [state, on, said])).toEqual([
      ['drafted', '2026-09-10', ''],
      ['submitted', '2026-09-12', ''],
      ['approved', '2026-09-15', '县协〔2026〕8号'],
    ])
  })

  it('names whose opinion is missing, and who did not agree (T4)', () => {
    submit()
    ledger.topic(opine('liaison'))
    expect(ledger.refused(approve()).message).toBe('还缺乡镇（街道）党委、县（区）政协的意见，请先登记再批准。')
    ledger.topic(opine('party'))
    ledger.topic(opine('cppcc', false))
    expect(ledger.refused(approve()).message).toBe('县（区）政协没有同意，请退回修改或登记新的意见。')
    ledger.topic(opine('cppcc', true))
    ledger.topic(approve())
    expect(plan().state).toBe('approved')
  })

  it('refuses days out of order and days to come (T1, T4)', () => {
    expect(ledger.refused({ type: 'session.submit', on: '2026-09-09' }).message).toBe(
      '日期早于上一步（起草 2026-09-10），请核对。',
    )
    expect(ledger.refused({ type: 'session.submit', on: '2026-09-21' }).code).toBe('session.date-to-come')
    submit()
    expect(ledger.refused(opine('liaison', true, '2026-09-11')).code).toBe('session.date-too-early')
    allAgree()
    expect(ledger.refused(approve('2026-09-13')).message).toContain('最后一份意见（2026-09-14）')
  })

  it('is not changed while it is under approval', () => {
    submit()
    expect(ledger.refused({ type: 'session.draft', ...ledger.aPlan, place: '院坝' }).code).toBe('session.submitted')
    expect(ledger.refused({ type: 'session.submit', on: '2026-09-13' }).message).toBe('方案正在审批。')
  })

  it('takes no opinion and no approval before it was submitted', () => {
    expect(ledger.refused(opine('liaison')).message).toBe('方案还在起草，请先送审。')
    expect(ledger.refused(approve()).code).toBe('session.not-submitted')
    expect(ledger.refused({ type: 'session.return', on: '2026-09-12', reason: '缺名单' }).code).toBe(
      'session.not-submitted',
    )
    expect(ledger.refused({ type: 'session.withdraw', on: '2026-09-12', reason: '不办了' }).code).toBe(
      'session.not-submitted',
    )
  })

  it('comes back with a reason, is changed in place, and asks everybody again (T4)', () => {
    submit()
    allAgree()
    ledger.topic({ type: 'session.return', on: '2026-09-16', reason: '参加人员要补利益攸关方' })
    ledger.topic({ type: 'session.draft', ...ledger.aPlan, participants: '商户 6 人、住户 4 人' })
    expect(plan()).toMatchObject({ no: 1, state: 'returned', draft: { participants: '商户 6 人、住户 4 人' } })
    ledger.topic({ type: 'session.submit', on: '2026-09-17' })
    expect(plan().opinions).toEqual([])
    expect(plan().pastOpinions).toHaveLength(3)
    expect(ledger.refused({ type: 'session.approve', on: '2026-09-18', number: '' }).code).toBe(
      'session.opinions-missing',
    )
  })

  it('wants a reason for sending back and for withdrawing', () => {
    submit()
    expect(ledger.refused({ type: 'session.return', on: '2026-09-16', reason: ' ' }).message).toContain('退回原因')
    expect(ledger.refused({ type: 'session.withdraw', on: '2026-09-16', reason: '' }).message).toContain('撤回原因')
  })

  it('can be withdrawn after approval, and submitted again as it is', () => {
    submit()
    allAgree()
    ledger.topic(approve())
    ledger.topic({ type: 'session.withdraw', on: '2026-09-18', reason: '主汛期推后' })
    expect(ledger.refused({ type: 'session.withdraw', on: '2026-09-18', reason: '再撤' }).message).toContain('已经撤回')
    ledger.topic({ type: 'session.submit', on: '2026-09-19' })
    expect(plan()).toMatchObject({ no: 1, state: 'submitted' })
  })

  it('keeps the approved plan readable when the next one is drafted over it', () => {
    submit()
    allAgree()
    ledger.topic(approve())
    ledger.topic({ type: 'session.draft', ...ledger.aPlan, place: '东街院坝' })
    expect(plan()).toMatchObject({ no: 2, state: 'drafted', opinions: [], draft: { place: '东街院坝' } })
    expect(ledger.state.earlierPlans).toHaveLength(1)
    expect(ledger.state.earlierPlans[0]).toMatchObject({ no: 1, state: 'approved', draft: { place: '镇协商议事室' } })
  })

  it('goes back to where it was when the last step is undone (U1)', () => {
    submit()
    allAgree()
    ledger.topic(approve())
    const act = lastAct(ledger.historyOf(ledger.topicStream))
    ledger.topic({ type: 'history.undo', act: act?.act ?? 0 })
    expect(plan().state).toBe('submitted')
    expect(plan().opinions).toHaveLength(3)
  })
})
