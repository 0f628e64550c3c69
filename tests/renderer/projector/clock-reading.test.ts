import { describe, expect, it } from 'vitest'
import { clockAfter, sentAt } from '#tests/support/wall-gallery/scenes'
import { limitInWords, readCountdown, readSpeechClock } from '../../../renderer/projector/clock-reading'
import { timeOfDay } from '../../../renderer/projector/wall-clock'

const now = Date.parse(sentAt)

describe('the speech clock on the wall (S7)', () => {
  it('begins with the whole limit and says 剩余', () => {
    const { value } = readSpeechClock(clockAfter(0), now)
    expect(value).toMatchObject({ tone: 'running', figure: '3:00', word: '剩余', left: 1, paused: false })
  })

  it('shows a second until it is over', () => {
    expect(readSpeechClock(clockAfter(53.001), now).value.figure).toBe('2:07')
    expect(readSpeechClock(clockAfter(53.999), now).value.figure).toBe('2:07')
    expect(readSpeechClock(clockAfter(54), now).value.figure).toBe('2:06')
  })

  it('warns in word and tone from the warning on', () => {
    expect(readSpeechClock(clockAfter(149), now).value).toMatchObject({ tone: 'running', figure: '0:31' })
    expect(readSpeechClock(clockAfter(150), now).value).toMatchObject({ tone: 'warning', figure: '0:30', word: '还剩' })
  })

  it('counts up as 超时 from the moment the time is over', () => {
    expect(readSpeechClock(clockAfter(179.999), now).value).toMatchObject({ tone: 'warning', figure: '0:01' })
    expect(readSpeechClock(clockAfter(180), now).value).toMatchObject({ tone: 'overtime', figure: '+0:00', left: 0 })
    expect(readSpeechClock(clockAfter(195.5), now).value).toMatchObject({
      tone: 'overtime',
      figure: '+0:15',
      word: '超时',
    })
    expect(readSpeechClock(clockAfter(180 + 3945.2), now).value.figure).toBe('+1:05:45')
  })

  it('takes pauses off, and stands still while paused', () => {
    expect(readSpeechClock(clockAfter(73, { pausedMs: 20_000 }), now).value.figure).toBe('2:07')
    const paused = clockAfter(53, { pausedAt: sentAt })
    const later = readSpeechClock(paused, now + 600_000)
    expect(later).toEqual({ value: expect.objectContaining({ figure: '2:07', paused: true }), changesInMs: null })
  })

  it('counts up a speech without a limit', () => {
    const { value } = readSpeechClock(clockAfter(65, { limitSeconds: 0 }), now)
    expect(value).toMatchObject({ tone: 'open', figure: '1:05', word: '已讲' })
  })

  it('does not run backwards when a speech seems to start in the future', () => {
    expect(readSpeechClock(clockAfter(-5), now).value.figure).toBe('3:00')
  })

  it('asks to be read again exactly when its figure changes', () => {
    for (const spoken of [0, 12.25, 53.999, 149.5, 180, 195.5]) {
      const { value, changesInMs } = readSpeechClock(clockAfter(spoken), now)
      if (changesInMs === null) throw new Error('a running clock changes')
      expect(readSpeechClock(clockAfter(spoken), now + changesInMs - 1).value.figure).toBe(value.figure)
      expect(readSpeechClock(clockAfter(spoken), now + changesInMs + 1).value.figure).not.toBe(value.figure)
    }
  })
})

it('says the limit as people say it', () => {
  expect([180, 90, 45, 0].map(limitInWords)).toEqual(['限时 3 分钟', '限时 1 分 30 秒', '限时 45 秒', '不限时'])
})

it('counts down to 时间到 and stays there', () => {
  const endsAt = '2026-11-21T02:00:00.000Z'
  expect(readCountdown(endsAt, now)).toEqual({ value: { figure: '7:46', over: false }, changesInMs: 1000 })
  expect(readCountdown(endsAt, Date.parse(endsAt) - 1).value).toEqual({ figure: '0:01', over: false })
  expect(readCountdown(endsAt, Date.parse(endsAt))).toEqual({
    value: { figure: '0:00', over: true },
    changesInMs: null,
  })
  expect(readCountdown(endsAt, Date.parse(endsAt) + 86_400_000).value.over).toBe(true)
})

it('tells the time of day in Chinese standard time, wherever the PC believes it is', () => {
  expect(timeOfDay(now)).toEqual({ value: '9:52', changesInMs: 46_000 })
  expect(timeOfDay(Date.parse('2026-11-21T16:00:00.000Z')).value).toBe('0:00')
})
