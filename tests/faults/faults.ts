import { type Ground, type Part, runPart } from './campaign'
import { faultKinds } from './kinds'
import { keepResults } from './table'

export const kindNames: readonly string[] = faultKinds.map((kind) => kind.name)

export type Wish = {
  /** How many trials of which kind; empty is the short form of all. */
  readonly trials: ReadonlyMap<string, number>
  readonly seed: number
  readonly from: number
  /** The table's name without ending. */
  readonly out: string
  readonly faulty: string
}

/** 故障试验: every kind that was asked for, one after the other; what was found is kept before the next kind begins. */
export async function tryFaults(
  ground: Ground,
  wish: Wish,
): Promise<{ readonly table: string; readonly trials: number; readonly broken: number }> {
  let [table, trials, broken] = ['', 0, 0]
  for (const kind of faultKinds) {
    const count = wish.trials.size === 0 ? kind.short : (wish.trials.get(kind.name) ?? 0)
    if (count === 0) continue
    const obstacle = kind.obstacle(ground)
    if (obstacle) {
      ground.say(`${kind.name}: left out, ${obstacle}`)
      // Who asked for it by name did not get it.
      if (wish.trials.size > 0) broken += 1
      continue
    }
    ground.say(`${kind.name}: ${count} trials from ${wish.from}, seed ${wish.seed}`)
    const { seed, from, faulty } = wish
    const part: Part = await runPart(ground, { kind, trials: count, seed, from, faulty, untilBroken: faulty !== '' })
    table = keepResults(wish.out, [part])
    trials += part.trials
    broken += part.trials - part.held
  }
  return { table, trials, broken }
}
