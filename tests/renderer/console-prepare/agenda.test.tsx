import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { prepareMeeting, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { AgendaPart } from '../../../renderer/console/prepare/agenda-part'
import { open, useTestMeeting } from './page'

function Agenda({ desk }: { readonly desk: TestDesk }) {
  const meeting = useTestMeeting(desk)
  return meeting && <AgendaPart stream={desk.meeting} meeting={meeting} isOver={false} />
}

async function openAgenda() {
  const desk = sitDesk()
  prepareMeeting(desk)
  const page = open(desk, <Agenda desk={desk} />)
  await screen.findByLabelText('新议程名称')
  const titles = () => desk.history().meeting.agenda.items.map((item) => item.title)
  const line = (number: string) => within(screen.getByRole('form', { name: new RegExp(`^第 ${number} 项`) }))
  return { desk, titles, line, ...page }
}

describe('议程', () => {
  it('says the sum and when the meeting will end (A7)', async () => {
    await openAgenda()
    expect(screen.getByText(/共 3 项，50 分钟。9:00 开始，预计 9:50 散会/)).toBeTruthy()
  })

  it('adds an item with Enter and has the line ready for the next', async () => {
    const { user, titles } = await openAgenda()
    const title = screen.getByLabelText<HTMLInputElement>('新议程名称')
    await user.type(title, '满意度测评{Enter}')
    await user.type(screen.getByLabelText('新议程分钟'), '8分钟')
    await user.click(screen.getByRole('button', { name: '加上' }))
    await waitFor(() => expect(titles()).toHaveLength(4))
    expect(titles().at(-1)).toBe('满意度测评')
    await waitFor(() => expect(title.value).toBe(''))
    await waitFor(() => expect(screen.getByText(/预计 9:58 散会/)).toBeTruthy())
  })

  it('keeps a title typed in place and goes on to the next one with Enter', async () => {
    const { user, titles, line } = await openAgenda()
    const title = line('1').getByLabelText('议程名称')
    await user.clear(title)
    await user.type(title, '签到{Enter}')
    await waitFor(() => expect(titles()[0]).toBe('签到'))
    expect(document.activeElement).toBe(line('2').getByLabelText('议程名称'))
  })

  it('says beside the line when the minutes are no number, and keeps the old ones', async () => {
    const { desk, user, line } = await openAgenda()
    const minutes = line('2').getByLabelText('分钟')
    await user.clear(minutes)
    await user.type(minutes, '半小时')
    await user.tab()
    expect((await line('2').findByRole('alert')).textContent).toBe('请填整数分钟')
    expect(desk.history().meeting.agenda.items[1]?.minutes).toBe(25)
  })

  it('moves an item with Alt and an arrow and keeps the keyboard on it', async () => {
    const { user, titles, line } = await openAgenda()
    await user.click(line('3').getByLabelText('议程名称'))
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await waitFor(() => expect(titles()).toEqual(['签到、宣布纪律', '自由互动', '群众和利益攸关方发言']))
    await waitFor(() => expect((document.activeElement as HTMLInputElement).value).toBe('自由互动'))
  })

  it('numbers what stands under another item (A2)', async () => {
    const { user, line } = await openAgenda()
    await user.click(line('2').getByLabelText('议程名称'))
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}')
    expect(await screen.findByRole('form', { name: /^第 1\.1 项/ })).toBeTruthy()
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    expect(await screen.findByRole('form', { name: /^第 2 项/ })).toBeTruthy()
  })

  it('asks before a template replaces what is there', async () => {
    const { user, titles } = await openAgenda()
    await user.click(screen.getByRole('button', { name: '换用模板' }))
    await user.click(await screen.findByRole('menuitem', { name: '视察协商', hidden: true }))
    expect(titles()).toHaveLength(3)
    const dialog = within(await screen.findByRole('dialog', { name: '换成视察协商的模板？' }))
    await user.click(dialog.getByRole('button', { name: '换用模板' }))
    await waitFor(() => expect(titles()).toContain('现场视察'))
  })

  it('shows 200 items and then no line for one more (A1)', async () => {
    const desk = sitDesk()
    prepareMeeting(desk)
    for (let number = 4; number <= 200; number += 1)
      desk.does(desk.meeting, {
        type: 'agenda.add',
        title: `第${number}项`,
        kind: 'other',
        minutes: 1,
        presenter: '',
        depth: 0,
        before: null,
      })
    open(desk, <Agenda desk={desk} />)
    expect(await screen.findByDisplayValue('第200项')).toBeTruthy()
    expect(screen.queryByLabelText('新议程名称')).toBeNull()
  })

  it('is empty with a word on what to do', async () => {
    const { desk, user, line, titles } = await openAgenda()
    for (const _ of titles()) {
      const before = titles().length
      await user.click(line('1').getByRole('button', { name: /^删除/ }))
      await waitFor(() => expect(titles()).toHaveLength(before - 1))
    }
    await user.click(await screen.findByRole('button', { name: '带入小微协商的模板' }))
    await waitFor(() => expect(desk.history().meeting.agenda.items).toHaveLength(8))
  })

  it('carries a refusal of the desk to the line it is about', async () => {
    const { desk, line } = await openAgenda()
    const item = desk.history().meeting.agenda.items[1]
    const title = line('2').getByLabelText('议程名称')
    fireEvent.input(title, { target: { value: '别的' } })
    desk.does(desk.meeting, { type: 'meeting.cancel', reason: '改期' })
    fireEvent.blur(title)
    expect((await line('2').findByRole('alert')).textContent).toBe('会议已经结束，议程不能再改。')
    expect(desk.history().meeting.agenda.items[1]).toEqual(item)
  })
})
