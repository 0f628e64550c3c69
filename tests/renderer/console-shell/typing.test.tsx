import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { longestTyping } from '#shared/contract/typing'
import { sitDesk } from '#tests/support/desk-bridge'
import { StatusLine } from '../../../renderer/console/shell/status-line'
import { keepTyping } from '../../../renderer/console/shell/typing-kept'
import { dropDraft, keepDraft, tellDrafts } from '../../../renderer/kit/drafts'
import { open } from '../console-prepare/page'

const warning = /没写完的内容太长，断电会丢。请把写好的先提交/

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => {
  dropDraft('a')
  dropDraft('b')
  vi.useRealTimers()
})

describe('没写完的话', () => {
  it('that is too long to be kept is said in the status line, with what to do, until it is shorter again', async () => {
    const desk = sitDesk()
    desk.answers['typing.keep'] = () => null
    open(desk, <StatusLine />)
    tellDrafts(keepTyping)
    const kept = () => desk.asked.filter(({ name }) => name === 'typing.keep').length
    const passed = () => act(() => vi.advanceTimersByTimeAsync(300))

    keepDraft('a', '停车难')
    await passed()
    expect(kept()).toBe(1)
    expect(screen.queryByText(warning)).toBeNull()

    // No single field is too long; all of them together are.
    keepDraft('a', '说'.repeat(longestTyping / 2))
    keepDraft('b', '说'.repeat(longestTyping / 2))
    await passed()
    expect(screen.getByText(warning)).toBeTruthy()
    expect(kept()).toBe(1)

    dropDraft('b')
    await passed()
    expect(screen.queryByText(warning)).toBeNull()
    expect(kept()).toBe(2)
  })
})
