import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CrashCount } from '#electron/windows/crash-count'
import { Delivery } from '#electron/windows/delivery'
import type { WallMessage } from '#shared/views/scene'

let sent: number[]
let overdue: number[]
let delivery: Delivery

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  overdue = []
  delivery = new Delivery(
    ({ number }) => sent.push(number),
    (number) => overdue.push(number),
  )
})
afterEach(() => {
  vi.useRealTimers()
})

describe('bringing messages to the wall', () => {
  it('gives the newest message, and only that, to a page that starts later or again', () => {
    delivery.show(message(1))
    delivery.show(message(2))
    sent.length = 0
    delivery.ready(0)
    expect(sent).toEqual([2])
    delivery.startAnew()
    delivery.ready(0)
    expect(sent).toEqual([2, 2])
  })

  it('has nothing to give before the first message', () => {
    delivery.ready(0)
    expect(sent).toEqual([])
  })

  it('tells when a message was painted, once', () => {
    const painted: number[] = []
    const stop = delivery.onPainted((number) => painted.push(number))
    delivery.show(message(1))
    delivery.ready(1)
    delivery.ready(1)
    delivery.show(message(2))
    delivery.ready(2)
    stop()
    delivery.show(message(3))
    delivery.ready(3)
    expect(painted).toEqual([1, 2])
  })

  it('notices a wall that has not painted for three seconds', () => {
    delivery.watch(true)
    delivery.show(message(1))
    vi.advanceTimersByTime(2_999)
    expect(overdue).toEqual([])
    vi.advanceTimersByTime(1)
    expect(overdue).toEqual([1])
  })

  it('leaves a wall in peace that has painted, is hidden, or has died', () => {
    delivery.watch(true)
    delivery.show(message(1))
    delivery.ready(1)
    vi.advanceTimersByTime(60_000)
    delivery.watch(false)
    delivery.show(message(2))
    vi.advanceTimersByTime(60_000)
    delivery.watch(true)
    delivery.startAnew()
    vi.advanceTimersByTime(60_000)
    expect(overdue).toEqual([])
  })

  it('expects painting again from a wall that is shown again', () => {
    delivery.watch(true)
    delivery.watch(false)
    delivery.show(message(1))
    delivery.watch(true)
    vi.advanceTimersByTime(3_000)
    expect(overdue).toEqual([1])
  })

  it('is patient with a wall that is behind but goes on painting', () => {
    delivery.watch(true)
    for (let number = 2; number <= 20; number++) {
      delivery.show(message(number))
      vi.advanceTimersByTime(2_000)
      delivery.ready(number - 1)
    }
    expect(overdue).toEqual([])
  })

  it('is not put off by messages that keep coming while nothing is painted', () => {
    delivery.watch(true)
    for (let number = 1; number <= 4; number++) {
      delivery.show(message(number))
      vi.advanceTimersByTime(1_000)
    }
    expect(overdue.length).toBe(1)
  })
})

describe('a page that dies', () => {
  it('is loaded again twice, and counts as lost at the third time within a minute', () => {
    const crashes = new CrashCount()
    expect([0, 20_000, 59_999].map((atMs) => crashes.crashed(atMs))).toEqual(['try-again', 'try-again', 'loop'])
  })

  it('may die now and then', () => {
    const crashes = new CrashCount()
    for (let atMs = 0; atMs < 600_000; atMs += 31_000) expect(crashes.crashed(atMs)).toBe('try-again')
  })

  it('gets a new chance when the clerk says so', () => {
    const crashes = new CrashCount()
    for (const atMs of [0, 1, 2]) crashes.crashed(atMs)
    crashes.forget()
    expect(crashes.crashed(3)).toBe('try-again')
  })
})

function message(number: number): WallMessage {
  return {
    number,
    sentAt: '2026-11-21T01:52:14.000Z',
    scene: { kind: 'black' },
    frame: {
      theme: 'paper',
      size: 'standard',
      brand: '有事好商量',
      roomName: '协商议事室',
      meetingTitle: '老旧小区加装电梯',
      attendance: null,
      emblem: null,
      accent: 'cinnabar',
      frozen: false,
    },
  }
}
