import type { SpeechClock } from '#shared/views/scene'

/** What the ring says: figure, word and colour always together, never colour alone. */
export type ClockReading = {
  /** `open`: a speech without a limit counts up. */
  readonly tone: 'running' | 'warning' | 'overtime' | 'open'
  /** 2:07, +0:15, 1:05:00 */
  readonly figure: string
  readonly word: '剩余' | '还剩' | '超时' | '已讲'
  readonly paused: boolean
  /** The share of the limit that is left, 0 to 1; 1 without a limit. */
  readonly left: number
}

/**
 * S7: spoken = now − startedAt − pausedMs, standing still while paused. Seconds left are rounded up, so that a speech
 * begins with its whole limit on the wall; after 0:01 comes 超时 +0:00.
 */
export function readSpeechClock(clock: SpeechClock, now: number): { value: ClockReading; changesInMs: number | null } {
  const paused = clock.pausedAt !== null
  const standsAt = clock.pausedAt === null ? now : Date.parse(clock.pausedAt)
  const spokenMs = Math.max(0, standsAt - Date.parse(clock.startedAt) - clock.pausedMs)
  const limitMs = clock.limitSeconds * 1000
  const untilNextSecond = 1000 - (spokenMs % 1000)
  const changesInMs = paused ? null : untilNextSecond

  if (limitMs <= 0) {
    return { value: { tone: 'open', figure: figureOf(spokenMs), word: '已讲', paused, left: 1 }, changesInMs }
  }
  const leftMs = limitMs - spokenMs
  if (leftMs <= 0) {
    return { value: { tone: 'overtime', figure: `+${figureOf(-leftMs)}`, word: '超时', paused, left: 0 }, changesInMs }
  }
  const leftSeconds = Math.ceil(leftMs / 1000)
  const warning = leftSeconds <= clock.warnSeconds
  return {
    value: {
      tone: warning ? 'warning' : 'running',
      figure: figureOf(leftSeconds * 1000),
      word: warning ? '还剩' : '剩余',
      paused,
      left: leftSeconds / clock.limitSeconds,
    },
    changesInMs,
  }
}

/** 倒计时: what is left until the instant, and 时间到 once it has come. */
export function readCountdown(
  endsAt: string,
  now: number,
): { value: { figure: string; over: boolean }; changesInMs: number | null } {
  const leftMs = Date.parse(endsAt) - now
  if (!(leftMs > 0)) return { value: { figure: figureOf(0), over: true }, changesInMs: null }
  const leftSeconds = Math.ceil(leftMs / 1000)
  return {
    value: { figure: figureOf(leftSeconds * 1000), over: false },
    changesInMs: leftMs - (leftSeconds - 1) * 1000,
  }
}

/** 限时 3 分钟, 限时 1 分 30 秒, 不限时. */
export function limitInWords(limitSeconds: number): string {
  if (limitSeconds <= 0) return '不限时'
  const minutes = Math.floor(limitSeconds / 60)
  const seconds = limitSeconds % 60
  if (seconds === 0) return `限时 ${minutes} 分钟`
  return minutes === 0 ? `限时 ${seconds} 秒` : `限时 ${minutes} 分 ${seconds} 秒`
}

/** 125,000 ms → 2:05; an hour and more → 1:02:05. */
function figureOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const clock = [Math.floor(seconds / 60) % 60, seconds % 60]
  if (seconds >= 3600) return [Math.floor(seconds / 3600), ...clock.map(twoDigits)].join(':')
  return `${clock[0]}:${twoDigits(clock[1] ?? 0)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
