import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { prepareMeeting, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { DetailsPart } from '../../../renderer/console/prepare/details-part'
import { finishTyping } from '../../../renderer/kit/finish-typing'
import { open, useTestMeeting } from './page'

function Details({ desk }: { readonly desk: TestDesk }) {
  const meeting = useTestMeeting(desk)
  return meeting && <DetailsPart stream={desk.meeting} meeting={meeting} isOver={false} />
}

async function openDetails() {
  const desk = sitDesk()
  prepareMeeting(desk)
  const page = open(desk, <Details desk={desk} />)
  const title = await screen.findByLabelText('会议名称')
  return { desk, title, ...page }
}

describe('会议概况', () => {
  it('keeps what was typed as soon as the field is left', async () => {
    const { desk, user, title } = await openDetails()
    await user.clear(title)
    await user.type(title, '东街停车协商会')
    await user.tab()
    await waitFor(() => expect(desk.history().meeting.details.title).toBe('东街停车协商会'))
    expect(await screen.findByText('内容已存盘')).toBeTruthy()
  })

  it('says beside the field what is missing, keeps the rest as it was, and has the typing again after leaving', async () => {
    const { desk, user, title, unmount } = await openDetails()
    await user.clear(title)
    await user.tab()
    expect(await screen.findByText('请填写会议名称')).toBeTruthy()
    await user.type(screen.getByLabelText('议题'), '，还有收费')
    unmount()
    expect(desk.history().meeting.details.title).toBe('场镇停车场协商会')

    open(desk, <Details desk={desk} />)
    expect((await screen.findByLabelText<HTMLInputElement>('会议名称')).value).toBe('')
    expect(screen.getByLabelText<HTMLTextAreaElement>('议题').value).toContain('还有收费')
    expect(await screen.findByText('请填写会议名称')).toBeTruthy()
  })

  it('sends nothing in the middle of a composition and everything once the word stands', async () => {
    const { desk, title } = await openDetails()
    fireEvent.compositionStart(title)
    fireEvent.input(title, { target: { value: 'xi jie' } })
    fireEvent.blur(title)
    fireEvent.compositionEnd(title)
    fireEvent.input(title, { target: { value: '西街' } })
    fireEvent.blur(title)
    await waitFor(() => expect(desk.history().meeting.details.title).toBe('西街'))
    expect(desk.accepted().filter((type) => type === 'meeting.edit')).toHaveLength(1)
  })

  it('sends what is complete when the page is left in the middle of a field', async () => {
    const { desk, user, unmount } = await openDetails()
    await user.type(screen.getByLabelText('地点'), '二楼')
    unmount()
    await waitFor(() => expect(desk.history().meeting.details.venue).toBe('镇协商议事室二楼'))
  })

  it('sends what is complete before the window closes', async () => {
    const { desk, user } = await openDetails()
    await user.type(screen.getByLabelText('地点'), '二楼')
    await finishTyping()
    expect(desk.history().meeting.details.venue).toBe('镇协商议事室二楼')
  })

  it('shows what was changed elsewhere while nobody types here', async () => {
    const { desk, title } = await openDetails()
    const { details } = desk.history().meeting
    desk.does(desk.meeting, { type: 'meeting.edit', details: { ...details, title: '别处改的名字' } })
    await waitFor(() => expect((title as HTMLInputElement).value).toBe('别处改的名字'))
  })

  it.each([
    ['9点半', '9:30'],
    ['1430', '14:30'],
    ['9：05', '9:05'],
    ['08.30', '8:30'],
  ])('understands %s as the time %s', async (typed, said) => {
    const { desk, user } = await openDetails()
    const time = screen.getByRole('combobox', { name: '开始时间' })
    await user.clear(time)
    await user.type(time, typed)
    await user.tab()
    const [hour = 0, minute = 0] = said.split(':').map(Number)
    const expected = new Date(Date.UTC(2026, 10, 21, hour - 8, minute)).toISOString()
    await waitFor(() => expect(desk.history().meeting.details.startsAt).toBe(expected))
  })

  it('refuses a time that is none, in plain words', async () => {
    const { desk, user } = await openDetails()
    const time = screen.getByRole('combobox', { name: '开始时间' })
    await user.clear(time)
    await user.type(time, '下午')
    await user.tab()
    expect(await screen.findByText('请按 9:00 或 14:30 的写法填写开始时间')).toBeTruthy()
    expect(desk.accepted()).not.toContain('meeting.edit')
  })

  it('counts characters as people do and says how many are too many', async () => {
    const { user, title } = await openDetails()
    await user.clear(title)
    await user.click(title)
    await user.paste('𬎆'.repeat(61))
    await user.tab()
    expect(await screen.findByText('会议名称最多 60 个字，现在 61 个字')).toBeTruthy()
  })
})
