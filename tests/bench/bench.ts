import { drawCurves } from './curves'
import type { Figure, Outcome, Point } from './figure'
import { loadNow, NoiseProbe, thisMachine } from './machine'
import { commands } from './parts/commands'
import { keys } from './parts/keys'
import { lists } from './parts/lists'
import { memory } from './parts/memory'
import { opening } from './parts/opening'
import { papers } from './parts/papers'
import { rebuild } from './parts/rebuild'
import { size } from './parts/size'
import { smooth } from './parts/smooth'
import { startUp } from './parts/start-up'
import { jsonOf, type Report, tableOf } from './report'
import { runtimeVersions } from './running'

/** What every part is given: the runtime, the built application, and where to work. */
export type Bench = {
  readonly electron: string
  readonly flags: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** The project's folder with `dist/`. */
  readonly appFolder: string
  /** Folders of the bench's own little applications, and of the built floor page. */
  readonly watchFolder: string
  readonly floorFolder: string
  readonly floorPage: string
  /** Journals are kept here from run to run. */
  readonly cache: string
  /** For user data; emptied by whoever called. On the disk that is measured. */
  readonly work: string
  /** A tenth of the data, fewer runs. */
  readonly isQuick: boolean
  /** The eight hours really at 60 ×. */
  readonly isLong: boolean
  readonly say: (line: string) => void
}

export type Part = { readonly name: string; readonly run: (bench: Bench) => Promise<Outcome> }

/** In the order of the table; the rebuild leaves the rooms behind in which starts and lists are measured. */
const parts: readonly Part[] = [size, rebuild, startUp, lists, keys, smooth, commands, opening, papers, memory]

export const partNames: readonly string[] = parts.map(({ name }) => name)

export type Written = {
  readonly table: string
  readonly json: string
  readonly curves: string
  readonly isWhole: boolean
}

/** 量一遍: every part, or those named in `only`; a part that fails is said and the others go on. */
export async function measure(bench: Bench, only: readonly string[]): Promise<Written> {
  const began = performance.now()
  const probe = new NoiseProbe()
  const figures: Figure[] = []
  const points: Point[] = []
  const notMeasured: string[] = []
  const seconds: Record<string, number> = {}
  const loadBefore = loadNow()
  for (const part of parts) {
    if (only.length > 0 && !only.includes(part.name)) continue
    probe.look()
    const partBegan = performance.now()
    bench.say(`measuring: ${part.name}`)
    try {
      const outcome = await part.run(bench)
      figures.push(...outcome.figures)
      points.push(...outcome.points)
      notMeasured.push(...(outcome.notMeasured ?? []))
    } catch (error) {
      notMeasured.push(`${part.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
    seconds[part.name] = Math.round((performance.now() - partBegan) / 1000)
    bench.say(`${part.name}: ${seconds[part.name]} s`)
  }
  probe.look()
  const report: Report = {
    machine: thisMachine(await runtimeVersions(bench)),
    noise: { ...probe.slowdown(), loadBefore, loadAfter: loadNow() },
    seconds,
    isQuick: bench.isQuick,
    minutes: (performance.now() - began) / 60_000,
    figures,
    points,
    notMeasured,
  }
  return {
    table: tableOf(report),
    json: jsonOf(report),
    curves: drawCurves(points),
    isWhole: notMeasured.length === 0,
  }
}
