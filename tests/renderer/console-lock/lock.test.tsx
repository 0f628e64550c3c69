import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Lock } from '#shared/contract/lock'
import { sitDesk } from '#tests/support/desk-bridge'
import { useKeys } from '../../../renderer/console/keys/keys'
import { LockGate } from '../../../renderer/console/lock/lock-gate'
import { lockAfterMs } from '../../../renderer/console/lock/quiet'
import { Kit } from '../../../renderer/kit/kit'

afterEach(() => vi.useRealTimers())

const locked: Lock = { hasPin: true, isLocked: true, waitSeconds: 0 }
const unlocked: Lock = { hasPin: true, isLocked: false, waitSeconds: 0 }
let pressed = 0
const press = () => {
  pressed += 1
}

/** What lies underneath: a field with something typed, and an act of the meeting. */
function Meeting() {
  useKeys([{ id: 'black', keys: 'F9', label: '黑屏', group: '大屏', whileTyping: true, run: press }])
  return <input aria-label="记录" />
}

function openWith(first: Lock) {
  const desk = sitDesk()
  desk.answers['lock.look'] = () => first
  pressed = 0
  render(
    <Kit>
      <LockGate>
        <Meeting />
      </LockGate>
    </Kit>,
  )
  return desk
}

describe('锁屏', () => {
  it('covers a console that opens locked; nothing of the meeting is underneath until the PIN was right', async () => {
    const desk = openWith(locked)
    expect(await screen.findByRole('dialog', { name: '已锁屏' })).toBeTruthy()
    expect(screen.queryByLabelText('记录')).toBeNull()
    desk.answers['lock.open'] = () => unlocked
    await userEvent.type(screen.getByLabelText('PIN码'), '2468{Enter}')
    expect(await screen.findByLabelText('记录')).toBeTruthy()
    expect(screen.queryByRole('dialog', { name: '已锁屏' })).toBeNull()
  })

  it('stands as main said before anything was drawn: open at once, or covered with nothing underneath', () => {
    const desk = sitDesk()
    const drawn = (first: Lock) =>
      render(
        <Kit>
          <LockGate first={first}>
            <Meeting />
          </LockGate>
        </Kit>,
      )
    const { unmount } = drawn(unlocked)
    expect(screen.getByLabelText('记录')).toBeTruthy()
    unmount()
    drawn(locked)
    expect(screen.getByRole('dialog', { name: '已锁屏' })).toBeTruthy()
    expect(screen.queryByLabelText('记录')).toBeNull()
    expect(desk.asked.filter(({ name }) => name === 'lock.look')).toEqual([])
  })

  it('says how long nothing is taken', async () => {
    openWith({ ...locked, waitSeconds: 40 })
    expect(await screen.findByText('试错次数太多，请等 40 秒再试。')).toBeTruthy()
  })

  it('comes after five minutes without a key or a click, keeps what was typed, and lets no key through', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const desk = openWith(unlocked)
    const field = await screen.findByLabelText<HTMLInputElement>('记录')
    fireEvent.change(field, { target: { value: '打了一半' } })
    // Its keys are offered a moment after the page is there.
    await waitFor(() => {
      fireEvent.keyDown(window, { key: 'F9', code: 'F9' })
      expect(pressed).toBe(1)
    })
    desk.answers['lock.close'] = () => locked
    await act(() => vi.advanceTimersByTimeAsync(lockAfterMs - 1000))
    expect(screen.queryByRole('dialog', { name: '已锁屏' })).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(2000))
    expect(await screen.findByRole('dialog', { name: '已锁屏' })).toBeTruthy()
    fireEvent.keyDown(window, { key: 'F9', code: 'F9' })
    expect(pressed).toBe(1)
    expect(screen.getByLabelText<HTMLInputElement>('记录').value).toBe('打了一半')
  })

  it('never comes where no PIN was chosen', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const none: Lock = { hasPin: false, isLocked: false, waitSeconds: 0 }
    const desk = openWith(none)
    desk.answers['lock.close'] = () => none
    await screen.findByLabelText('记录')
    await act(() => vi.advanceTimersByTimeAsync(lockAfterMs + 1000))
    expect(screen.queryByRole('dialog', { name: '已锁屏' })).toBeNull()
  })
})
