import { beforeEach, describe, expect, it, vi } from 'vitest'

/** A page as it begins: its drafts are the module's own. */
async function aPage() {
  vi.resetModules()
  return import('../../../renderer/kit/drafts')
}

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

describe('草稿', () => {
  it('are told at most 200 ms behind the typing, however fast it goes on', async () => {
    const page = await aPage()
    const told: string[] = []
    page.tellDrafts((all) => told.push(all))
    page.keepDraft('a', '停')
    vi.advanceTimersByTime(150)
    page.keepDraft('a', '停车')
    expect(told).toEqual([])
    vi.advanceTimersByTime(50)
    expect(told).toEqual(['{"a":"停车"}'])
    page.dropDraft('a')
    vi.advanceTimersByTime(200)
    expect(told).toEqual(['{"a":"停车"}', ''])
    page.dropDraft('a')
    vi.advanceTimersByTime(1000)
    expect(told).toHaveLength(2)
  })

  it('of an earlier page are there again, but never over what was typed since', async () => {
    const page = await aPage()
    page.keepDraft('a', '新写的')
    page.takeDrafts('{"a":"早先的","b":{"text":"没写完"}}')
    page.takeDrafts('')
    expect(page.draftOf('a')).toBe('新写的')
    expect(page.draftOf('b')).toEqual({ text: '没写完' })
  })
})
