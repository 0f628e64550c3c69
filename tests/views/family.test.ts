import { beforeAll, describe, expect, it } from 'vitest'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { type Family, familyOf, lampsInWords } from '#shared/views/family'
import { lampOf } from '#shared/views/lamps'
import { lineThen } from '#shared/views/line-then'
import { playYear, topicInput } from '#tests/papers/office/year'
import { PlayedLedger } from '#tests/support/ledger'

const year = playYear()
let family: Family

beforeAll(() => {
  const { topic, meetings } = topicInput(year)
  family = familyOf(topic, { meetings, merged: [], days: defaultLedgerRules })
})

const told = () => family.events.map(({ on, title }) => `${on} ${title}`)

describe('议题家谱', () => {
  it('tells the whole way in the order of days, from the first visit to the last review (J7)', () => {
    expect(told()).toEqual([
      '2026-09-01 议题登记',
      '2026-09-01 受理',
      '2026-09-18 完成调研',
      '2026-09-18 协商前测评：支持 23.33%',
      '2026-09-20 协商方案起草',
      '2026-09-21 协商方案送审',
      '2026-09-24 政协联络组同意',
      '2026-09-24 乡镇（街道）党委同意',
      '2026-09-24 县（区）政协同意',
      '2026-09-25 协商方案已批准',
      '2026-10-01 召开专题协商会',
      '2026-10-01 形成成果 3 条',
      '2026-10-10 报送 3 条',
      '2026-10-28 反馈：暂不能办（全部采纳）',
      '2026-10-28 反馈：在办（全部采纳）',
      '2026-10-28 向群众反馈 1 条',
      '2026-12-10 反馈：已办（全部采纳）',
      '2027-01-15 向群众反馈 1 条',
      '2027-01-15 回头看：办到了',
      '2027-01-15 办理后测评：支持 90.00%',
    ])
  })

  it('names who, what and which papers', () => {
    const of = (title: string) => family.events.find((each) => each.title.startsWith(title))
    expect(of('议题登记')).toMatchObject({ who: '群众提议，试提出人', papers: ['议题征集表'] })
    expect(of('完成调研')?.said).toContain('自2026年9月8日至2026年9月18日')
    expect(of('协商方案已批准')?.papers).toEqual(['河协〔2026〕7号'])
    expect(of('召开')?.said).toContain('应到 4 人，实到 4 人')
    expect(of('报送')).toMatchObject({ who: '镇政府', papers: ['协商建言 河协〔2026〕3号'] })
  })

  it('shows the lamps as they were at the end of each day, not as they are now (J6)', () => {
    const lampsOn = (day: string) => lampsInWords(family.events.filter(({ on }) => on === day).at(-1)?.lamps ?? null)
    expect(lampsOn('2026-09-25')).toBe('')
    // 30 days to the report on the day they were agreed.
    expect(lampsOn('2026-10-01')).toBe('绿灯 3')
    // Nothing changed with the report, so nothing is said of the lamps.
    expect(lampsOn('2026-10-10')).toBe('')
    // One explained for good, one with a new deadline, one whose answer is due in 12 days.
    expect(lampsOn('2026-10-28')).toBe('黄灯 1、绿灯 1、办结 1')
    expect(lampsOn('2027-01-15')).toBe('红灯 1、办结 2')
  })

  it('puts the support before beside the support after (P14)', () => {
    expect(family.support).toEqual([
      {
        question: '您是否支持改建老粮站停车场',
        before: '23.33%（28/120，2026.9.18）',
        after: '90.00%（108/120，2027.1.15）',
      },
    ])
  })

  it('tells of a topic that was merged into this one on the day it was entered', () => {
    const ledger = new PlayedLedger()
    ledger.enter('topic:t2', '赶场日堵车')
    ledger.do('topic:t2', { type: 'topic.mergeInto', topicId: 't1' })
    const row = ledger.rowOf('topic:t2')
    const { events } = familyOf(ledger.state, { meetings: [], merged: [row], days: defaultLedgerRules })
    expect(events.map(({ title, said }) => [title, said[0]])).toContainEqual(['同类反映，并入本议题', '“赶场日堵车”'])
    const own = familyOf(ledger.topicOf('topic:t2'), { meetings: [], merged: [], days: defaultLedgerRules })
    expect(own.events.map(({ title }) => title)).toContain('并入其他议题')
  })

  it('has the entry alone to tell of a topic that was only entered', () => {
    const { events, support } = familyOf(new PlayedLedger().state, {
      meetings: [],
      merged: [],
      days: defaultLedgerRules,
    })
    expect(events.map(({ title }) => title)).toEqual(['议题登记', '受理'])
    expect(support).toEqual([])
  })
})

describe('a line as it was on a day (J6)', () => {
  const promise = () => year.lines.find((line) => line.kind === 'commitment')

  it('is not there before it was agreed, and has then neither report nor answer nor review', () => {
    const line = promise()
    if (!line) throw new Error('the year that is played has a promise')
    expect(lineThen(line, '2026-09-30')).toBeNull()
    expect(lineThen(line, '2026-10-09')).toMatchObject({ report: null, replies: [], reviews: [], tellings: [] })
    expect(lineThen(line, '2026-12-10')?.reviews).toEqual([{ id: expect.any(String), dueOn: '2027-01-15', held: null }])
    expect(lineThen(line, '2027-01-20')).toEqual(line)
  })

  it('has the deadline that held then, though an answer moved it later', () => {
    const ledger = new PlayedLedger().on('2026-10-01')
    ledger.topic({
      type: 'lines.add',
      ...{ kind: 'commitment', text: '月底前清理', agreedOn: '2026-10-01', unit: '', support: '', leader: '' },
      dueOn: '2026-10-31',
    })
    const lineId = ledger.lines[0]?.id ?? ''
    ledger.on('2026-11-10').topic({
      type: 'lines.report',
      ...{ lineIds: [lineId], to: '镇政府', paper: 'opinion', number: '', on: '2026-10-05', replyDueOn: '2026-12-05' },
    })
    ledger.topic({
      type: 'replies.receive',
      ...{ lineId, on: '2026-11-10', unit: '镇政府', result: 'doing', adoption: 'full', measures: '' },
      ...{ leader: '试领导', dueOn: '2026-12-31', explanation: '', toldWhom: '', reviewOn: null },
    })
    const lampOn = (day: string) => {
      const line = lineThen(ledger.line(lineId), day)
      return line && lampOf(line, day, defaultLedgerRules).why
    }
    expect(lampOn('2026-11-05')).toBe('超期 5 天')
    expect(lampOn('2026-11-10')).toBe('还有 51 天')
  })
})
