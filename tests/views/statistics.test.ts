import { describe, expect, it } from 'vitest'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { chartsOf } from '#shared/views/charts'
import { type StatisticsQuestion, statisticsOf } from '#shared/views/statistics'
import { allFigures, mainFigures } from '#shared/views/statistics-figures'
import { median } from '#shared/views/statistics-lines'
import { daysOfPeriod, type Period, periodBeside, periodName, stretchesOf } from '#shared/views/statistics-period'
import { smallYear } from './statistics-year'

const year: Period = { kind: 'year', year: 2026 }
const quarter: Period = { kind: 'quarter', quarter: '2026-Q2' }
const today = '2026-11-20'

function count(question: Partial<StatisticsQuestion> = {}) {
  return statisticsOf(smallYear, { period: year, room: null, area: null, ...question }, today, defaultLedgerRules)
}

describe('a small written year, counted by hand', () => {
  const { meetings, platforms, topics, lines, support, byRoom, byArea } = count()

  it('counts the meetings of the year by the day they were opened in the room (F1, F4)', () => {
    // m1, m2, m3; m4 was the year before. m2 fell on 1 April by the room's clock.
    expect(meetings).toMatchObject({ held: 3, gateWaived: 1, minutes: 90 + 30 + 90, confirmed: 2, commitments: 1 })
    expect(meetings.forms).toMatchObject({ special: 2, small: 1, online: 0 })
    expect(meetings.stretches.map(({ label, held }) => [label, held]).filter(([, held]) => held)).toEqual([
      ['1月', 1],
      ['4月', 2],
    ])
    expect(count({ period: quarter }).meetings.held).toBe(2)
  })

  it('adds the sides up in 人次 and whole seconds; own sides of one name are one (F5)', () => {
    // 群众 2+2 of 3+2, 90 s + 10 s; 部门 1, 61 s; 委员 1, 0 s; 乡贤 1+3 of 1+4, 30 s + 101 s (half a second up).
    expect(meetings.sides.map(({ label, seats, came, spokenSeconds }) => [label, seats, came, spokenSeconds])).toEqual([
      ['群众', 5, 4, 100],
      ['部门', 1, 1, 61],
      ['委员', 1, 1, 0],
      ['乡贤', 5, 4, 131],
    ])
    expect(meetings).toMatchObject({ seats: 12, came: 10, observers: 2, spokenSeconds: 292 })
  })

  it('counts people once, and a person of another roster as another (F6)', () => {
    // a: p1, p2, p3; b: p1. p3 said nothing and is the one 委员.
    expect(meetings).toMatchObject({ people: 4, speakers: 3, members: 1 })
  })

  it('counts places that are listed and places that were only used (F3)', () => {
    // Listed: two rooms and two posts. Used: 青禾议事室, 东街驿站 (the blank does not count), and a courtyard in no list.
    expect(platforms).toMatchObject({ listed: 4, used: 3, unlisted: 1, all: 5 })
    expect(platforms.kinds.find(({ kind }) => kind === 'courtyard')).toMatchObject({ listed: 0, used: 1, all: 1 })
  })

  it('counts topics once, merged ones not, and closing by its own day (F8)', () => {
    // t2, t3, t5 were entered in the year; t4 goes on as t2; t1 was entered before and closed on 1 June.
    expect(topics).toMatchObject({ entered: 3, showpieces: 1, closed: 1 })
    expect(topics.sources).toEqual({ party: 1, government: 1, cppcc: 0, member: 0, masses: 1 })
    expect(topics.standings).toMatchObject({ selection: 1, response: 1, declined: 1, closed: 0 })
  })

  it('reads lamps, results and adoption of the lines agreed in the year (F7, F9, F10, F11)', () => {
    // l1 finished; l2 cannot, so finished; l3 reported, 41 days to its node, nothing moved since January: yellow;
    // l4 not reported by 25 April: red; l5 dropped. l6 was agreed the year before.
    expect(lines.agreed).toBe(5)
    expect(lines.lamps).toEqual({ red: 1, yellow: 1, green: 0, finished: 2, dropped: 1 })
    expect(lines.results).toEqual({ unreported: 1, waiting: 1, done: 1, doing: 0, cannot: 1, dropped: 1 })
    expect(lines.adoptions).toEqual({ full: 1, partly: 0, reference: 1 })
  })

  it('measures days to the first answer, and who still waits (F12)', () => {
    // 10 and 31 days: the middle is 20.5, so 21. l3 has waited from 20 January to 20 November: 304 days.
    expect(lines.firstReply).toEqual({
      ...{ answered: 2, medianDays: 21, longestDays: 31, waiting: 1, longestWaitDays: 304 },
    })
    expect([median([]), median([7]), median([1, 2]), median([5, 1, 3])]).toEqual([null, 7, 2, 3])
  })

  it('compares support before and after by answers, not by percentages (F14, V7)', () => {
    // (23 + 1) of (100 + 3) before, (90 + 2) of (100 + 3) after; one question was asked only once.
    expect(support.pooled).toEqual({ before: { yes: 24, of: 103 }, after: { yes: 92, of: 103 } })
    expect(support.questions.map(({ question }) => question)).toEqual(['您支持装路灯吗', '您支持修路吗'])
    expect(support.askedOnce).toBe(1)
    const chart = chartsOf(count()).find(({ id }) => id === 'support')
    expect(chart?.drawn).toMatchObject({
      pairs: [
        { before: { figure: '23.30%（24/103）' }, after: { figure: '89.32%（92/103）' } },
        { before: { figure: '23.00%（23/100）' }, after: { figure: '90.00%（90/100）' } },
        { before: { figure: '33.33%（1/3）' }, after: { figure: '66.67%（2/3）' } },
      ],
    })
  })

  it('tells the rooms and the 片区 apart (F13)', () => {
    expect(byRoom.map(({ id, held, entered, closed, lines: l, red }) => [id, held, entered, closed, l, red])).toEqual([
      ['a', 2, 2, 1, 3, 0],
      ['b', 1, 1, 0, 2, 1],
    ])
    expect(byArea.map(({ name, held, entered }) => [name, held, entered])).toEqual([
      ['东片区', 1, 1],
      ['西片区', 1, 1],
      ['没有写片区', 1, 1],
    ])
    expect(count({ area: '东片区' }).meetings.held).toBe(1)
    expect(count({ room: 'b' }).lines.agreed).toBe(2)
  })

  it('says every figure with its unit, and shares beside counts (V7)', () => {
    expect(mainFigures(count()).map(({ name, figure, unit }) => `${name} ${figure}${unit}`)).toEqual([
      ...['协商平台 5处', '协商会议 3场', '到会 10人次', '议题 3件', '台账 5条', '首次反馈 21天', '群众支持 89.32%'],
    ])
    const share = allFigures(count()).find(({ name }) => name.includes('形象工程占比'))
    expect(share?.value).toEqual({ rate: 3333 })
  })
})

describe('periods', () => {
  it('are named as people say them and step to their neighbours (F1)', () => {
    const span: Period = { kind: 'span', from: '2026-03-01', to: '2026-05-20' }
    expect([year, quarter, { kind: 'month', month: '2026-11' } as const, span].map(periodName)).toEqual([
      ...['2026年', '2026年第二季度', '2026年11月', '2026年3月1日至5月20日'],
    ])
    expect(periodBeside({ kind: 'month', month: '2026-01' }, -1)).toEqual({ kind: 'month', month: '2025-12' })
    expect(periodBeside(span, 1)).toEqual({ kind: 'span', from: '2026-05-21', to: '2026-08-09' })
    expect(daysOfPeriod({ kind: 'month', month: '2028-02' })).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  })

  it('stand by months, by quarters and by years as they grow (F2)', () => {
    expect(stretchesOf(daysOfPeriod(year)).map(({ label }) => label)).toHaveLength(12)
    expect(stretchesOf({ from: '2025-02-03', to: '2026-11-20' })[0]).toMatchObject({ label: '1季', year: '2025年' })
    expect(
      stretchesOf({ from: '2020-02-03', to: '2026-11-20' })
        .map(({ label }) => label)
        .at(-1),
    ).toBe('2026年')
    expect(stretchesOf({ from: '2026-02-03', to: '2026-01-20' })).toEqual([])
  })
})
