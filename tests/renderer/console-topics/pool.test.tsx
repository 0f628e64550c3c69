import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { type StreamId, streamOf } from '#shared/fact'
import type { Entry } from '#shared/topic/entry'
import { sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { TopicsScreen } from '../../../renderer/console/topics/topics-screen'
import { dropDraft } from '../../../renderer/kit/drafts'
import { open, place } from '../console-prepare/page'

const blank: Entry = {
  title: '',
  said: '',
  suggestion: '',
  source: 'masses',
  channel: '',
  proposer: '',
  contact: '',
  area: '',
  touched: '',
  enteredOn: '2026-11-20',
  code: '',
}

function enter(desk: TestDesk, title: string, more: Partial<Entry> = {}): StreamId {
  const stream = streamOf(
    'topic',
    title.replace(/\P{ASCII}/gu, (c) => c.codePointAt(0)?.toString(16) ?? ''),
  )
  desk.does(stream, { type: 'topic.enter', ...blank, title, ...more })
  return stream
}

const titles = (desk: TestDesk) =>
  (desk.asked.filter(({ name }) => name === 'desk.ask').map(({ input }) => input) as { command: { title?: string } }[])
    .map(({ command }) => command.title)
    .filter(Boolean)

beforeEach(() => {
  localStorage.clear()
  dropDraft('new topic')
})

describe('议题库', () => {
  it('says what it is for while it is empty, and offers the first act', async () => {
    const { user } = open(sitDesk(), <TopicsScreen />)
    expect(await screen.findByText('议题库还是空的')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '登记第一个议题' }))
    expect(document.activeElement).toBe(screen.getByLabelText('议题'))
  })

  it('enters a topic with its title alone: N, the title, Enter (P1)', async () => {
    const desk = sitDesk()
    enter(desk, '路灯不亮', { code: '2026-004' })
    const { user } = open(desk, <TopicsScreen />)
    await screen.findByRole('button', { name: '路灯不亮' })
    await user.keyboard('n')
    await user.keyboard('东街早市占道{Enter}')
    await waitFor(() => expect(titles(desk)).toEqual(['东街早市占道']))
    const entered = desk.asked.find(({ name }) => name === 'desk.ask')?.input as { command: Entry }
    expect(entered.command).toMatchObject({ enteredOn: '2026-11-21', code: '2026-005', source: 'masses' })
    expect(screen.queryByRole('heading', { name: '登记议题' })).toBe(null)
  })

  it('keeps the panel for the next slip, with source, channel and area as they were and a new number (T16)', async () => {
    const desk = sitDesk()
    const { user } = open(desk, <TopicsScreen />)
    await screen.findByText('议题库还是空的')
    await user.keyboard('n')
    await user.type(screen.getByLabelText('议题'), '公厕太少')
    await user.type(screen.getByRole('combobox', { name: '涉及范围' }), '东街')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(titles(desk)).toEqual(['公厕太少']))
    await waitFor(() => expect((screen.getByLabelText('议题') as HTMLInputElement).value).toBe(''))
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: '涉及范围' }).value).toBe('东街')
    expect((screen.getByLabelText('编号') as HTMLInputElement).value).toBe('2026-002')
  })

  it('says beside the field what is wrong: no title, five hundred characters, a number that is taken', async () => {
    const desk = sitDesk()
    enter(desk, '路灯不亮', { code: '2026-004' })
    const { user } = open(desk, <TopicsScreen />)
    await screen.findByRole('button', { name: '路灯不亮' })
    await user.keyboard('n{Enter}')
    expect(await screen.findByText('请填写议题')).toBeTruthy()
    await user.click(screen.getByLabelText('议题'))
    await user.paste('长'.repeat(500))
    expect(await screen.findByText('议题最多 60 个字，现在 500 个字')).toBeTruthy()
    await user.clear(screen.getByLabelText('议题'))
    await user.type(screen.getByLabelText('议题'), '井盖松动')
    await user.clear(screen.getByLabelText('编号'))
    await user.type(screen.getByLabelText('编号'), '2026-004{Enter}')
    expect(await screen.findByText('编号已经用过，下一个空号是 2026-005')).toBeTruthy()
    expect(titles(desk)).toEqual([])
  })

  it('names topics that are like the one being typed, and loses nothing typed by leaving (T17)', async () => {
    const desk = sitDesk()
    enter(desk, '东街停车难')
    const { user } = open(desk, <TopicsScreen />)
    await screen.findByRole('button', { name: '东街停车难' })
    await user.keyboard('n')
    await user.type(screen.getByLabelText('议题'), '关于东街停车难的问题')
    expect(await screen.findByText('议题库里有很像的，是不是同一件事？')).toBeTruthy()
    await user.keyboard('{Escape}n')
    expect((screen.getByLabelText('议题') as HTMLInputElement).value).toBe('关于东街停车难的问题')
  })

  it('finds by pinyin initials and by what people said, and by source', async () => {
    const desk = sitDesk()
    enter(desk, '东街停车难', { said: '买菜没处停' })
    enter(desk, '路灯不亮', { source: 'member' })
    const { user } = open(desk, <TopicsScreen />)
    await screen.findByRole('button', { name: '路灯不亮' })
    const search = screen.getByLabelText('查找议题')
    await user.type(search, 'tcn')
    await waitFor(() => expect(screen.queryByRole('button', { name: '路灯不亮' })).toBe(null))
    expect(screen.getByRole('button', { name: '东街停车难' })).toBeTruthy()
    await user.clear(search)
    await user.type(search, '没处停')
    await waitFor(() => expect(screen.queryByRole('button', { name: '路灯不亮' })).toBe(null))
    await user.clear(search)
    await user.type(search, '天上掉')
    expect(await screen.findByText('没有找到')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '看全部议题' }))
    expect(await screen.findByRole('button', { name: '路灯不亮' })).toBeTruthy()
  })

  it('stands by stage, folds away what nothing more is done about, and remembers the table and its columns', async () => {
    const desk = sitDesk()
    enter(desk, '东街停车难')
    desk.does(enter(desk, '公厕太少'), { type: 'topic.accept', on: '2026-11-21', opinion: '' })
    desk.does(enter(desk, '入口景观'), { type: 'topic.decline', on: '2026-11-21', reason: '形象工程' })
    const first = open(desk, <TopicsScreen />)
    expect(await screen.findByRole('region', { name: '选题，1 个' })).toBeTruthy()
    expect(screen.getByRole('region', { name: '调研，1 个' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '入口景观' })).toBe(null)
    await first.user.click(screen.getByRole('button', { name: /不予受理 1/ }))
    expect(await screen.findByRole('button', { name: '入口景观' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '公厕太少' })).toBe(null)
    await first.user.click(screen.getByRole('radio', { name: '表格' }))
    await first.user.click(screen.getByRole('button', { name: '列…' }))
    await first.user.click(await screen.findByLabelText('提出人'))
    first.unmount()
    open(desk, <TopicsScreen />)
    expect(await screen.findByText('提出人')).toBeTruthy()
    expect(screen.queryByRole('region', { name: '看板' })).toBe(null)
  })

  it('opens the topic’s page from its row', async () => {
    const desk = sitDesk()
    const stream = enter(desk, '东街停车难')
    const { user } = open(desk, <TopicsScreen />)
    await user.click(await screen.findByRole('button', { name: '东街停车难' }))
    expect(place()).toEqual({ screen: 'topic', stream })
  })
})

describe('评分、受理、并入', () => {
  it('is all by keys: E opens it, three figures score it, Ctrl+Z takes the score back (P2, U1)', async () => {
    const desk = sitDesk()
    const stream = enter(desk, '东街停车难')
    const { user } = open(desk, <TopicsScreen />)
    ;(await screen.findByRole('button', { name: '东街停车难' })).focus()
    await user.keyboard('e')
    await screen.findByText('还没有评')
    await user.keyboard('534')
    await waitFor(() => expect(desk.topic(stream).state.score).toEqual({ small: 5, wide: 3, close: 4 }))
    expect(await screen.findByText('12/15 分')).toBeTruthy()
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(desk.topic(stream).state.score).toBe(null))
  })

  it('marks a topic that is for show, and says its share of the pool (P2)', async () => {
    const desk = sitDesk()
    const stream = enter(desk, '入口景观大门')
    enter(desk, '路灯不亮')
    desk.does(stream, { type: 'topic.markShowpiece', showpiece: true, reason: '好看不管用' })
    open(desk, <TopicsScreen />)
    expect(await screen.findByText('形象工程 1 个，占 50.00%')).toBeTruthy()
  })

  it('offers what a topic may be the double of, and merges it in one act that can be taken back (T2, T17)', async () => {
    const desk = sitDesk()
    const stays = enter(desk, '场镇公共停车场建设')
    const goes = enter(desk, '场镇公共停车厂建设选址')
    const { user } = open(desk, <TopicsScreen />)
    await screen.findByRole('button', { name: '场镇公共停车场建设' })
    await user.keyboard('d')
    await user.click(await screen.findByRole('button', { name: '留下“场镇公共停车场建设”，另一个并入它' }))
    await waitFor(() =>
      expect(desk.topic(goes).state.reception).toMatchObject({ state: 'merged', into: stays.slice(6) }),
    )
    await user.click(await screen.findByRole('button', { name: '撤销：并入别的议题' }))
    await waitFor(() => expect(desk.topic(goes).state.reception.state).toBe('entered'))
  })

  it('says no pair twice once the clerk said that they are two matters', async () => {
    const desk = sitDesk()
    enter(desk, '路灯维修', { area: '东山村' })
    const stream = streamOf('topic', 'second')
    desk.does(stream, { type: 'topic.enter', ...blank, title: '路灯维修', area: '南山村' })
    const { user } = open(desk, <TopicsScreen />)
    await screen.findAllByRole('button', { name: '路灯维修' })
    await user.keyboard('d')
    const panel = within(await screen.findByRole('complementary', { name: '查重' }))
    await user.click((await panel.findAllByRole('button', { name: '不是一件事' }))[0] as HTMLElement)
    expect(await panel.findByText('没有很像的议题')).toBeTruthy()
  })
})
