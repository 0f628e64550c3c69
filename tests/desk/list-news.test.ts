import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ListNews } from '#electron/desk/list-news'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('tells the first change at once and gathers a county’s thousands into few', () => {
  const told: string[] = []
  const news = new ListNews((kind) => void told.push(kind))
  news.changed(['topic'])
  expect(told).toEqual(['topic'])
  for (let each = 0; each < 500; each += 1) news.changed(['topic', 'meeting'])
  expect(told).toEqual(['topic', 'meeting'])
  vi.runAllTimers()
  expect(told.filter((kind) => kind === 'topic')).toHaveLength(2)
  expect(told.filter((kind) => kind === 'meeting')).toHaveLength(2)
})

it('never keeps the last change to itself', () => {
  const told: string[] = []
  const news = new ListNews((kind) => void told.push(kind))
  news.changed(['topic'])
  vi.advanceTimersByTime(10)
  news.changed(['topic'])
  vi.runAllTimers()
  expect(told).toHaveLength(2)
  news.changed(['topic'])
  expect(told).toHaveLength(3)
})

it('is quiet during a long work and tells once at its end, even when the work fails', async () => {
  const told: string[] = []
  const news = new ListNews((kind) => void told.push(kind))
  await news.quietly(async () => news.changed(['topic', 'meeting', 'topic']))
  expect(told).toEqual(['topic', 'meeting'])
  vi.runAllTimers()
  const failing = news.quietly(async () => {
    news.changed(['plan'])
    throw new Error('the stick is gone')
  })
  await expect(failing).rejects.toThrow('the stick is gone')
  expect(told).toEqual(['topic', 'meeting', 'plan'])
})
