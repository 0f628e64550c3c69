import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Part } from '../bench'
import { atMost, type Figure, type Point } from '../figure'
import { journalOf, layOut, longStream } from '../journals'
import { storeReady } from '../live-room'
import { clickToSight } from '../painting'
import { freshFolder, start, times } from '../running'
import { spreadOf } from '../statistics'

/** 打开一场长会: a meeting that nobody has looked at since the start, from the click to its page. */
export const opening: Part = {
  name: 'opening',
  async run(bench) {
    const figures: Figure[] = []
    const points: Point[] = []
    for (const size of [1, 10, 100] as const) {
      const facts = 200 * size
      const from = await journalOf(
        bench.cache,
        { meetings: 3, factsPerMeeting: 99, people: 60, long: { facts, isOver: true } },
        bench.say,
      )
      // Two of the sizes are points of the curve and nothing else.
      const runs = bench.isQuick ? 3 : size === 100 ? 8 : 5
      const samples = await times(runs, async () => {
        const userData = await freshFolder(bench)
        await layOut(from, userData)
        const running = await start(bench, userData)
        try {
          await storeReady(running.console)
          const row = running.console.getByRole('listitem').filter({ hasText: '（第0场）' })
          await row.waitFor()
          await row.evaluate((element) => element.setAttribute('data-bench', 'long'))
          return await clickToSight(running.console, '[data-bench="long"] button', {
            selector: 'h1',
            says: '（第0场）',
          })
        } finally {
          await running.end()
        }
      })
      points.push({
        curve: 'Open a meeting, click → painted',
        unit: 'ms',
        size,
        words: `${facts.toLocaleString('en')} facts`,
        value: spreadOf(samples).median,
      })
      if (size !== 100) continue
      figures.push({
        title: 'open a meeting of 20,000 facts, click → painted',
        unit: 'ms',
        samples,
        floor: { title: 'read and parse', samples: await times(8, () => readAndParse(from)) },
        goal: atMost(300, 'ms', 'median'),
        note: 'The first time after a start; the floor reads the journal’s bytes of that meeting and parses each line.',
      })
    }
    return { figures, points }
  },
}

async function readAndParse(from: string): Promise<number> {
  const folder = join(from, 'journal')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'))
  const began = performance.now()
  let facts = 0
  for (const name of names) {
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      if (!line.includes(longStream)) continue
      const parsed: { facts: unknown[] } = JSON.parse(line)
      facts += parsed.facts.length
    }
  }
  const took = performance.now() - began
  if (facts === 0) throw new Error('the long meeting is not in the journal')
  return took
}
