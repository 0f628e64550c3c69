import { createContext, useContext, useEffect, useReducer } from 'react'
import type { Instant } from '#shared/fact'

/** The desk's time now, in milliseconds since 1970. */
export type Now = () => number

/**
 * Counts on from the desk's instant with the monotonic clock: this page and main may sit on a PC whose clock is set
 * right in the middle of a speech. Call it when the message arrives.
 */
export function nowFrom(sentAt: Instant): Now {
  const sent = Date.parse(sentAt)
  const arrived = performance.now()
  return () => sent + (performance.now() - arrived)
}

export const NowContext = createContext<Now>(() => Date.now())

/**
 * What `read` says at the desk's time now, read again exactly when it would say something else. `read` answers with its
 * value and the milliseconds until it changes, null for never.
 */
export function useReading<Value>(read: (now: number) => { value: Value; changesInMs: number | null }): Value {
  const now = useContext(NowContext)
  const [, readAgain] = useReducer((count: number) => count + 1, 0)
  const { value, changesInMs } = read(now())
  useEffect(() => {
    if (changesInMs === null) return
    // A timer may fire a hair early; two milliseconds late never shows the old second twice.
    const timer = setTimeout(readAgain, Math.max(changesInMs, 0) + 2)
    return () => clearTimeout(timer)
  })
  return value
}

/** 现在时间: 9:52, in Chinese standard time as everywhere in the program. */
export function timeOfDay(now: number): { value: string; changesInMs: number } {
  const shifted = now + chineseOffsetMs
  const minutes = Math.floor(shifted / minuteMs) % (24 * 60)
  const value = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  return { value, changesInMs: minuteMs - (shifted % minuteMs) }
}

const minuteMs = 60_000
const chineseOffsetMs = 8 * 60 * minuteMs
