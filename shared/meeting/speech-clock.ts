import type { Instant } from '../fact'
import type { Speech } from './speaking'

/*
 * What happens to the clock of one speech: nothing ticks, instants and lengths only (S7).
 */

export function pause(speech: Speech, at: Instant): Speech {
  return speech.pausedAt === null ? { ...speech, pausedAt: at } : speech
}

export function resume(speech: Speech, at: Instant): Speech {
  if (speech.pausedAt === null) return speech
  return { ...speech, pausedMs: speech.pausedMs + (Date.parse(at) - Date.parse(speech.pausedAt)), pausedAt: null }
}

/** S8: the part of the gap that the running clock would have counted is taken out of it. */
export function exclude(speech: Speech, gap: { from: Instant; to: Instant }): Speech {
  if (speech.pausedAt !== null) return speech
  const from = Math.max(Date.parse(gap.from), Date.parse(speech.startedAt))
  return { ...speech, pausedMs: speech.pausedMs + Math.max(0, Date.parse(gap.to) - from) }
}
