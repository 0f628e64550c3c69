import { describe, expect, it } from 'vitest'
import type { Fact } from '#shared/fact'
import { evolveHistory, type MeetingHistory } from '#shared/meeting/history'
import { drawCurves } from '#tests/bench/curves'
import { atMost, type Figure, judge, type Point } from '#tests/bench/figure'
import { jsonOf, say, tableOf } from '#tests/bench/report'
import { growthOf, quantile, spreadOf } from '#tests/bench/statistics'
import { writeMeeting } from '#tests/bench/written-meeting'

/* What the bench says of its samples. What it measures is not tested here: no ordinary test passes or fails by time. */

describe('samples', () => {
  it('have their median and p95 read off the line between two samples', () => {
    const { median, p95, lowest, highest, count } = spreadOf([4, 1, 3, 2])
    expect({ median, lowest, highest, count }).toEqual({ median: 2.5, lowest: 1, highest: 4, count: 4 })
    expect(p95).toBeCloseTo(3.85)
    expect(quantile([1, 2, 3, 4, 5], 1)).toBe(5)
    expect(spreadOf([7]).p95).toBe(7)
  })

  it('are called quiet although one of them is far away, and noisy when all of them are', () => {
    expect(spreadOf([10, 10, 10, 10, 90]).noise).toBe(0)
    expect(spreadOf([5, 8, 10, 13, 20]).noise).toBeGreaterThan(0.3)
  })

  it('that nobody took are a mistake and not a nought', () => {
    expect(() => spreadOf([])).toThrow('nothing was measured')
  })
})

describe('growth', () => {
  const points = (values: readonly number[]) => values.map((value, index) => ({ size: 10 ** index, value }))
  it('is 0 for what stays, 1 for what grows with the data, 2 for its square', () => {
    expect(growthOf(points([5, 5, 5]))).toBeCloseTo(0)
    expect(growthOf(points([1, 10, 100]))).toBeCloseTo(1)
    expect(growthOf(points([1, 100, 10_000]))).toBeCloseTo(2)
    expect(growthOf(points([1]))).toBeNull()
  })
})

const figure = (given: Partial<Figure>): Figure => ({
  ...{ title: 'a figure', unit: 'ms', samples: [1, 2, 3], floor: null, goal: null, note: '', ...given },
})

describe('a figure', () => {
  it('is held against the floor of the same run, both read by the statistic of the goal', () => {
    const judged = judge(
      figure({
        samples: [10, 10, 10, 40],
        floor: { title: 'nothing', samples: [2, 2, 2, 10] },
        goal: { words: '≤ 3 × floor + 1 ms', of: 'p95', most: (floor) => 3 * floor + 1 },
      }),
    )
    expect(judged.ratio).toBeCloseTo(35.5 / 8.8)
    expect(judged.most).toBeCloseTo(27.4)
    expect(judged.isMet).toBe(false)
  })

  it('without a goal is neither met nor missed', () => {
    expect(judge(figure({}))).toMatchObject({ isMet: null, most: null, ratio: null })
  })
})

describe('the report', () => {
  const points: readonly Point[] = ([1, 10, 100] as const).map((size) => ({
    ...{ curve: 'Open <a> meeting & wait', unit: 'ms', size, words: `${size} facts`, value: size * 2 },
  }))
  const report = {
    machine: { processor: 'P', cores: 2, memoryGB: 4, system: 'S', node: '20', electron: '25', chromium: '114' },
    noise: { median: 0.02, p95: 0.3, loadBefore: 0.4, loadAfter: 1.9 },
    ...{ seconds: { keys: 70 }, isQuick: false, minutes: 12, points, notMeasured: ['memory: no /proc'] },
    figures: [figure({ goal: atMost(2, 'ms'), note: 'read this' }), figure({ title: 'good', goal: atMost(9, 'ms') })],
  }

  it('says each figure with its judgement, its notes, the machine, and what could not be measured', () => {
    const table = tableOf(report)
    expect(table).toContain('| a figure [1] | 2.00 ms | 2.90 ms |')
    expect(table).toContain('| NOT met |')
    expect(table).toContain('| met |')
    expect(table).toContain('[1] read this')
    expect(table).toContain('P, 2 cores, 4 GB, S; Node 20, Electron 25 (Chromium 114)')
    expect(table).toContain('2 % slower than at its best (p95 30 %), its load 0.4 before and 1.9 after')
    expect(table).toContain('Not measured: memory: no /proc')
  })

  it('keeps every sample for machines, and how each curve grows', () => {
    const json = JSON.parse(jsonOf(report))
    expect(json.figures[0]).toMatchObject({ samples: [1, 2, 3], isMet: false })
    expect(json.growth['Open <a> meeting & wait'].exponent).toBeCloseTo(1)
  })

  it('draws one small curve each, with words that cannot break the drawing', () => {
    const svg = drawCurves(points)
    expect(svg.match(/<circle/g)).toHaveLength(3)
    expect(svg).toContain('Open &lt;a&gt; meeting &amp; wait')
    expect(svg).toContain('200 ms')
  })

  it('says long times in seconds', () => {
    expect([say(0.421, 'ms'), say(12.34, 'ms'), say(345.6, 'ms'), say(1350, 'ms'), say(61_000, 'ms')]).toEqual([
      ...['0.42 ms', '12.3 ms', '346 ms', '1.35 s', '61.0 s'],
    ])
  })
})

describe('a written meeting', () => {
  it.each([99, 200, 2_003])('has exactly %s facts, which the domain folds, and the same ones each time', (facts) => {
    const words = { number: 7, facts, people: 12, startsAt: '2026-01-05T01:00:00.000Z', isOver: true }
    const bodies = [...writeMeeting(words)].flatMap((act) => act.bodies)
    expect(bodies).toHaveLength(facts)
    const folded = bodies.reduce<MeetingHistory | null>((history, body, index) => {
      const seq = index + 1
      const envelope = { n: seq, room: 'r', stream: 'meeting:m', seq, act: seq, at: words.startsAt, by: 'b' } as const
      const fact: Fact = { ...envelope, ...body, prev: '', hash: '' }
      return evolveHistory(history, fact)
    }, null)
    expect(folded?.meeting.proceedings.phase).toBe('closed')
    expect(folded?.meeting.minutes.length).toBeGreaterThan(facts / 10)
    expect([...writeMeeting(words)].flatMap((act) => act.bodies)).toEqual(bodies)
  })
})
