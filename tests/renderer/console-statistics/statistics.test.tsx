import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { idOf, prepareMeeting, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { forgetQuestion } from '../../../renderer/console/statistics/asked'
import { StatisticsScreen } from '../../../renderer/console/statistics/statistics-screen'
import { open, place } from '../console-prepare/page'

afterEach(forgetQuestion)

/** One meeting of two people, one of whom speaks for a minute; it is over. */
function hold(desk: TestDesk): void {
  prepareMeeting(desk, [
    { name: '王小宁', side: 'masses', personId: 'p1' },
    { name: '单志强', side: 'departments', personId: 'p2' },
  ])
  desk.does(desk.meeting, { type: 'attendance.signIn', attendeeIds: [idOf(desk, '王小宁'), idOf(desk, '单志强')] })
  desk.does(desk.meeting, { type: 'meeting.open' })
  const request = { kind: 'speech', category: 'other', stance: 'neutral', note: '' } as const
  desk.does(desk.meeting, { type: 'speakers.callNow', attendeeId: idOf(desk, '王小宁'), ...request })
  desk.pass(60)
  desk.does(desk.meeting, { type: 'meeting.close' })
}

function enter(desk: TestDesk): void {
  desk.does('topic:t1', {
    ...{ type: 'topic.enter', title: '场镇停车场', said: '', suggestion: '', source: 'masses', channel: '走访' },
    ...{ proposer: '', contact: '', area: '东片区', touched: '', enteredOn: '2026-11-20', code: '' },
  })
}

describe('统计', () => {
  it('says what it is for while there is nothing, and leads to the first topic', async () => {
    const { user } = open(sitDesk(), <StatisticsScreen />)
    expect(await screen.findByText('还没有可以统计的')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '去登记议题' }))
    expect(place()).toEqual({ screen: 'topics' })
  })

  it('shows the figures of the year, and a table under a chart with Enter (P16)', async () => {
    const desk = sitDesk()
    hold(desk)
    enter(desk)
    const { user } = open(desk, <StatisticsScreen />)
    const card = within(await screen.findByLabelText('到会人次'))
    const drawing = card.getByRole('button', { name: /群众 1 人次，部门 1 人次。看表格/ })
    drawing.focus()
    await user.keyboard('{Enter}')
    const rows = within(card.getByRole('table')).getAllByRole('row')
    expect(rows.map((row) => row.textContent)).toEqual([
      '代表方应到（人次）到会（人次）占到会',
      '群众1150.00%',
      '部门1150.00%',
    ])
    await user.keyboard('{Enter}')
    expect(card.queryByRole('table')).toBeNull()
  })

  it('goes to another period by key, keeps it when the clerk comes back, and finds the way to where something is', async () => {
    const desk = sitDesk()
    hold(desk)
    const { user, unmount } = open(desk, <StatisticsScreen />)
    expect(await screen.findByText('2026年')).toBeTruthy()
    await user.keyboard('[[')
    expect(await screen.findByText('2025年没有记录')).toBeTruthy()
    unmount()
    const again = open(desk, <StatisticsScreen />)
    await again.user.click(await screen.findByRole('button', { name: '看2026年' }))
    expect(await screen.findByLabelText('协商会议')).toBeTruthy()
  })

  it('follows a meeting that is over without being asked again', async () => {
    const desk = sitDesk()
    enter(desk)
    open(desk, <StatisticsScreen />)
    await screen.findByLabelText('议题来源')
    hold(desk)
    desk.tell('lists.changed', { kind: 'meeting' })
    expect(await screen.findByLabelText(/协商会议：共 1 场/)).toBeTruthy()
  })

  it('asks main for the workbook of one chart, of exactly what is on the page', async () => {
    const desk = sitDesk()
    hold(desk)
    const { user } = open(desk, <StatisticsScreen />)
    await user.click(await screen.findByLabelText('协商形式存为表格'))
    const question = { period: { kind: 'year', year: 2026 }, room: null, area: null }
    await waitFor(() =>
      expect(desk.asked).toContainEqual({ name: 'statistics.saveWorkbook', input: { question, chart: 'forms' } }),
    )
  })
})
