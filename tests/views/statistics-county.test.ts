import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenAt } from '#electron/journal/seal'
import type { StreamId } from '#shared/fact'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { addDays } from '#shared/text/dates'
import { chartsOf } from '#shared/views/charts'
import { drawingOf, drawingWidth } from '#shared/views/charts-drawing'
import { type StatisticsQuestion, type StatisticsRecords, statisticsOf } from '#shared/views/statistics'
import type { Period } from '#shared/views/statistics-period'
import { generateCounty } from '#tests/support/county'
import { recordsOf } from '#tests/support/county/records'

const plan = { rooms: 3, meetings: 7, seed: 5 }
const rooms = [...generateCounty(plan)]
const county = recordsOf(rooms)
const today = '2026-11-20'

function count(records: StatisticsRecords, question: Partial<StatisticsQuestion> & { period: Period }) {
  return statisticsOf(records, { room: null, area: null, ...question }, today, defaultLedgerRules)
}

const periods: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: -60, max: 800 }), fc.integer({ min: 0, max: 900 }))
  .map(([start, length]) => {
    const from = addDays('2024-12-01', start)
    return { kind: 'span', from, to: addDays(from, length) }
  })

/** The county with some of its topics and meetings left out. */
const parts: fc.Arbitrary<StatisticsRecords> = fc
  .tuple(fc.subarray([...county.topics]), fc.subarray([...county.meetings]))
  .map(([topics, meetings]) => ({ topics, meetings, rooms: county.rooms }))

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0)
}

describe('a generated county', () => {
  it('is the same for the same seed, and another for another', () => {
    expect([...generateCounty(plan)]).toEqual(rooms)
    expect([...generateCounty({ ...plan, seed: 6 })]).not.toEqual(rooms)
  })

  it('has whole chains, and facts numbered in the order of its journal', () => {
    for (const { facts } of rooms) {
      expect(facts.map(({ n }) => n)).toEqual(facts.map((_, index) => index + 1))
      const streams = new Map<StreamId, typeof facts>()
      for (const fact of facts) streams.set(fact.stream, [...(streams.get(fact.stream) ?? []), fact])
      expect([...streams.values()].every((each) => brokenAt(each) === null)).toBe(true)
    }
  })

  it('holds meetings with people, speeches and votes, and topics at several stages', () => {
    const { meetings, topics, lines, support } = count(county, {
      period: { kind: 'span', from: '2024-01-01', to: today },
    })
    expect(meetings.held).toBe(county.meetings.length)
    expect(meetings.spokenSeconds).toBeGreaterThan(0)
    expect(lines.agreed).toBe(5 * meetings.held)
    expect(Object.values(topics.standings).filter((each) => each > 0).length).toBeGreaterThan(2)
    expect(support.pooled).not.toBeNull()
  })
})

describe('figures of any part of it, in any period', () => {
  it('parts add up to the whole', () => {
    fc.assert(
      fc.property(parts, periods, (records, period) => {
        const { meetings, platforms, topics, lines } = count(records, { period })
        expect(sum(Object.values(meetings.forms))).toBe(meetings.held)
        expect(sum(meetings.stretches.map(({ held }) => held))).toBe(meetings.held)
        expect(sum(meetings.stretches.map(({ came }) => came))).toBe(meetings.came)
        expect(sum(meetings.sides.map(({ came }) => came))).toBe(meetings.came)
        expect(sum(meetings.sides.map(({ spokenSeconds }) => spokenSeconds))).toBe(meetings.spokenSeconds)
        expect(platforms.all).toBe(platforms.listed + platforms.unlisted)
        expect(platforms.used).toBeLessThanOrEqual(platforms.all)
        expect(sum(Object.values(topics.sources))).toBe(topics.entered)
        expect(sum(Object.values(topics.standings))).toBe(topics.entered)
        expect(sum(Object.values(lines.lamps))).toBe(lines.agreed)
        expect(sum(Object.values(lines.results))).toBe(lines.agreed)
        expect(sum(Object.values(lines.adoptions))).toBe(lines.replied)
        expect(lines.firstReply.waiting).toBe(lines.results.waiting)
        expect(meetings.speakers).toBeLessThanOrEqual(meetings.people)
      }),
      { numRuns: 60 },
    )
  })

  it('the rooms together are the county, room by room and 片区 by 片区 (F13)', () => {
    fc.assert(
      fc.property(parts, periods, (records, period) => {
        const whole = count(records, { period })
        const single = records.rooms.map(({ id }) => count(records, { period, room: id }))
        const added = (of: (figures: typeof whole) => number) => sum(single.map(of))
        for (const of of [
          (figures: typeof whole) => figures.meetings.held,
          (figures: typeof whole) => figures.meetings.people,
          (figures: typeof whole) => figures.meetings.members,
          (figures: typeof whole) => figures.meetings.spokenSeconds,
          (figures: typeof whole) => figures.platforms.all,
          (figures: typeof whole) => figures.topics.entered,
          (figures: typeof whole) => figures.topics.closed,
          (figures: typeof whole) => figures.lines.agreed,
          (figures: typeof whole) => figures.lines.lamps.red,
          (figures: typeof whole) => figures.support.questions.length,
          (figures: typeof whole) => figures.support.pooled?.after.yes ?? 0,
        ])
          expect(added(of)).toBe(of(whole))
        for (const shares of [whole.byRoom, whole.byArea]) {
          expect(sum(shares.map(({ held }) => held))).toBe(whole.meetings.held)
          expect(sum(shares.map(({ entered }) => entered))).toBe(whole.topics.entered)
          expect(sum(shares.map(({ lines }) => lines))).toBe(whole.lines.agreed)
          expect(sum(shares.map(({ red }) => red))).toBe(whole.lines.lamps.red)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('every chart keeps inside its ground, whatever it shows', () => {
    fc.assert(
      fc.property(parts, periods, (records, period) => {
        for (const chart of chartsOf(count(records, { period }))) {
          const { width, height, shapes } = drawingOf(chart)
          expect(width).toBe(drawingWidth)
          for (const shape of shapes) {
            expect(shape.x).toBeGreaterThanOrEqual(0)
            expect(shape.y).toBeGreaterThanOrEqual(0)
            expect(shape.x + (shape.kind === 'box' ? shape.width : 0)).toBeLessThanOrEqual(width)
            expect(shape.y + (shape.kind === 'box' ? shape.height : 0)).toBeLessThanOrEqual(height)
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})
