import { describe, expect, test } from 'vitest'
import { nothingBeside } from '#shared/beside'
import type { Fact } from '#shared/fact'
import { carriedOver } from '#shared/plan/carry-over'
import {
  decidePlan,
  evolvePlanHistory,
  maxPlanEntries,
  type PlanCommand,
  type PlanDraftEntry,
  type PlanHistory,
  planCommandSchema,
} from '#shared/plan/plan'
import { planBoard, planFigures } from '#shared/views/plan-board'
import type { TopicRow } from '#shared/views/topic-row'

const draft = (title: string, more: Partial<PlanDraftEntry> = {}): PlanDraftEntry => ({
  topicId: null,
  title,
  form: 'special',
  month: 4,
  lead: '镇住建办',
  dueOn: null,
  note: '',
  ...more,
})

/** A plan and the desk that keeps it: commands are parsed, judged and folded as the desk does it. */
function aPlan(year = 2026, at = '2026-03-10T01:00:00.000Z') {
  let history: PlanHistory | null = null
  let ids = 0
  const tries = (command: PlanCommand) => {
    const parsed = planCommandSchema.safeParse(command)
    if (!parsed.success)
      return {
        ok: false as const,
        refusal: { code: 'desk.bad-command', message: parsed.error.issues[0]?.message ?? '' },
      }
    ids += 1
    const decision = decidePlan(history, parsed.data, { at, id: `id-${ids}`, beside: nothingBeside })
    if (!decision.ok) return decision
    const first = (history?.seq ?? 0) + 1
    for (const [index, body] of decision.value.entries())
      history = evolvePlanHistory(history, {
        ...{ n: 1, room: 'r', stream: `plan:${year}-r`, seq: first + index, act: first, at, by: 'clerk' },
        ...{ ...body, prev: '', hash: '' },
      } as Fact)
    return decision
  }
  const does = (command: PlanCommand) => {
    const answer = tries(command)
    if (!answer.ok) throw new Error(answer.refusal.message)
  }
  const now = () => {
    if (!history) throw new Error('the plan has not been begun')
    return history
  }
  does({ type: 'plan.begin', year })
  return { does, tries, now, plan: () => now().state, ids: () => now().state.entries.map(({ id }) => id) }
}

const refusal = (answer: ReturnType<ReturnType<typeof aPlan>['tries']>) => (answer.ok ? null : answer.refusal)

describe('年度协商计划', () => {
  test('is begun once a year, and takes entries in their months (Y1)', () => {
    const { does, tries, plan } = aPlan()
    does({ type: 'plan.add', entries: [draft('停车场'), draft('早市', { month: 6 })] })
    expect(plan().entries.map(({ title, month }) => [title, month])).toEqual([
      ['停车场', 4],
      ['早市', 6],
    ])
    expect(refusal(tries({ type: 'plan.begin', year: 2026 }))?.message).toBe('2026 年的计划已经有了，请直接修改。')
  })

  test('a topic of the pool stands in it once (Y2)', () => {
    const { does, tries, ids } = aPlan()
    does({ type: 'plan.add', entries: [draft('停车场', { topicId: 'a' }), draft('早市', { topicId: 'b', month: 6 })] })
    expect(
      refusal(tries({ type: 'plan.add', entries: [draft('停车场二', { topicId: 'a', month: 9 })] }))?.message,
    ).toBe('“停车场”已经排在 4 月，一个议题一年只排一次。')
    const [, second = ''] = ids()
    expect(
      refusal(tries({ type: 'plan.edit', entryId: second, ...draft('早市', { topicId: 'a', month: 6 }) }))?.code,
    ).toBe('plan.topic-twice')
  })

  test('two entries of one month have two titles, in one command as well (Y3)', () => {
    const { does, tries, ids } = aPlan()
    does({ type: 'plan.add', entries: [draft('停车场'), draft('停车场', { month: 5 })] })
    expect(refusal(tries({ type: 'plan.add', entries: [draft('停车场')] }))?.code).toBe('plan.title-twice')
    expect(refusal(tries({ type: 'plan.add', entries: [draft('路灯'), draft('路灯')] }))?.code).toBe('plan.title-twice')
    expect(refusal(tries({ type: 'plan.move', entryId: ids()[1] ?? '', month: 4 }))?.message).toBe(
      '4 月已经有“停车场”，请改个名称或换个月份。',
    )
  })

  test('a deadline does not lie before its month, neither typed nor by moving (Y4)', () => {
    const { does, tries, plan, ids } = aPlan()
    expect(refusal(tries({ type: 'plan.add', entries: [draft('停车场', { dueOn: '2026-03-31' })] }))?.message).toBe(
      '“停车场”的期限 2026年3月31日在 4 月之前，请先改期限或换个月份。',
    )
    does({ type: 'plan.add', entries: [draft('停车场', { dueOn: '2026-04-30' })] })
    const [id = ''] = ids()
    expect(refusal(tries({ type: 'plan.move', entryId: id, month: 5 }))?.code).toBe('plan.due-too-early')
    does({ type: 'plan.move', entryId: id, month: 3 })
    expect(plan().entries[0]?.month).toBe(3)
  })

  test('a title has sixty characters, a month is one of twelve, a year holds two hundred entries', () => {
    const { does, tries } = aPlan()
    expect(refusal(tries({ type: 'plan.add', entries: [draft('长'.repeat(500))] }))?.message).toBe(
      '议题最多 60 个字，现在 500 个字',
    )
    expect(refusal(tries({ type: 'plan.add', entries: [draft('停车场', { month: 13 })] }))?.message).toBe('请选择月份')
    const many = (count: number, from: number) =>
      Array.from({ length: count }, (_, index) => draft(`第 ${from + index} 件事`, { month: (index % 12) + 1 }))
    does({ type: 'plan.add', entries: many(maxPlanEntries, 0) })
    expect(refusal(tries({ type: 'plan.add', entries: many(1, 500) }))?.message).toBe(
      '一年的计划最多 200 项，现在已有 200 项。',
    )
  })

  test('is issued with a day, a number and who issues it; what changes afterwards is counted until the next issue (Y5)', () => {
    const { does, tries, plan, ids } = aPlan()
    const issue = (on: string): PlanCommand => ({
      type: 'plan.issue',
      on,
      number: '云协〔2026〕1号',
      issuers: '县政协',
    })
    expect(refusal(tries(issue('2026-03-01')))?.code).toBe('plan.empty')
    does({ type: 'plan.add', entries: [draft('停车场')] })
    expect(refusal(tries(issue('2026-03-11')))?.code).toBe('plan.date-to-come')
    expect(refusal(tries({ type: 'plan.issue', on: '2026-03-01', number: '', issuers: ' ' }))?.message).toBe(
      '请填写印发单位',
    )
    does(issue('2026-03-01'))
    does({ type: 'plan.move', entryId: ids()[0] ?? '', month: 8 })
    expect(plan()).toMatchObject({ issued: { on: '2026-03-01' }, changedSince: 1 })
    expect(refusal(tries(issue('2026-02-01')))?.code).toBe('plan.date-out-of-order')
    does(issue('2026-03-10'))
    expect(plan().changedSince).toBe(0)
  })

  test('every step but the beginning can be taken back, the issue as well (U1)', () => {
    const { does, plan, now } = aPlan()
    does({ type: 'plan.add', entries: [draft('停车场')] })
    does({ type: 'plan.issue', on: '2026-03-01', number: '', issuers: '县政协' })
    const undo = () => does({ type: 'history.undo', act: now().acts.at(-1)?.act ?? 0 })
    undo()
    expect(plan().issued).toBe(null)
    undo()
    expect(plan().entries).toEqual([])
    expect(undo).toThrow('没有可以撤销的步骤')
  })
})

describe('last year as a start (Y6)', () => {
  test('keeps month, form and lead; the deadline goes along; only a topic that waits still stays linked', () => {
    const last = aPlan(2024)
    last.does({
      type: 'plan.add',
      entries: [
        draft('停车场', { topicId: 'open', dueOn: '2024-06-30' }),
        draft('早市', { topicId: 'done', month: 2, dueOn: '2024-02-29' }),
        draft('路灯', { month: 7 }),
      ],
    })
    const next = aPlan(2025)
    next.does({ type: 'plan.add', entries: [draft('路灯', { month: 7 })] })
    const carried = carriedOver(last.plan(), next.plan(), new Set(['open']))
    expect(
      carried.map(({ draft: { topicId, dueOn, lead }, isThere, isOpen }) => [topicId, dueOn, lead, isThere, isOpen]),
    ).toEqual([
      ['open', '2025-06-30', '镇住建办', false, true],
      [null, '2025-02-28', '镇住建办', false, false],
      [null, null, '镇住建办', true, false],
    ])
    next.does({ type: 'plan.add', entries: carried.filter(({ isThere }) => !isThere).map((each) => each.draft) })
    expect(next.plan().entries).toHaveLength(3)
  })
})

describe('the board (Y7)', () => {
  const row = (id: string, more: Partial<TopicRow>): TopicRow =>
    ({ stream: `topic:${id}`, stage: 'selection', reception: 'accepted', closedOn: null, ...more }) as TopicRow
  const entry = (id: string, more: Partial<PlanDraftEntry>) => ({ id, ...draft(id, more) })

  test('says in words what is late: the month has passed, or the deadline, and nobody has consulted', () => {
    const entries = [
      entry('free', { month: 2 }),
      entry('waiting', { month: 2, topicId: 'w' }),
      entry('done', { month: 2, topicId: 'd' }),
      entry('closed', { month: 2, topicId: 'c' }),
      entry('gone', { month: 2, topicId: 'g' }),
      entry('due', { month: 3, dueOn: '2026-03-05' }),
      entry('now', { month: 3 }),
      entry('later', { month: 9, dueOn: '2026-09-30' }),
    ]
    const months = planBoard(
      { year: 2026, entries },
      [
        row('w', { stage: 'survey' }),
        row('d', { stage: 'response' }),
        row('c', { stage: 'supervision', closedOn: '2026-03-01' }),
        row('g', { reception: 'merged' }),
      ],
      '2026-03-10',
    )
    expect(
      months.flatMap(({ cards }) => cards.map((card) => `${card.entry.id} ${card.standing} ${card.words}`)),
    ).toEqual([
      'free late 2 月已过，还没有关联议题',
      'waiting late 2 月已过，还没有协商',
      'done consulted 已协商',
      'closed closed 已办结',
      'gone astray 议题已并入别的，请换成那一个',
      'due late 期限已过 5 天，还没有关联议题',
      'now now 本月协商',
      'later ahead 期限 2026年9月30日',
    ])
    expect(planFigures(months)).toEqual({ all: 8, consulted: 2, late: 3 })
    expect(months.filter(({ isNow }) => isNow).map(({ month }) => month)).toEqual([3])
  })

  test('in another year every month lies behind or before us', () => {
    const late = (year: number) =>
      planFigures(planBoard({ year, entries: [entry('a', { month: 12 })] }, [], '2026-03-10')).late
    expect([late(2025), late(2026), late(2027)]).toEqual([1, 0, 0])
  })
})
