import { beforeEach, describe, expect, it } from 'vitest'
import { anAnswer, aReport, PlayedLedger } from '#tests/support/ledger'

let ledger: PlayedLedger
beforeEach(() => {
  ledger = new PlayedLedger()
})

const agreed = [
  ['consensus', '先建老粮站停车场'],
  ['suggestion', '赶场日派人疏导'],
  ['commitment', '年底前画好车位'],
] as const

/** A meeting on 1 October that is over, with its outcomes in the ledger. */
function withLines() {
  return ledger.on('2026-10-01').taken('meeting:m1', agreed)
}

describe('协商成果变成台账条目', () => {
  it('takes 共识, 意见建议 and 承诺 with their wording and day, and nothing else of the minutes (T7)', () => {
    ledger.on('2026-10-01').open('meeting:m1', [...agreed, ['point', '路太窄'], ['private', '此人激动']])
    const promised = ledger.write('meeting:m1', 'commitment', '月底前清理废车', '2026-10-31')
    ledger.do('meeting:m1', { type: 'meeting.close' })
    ledger.topic({
      type: 'lines.take',
      meetingId: 'm1',
      entryIds: ledger.meetingOf('meeting:m1').minutes.map((entry) => entry.id),
    })
    expect(ledger.lines.map(({ kind, text, agreedOn }) => [kind, text, agreedOn])).toEqual([
      ...agreed.map(([kind, text]) => [kind, text, '2026-10-01']),
      ['commitment', '月底前清理废车', '2026-10-01'],
    ])
    const last = ledger.lines.at(-1)
    expect(last).toMatchObject({ entryId: promised, unit: '镇规划建设办', dueOn: '2026-10-31', report: null })
  })

  it('takes each outcome once (T7)', () => {
    withLines()
    const entryIds = ledger.meetingOf('meeting:m1').minutes.map((entry) => entry.id)
    expect(ledger.refused({ type: 'lines.take', meetingId: 'm1', entryIds }).code).toBe('lines.taken')
    expect(ledger.lines).toHaveLength(3)
  })

  it('leaves out what was struck after the meeting (T7, M3)', () => {
    ledger.on('2026-10-01').open('meeting:m1', agreed)
    ledger.do('meeting:m1', { type: 'meeting.close' })
    const [first = '', ...rest] = ledger.meetingOf('meeting:m1').minutes.map((entry) => entry.id)
    ledger.do('meeting:m1', { type: 'minutes.strike', entryId: first, reason: '' })
    ledger.topic({ type: 'lines.take', meetingId: 'm1', entryIds: [first, ...rest] })
    expect(ledger.lines.map((line) => line.text)).toEqual(['赶场日派人疏导', '年底前画好车位'])
  })

  it('keeps the wording it took, whatever is written in the minutes afterwards (T7)', () => {
    const [first = ''] = withLines()
    const entryId = ledger.line(first).entryId ?? ''
    ledger.do('meeting:m1', {
      type: 'minutes.edit',
      ...{ entryId, kind: 'consensus', text: '改了的说法', unit: '', dueOn: null },
    })
    expect(ledger.line(first).text).toBe('先建老粮站停车场')
  })

  it('refuses before 散会, from a meeting on something else, and from none at all (T7)', () => {
    ledger.on('2026-10-01').open('meeting:m1', agreed)
    const entryIds = ledger.meetingOf('meeting:m1').minutes.map((entry) => entry.id)
    expect(ledger.refused({ type: 'lines.take', meetingId: 'm1', entryIds }).code).toBe('lines.meeting-not-over')
    ledger.open('meeting:m2', agreed, null)
    expect(ledger.refused({ type: 'lines.take', meetingId: 'm2', entryIds }).message).toContain('先在会议里关联议题')
    expect(ledger.refused({ type: 'lines.take', meetingId: 'gone', entryIds }).code).toBe('lines.no-meeting')
  })

  it('takes a line typed by hand, agreed today or earlier, due after that day (T8)', () => {
    ledger.on('2026-10-01')
    const line = { kind: 'suggestion', text: '补种行道树', unit: '', support: '', leader: '' } as const
    ledger.topic({ type: 'lines.add', ...line, agreedOn: '2026-09-20', dueOn: '2026-10-20' })
    expect(ledger.lines).toMatchObject([{ text: '补种行道树', meetingId: null, entryId: null }])
    const late = { type: 'lines.add', ...line, agreedOn: '2026-10-02', dueOn: null } as const
    expect(ledger.refused(late).code).toBe('lines.date-to-come')
    const reversed = { type: 'lines.add', ...line, agreedOn: '2026-09-20', dueOn: '2026-09-19' } as const
    expect(ledger.refused(reversed).message).toBe('办理期限早于商定的日子，请核对。')
    expect(ledger.refused({ ...late, agreedOn: '2026-10-01', text: ' ' }).message).toContain('请填写内容')
  })
})

describe('责任单位、期限', () => {
  it('sets one line, and several at once where only what was filled in changes (T8)', () => {
    const [one = '', two = ''] = withLines()
    const care = { unit: '县住建局', support: '交管所', leader: '张建华', dueOn: '2026-12-31' }
    ledger.topic({ type: 'lines.edit', lineId: one, text: '先建老粮站停车场，分两期', ...care })
    ledger.topic({
      type: 'lines.assign',
      lineIds: [one, two],
      ...{ unit: '镇规划建设办', support: null, leader: null, dueOn: null },
    })
    expect(ledger.line(one)).toMatchObject({ ...care, unit: '镇规划建设办', text: '先建老粮站停车场，分两期' })
    expect(ledger.line(two)).toMatchObject({ unit: '镇规划建设办', support: '', dueOn: null })
  })

  it('refuses a deadline before the day it was agreed, and an empty setting (T8)', () => {
    const [one = ''] = withLines()
    const nothing = { unit: null, support: null, leader: null, dueOn: null }
    const assign = { type: 'lines.assign', lineIds: [one], ...nothing } as const
    expect(ledger.refused({ ...assign, dueOn: '2026-09-30' }).code).toBe('lines.due-before-agreed')
    expect(ledger.refused(assign).code).toBe('lines.nothing-assigned')
    expect(ledger.refused({ ...assign, unit: '县住建局', lineIds: ['gone'] }).code).toBe('lines.unknown')
    const edit = { type: 'lines.edit', lineId: one, text: '改', unit: '', support: '', leader: '' } as const
    expect(ledger.refused({ ...edit, dueOn: '2026-09-30' }).code).toBe('lines.due-before-agreed')
    expect(ledger.refused({ ...edit, lineId: 'gone', dueOn: null }).code).toBe('lines.unknown')
  })
})

describe('报送', () => {
  it('keeps to whom, with which paper, number and day, and by when an answer is due (P11)', () => {
    const ids = withLines()
    ledger.on('2026-10-10').topic(aReport(ids.slice(0, 2)))
    expect(ledger.lines.map((line) => line.report?.to ?? null)).toEqual(['镇政府', '镇政府', null])
    expect(ledger.line(ids[0] ?? '').report).toEqual({
      ...{ to: '镇政府', paper: 'advice', number: '河协〔2026〕3号', on: '2026-10-10', replyDueOn: '2026-11-09' },
    })
    expect(ledger.row.stage).toBe('report')
    ledger.topic(aReport(ids.slice(2)))
    expect(ledger.row.stage).toBe('response')
  })

  it('refuses days out of order: a deadline before its report, a report before the meeting, a day to come (T8)', () => {
    const ids = withLines()
    ledger.on('2026-10-10')
    expect(ledger.refused(aReport(ids, { replyDueOn: '2026-10-09' })).message).toBe(
      '要求反馈的期限早于报送的日子，请核对。',
    )
    expect(ledger.refused(aReport(ids, { on: '2026-09-30' })).code).toBe('lines.report-before-meeting')
    expect(ledger.refused(aReport(ids, { on: '2026-10-11' })).code).toBe('lines.date-to-come')
  })

  it('refuses a unit without a name, no line chosen, and a day that is none', () => {
    const ids = withLines()
    ledger.on('2026-10-10')
    expect(ledger.refused(aReport(ids, { to: '　' })).message).toContain('请填写报送单位')
    expect(ledger.refused(aReport([])).message).toContain('请先选条目')
    expect(ledger.refused(aReport(ids, { on: '10月10日' })).message).toContain('请按 2026-12-10 的写法')
    expect(ledger.refused(aReport(['gone'])).code).toBe('lines.unknown')
  })

  it('can be put right until an answer has come, and not afterwards (T8)', () => {
    const [one = ''] = withLines()
    ledger.on('2026-10-15').topic(aReport([one]))
    ledger.topic(aReport([one], { to: '县住建局' }))
    expect(ledger.line(one).report?.to).toBe('县住建局')
    ledger.topic(anAnswer(one, { leader: '张建华', dueOn: '2026-12-31' }))
    expect(ledger.refused(aReport([one])).code).toBe('lines.replied')
  })
})

describe('办理记录、不再跟踪', () => {
  it('notes progress on several lines on a day that has been, after they were agreed (T8)', () => {
    const ids = withLines()
    ledger.on('2026-10-20')
    const note = { type: 'lines.note', lineIds: [...ids], kind: 'progress', text: '已经放线' } as const
    ledger.topic({ ...note, on: '2026-10-20' })
    expect(ledger.lines.map((line) => line.notes.length)).toEqual([1, 1, 1])
    expect(ledger.refused({ ...note, on: '2026-10-21' }).code).toBe('lines.date-to-come')
    expect(ledger.refused({ ...note, on: '2026-09-30' }).code).toBe('lines.note-before-agreed')
    expect(ledger.refused({ ...note, lineIds: ['gone'], on: '2026-10-20' }).code).toBe('lines.unknown')
  })

  it('stops following a line with a reason, reports it no more, and takes it up again', () => {
    const [one = ''] = withLines()
    const drop = { type: 'lines.drop', lineId: one, reason: '并入另一条' } as const
    ledger.on('2026-10-12').topic(drop)
    expect(ledger.line(one).dropped).toEqual({ on: '2026-10-12', reason: '并入另一条' })
    expect(ledger.refused(drop).code).toBe('lines.dropped')
    expect(ledger.refused(aReport([one])).message).toContain('先恢复')
    ledger.topic({ type: 'lines.restore', lineId: one })
    expect(ledger.refused({ type: 'lines.restore', lineId: one }).code).toBe('lines.not-dropped')
    expect(ledger.refused({ ...drop, reason: '' }).message).toContain('请填写不再跟踪的原因')
    expect(ledger.refused({ ...drop, lineId: 'gone' }).code).toBe('lines.unknown')
    expect(ledger.refused({ type: 'lines.restore', lineId: 'gone' }).code).toBe('lines.unknown')
  })
})
