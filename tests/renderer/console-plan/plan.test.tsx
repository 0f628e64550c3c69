import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { streamOf } from '#shared/fact'
import type { AnnualPlan, PlanDraftEntry } from '#shared/plan/plan'
import { sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { ask } from '../../../renderer/bridge/ask'
import { PlanScreen } from '../../../renderer/console/plan/plan-screen'
import { open, place } from '../console-prepare/page'

/** 2026-11-21 by the desk's clock. */
const draft = (title: string, month: number, more: Partial<PlanDraftEntry> = {}): PlanDraftEntry => ({
  ...{ topicId: null, title, form: null, month, lead: '', dueOn: null, note: '', ...more },
})

function streamOfYear(desk: TestDesk, year: number) {
  return streamOf('plan', `${year}-${desk.room().id}`)
}

function plans(desk: TestDesk, year: number, ...entries: readonly PlanDraftEntry[]) {
  desk.does(streamOfYear(desk, year), { type: 'plan.begin', year })
  desk.does(streamOfYear(desk, year), { type: 'plan.add', entries: [...entries] })
}

async function planOf(year: number): Promise<AnnualPlan | null> {
  const answer = await ask('plans.list', { rooms: 'own' })
  const rows = answer.ok ? answer.value : []
  return rows.find(({ plan }) => plan.year === year)?.plan ?? null
}

function topic(desk: TestDesk, id: string, title: string) {
  const stream = streamOf('topic', id)
  desk.does(stream, {
    ...{ type: 'topic.enter', title, said: '', suggestion: '', source: 'masses', channel: '', proposer: '' },
    ...{ contact: '', area: '', touched: '', enteredOn: '2026-11-01', code: '' },
  })
  desk.does(stream, { type: 'topic.accept', on: '2026-11-20', opinion: '' })
  return stream
}

const monthOf = async (name: RegExp) => within(await screen.findByRole('region', { name }))

describe('年度协商计划', () => {
  it('begins with the first entry of the year: N, the title, and the month of now (P5)', async () => {
    const desk = sitDesk()
    const { user } = open(desk, <PlanScreen />)
    expect(await screen.findByText(/2026 年还没有安排议题/)).toBeTruthy()
    await user.keyboard('n')
    await user.type(await screen.findByLabelText('议题'), '规范酒席')
    await user.click(screen.getByRole('button', { name: '加进计划' }))
    expect(await (await monthOf(/^11 月，1 项/)).findByText('规范酒席')).toBeTruthy()
    expect((await planOf(2026))?.entries.map(({ title, month }) => [title, month])).toEqual([['规范酒席', 11]])
  })

  it('marks in words what is late, and counts it beside the title (Y7)', async () => {
    const desk = sitDesk()
    topic(desk, 'wait', '停车场')
    plans(desk, 2026, draft('停车场', 6, { topicId: 'wait' }), draft('早市', 12))
    open(desk, <PlanScreen />)
    expect(await (await monthOf(/^6 月，1 项/)).findByText('6 月已过，还没有协商')).toBeTruthy()
    expect(screen.getByText('1 项过了时候')).toBeTruthy()
    expect(screen.getByText('2 项，已协商 0 项')).toBeTruthy()
  })

  it('takes accepted topics of the pool into a month, those that are in the plan no more (Y2)', async () => {
    const desk = sitDesk()
    topic(desk, 'a', '停车场')
    topic(desk, 'b', '早市')
    plans(desk, 2026, draft('停车场', 6, { topicId: 'a' }))
    const { user } = open(desk, <PlanScreen />)
    await screen.findByText('停车场')
    await user.keyboard('p')
    await user.click(await screen.findByLabelText('早市'))
    expect(screen.queryByLabelText('停车场') === null).toBe(true)
    await user.click(screen.getByRole('button', { name: '这 1 个排进 11 月' }))
    expect(await (await monthOf(/^11 月，1 项/)).findByText('早市')).toBeTruthy()
    expect((await planOf(2026))?.entries[1]).toMatchObject({ topicId: 'b', month: 11 })
  })

  it('moves an entry with Alt and an arrow, the keyboard goes with it, and Ctrl+Z brings it back (U1)', async () => {
    const desk = sitDesk()
    plans(desk, 2026, draft('早市', 11))
    const { user } = open(desk, <PlanScreen />)
    const card = (await screen.findByText('早市')).closest('button')
    card?.focus()
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}')
    expect(await (await monthOf(/^12 月，1 项/)).findByText('早市')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.textContent).toContain('早市'))
    await user.keyboard('{Control>}z{/Control}')
    expect(await (await monthOf(/^11 月，1 项/)).findByText('早市')).toBeTruthy()
  })

  it('refuses a move past the deadline with a sentence, and leaves the entry where it was (Y4)', async () => {
    const desk = sitDesk()
    plans(desk, 2026, draft('早市', 11, { dueOn: '2026-11-30' }))
    const { user } = open(desk, <PlanScreen />)
    const card = (await screen.findByText('早市')).closest('button')
    card?.focus()
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}')
    expect(await screen.findByText(/期限 2026年11月30日在 12 月之前/)).toBeTruthy()
    expect((await monthOf(/^11 月，1 项/)).getByText('早市')).toBeTruthy()
  })

  it('is edited beside the board and kept by itself; two of one title in a month are refused there (Y3)', async () => {
    const desk = sitDesk()
    plans(desk, 2026, draft('早市', 11), draft('路灯', 11))
    const { user } = open(desk, <PlanScreen />)
    await user.click(await screen.findByText('路灯'))
    const title = await screen.findByLabelText('议题')
    await user.clear(title)
    await user.type(title, '早市')
    await user.tab()
    expect(await screen.findByText('11 月已经有“早市”，请改个名称或换个月份。')).toBeTruthy()
    await user.type(title, '二期')
    await user.tab()
    await waitFor(async () => expect((await planOf(2026))?.entries[1]?.title).toBe('早市二期'))
  })

  it('takes last year’s as a start, what was not consulted on ticked already (Y6)', async () => {
    const desk = sitDesk()
    topic(desk, 'wait', '停车场')
    plans(desk, 2025, draft('停车场', 4, { topicId: 'wait', dueOn: '2025-05-31' }), draft('古镇', 7))
    const { user } = open(desk, <PlanScreen />)
    await user.click(await screen.findByRole('button', { name: '照 2025 年的做起点' }))
    await user.click(await screen.findByRole('button', { name: '带入这 1 项' }))
    await waitFor(async () =>
      expect((await planOf(2026))?.entries).toMatchObject([{ topicId: 'wait', month: 4, dueOn: '2026-05-31' }]),
    )
  })

  it('is issued, and says how often it was changed since (Y5)', async () => {
    const desk = sitDesk()
    plans(desk, 2026, draft('早市', 11))
    const { user } = open(desk, <PlanScreen />)
    await user.click(await screen.findByRole('button', { name: '印发…' }))
    await user.type(await screen.findByLabelText('文号'), '云协〔2026〕1号')
    await user.click(screen.getByRole('button', { name: '登记印发' }))
    expect(await screen.findByText('2026年11月21日印发')).toBeTruthy()
    desk.does(streamOfYear(desk, 2026), { type: 'plan.add', entries: [draft('路灯', 12)] })
    expect(await screen.findByText('2026年11月21日印发，之后改过 1 处')).toBeTruthy()
  })

  it('opens the topic of an entry, and another year by its key', async () => {
    const desk = sitDesk()
    const stream = topic(desk, 'wait', '停车场')
    plans(desk, 2026, draft('停车场', 6, { topicId: 'wait' }))
    const { user } = open(desk, <PlanScreen />)
    await user.click((await screen.findAllByText('停车场'))[0] as HTMLElement)
    await user.click(await screen.findByRole('button', { name: '打开议题' }))
    expect(place()).toEqual({ screen: 'topic', stream })
    await user.keyboard('{Escape}')
    await user.keyboard(']')
    expect(await screen.findByText(/2027 年还没有安排议题/)).toBeTruthy()
  })
})
