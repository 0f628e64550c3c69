import { beforeEach, describe, expect, it } from 'vitest'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { lampOf, lineStateName } from '#shared/views/lamps'
import { anAnswer, aReport, PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger
let line: string

/** A promise of 1 October, due on 31 December. */
beforeEach(() => {
  ledger = new PlayedLedger().on('2026-10-01')
  ledger.open('meeting:m1')
  ledger.write('meeting:m1', 'commitment', '年底前画好车位', '2026-12-31')
  ledger.do('meeting:m1', { type: 'meeting.close' })
  const entryIds = ledger.meetingOf('meeting:m1').minutes.map((entry) => entry.id)
  ledger.topic({ type: 'lines.take', meetingId: 'm1', entryIds })
  line = ledger.lines[0]?.id ?? ''
})

const days = defaultLedgerRules

/** Lamp, node and reason on one day, as the ledger says them. */
function on(today: string) {
  const { lamp, node, why } = lampOf(ledger.line(line), today, days)
  return [lamp, node?.name ?? '', why]
}

describe('一条承诺的灯', () => {
  it('waits thirty days for its report, and is yellow when half of them are gone (T14, R3)', () => {
    expect(on('2026-10-01')).toEqual(['green', '报送', '还有 30 天'])
    expect(on('2026-10-16')).toEqual(['yellow', '报送', '还有 15 天'])
    expect(on('2026-10-31')).toEqual(['yellow', '报送', '今天到期'])
    expect(on('2026-11-01')).toEqual(['red', '报送', '超期 1 天'])
  })

  it.each([
    ['2026-10-10', 'green', '反馈', '还有 30 天'],
    ['2026-10-24', 'green', '反馈', '还有 16 天'],
    ['2026-10-25', 'yellow', '反馈', '还有 15 天'],
    ['2026-11-09', 'yellow', '反馈', '今天到期'],
    ['2026-11-10', 'red', '反馈', '超期 1 天'],
    ['2026-12-09', 'red', '反馈', '超期 30 天'],
  ])('on %s is %s for 反馈 after the report, and nobody opened it (T14)', (today, lamp, node, why) => {
    ledger.on('2026-10-10').topic(aReport([line]))
    expect(on(today)).toEqual([lamp, node, why])
  })

  it.each([
    ['2026-10-15', 'green', '还有 77 天'],
    ['2026-11-13', 'green', '还有 48 天'],
    ['2026-11-14', 'yellow', '30 天没有进展'],
    ['2026-12-16', 'yellow', '还有 15 天'],
    ['2026-12-31', 'yellow', '今天到期'],
    ['2027-01-01', 'red', '超期 1 天'],
  ])('在办 turns on %s to %s: quiet, near, overdue (T14)', (today, lamp, why) => {
    ledger.on('2026-10-15').topic(aReport([line]))
    ledger.topic(anAnswer(line, { leader: '张建华', dueOn: '2026-12-31' }))
    expect(on(today)).toEqual([lamp, '办结', why])
  })

  it('is moved by progress, and not by urging (T14)', () => {
    ledger.on('2026-10-15').topic(aReport([line]))
    ledger.topic(anAnswer(line, { leader: '张建华', dueOn: '2026-12-31' }))
    const note = { type: 'lines.note', lineIds: [line], on: '2026-11-14', text: '电话问过' } as const
    ledger.on('2026-11-14').topic({ ...note, kind: 'urge' })
    expect(on('2026-11-14')[0]).toBe('yellow')
    ledger.topic({ ...note, kind: 'progress', text: '已经放线' })
    expect(on('2026-11-14')[0]).toBe('green')
  })

  it('已办 waits for its 回头看 without being blamed for standing still (T14)', () => {
    ledger.on('2026-10-15').topic(aReport([line]))
    ledger.topic(anAnswer(line, { result: 'done', reviewOn: '2027-01-13' }))
    expect(on('2026-12-28')).toEqual(['green', '回头看', '还有 16 天'])
    expect(on('2026-12-29')).toEqual(['yellow', '回头看', '还有 15 天'])
    expect(on('2027-01-14')).toEqual(['red', '回头看', '超期 1 天'])
  })

  it('已办 with its 回头看 cancelled asks for another (T14)', () => {
    ledger.on('2026-10-15').topic(aReport([line]))
    ledger.topic(anAnswer(line, { result: 'done', reviewOn: '2027-01-13' }))
    const reviewId = ledger.line(line).reviews[0]?.id ?? ''
    ledger.topic({ type: 'reviews.cancel', lineId: line, reviewId, reason: '' })
    expect(on('2026-10-16')).toEqual(['red', '安排回头看', '超期 1 天'])
  })

  it('is finished when 回头看 found it kept, or when it cannot be done and that was explained (T9, T14)', () => {
    ledger.on('2026-10-15').topic(aReport([line]))
    ledger.topic(anAnswer(line, { result: 'cannot', explanation: '用地没有批下来', toldWhom: '东街商户' }))
    expect(on('2030-01-01')).toEqual(['finished', '', '暂不能办，已说明'])
    ledger.on('2027-01-20').topic(anAnswer(line, { on: '2026-11-01', result: 'done', reviewOn: '2027-01-20' }))
    const reviewId = ledger.line(line).reviews[0]?.id ?? ''
    const seen = { on: '2027-01-20', who: '联络组', finding: 'kept', text: '都画好了', againOn: null } as const
    ledger.topic({ type: 'reviews.hold', lineId: line, reviewId, ...seen })
    expect(on('2030-01-01')).toEqual(['finished', '', '已办结，回头看办到了'])
  })

  it('says why it is not followed any more (T14)', () => {
    ledger.topic({ type: 'lines.drop', lineId: line, reason: '并入另一条' })
    expect(on('2030-01-01')).toEqual(['dropped', '', '并入另一条'])
  })

  it('takes its thresholds from the room’s settings (R3)', () => {
    ledger.on('2026-10-10').topic(aReport([line]))
    const strict = { ...days, yellowDays: 30, staleDays: 5 }
    expect(lampOf(ledger.line(line), '2026-10-10', strict).lamp).toBe('yellow')
    expect(lampOf(ledger.line(line), '2026-10-15', { ...days, staleDays: 5 })).toMatchObject({
      lamp: 'yellow',
      why: '5 天没有进展',
    })
  })
})

describe('办理阶段', () => {
  it('names in one word where a line stands', () => {
    const words = [lineStateName(ledger.line(line))]
    ledger.on('2027-02-01').topic(aReport([line]))
    words.push(lineStateName(ledger.line(line)))
    ledger.topic(anAnswer(line, { leader: '张建华', dueOn: '2026-12-31' }))
    words.push(lineStateName(ledger.line(line)))
    ledger.topic(anAnswer(line, { result: 'done', reviewOn: '2027-01-13' }))
    words.push(lineStateName(ledger.line(line)))
    expect(words).toEqual(['待报送', '待反馈', '在办', '已办待回头看'])
  })
})
