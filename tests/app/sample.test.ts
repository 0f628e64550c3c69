import { expect, it } from 'vitest'
import { playSample } from '#electron/app/sample'
import { stageOf } from '#shared/topic/stages'
import type { TopicHistory } from '#shared/topic/topic'
import { openCounty } from '../exchange/county-desk'

it.each(['2026-01-03', '2026-06-30', '2026-11-22'])('the sample can be played on any day, as on %s', async (today) => {
  const { desk, close } = await openCounty('sample-room', `${today}T00:30:00.000Z`)
  try {
    const played = await playSample(desk, 'room:sample-room', `${today}T00:30:00.000Z`)
    expect(played.ok ? '' : played.refusal.message).toBe('')
    const stages = []
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { state } = await desk.view(`topic:sample-t${number}`)
      stages.push(stageOf((state as TopicHistory).state))
    }
    expect(stages).toEqual([
      'report',
      'consultation',
      'supervision',
      'response',
      'survey',
      'selection',
      'selection',
      'selection',
    ])
  } finally {
    await close()
  }
})
