import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HeldNews } from '#electron/preload/held-news'
import { patience } from '#tests/support/patience'

let told: string[]
let news: HeldNews

beforeEach(() => {
  told = []
  news = new HeldNews(({ name, payload }) => {
    told.push(name)
    if (payload === 'broken') throw new Error('the page could not draw it')
  })
})

afterEach(() => vi.useRealTimers())

describe('news for the page', () => {
  test('are told at once while no command is on its way', () => {
    news.hear({ name: 'status', payload: null })
    expect(told).toEqual(['status'])
  })

  test('of what a command did come behind its ack, in their order, although they were here before it', async () => {
    let acknowledge = (_: string) => {}
    const asked = news.during(() => new Promise<string>((done) => (acknowledge = done)))
    for (const name of ['facts', 'wall']) news.hear({ name, payload: null })
    acknowledge('kept')
    expect(await asked).toBe('kept')
    expect(told).toEqual([])
    news.hear({ name: 'status', payload: null })
    await vi.waitFor(() => expect(told).toEqual(['facts', 'wall', 'status']), patience)
  })

  test('do not wait for an ack that does not come', () => {
    vi.useFakeTimers()
    void news.during(() => new Promise(() => {}))
    news.hear({ name: 'facts', payload: null })
    expect(told).toEqual([])
    vi.advanceTimersByTime(10)
    expect(told).toEqual(['facts'])
  })

  test('are all told although one of them cannot be drawn', () => {
    vi.useFakeTimers()
    void news.during(() => new Promise(() => {}))
    news.hear({ name: 'facts', payload: 'broken' })
    news.hear({ name: 'wall', payload: null })
    expect(() => vi.advanceTimersByTime(10)).toThrow('could not draw')
    expect(told).toEqual(['facts', 'wall'])
  })

  test('go on after a command that failed on its way', async () => {
    await expect(news.during(() => Promise.reject(new Error('main is gone')))).rejects.toThrow('main is gone')
    news.hear({ name: 'status', payload: null })
    expect(told).toEqual(['status'])
  })
})
