import type { Bench, Part } from '../bench'
import { atMost, type Figure, type Point } from '../figure'
import { factsOf, historyOf, roomWithStore } from '../rooms'
import { onFloor, startFloor } from '../running'

/** 重建查询库: from a journal of a million facts, while the clerk runs a meeting. */
export const rebuild: Part = {
  name: 'rebuild',
  async run(bench) {
    const figures: Figure[] = []
    const points: Point[] = []
    const notMeasured: string[] = []
    for (const size of [1, 10, 100] as const) {
      const facts = factsOf(historyOf(bench, size))
      const { filledMs, acksMs, openedMs, saidProgress } = await roomWithStore(bench, size)
      points.push({
        curve: 'Rebuild the store',
        unit: 'ms',
        size,
        words: `${facts.toLocaleString('en')} facts`,
        value: filledMs,
      })
      if (size !== 100) continue
      const floor = await bulkAdd(bench, facts)
      figures.push({
        title: `rebuild IndexedDB from ${facts.toLocaleString('en')} facts`,
        unit: 'ms',
        samples: [filledMs],
        floor: { title: `bulkAdd of as many bare rows`, samples: [floor] },
        goal: { words: '≤ 1.5 × floor', of: 'median', most: (least) => least * 1.5 },
        note: `From the console’s page to "ready", while the record of a meeting is written; ${saidProgress ? 'progress is said with a figure' : 'progress is NOT said'}. The floor’s rows carry as many letters as a fact, in batches of 50,000, in a table without a second index.`,
      })
      if (openedMs === null) notMeasured.push('opening meetings while the store is rebuilt: it was ready before')
      else {
        figures.push(
          {
            title: 'open a recent meeting while the store is rebuilt',
            unit: 'ms',
            samples: [openedMs.recent],
            floor: null,
            goal: atMost(300, 'ms', 'median'),
            note: '',
          },
          {
            title: 'open the first meeting of ten years while the store is rebuilt',
            unit: 'ms',
            samples: [openedMs.oldest],
            floor: null,
            goal: null,
            note: 'Every segment of the journal is looked through for it, once a start.',
          },
        )
      }
      if (acksMs.length === 0)
        notMeasured.push('acks while the store is rebuilt: it was ready before the first command')
      else {
        figures.push({
          title: 'command → durable ack while the store is rebuilt',
          unit: 'ms',
          samples: acksMs,
          floor: null,
          goal: atMost(50, 'ms'),
          note: '',
        })
      }
    }
    return { figures, points, notMeasured }
  },
}

async function bulkAdd(bench: Bench, facts: number): Promise<number> {
  const blank = await startFloor(bench, 1)
  try {
    let took = 0
    for (let left = facts; left > 0; left -= 50_000) {
      took += await onFloor(blank.page, 'bulkAdd', Math.min(left, 50_000), lettersOfFact)
    }
    return took
  } finally {
    await blank.end()
  }
}

const lettersOfFact = 450
