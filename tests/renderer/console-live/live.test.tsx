import { act, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { idOf, prepareMeeting, sitDesk, type TestDesk } from '#tests/support/desk-bridge'
import { anchorTo } from '../../../renderer/bridge/desk-clock'
import { LiveScreen } from '../../../renderer/console/live/live'
import { useLive } from '../../../renderer/console/live/live-state'
import { BeginningContext, RoomContext } from '../../../renderer/console/shell/beginning'
import { Kit } from '../../../renderer/kit/kit'

const people = [
  { name: '王小宁', interestsTouched: true, organization: '东街' },
  { name: '李国强', interestsTouched: true },
  { name: '陈芳', side: 'merchants' as const, interestsTouched: true },
  { name: '张建华', side: 'departments' as const },
]

let desk: TestDesk

beforeEach(() => {
  useLive.getState().show({ tab: 'record', atDoor: false, asking: null, selectedItemId: null, isBellSilenced: false })
  desk = sitDesk()
  prepareMeeting(desk, people)
})

/** The meeting is open on its second item, everybody but 张建华 is here, and these wait. */
function openWith(...waiting: readonly string[]) {
  const here = people.slice(0, 3).map(({ name }) => idOf(desk, name))
  desk.does(desk.meeting, { type: 'attendance.signIn', attendeeIds: here })
  desk.does(desk.meeting, { type: 'meeting.open' })
  desk.does(desk.meeting, { type: 'agenda.activate', itemId: desk.history().meeting.agenda.items[1]?.id ?? '' })
  for (const name of waiting) queue(name)
}

function queue(name: string) {
  const attendeeId = idOf(desk, name)
  desk.does(desk.meeting, {
    type: 'speakers.add',
    attendeeId,
    kind: 'speech',
    category: 'other',
    stance: 'neutral',
    note: '',
  })
}

async function show() {
  anchorTo(desk.now)
  render(
    <Kit>
      <BeginningContext value={desk.beginning()}>
        <RoomContext value={desk.room()}>
          <LiveScreen stream={desk.meeting} />
        </RoomContext>
      </BeginningContext>
    </Kit>,
  )
  await screen.findByRole('heading', { name: '场镇停车场协商会' })
}

const speaker = () => desk.history().meeting.speaking.current
const called = () => desk.accepted().filter((type) => type === 'speakers.call').length

describe('calling the next speaker', () => {
  it('calls one person for two quick clicks on the same button (S1)', async () => {
    openWith('王小宁', '李国强', '陈芳')
    await show()
    await userEvent.dblClick(screen.getByRole('button', { name: /请下一位：王小宁/ }))
    expect(called()).toBe(1)
    expect(speaker()?.attendeeId).toBe(idOf(desk, '王小宁'))
  })

  it('calls one person for two quick presses of the space bar and none while the key is held', async () => {
    openWith('王小宁', '李国强', '陈芳')
    await show()
    await userEvent.keyboard('  ')
    fireEvent.keyDown(document.body, { key: ' ', code: 'Space', repeat: true })
    await act(async () => undefined)
    expect(called()).toBe(1)
  })

  it('says who is next on the button, with its key', async () => {
    openWith('李国强')
    await show()
    const button = screen.getByRole('button', { name: /请下一位：李国强/ })
    expect(within(button).getByText('空格')).toBeTruthy()
  })

  it('shows the waiting clock of the host beside that of the interjection (S2, P10)', async () => {
    openWith('王小宁')
    desk.does(desk.meeting, { type: 'speakers.call', entryId: waitingId() })
    desk.pass(63)
    const interjects = {
      attendeeId: idOf(desk, '李国强'),
      kind: 'interjection',
      category: 'other',
      stance: 'neutral',
      note: '',
    } as const
    desk.does(desk.meeting, { type: 'speakers.callNow', ...interjects })
    await show()
    expect(screen.getByText('正在插话')).toBeTruthy()
    expect(screen.getByText('01:57')).toBeTruthy()
    expect(screen.getByRole('timer').getAttribute('aria-label')).toMatch(/^剩余 (2:00|1:5\d)$/)
    expect(screen.getByRole('button', { name: /结束插话/ })).toBeTruthy()
  })
})

describe('whose key it is', () => {
  it('leaves every letter and the space bar to a field that has the keyboard', async () => {
    openWith('王小宁', '李国强')
    await show()
    const field = screen.getByRole('combobox', { name: /加入等待发言/ })
    await userEvent.click(field)
    const before = desk.accepted().length
    await userEvent.keyboard('p e n w ')
    expect(field).toHaveProperty('value', 'p e n w ')
    expect(desk.accepted()).toHaveLength(before)
  })

  it('hears no hotkey from an input method that is composing', async () => {
    openWith('王小宁')
    await show()
    const before = desk.accepted().length
    fireEvent.keyDown(document.body, { key: 'n', code: 'KeyN', isComposing: true })
    fireEvent.keyDown(document.body, { key: 'Process', code: 'Space', keyCode: 229 })
    fireEvent.keyDown(document.body, { key: ' ', code: 'Space', keyCode: 229 })
    await act(async () => undefined)
    expect(desk.accepted()).toHaveLength(before)
  })

  it('adds nobody with the Enter that ends a composition', async () => {
    openWith()
    await show()
    const field = screen.getByRole('combobox', { name: /加入等待发言/ })
    await userEvent.click(field)
    await userEvent.keyboard('李国强')
    fireEvent.compositionStart(field)
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter', isComposing: true, keyCode: 229 })
    await act(async () => undefined)
    expect(desk.history().meeting.speaking.queues.flatMap((each) => each.waiting)).toHaveLength(0)
    fireEvent.compositionEnd(field)
    await userEvent.keyboard('{Enter}')
    expect(desk.history().meeting.speaking.queues.flatMap((each) => each.waiting)).toHaveLength(1)
  })

  it('keeps the page quiet behind an open dialog', async () => {
    openWith('王小宁')
    await show()
    await userEvent.keyboard('i')
    await screen.findByRole('dialog', { name: /谁插话/ })
    const before = desk.accepted().length
    fireEvent.keyDown(document.body, { key: 'n', code: 'KeyN' })
    await act(async () => undefined)
    expect(desk.accepted()).toHaveLength(before)
  })

  it('presses the button that Tab has reached and not the next speaker', async () => {
    openWith('王小宁', '李国强')
    desk.does(desk.meeting, { type: 'speakers.call', entryId: waitingId() })
    await show()
    screen.getByRole('button', { name: /暂停/ }).focus()
    await userEvent.keyboard(' ')
    expect(speaker()?.pausedAt).not.toBeNull()
    expect(speaker()?.attendeeId).toBe(idOf(desk, '王小宁'))
  })

  it('shows every key on the overview (F1)', async () => {
    openWith('王小宁')
    await show()
    await userEvent.keyboard('{F1}')
    const overview = await screen.findByRole('dialog', { name: '全部按键' })
    for (const label of ['暂停', '插话…', '散会…', '加入等待发言', '门口签到'])
      expect(within(overview).getAllByText(label).length).toBeGreaterThan(0)
  })
})

describe('joining the queue', () => {
  it('finds 李国强 by initials and adds him with Enter', async () => {
    openWith()
    await show()
    await userEvent.keyboard('q')
    await userEvent.keyboard('lgq{Enter}')
    const waiting = desk.history().meeting.speaking.queues.flatMap((each) => each.waiting)
    expect(waiting.map((entry) => entry.attendeeId)).toEqual([idOf(desk, '李国强')])
  })

  it('says that somebody has not signed in, and signs him in before he queues (S3)', async () => {
    openWith()
    await show()
    await userEvent.keyboard('q')
    await userEvent.keyboard('zjh')
    expect(screen.getByText('未签到，回车签到并加入')).toBeTruthy()
    await userEvent.keyboard('{Enter}')
    expect(desk.accepted().slice(-2)).toEqual(['attendance.signIn', 'speakers.add'])
  })

  it('hints at those whose interests are touched and who have not spoken, and forces nothing (S9)', async () => {
    openWith('王小宁')
    await show()
    expect(screen.getByText('还没有发过言的利益攸关方：')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: /^陈芳/ }))
    await userEvent.click(screen.getByRole('button', { name: /^李国强/ }))
    expect(screen.queryByText('还没有发过言的利益攸关方：')).toBeNull()
  })
})

describe('what is always in sight', () => {
  it('says how many are missing for the quorum and then that it stands (N7)', async () => {
    await show()
    expect(screen.getByText('还差 3 人')).toBeTruthy()
    const ids = people.slice(0, 3).map(({ name }) => idOf(desk, name))
    act(() => void desk.does(desk.meeting, { type: 'attendance.signIn', attendeeIds: ids }))
    expect(screen.getByText('已达人数')).toBeTruthy()
  })

  it('counts the speech down and says overtime in a word and a figure (S6, S7)', async () => {
    openWith('王小宁')
    desk.does(desk.meeting, { type: 'speakers.call', entryId: waitingId() })
    desk.pass(195)
    // Paused, so that the clock stands while the test looks.
    desk.does(desk.meeting, { type: 'speakers.pause', speechId: speaker()?.id ?? '' })
    await show()
    const clock = screen.getByRole('timer')
    expect(clock.getAttribute('aria-label')).toBe('超时 +0:15')
    expect(within(clock).getByText('超时')).toBeTruthy()
  })

  it('says what Ctrl+Z will take back before it is done, and that it was done (U1)', async () => {
    openWith('王小宁')
    await show()
    expect(screen.getByText('撤销：加入“王小宁”')).toBeTruthy()
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(await screen.findByText('已撤销：加入“王小宁”')).toBeTruthy()
    expect(desk.history().meeting.speaking.queues.flatMap((each) => each.waiting)).toHaveLength(0)
  })
})

describe('the agenda beside the floor', () => {
  it('looks at an item without entering it, and enters it with Enter (A4)', async () => {
    openWith()
    await show()
    const active = desk.history().meeting.agenda.activeId
    await userEvent.keyboard('{ArrowDown}')
    expect(desk.history().meeting.agenda.activeId).toBe(active)
    await userEvent.keyboard('{Enter}')
    expect(desk.history().meeting.agenda.activeId).toBe(desk.history().meeting.agenda.items[2]?.id)
  })
})

describe('signing in', () => {
  it('signs the first hit in with Enter (N1)', async () => {
    await show()
    await userEvent.keyboard('s')
    await userEvent.keyboard('cf{Enter}')
    expect(desk.history().meeting.attendees.find((each) => each.name === '陈芳')?.stays).toHaveLength(1)
  })

  it('signs several in at once', async () => {
    await show()
    await userEvent.keyboard('s')
    await userEvent.keyboard('{Escape}')
    await userEvent.click(screen.getByRole('button', { name: '选中未到的' }))
    await userEvent.click(screen.getByRole('button', { name: '一起签到' }))
    expect(desk.history().meeting.attendees.every((each) => each.stays.length === 1)).toBe(true)
    expect(desk.accepted().filter((type) => type === 'attendance.signIn')).toHaveLength(1)
  })
})

function waitingId(): string {
  return desk.history().meeting.speaking.queues.flatMap((each) => each.waiting)[0]?.id ?? ''
}

describe('after 散会', () => {
  it('offers nobody to sign in or to walk in any more, and still says who was there (P5)', async () => {
    openWith()
    desk.does(desk.meeting, { type: 'meeting.close' })
    useLive.getState().show({ tab: 'sign-in' })
    await show()
    const panel = await screen.findByRole('region', { name: '签到' })
    expect(within(panel).getByText('张建华')).toBeDefined()
    expect(within(panel).queryByRole('button', { name: '签到' })).toBeNull()
    expect(within(panel).queryByRole('button', { name: '现场加人' })).toBeNull()
    expect(within(panel).getByRole('button', { name: '某时刻在场' })).toBeDefined()
  })
})
