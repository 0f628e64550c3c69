import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { MeetingRules } from '#shared/meeting/rules'
import type { Figures } from '#shared/meeting/tally'
import type { Question } from '#shared/meeting/votes'
import { idOf, prepareMeeting, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { VotesPanel } from '../../../renderer/console/votes/votes-panel'
import { showPart } from './page'

const people = ['王小宁', '李国强', '陈芳', '张建华', '赵文秀'].map((name) => ({ name }))
const question: Question = {
  kind: 'vote',
  title: '先建老粮站停车场',
  method: 'secret',
  ballot: { type: 'approval' },
  base: 'present',
  majority: 'over-half',
  attendance: null,
  expected: null,
  comparesWith: null,
}

let desk: TestDesk
beforeEach(() => {
  desk = sitDesk()
})

const vote = () => {
  const last = desk.history().meeting.votes.at(-1)
  if (!last) throw new Error('the test prepared a vote')
  return last
}
const show = async () => {
  showPart(desk, (history) => <VotesPanel stream={desk.meeting} history={history} />)
  await screen.findAllByText(/./)
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

/** The meeting runs with four of five people here; the vote is prepared, and opened when asked. */
function prepared(given: Partial<Question> = {}, rules: Partial<MeetingRules> = {}) {
  prepareMeeting(desk, people, rules)
  desk.does(desk.meeting, {
    type: 'attendance.signIn',
    attendeeIds: people.slice(0, 4).map(({ name }) => idOf(desk, name)),
  })
  desk.does(desk.meeting, { type: 'meeting.open' })
  desk.does(desk.meeting, { type: 'votes.prepare', ...question, ...given })
}
function opened(given: Partial<Question> = {}, rules: Partial<MeetingRules> = {}) {
  prepared(given, rules)
  desk.does(desk.meeting, { type: 'votes.open', voteId: vote().id })
}
function counted(figures: Figures) {
  for (const counter of ['first', 'second'] as const)
    desk.does(desk.meeting, { type: 'votes.count', voteId: vote().id, counter, figures })
}
const right: Figures = { issued: 4, received: 4, invalid: 0, options: [3, 1], abstain: 0 }

async function type(figures: Readonly<Record<string, string>>) {
  for (const [label, figure] of Object.entries(figures))
    await userEvent.type(screen.getByRole('textbox', { name: label }), figure)
  await press('填好了')
}
const papers = (yes: string, no: string, abstain: string) => ({
  发出: '4',
  收回: '4',
  无效: '0',
  赞成: yes,
  反对: no,
  '弃权（空白票）': abstain,
})

describe('opening a vote', () => {
  it('says who would be counted in and freezes them with one key (V2)', async () => {
    prepared()
    await show()
    await press(/先建老粮站停车场/)
    expect(screen.getByText(/就定下来/).textContent).toContain('4 人（应到 5 人）')
    await userEvent.keyboard('k')
    await screen.findByText('计票人填')
    expect(vote()).toMatchObject({ stage: 'open', electorate: { expected: 5, present: 4 } })
  })

  it('says in the desk’s words why it cannot begin, and the key does nothing (V1)', async () => {
    prepared({ attendance: 'two-thirds', expected: 9 })
    await show()
    await press(/先建老粮站停车场/)
    expect(screen.getByText(/要有三分之二以上（6 人）到场才能开始/)).toBeTruthy()
    await userEvent.keyboard('k')
    expect(vote().stage).toBe('prepared')
  })
})

describe('two counters', () => {
  it('never see the figures of each other while they type (V5)', async () => {
    opened()
    await show()
    await type(papers('271', '828', '182'))
    await screen.findByText('计票人已经填好，数字已经收起')
    for (const figure of ['271', '828', '182']) expect(onThePage()).not.toContain(figure)
    await press('监票人就位，开始填')
    for (const figure of ['271', '828', '182']) expect(onThePage()).not.toContain(figure)
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '赞成' }).value).toBe('')
  })

  it('are stopped by a mismatch, which shows both and where they differ, and count again (V5)', async () => {
    opened()
    await show()
    await type(papers('3', '1', '0'))
    await press('监票人就位，开始填')
    await type(papers('2', '1', '1'))
    expect(await screen.findByText('两人填的不一致，不能封票')).toBeTruthy()
    const row = screen.getByRole('row', { name: /赞成/ })
    expect(within(row).getByText('不一致')).toBeTruthy()
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['3', '2'])
    expect(screen.queryByRole('button', { name: /封票/ })).toBeNull()

    await userEvent.keyboard('c')
    expect(await screen.findByText('第 2 轮')).toBeTruthy()
    expect(screen.queryByText('不一致')).toBeNull()
    expect(vote()).toMatchObject({ rounds: [{ first: { options: [3, 1] }, second: { options: [2, 1] } }, {}] })
  })

  it('lead to the seal when they agree, and nothing can be announced before it (V8)', async () => {
    opened()
    await show()
    await userEvent.keyboard('{Escape}')
    await userEvent.click(document.body)
    await userEvent.keyboard('g')
    expect(screen.queryByRole('dialog')).toBeNull()
    await type(papers('3', '1', '0'))
    await press('监票人就位，开始填')
    await type(papers('3', '1', '0'))
    await screen.findByText('两人填的一致')
    expect(screen.queryByRole('button', { name: /公布/ })).toBeNull()
    await press(/封票…/)
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '封票' }))
    await screen.findByText('通过')
    expect(vote()).toMatchObject({ stage: 'closed', figures: right })
  })
})

describe('figures that do not add up', () => {
  it('are sealed only with a written reason (V3)', async () => {
    opened()
    counted({ ...right, options: [2, 1] })
    await show()
    expect(await screen.findByText('两人填的一致，但票数对不上')).toBeTruthy()
    await press(/封票…/)
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: '封票' }))
    expect(await within(dialog).findByText('请填写原因')).toBeTruthy()
    expect(vote().stage).toBe('open')
    await userEvent.type(within(dialog).getByRole('textbox', { name: '原因' }), '一张票掉在地上没有找到')
    await userEvent.click(within(dialog).getByRole('button', { name: '封票' }))
    await waitFor(() => expect(vote()).toMatchObject({ stage: 'closed', exceptionReason: '一张票掉在地上没有找到' }))
  })

  it('are not sealed at all when 收回 exceeds 发出 (V3)', async () => {
    opened()
    counted({ ...right, received: 5, options: [4, 1] })
    await show()
    expect(await screen.findByText(/收回的票比发出的多，不能封票/)).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /封票…/ }).disabled).toBe(true)
    await userEvent.keyboard('f')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('are said while they are typed, in figures (V4)', async () => {
    opened({ method: 'show-of-hands' }, { counting: 'one-counter' })
    await show()
    await userEvent.type(await screen.findByRole('textbox', { name: '赞成' }), '2')
    await userEvent.type(screen.getByRole('textbox', { name: '反对' }), '1')
    await userEvent.type(screen.getByRole('textbox', { name: '弃权' }), '0')
    expect(screen.getByText('有效 4 = 2 + 1 + 0').closest('li')?.dataset.holds).toBe('false')
    await press('没举手的 1 人记弃权')
    expect(screen.getByText('有效 4 = 2 + 1 + 1').closest('li')?.dataset.holds).toBe('true')
  })
})

describe('one counter', () => {
  it('is asked once where the room is set so (V5)', async () => {
    opened({}, { counting: 'one-counter' })
    await show()
    await type(papers('3', '1', '0'))
    expect(await screen.findByText('票数已填好')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /封票…/ }).disabled).toBe(false)
  })
})

describe('announcing', () => {
  it('shows what the room will see and tells it only when confirmed (V8)', async () => {
    opened()
    counted(right)
    desk.does(desk.meeting, { type: 'votes.close', voteId: vote().id, exceptionReason: '' })
    await show()
    await screen.findByText(/大屏上还没有数字/)
    await userEvent.keyboard('g')
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('75.00%')
    await userEvent.click(within(dialog).getByRole('button', { name: '先不' }))
    expect(vote().stage).toBe('closed')
    await press(/公布结果/)
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '公布' }))
    await waitFor(() => expect(vote().stage).toBe('announced'))
  })

  it('is followed by a correction only with a reason, and the old figures stay (V11)', async () => {
    opened()
    counted(right)
    desk.does(desk.meeting, { type: 'votes.close', voteId: vote().id, exceptionReason: '' })
    desk.does(desk.meeting, { type: 'votes.announce', voteId: vote().id })
    await show()
    await press(/先建老粮站停车场/)
    await press('更正票数…')
    const dialog = await screen.findByRole('dialog')
    for (const [label, figure] of [
      ['赞成', '2'],
      ['反对', '2'],
    ] as const) {
      const field = within(dialog).getByRole('textbox', { name: label })
      await userEvent.clear(field)
      await userEvent.type(field, figure)
    }
    await userEvent.click(within(dialog).getByRole('button', { name: '更正' }))
    expect(await within(dialog).findByText('请填写更正原因')).toBeTruthy()
    await userEvent.type(within(dialog).getByRole('textbox', { name: '更正原因' }), '读错一张票')
    await userEvent.click(within(dialog).getByRole('button', { name: '更正' }))
    await waitFor(() =>
      expect(vote()).toMatchObject({
        figures: { options: [2, 2] },
        corrections: [{ reason: '读错一张票', before: { options: [3, 1] } }],
      }),
    )
  })

  it('stands beside the earlier answer to the same question (L7)', async () => {
    opened()
    counted({ ...right, options: [1, 3] })
    desk.does(desk.meeting, { type: 'votes.close', voteId: vote().id, exceptionReason: '' })
    desk.does(desk.meeting, { type: 'votes.announce', voteId: vote().id })
    desk.does(desk.meeting, { type: 'votes.prepare', ...question, title: '再表决一次', comparesWith: vote().id })
    desk.does(desk.meeting, { type: 'votes.open', voteId: vote().id })
    counted(right)
    desk.does(desk.meeting, { type: 'votes.close', voteId: vote().id, exceptionReason: '' })
    await show()
    const table = await screen.findByRole('table', { name: '与“先建老粮站停车场”对照' })
    const cells = within(within(table).getByRole('row', { name: /赞成/ })).getAllByRole('cell')
    expect(cells.map((cell) => cell.textContent)).toEqual(['1　25.00%', '3　75.00%'])
  })
})

describe('a roll-call', () => {
  it('takes one key for each person and has the next one there at once; the last answer counts (V9)', async () => {
    opened({ method: 'roll-call' })
    await show()
    expect((await screen.findByRole('status')).textContent).toContain('王小宁')
    await userEvent.keyboard('1')
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('李国强'))
    await userEvent.keyboard('2')
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('陈芳'))
    await userEvent.keyboard('{Backspace}')
    expect(screen.getByRole('status').textContent).toContain('李国强')
    await userEvent.keyboard('3')
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('陈芳'))
    const open = vote()
    if (open.stage !== 'open') throw new Error('nobody closed it')
    expect(open.answers.map(({ attendeeId, option }) => [attendeeId, option])).toEqual([
      [idOf(desk, '王小宁'), 0],
      [idOf(desk, '李国强'), null],
    ])
  })

  it('says before the seal how many have not answered and will count as 弃权 (V9)', async () => {
    opened({ method: 'roll-call' })
    await show()
    await screen.findByText('还没表态')
    await userEvent.keyboard('1')
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('李国强'))
    await userEvent.keyboard('f')
    expect((await screen.findByRole('dialog')).textContent).toContain('还有 3 位没有表态，封票后计为弃权')
  })
})

describe('preparing a question', () => {
  it('takes a preset with all its rules and is there afterwards', async () => {
    prepareMeeting(desk, people)
    await show()
    await press(/准备新的表决/)
    await press('满意度测评')
    await userEvent.type(screen.getByRole('textbox', { name: '测评什么' }), '对办理情况是否满意')
    await press('备好这项表决')
    await screen.findByText('满意、基本满意、不满意、不了解、弃权')
    expect(vote()).toMatchObject({ kind: 'poll', method: 'secret', base: 'valid', majority: null })
  })

  it('keeps what was typed when the clerk looks elsewhere', async () => {
    prepareMeeting(desk, people)
    await show()
    await press(/准备新的表决/)
    await userEvent.type(screen.getByRole('textbox', { name: '表决什么' }), '是否同意')
    await press('先不存，返回')
    await press(/准备新的表决/)
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '表决什么' }).value).toBe('是否同意')
  })

  it('says beside the options that two are needed', async () => {
    prepareMeeting(desk, people)
    await show()
    await press(/准备新的表决/)
    await press('单选')
    await userEvent.type(screen.getByRole('textbox', { name: '表决什么' }), '停车场放在哪里')
    await userEvent.type(screen.getByRole('textbox', { name: '选项' }), '老粮站')
    await press('备好这项表决')
    expect(await screen.findByText('至少要有两个选项')).toBeTruthy()
    await userEvent.type(screen.getByRole('textbox', { name: '选项' }), '{Enter}河坝空地')
    await press('备好这项表决')
    await screen.findByText('老粮站、河坝空地、弃权')
  })
})

describe('a vote made void', () => {
  it('needs a reason and can be asked again as it was', async () => {
    opened()
    await show()
    await screen.findByText('计票人填')
    await press('这次作废…')
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: '作废' }))
    expect(await within(dialog).findByText('请填写作废原因')).toBeTruthy()
    await userEvent.type(within(dialog).getByRole('textbox', { name: '作废原因' }), '事项没有说清')
    await userEvent.click(within(dialog).getByRole('button', { name: '作废' }))
    await screen.findByText('作废原因：事项没有说清')
    await press('照原样再来一次')
    await waitFor(() => expect(desk.history().meeting.votes.map(({ stage }) => stage)).toEqual(['voided', 'prepared']))
  })
})

/** Everything that could be read off the page: texts, and what stands in its fields. */
function onThePage(): string {
  const typed = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
  return `${document.body.innerHTML} ${typed.join(' ')}`
}
