import { useEffect, useRef } from 'react'
import type { Instant } from '#shared/fact'
import { type Speech, spokenMs } from '#shared/meeting/speaking'

/**
 * 提示音 stage of a speech: 0 in time, 1 in the warning, 2 at the limit, then one more for every full minute over it.
 * The bell rings when the stage grows.
 */
export function bellStage(speech: Speech, now: Instant): number {
  const leftMs = speech.limitSeconds * 1000 - spokenMs(speech, now)
  if (leftMs > speech.warnSeconds * 1000) return 0
  if (leftMs > 0) return 1
  return 2 + Math.floor(-leftMs / 60_000)
}

/** Rings as the stage of this speech grows. Coming to a speech that is already over its time rings nothing. */
export function useBell(speech: Speech | null, now: Instant, isSilenced: boolean): void {
  const heard = useRef<{ id: string; stage: number } | null>(null)
  const stage = speech ? bellStage(speech, now) : 0
  const id = speech?.id ?? null
  useEffect(() => {
    const before = heard.current
    heard.current = id === null ? null : { id, stage }
    if (id === null || before?.id !== id || stage <= before.stage || isSilenced) return
    ring(stage)
  }, [id, stage, isSilenced])
}

let context: AudioContext | null = null

/** One soft stroke for the warning, two at the limit and at each minute after it. A machine without sound is silent. */
function ring(stage: number): void {
  if (typeof AudioContext === 'undefined') return
  try {
    context ??= new AudioContext()
    // Before the first click or key the page may not sound yet; the colour says it too.
    void context.resume().catch(() => undefined)
    const strokes = stage === 1 ? [0] : [0, 0.42]
    for (const after of strokes) strike(context, context.currentTime + after, stage === 1 ? 880 : 660)
  } catch (error) {
    console.warn('the bell could not sound', error)
  }
}

/** A struck bell: a tone and its quiet upper partial, dying away within a second. */
function strike(sound: AudioContext, at: number, pitch: number): void {
  for (const [ratio, loudness] of [
    [1, 0.16],
    [2.76, 0.04],
  ] as const) {
    const tone = sound.createOscillator()
    const volume = sound.createGain()
    tone.frequency.value = pitch * ratio
    volume.gain.setValueAtTime(loudness, at)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.9)
    tone.connect(volume).connect(sound.destination)
    tone.start(at)
    tone.stop(at + 0.95)
  }
}
