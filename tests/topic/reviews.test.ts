import { beforeEach, describe, expect, it } from 'vitest'
import { isFinished } from '#shared/topic/lines'
import type { TopicCommand } from '#shared/topic/topic'
import { anAnswer, aReport, PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger
let line: string

/** One line answered 已办 on 15 October, to be looked at again on 13 January; today is that day. */
beforeEach(() => {
  ledger = new PlayedLedger().on('2026-10-01')
  line = ledger.taken('meeting:m1', [['commitment', '年底前画好车位']])[0] ?? ''
  ledger.on('2026-10-15').topic(aReport([line]))
  ledger.topic(anAnswer(line, { result: 'done', reviewOn: '2027-01-13' }))
  ledger.on('2027-01-13')
})

type Hold = Extract<TopicCommand, { type: 'reviews.hold' }>
function looked(given: Partial<Hold> = {}): Hold {
  const reviewId = ledger.line(line).reviews.find((each) => each.held === null)?.id ?? ''
  const said = {
    on: '2027-01-13',
    who: '联络组三人',
    finding: 'kept',
    text: '现场看过，都能停车',
    againOn: null,
  } as const
  return { type: 'reviews.hold', lineId: line, reviewId, ...said, ...given }
}

describe('回头看', () => {
  it('finishes a line when the work is found kept, and not before (T9, P14)', () => {
    expect(isFinished(ledger.line(line))).toBe(false)
    ledger.topic(looked())
    expect(isFinished(ledger.line(line))).toBe(true)
  })

  it('plans the next look when the work was not kept, so that nothing is finished half done (T11)', () => {
    const half = looked({ finding: 'partly', text: '只画了一半' })
    expect(ledger.refused(half)).toMatchObject({ code: 'reviews.no-second-look' })
    expect(ledger.refused({ ...half, againOn: '2027-01-13' }).code).toBe('reviews.no-second-look')
    ledger.topic({ ...half, againOn: '2027-02-13' })
    expect(isFinished(ledger.line(line))).toBe(false)
    expect(ledger.line(line).reviews.map((each) => each.dueOn)).toEqual(['2027-01-13', '2027-02-13'])
    ledger.on('2027-02-13').topic(looked({ on: '2027-02-13' }))
    expect(isFinished(ledger.line(line))).toBe(true)
  })

  it('opens a finished line again when a later answer says 在办 (T9)', () => {
    ledger.topic(looked())
    ledger.topic(anAnswer(line, { on: '2027-01-13', leader: '张建华', dueOn: '2027-06-30' }))
    expect(isFinished(ledger.line(line))).toBe(false)
  })

  it('needs who looked and what was seen, on a day that has been, after the answer (T11)', () => {
    expect(ledger.refused(looked({ who: '' })).message).toContain('请填写查看人')
    expect(ledger.refused(looked({ text: '' })).message).toContain('请填写查看情况')
    expect(ledger.refused(looked({ on: '2027-01-14' })).code).toBe('reviews.date-to-come')
    expect(ledger.refused(looked({ on: '2026-10-14' })).code).toBe('reviews.before-reply')
  })

  it('is held once, and is not moved or cancelled afterwards', () => {
    const held = looked()
    ledger.topic(held)
    expect(ledger.refused(held)).toMatchObject({ code: 'reviews.held' })
    const { lineId, reviewId } = held
    expect(ledger.refused({ type: 'reviews.move', lineId, reviewId, dueOn: '2027-03-01' }).code).toBe('reviews.held')
    expect(ledger.refused({ type: 'reviews.cancel', lineId, reviewId, reason: '' }).code).toBe('reviews.held')
  })

  it('is moved or cancelled while it is to come, and one at a time is planned (T11)', () => {
    const { lineId, reviewId } = looked()
    ledger.topic({ type: 'reviews.move', lineId, reviewId, dueOn: '2027-02-01' })
    expect(ledger.line(line).reviews).toMatchObject([{ dueOn: '2027-02-01' }])
    const early = { type: 'reviews.move', lineId, reviewId, dueOn: '2026-10-14' } as const
    expect(ledger.refused(early).code).toBe('reviews.before-reply')
    expect(ledger.refused({ type: 'reviews.plan', lineId, dueOn: '2027-03-01' })).toMatchObject({
      code: 'reviews.planned',
    })
    ledger.topic({ type: 'reviews.cancel', lineId, reviewId, reason: '合并查看' })
    expect(ledger.refused({ type: 'reviews.cancel', lineId, reviewId, reason: '' }).code).toBe('reviews.unknown')
    expect(ledger.refused({ type: 'reviews.plan', lineId, dueOn: '2026-10-14' }).code).toBe('reviews.before-reply')
    ledger.topic({ type: 'reviews.plan', lineId, dueOn: '2027-03-01' })
    expect(ledger.line(line).reviews).toMatchObject([{ dueOn: '2027-03-01', held: null }])
  })

  it('looks only at what was reported and is followed (T11)', () => {
    const [typed = ''] = [
      ledger.topic({
        type: 'lines.add',
        ...{ kind: 'suggestion', text: '补种行道树', agreedOn: '2027-01-01', unit: '', support: '', leader: '' },
        dueOn: null,
      }),
    ]
    expect(ledger.refused({ type: 'reviews.plan', lineId: typed, dueOn: '2027-03-01' }).code).toBe(
      'reviews.not-reported',
    )
    ledger.topic({ type: 'lines.drop', lineId: line, reason: '合并' })
    expect(ledger.refused(looked()).code).toBe('reviews.dropped')
    expect(ledger.refused(looked({ lineId: 'gone' })).code).toBe('lines.unknown')
  })
})
