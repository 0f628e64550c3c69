import { expect, it } from 'vitest'
import type { Speech } from '#shared/meeting/speaking'
import { bellStage } from '../../../renderer/console/live/bell'

const speech: Speech = {
  id: 'a',
  attendeeId: 'b',
  itemId: null,
  kind: 'speech',
  stance: 'neutral',
  note: '',
  startedAt: '2026-11-21T01:00:00.000Z',
  endedAt: null,
  pausedMs: 0,
  pausedAt: null,
  limitSeconds: 180,
  warnSeconds: 30,
}

it('rings in the warning, at the limit, and at each full minute over it (L5)', () => {
  const stages = [0, 149, 150, 179, 180, 239, 240, 300].map((seconds) =>
    bellStage(speech, new Date(Date.parse(speech.startedAt) + seconds * 1000).toISOString()),
  )
  expect(stages).toEqual([0, 0, 1, 1, 2, 2, 3, 4])
})

it('does not ring again while the speech is paused (S7)', () => {
  const paused = { ...speech, pausedAt: '2026-11-21T01:02:00.000Z' }
  expect(bellStage(paused, '2026-11-21T01:30:00.000Z')).toBe(0)
})
