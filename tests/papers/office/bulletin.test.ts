import { describe, expect, it } from 'vitest'
import { bulletinOf } from '#shared/room/bulletins'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { firstDayOf, lastDayOf, quarterAfter, quarterBefore, quarterName, quarterOf } from '#shared/text/quarters'
import { bulletinNotes } from '#shared/views/bulletin-notes'
import { proposedAdvice } from '#shared/views/quarter-advice'
import { quarterFigures } from '#shared/views/quarter-figures'
import { PlayedRoom } from '#tests/room/played-room'
import { playYear, topicInput } from './year'

const year = playYear()
const { meetings: figures } = topicInput(year)

function quarter(name: string, today = '2027-01-20') {
  return quarterFigures(name, { rows: [year.row], figures, rules: defaultLedgerRules, today })
}

describe('quarters', () => {
  it('begin and end on the days of the calendar, over the turn of the year', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ])
    expect([firstDayOf('2026-Q4'), lastDayOf('2026-Q4'), lastDayOf('2028-Q1')]).toEqual([
      '2026-10-01',
      '2026-12-31',
      '2028-03-31',
    ])
    expect([quarterBefore('2026-Q1'), quarterAfter('2026-Q4')]).toEqual(['2025-Q4', '2027-Q1'])
    expect(quarterName('2026-Q4')).toBe('2026年第四季度')
  })
})

describe('the figures of a quarter', () => {
  it('count what happened in it, worked out by hand (J6)', () => {
    expect(quarter('2026-Q4')).toMatchObject({
      asOf: '2026-12-31',
      topicsEntered: 0,
      meetings: 1,
      came: 4,
      agreed: 3,
      reported: 3,
      answered: 3,
      finished: 1,
      results: { done: 1, doing: 1, cannot: 1 },
      reviewsHeld: 0,
      reviewsComing: 1,
      // Overdue since 9 November; 15 days to the review; explained for good.
      lamps: { red: 1, yellow: 1, green: 0, finished: 1, dropped: 0 },
    })
    expect(quarter('2026-Q3')).toMatchObject({ topicsEntered: 1, meetings: 0, agreed: 0, answered: 0 })
    expect(quarter('2027-Q1')).toMatchObject({ finished: 1, reviewsHeld: 1, reviewsKept: 1 })
  })

  it('stay what they were when they are asked for later', () => {
    expect(quarter('2026-Q4', '2027-06-30')).toEqual(quarter('2026-Q4', '2027-01-01'))
  })

  it('end today while the quarter runs', () => {
    expect(quarter('2026-Q4', '2026-10-05')).toMatchObject({ asOf: '2026-10-05', agreed: 3, reported: 0, answered: 0 })
  })

  it('name the lines that are red, the longest overdue first, with unit and days', () => {
    const [red] = quarter('2026-Q4').red
    expect(red?.line.text).toBe('先改建老粮站停车场，赶场日限时免费')
    expect(red?.reading).toMatchObject({ why: '超期 52 天', node: { name: '反馈' } })
    expect(quarter('2026-Q4').units).toEqual([
      { unit: '镇政府', followed: 2, red: 1, yellow: 0, green: 0, finished: 1 },
      { unit: '镇规划建设办', followed: 1, red: 0, yellow: 1, green: 0, finished: 0 },
    ])
  })

  it('are nothing but noughts of an empty ledger', () => {
    const empty = quarterFigures('2026-Q4', { rows: [], figures: [], rules: defaultLedgerRules, today: '2027-01-20' })
    expect(empty).toMatchObject({ meetings: 0, red: [], yellow: [], units: [], lamps: { red: 0 } })
    expect(proposedAdvice(empty, empty)).toBe('本季度没有亮红灯的条目，各承办单位要继续按节点推进。')
  })
})

describe('advice for the next stage', () => {
  it('says what can be counted, and who has to do something (J8)', () => {
    const said = proposedAdvice(quarter('2026-Q4'), quarter('2026-Q3')).split('\n')
    expect(said[0]).toBe('对亮红灯的 1 条逐条督办（镇政府 1 条），说明原因、重定时限，10 个工作日内报告进展。')
    expect(said).toContain('有 1 条超过反馈期限，请承办单位尽快书面反馈。')
    expect(said).toContain('下季度应回头看 1 条，请提前安排人员。')
    expect(said.at(-1)).toBe('红灯比2026年第三季度多 1 条，要查找共性原因。')
  })
})

describe('issuing a bulletin', () => {
  // The room is played on 21 November 2026.
  const about = { quarter: '2026-Q4', rooms: 'own' } as const

  it('keeps the advice as it was worded, and number and day of the issue (J8)', () => {
    const played = new PlayedRoom()
    played.do({ type: 'bulletin.save', ...about, advice: '抓紧办。' })
    expect(bulletinOf(played.room.bulletins, '2026-Q4', 'own')).toMatchObject({ advice: '抓紧办。', issued: null })
    played.do({ type: 'bulletin.issue', ...about, advice: '抓紧办。', number: '河协通〔2026〕4号', on: '2026-11-21' })
    expect(bulletinOf(played.room.bulletins, '2026-Q4', 'own')?.issued).toEqual({
      number: '河协通〔2026〕4号',
      on: '2026-11-21',
    })
    expect(bulletinOf(played.room.bulletins, '2026-Q4', 'all')).toBeUndefined()
  })

  it('stands once it is issued, until it is taken back (J8)', () => {
    const played = new PlayedRoom()
    const issue = { type: 'bulletin.issue', ...about, advice: '', number: '', on: '2026-11-21' } as const
    played.do(issue)
    expect(played.refused(issue).code).toBe('bulletin.issued')
    expect(played.refused({ type: 'bulletin.save', ...about, advice: '改一改' }).code).toBe('bulletin.issued')
    played.do({ type: 'bulletin.recall', ...about, reason: '数字有误' })
    played.do({ type: 'bulletin.save', ...about, advice: '改一改' })
    expect(played.refused({ type: 'bulletin.recall', ...about, reason: '' }).code).toBe('bulletin.not-issued')
  })

  it('is refused tomorrow, before its quarter began, and when nothing was changed', () => {
    const played = new PlayedRoom()
    const issue = { type: 'bulletin.issue', ...about, advice: '', number: '' } as const
    expect(played.refused({ ...issue, on: '2026-11-22' }).code).toBe('bulletin.date-to-come')
    expect(played.refused({ ...issue, on: '2026-09-30' }).code).toBe('bulletin.date-too-early')
    expect(played.refused({ type: 'bulletin.save', ...about, advice: '' }).code).toBe('bulletin.nothing-changed')
  })

  it('leaves one note on every red and yellow line of this room, and no second one when issued again (J8)', () => {
    const ledger = playYear()
    const known = { figures: [], rules: defaultLedgerRules, today: '2027-01-20' }
    const notes = bulletinNotes(quarterFigures('2026-Q4', { ...known, rows: [ledger.row] }), 'room-1')
    expect(notes.map(({ text, lineIds }) => [text, lineIds.length])).toEqual([
      ['2026年第四季度通报（红灯）', 1],
      ['2026年第四季度通报（黄灯）', 1],
    ])
    expect(bulletinNotes(quarterFigures('2026-Q4', { ...known, rows: [ledger.row] }), 'another')).toEqual([])
    for (const { lineIds, text } of notes)
      ledger.topic({ type: 'lines.note', lineIds: [...lineIds], kind: 'bulletin', on: '2027-01-15', text })
    const again = quarterFigures('2026-Q4', { ...known, rows: [ledger.row] })
    expect(bulletinNotes(again, 'room-1')).toEqual([])
  })
})
