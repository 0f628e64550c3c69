import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { streamOf } from '#shared/fact'
import { prepareMeeting, sitDesk } from '#tests/support/desk-bridge'
import { keepFirstList } from '../../../renderer/console/meetings/first-list'
import { MeetingsScreen } from '../../../renderer/console/meetings/meetings-screen'
import { fetchTheRest, firstPageStands } from '../../../renderer/console/shell/later'
import { open, place } from './page'

// What comes later than the page has come by the time a clerk presses a key.
beforeAll(async () => {
  vi.stubGlobal('requestIdleCallback', (idle: () => void) => setTimeout(idle, 0))
  firstPageStands()
  await fetchTheRest(new AbortController().signal)
})

describe('会议列表', () => {
  it('says what the place is for while it is empty', async () => {
    open(sitDesk(), <MeetingsScreen />)
    expect(await screen.findByText('还没有会议')).toBeTruthy()
  })

  it('shows what main answered before anything was drawn without asking anew, until the list changes', async () => {
    const desk = sitDesk()
    keepFirstList({ ahead: [], over: [], overCount: 0 })
    open(desk, <MeetingsScreen />)
    expect(screen.getByText('还没有会议')).toBeTruthy()
    const times = () => desk.asked.filter(({ name }) => name === 'meetings.shown').length
    expect(times()).toBe(0)
    desk.tell('lists.changed', { kind: 'meeting' })
    await waitFor(() => expect(times()).toBe(1))
  })

  it('makes a meeting with the agenda of its form and goes on to its preparation', async () => {
    const desk = sitDesk()
    const { user } = open(desk, <MeetingsScreen />)
    await user.click((await screen.findAllByRole('button', { name: /新建会议/ }))[0] as HTMLElement)
    const panel = within(await screen.findByRole('complementary', { name: '新建会议' }))
    await user.click(panel.getByRole('button', { name: '建好，去筹备' }))
    expect(await panel.findByText('请填写会议名称')).toBeTruthy()
    expect(document.activeElement).toBe(panel.getByLabelText('会议名称'))

    await user.type(panel.getByLabelText('会议名称'), '河道保洁协商会')
    await user.type(panel.getByLabelText('议题'), '河道谁来管')
    await user.click(panel.getByRole('button', { name: '建好，去筹备' }))
    await waitFor(() => expect(place().screen).toBe('prepare'))
    const now = place()
    if (now.screen !== 'prepare') throw new Error('the page has gone to the preparation')
    const { meeting } = desk.history(now.stream)
    expect(meeting.details).toMatchObject({ title: '河道保洁协商会', startsAt: '2026-11-22T01:00:00.000Z' })
    expect(meeting.agenda.items).toHaveLength(12)
    expect(meeting.rules).toEqual(desk.room().defaults)
  })

  it('does not lose a half-written new meeting when its panel is closed', async () => {
    const { user } = open(sitDesk(), <MeetingsScreen />)
    const startNew = async () => {
      await user.click((await screen.findAllByRole('button', { name: /新建会议/ }))[0] as HTMLElement)
      return screen.findByLabelText<HTMLInputElement>('会议名称')
    }
    await user.type(await startNew(), '写到一半的会')
    await user.keyboard('{Escape}')
    expect(screen.queryByLabelText('会议名称')).toBeNull()
    expect((await startNew()).value).toBe('写到一半的会')
  })

  it('cancels a meeting only with a reason, which stays with it', async () => {
    const desk = sitDesk()
    prepareMeeting(desk)
    const { user } = open(desk, <MeetingsScreen />)
    await user.click(await screen.findByRole('button', { name: '场镇停车场协商会：更多' }))
    await user.click(await screen.findByRole('menuitem', { name: '取消这场会议…', hidden: true }))
    await user.click(await screen.findByRole('button', { name: '取消会议' }))
    expect(await screen.findByText('请填写取消原因')).toBeTruthy()
    await user.type(screen.getByLabelText('取消原因'), '主持人出差{Enter}')
    await waitFor(() => expect(desk.history().meeting.proceedings.cancelledReason).toBe('主持人出差'))
  })

  it('makes a new meeting like an old one, without what happened there', async () => {
    const desk = sitDesk()
    prepareMeeting(desk, [{ name: '王小宁' }, { name: '李国强' }])
    desk.does(desk.meeting, {
      type: 'attendance.signIn',
      attendeeIds: [desk.history().meeting.attendees[0]?.id ?? ''],
    })
    const { user } = open(desk, <MeetingsScreen />)
    await user.click(await screen.findByRole('button', { name: '场镇停车场协商会：更多' }))
    await user.click(await screen.findByRole('menuitem', { name: '照这场新建一场', hidden: true }))
    await user.click(await screen.findByRole('button', { name: '建好，去筹备' }))
    await waitFor(() => expect(place().screen).toBe('prepare'))
    const now = place()
    if (now.screen !== 'prepare') throw new Error('the page has gone to the preparation')
    const { meeting } = desk.history(now.stream)
    expect(now.stream).not.toBe(desk.meeting)
    expect(meeting.agenda.items.map((item) => item.title)).toEqual([
      '签到、宣布纪律',
      '群众和利益攸关方发言',
      '自由互动',
    ])
    expect(meeting.attendees.map((each) => [each.name, each.stays])).toEqual([
      ['王小宁', []],
      ['李国强', []],
    ])
  })

  it('shows a meeting that was made elsewhere as soon as main says so', async () => {
    const desk = sitDesk()
    open(desk, <MeetingsScreen />)
    await screen.findByText('还没有会议')
    prepareMeeting(desk, [], {}, streamOf('meeting', 'other'))
    desk.tell('lists.changed', { kind: 'meeting' })
    expect(await screen.findByText('场镇停车场协商会')).toBeTruthy()
  })

  it('asks for the latest of those that are over, says how many there are, and fetches more on demand', async () => {
    const desk = sitDesk()
    for (let number = 1; number <= 53; number += 1) {
      const stream = streamOf('meeting', `old-${number}`)
      prepareMeeting(desk, [], {}, stream)
      desk.does(stream, { type: 'meeting.cancel', reason: '改期' })
    }
    prepareMeeting(desk)
    const { user } = open(desk, <MeetingsScreen />)
    // Looked for without roles: with so many rows those take many seconds here.
    const over = await screen.findByLabelText('已结束')
    // Those beyond a window's height come behind the first picture.
    await waitFor(() => expect(over.querySelectorAll('li')).toHaveLength(50))
    expect(within(over).getByText('53 场')).toBeTruthy()
    await user.click(within(over).getByText('再看 3 场更早的'))
    await waitFor(() => expect(over.querySelectorAll('li')).toHaveLength(53))
    expect(within(over).queryByText(/再看/)).toBeNull()
    expect(screen.getByText('1 场')).toBeTruthy()
  })

  it('finds what was said in the minutes as well, under its own heading, and marks what is private (M5)', async () => {
    const desk = sitDesk()
    const hit = {
      stream: 'meeting:old',
      title: '停车场协商会',
      startsAt: desk.now,
      at: desk.now,
      phase: 'over',
    } as const
    desk.answers['search.minutes'] = () => [
      { ...hit, id: 'e1', kind: 'point', name: '王小宁', snippet: '施工要避开赶场天' },
      { ...hit, id: 'e2', kind: 'private', name: '', snippet: '赶场天人多，另约时间' },
    ]
    const { user } = open(desk, <MeetingsScreen />)
    await user.type(await screen.findByLabelText('查找会议'), '赶场')
    const found = within(await screen.findByRole('region', { name: '记录里的话' }))
    const [said, noted] = found.getAllByRole('button')
    expect(said?.textContent).toContain('停车场协商会')
    expect(said?.textContent).toContain('发言要点 · 王小宁')
    expect(within(said as HTMLElement).getByText('赶场').tagName).toBe('MARK')
    expect(noted?.textContent).toContain('不上屏、不进文书')
    await user.click(said as HTMLElement)
    expect(place()).toEqual({ screen: 'papers', stream: 'meeting:old' })
  })
})
