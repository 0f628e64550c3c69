import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { sitDesk } from '#tests/support/desk-bridge'
import { LedgerScreen } from '../../../renderer/console/ledger/ledger-screen'
import { open, place } from '../console-prepare/page'
import { deskWithLines, topicOf } from './played'

beforeEach(() => localStorage.clear())

async function rows() {
  const list = await screen.findByRole('region', { name: '台账' })
  await waitFor(() => expect(list.querySelector('[data-row-main]')).toBeTruthy())
  return [...list.querySelectorAll<HTMLElement>('[data-row-main]')]
}

async function texts() {
  return (await rows()).map((row) => row.textContent ?? '')
}

/** The page's clock shows the desk's day at its next full second. */
async function onTheDay(words: RegExp) {
  await waitFor(async () => expect((await texts()).join()).toMatch(words))
}

describe('台账', () => {
  it('says what it is for while it is empty', async () => {
    open(sitDesk(), <LedgerScreen />)
    expect(await screen.findByText('台账还是空的')).toBeTruthy()
  })

  it('shows each line with its lamp in a word, what needs somebody first', async () => {
    open(deskWithLines(), <LedgerScreen />)
    await onTheDay(/超期 1 天/)
    const [first = '', second = '', third = ''] = await texts()
    expect(first).toMatch(/红灯.*补种行道树.*超期 1 天.*报送/)
    expect(second).toMatch(/黄灯.*赶场日派人疏导.*还有 8 天.*反馈/)
    expect(third).toMatch(/绿灯.*年底前画好车位.*还有 91 天.*办结/)
  })

  it('counts by lamp, and a count pressed shows only its lines', async () => {
    const { user } = open(deskWithLines(), <LedgerScreen />)
    await onTheDay(/超期 1 天/)
    await user.click(await screen.findByRole('button', { name: '黄灯 1' }))
    expect(await texts()).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: '黄灯 1' }))
    expect(await texts()).toHaveLength(3)
  })

  it('turns a lamp by the clock alone, without anybody opening anything (T14)', async () => {
    const desk = deskWithLines()
    desk.now = '2026-11-09T15:59:00.000Z'
    open(desk, <LedgerScreen />)
    await onTheDay(/黄灯赶场日派人疏导.*今天到期/)
    desk.now = '2026-11-09T16:00:30.000Z'
    act(() => desk.tell('facts.kept', { stream: 'room:other', facts: [], sentAt: desk.now }))
    await onTheDay(/红灯赶场日派人疏导.*超期 1 天/)
  })

  it('finds a line by its words, its unit, and by pinyin initials of its topic', async () => {
    const { user } = open(deskWithLines(), <LedgerScreen />)
    await rows()
    const search = screen.getByRole('searchbox', { name: '查找条目' })
    await user.type(search, '疏导')
    await waitFor(async () => expect(await texts()).toHaveLength(1))
    await user.clear(search)
    await user.type(search, 'jgs')
    await waitFor(async () => expect((await texts()).join()).toContain('赶场日派人疏导'))
    await waitFor(async () => expect(await texts()).toHaveLength(1))
    await user.clear(search)
    await user.type(search, 'tcn')
    await waitFor(async () => expect(await texts()).toHaveLength(3))
    await user.type(search, 'zz')
    expect(await screen.findByText('没有这样的条目')).toBeTruthy()
  })

  it('opens a row beside the list with its whole way, takes the answer there, and stays in the list', async () => {
    const desk = deskWithLines()
    const { user } = open(desk, <LedgerScreen />)
    await user.click((await rows())[1] as HTMLElement)
    const panel = within(await screen.findByRole('complementary', { name: '台账条目' }))
    expect(panel.getByText('以协商建言报送镇政府')).toBeTruthy()
    await user.click(panel.getByRole('button', { name: '登记反馈' }))
    const form = within(await screen.findByRole('complementary', { name: '登记办理反馈' }))
    await user.click(form.getByRole('radio', { name: '暂不能办' }))
    await user.click(form.getByRole('button', { name: '登记反馈' }))
    expect(await form.findByText('暂不能办的事要写明原因，请填写解释说明。')).toBeTruthy()
    await user.type(form.getByLabelText('解释说明'), '警力不够')
    await user.type(form.getByLabelText('向谁说明过'), '东街商户')
    await user.click(form.getByRole('button', { name: '登记反馈' }))
    await waitFor(() => expect(desk.topic(topicOf(desk)).state.lines[1]?.replies).toHaveLength(1))
    act(() => desk.tell('lists.changed', { kind: 'topic' }))
    await waitFor(async () => expect((await texts()).join()).toMatch(/办结赶场日派人疏导/))
    expect(desk.topic(topicOf(desk)).state.lines[1]?.replies[0]).toMatchObject({
      result: 'cannot',
      explanation: '警力不够',
    })
  })

  it('keeps what was typed when the form is left with Esc', async () => {
    const { user } = open(deskWithLines(), <LedgerScreen />)
    await user.click((await rows())[1] as HTMLElement)
    const startNote = async () => {
      await user.click(await screen.findByRole('button', { name: '记办理情况' }))
      return screen.findByLabelText<HTMLTextAreaElement>('情况')
    }
    await user.type(await startNote(), '电话问过')
    await user.keyboard('{Escape}')
    expect(screen.queryByLabelText('情况')).toBeNull()
    expect((await startNote()).value).toBe('电话问过')
  })

  it('leads from a line to its topic', async () => {
    const desk = deskWithLines()
    const { user } = open(desk, <LedgerScreen />)
    await user.click((await rows())[0] as HTMLElement)
    const panel = within(await screen.findByRole('complementary', { name: '台账条目' }))
    await user.click(panel.getByRole('button', { name: '场镇停车难' }))
    expect(place()).toEqual({ screen: 'topic', stream: topicOf(desk) })
  })

  it('remembers which columns the clerk wants', async () => {
    const desk = deskWithLines()
    const first = open(desk, <LedgerScreen />)
    await rows()
    await first.user.click(screen.getByRole('button', { name: '列…' }))
    await first.user.click(await screen.findByRole('checkbox', { name: '责任人', hidden: true }))
    first.unmount()
    open(desk, <LedgerScreen />)
    expect((await texts()).join()).toContain('试领导')
  })
})
