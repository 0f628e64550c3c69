import { useSyncExternalStore } from 'react'
import type { Instant } from '#shared/fact'

/*
 * The desk's clock on this page: anchored to instants main sends, carried on by the page's monotonic clock, so that a
 * wrong or jumping system clock never shows in a speech (RELIABILITY: a wrong clock does not matter).
 */
let anchor = { desk: Date.now(), page: performance.now() }

/** Sets the page's clock by an instant the desk has just sent. Small differences are transport and are ignored. */
export function anchorTo(sentAt: Instant): void {
  const page = performance.now()
  const desk = Date.parse(sentAt)
  const drift = desk - (anchor.desk + page - anchor.page)
  if (drift > 0 || drift < -100) anchor = { desk, page }
}

export function deskNow(): Instant {
  return new Date(deskNowMs()).toISOString()
}

/** The same in milliseconds since 1970, for clocks that reckon. */
export function deskNowMs(): number {
  return anchor.desk + performance.now() - anchor.page
}

/** The desk's instant, renewed at every full desk second: clocks on one page change together. */
export function useDeskNow(): Instant {
  return useSyncExternalStore(subscribe, current)
}

const listeners = new Set<() => void>()
let shown = deskNow()
let timer: ReturnType<typeof setTimeout> | null = null

function current(): Instant {
  return shown
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === null) tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearTimeout(timer)
    timer = null
  }
}

function tick(): void {
  shown = deskNow()
  for (const listener of listeners) listener()
  // A few milliseconds past the full second, so that the second has surely changed.
  timer = setTimeout(tick, 1005 - (Date.parse(shown) % 1000))
}

/** The desk's instant to the minute, for lists: nothing on them changes between two minutes. */
export function useDeskMinute(): Instant {
  return useSyncExternalStore(subscribe, () => `${shown.slice(0, 16)}:00.000Z`)
}
