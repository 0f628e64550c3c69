import { type Dice, diceOf } from './dice'

/** What every kind of fault is given: the runtime, the built application, and where to work. */
export type Ground = {
  readonly electron: string
  readonly flags: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** The folder of the built application. */
  readonly appFolder: string
  /** For user data and images; emptied by whoever called. */
  readonly work: string
  /** The built program that exports inside the little Linux; null where nobody built it. */
  readonly exporter: string | null
  readonly say: (line: string) => void
}

/** One kind of trouble, tried again and again. */
export type FaultKind = {
  readonly name: string
  /** What is promised, as it stands in the table. */
  readonly promise: string
  /** Trials in the short form. */
  readonly short: number
  /** Why it cannot be tried on this machine, or null. */
  readonly obstacle: (ground: Ground) => string | null
  readonly begin: (ground: Ground) => Promise<Trials>
}

export type Trials = {
  /** One trial. What it throws is a promise broken as well. */
  readonly run: (index: number, dice: Dice) => Promise<Outcome>
  readonly end: () => Promise<void>
}

export type Outcome = {
  /** What was done, for whoever repeats it. */
  readonly doing: string
  /** What was counted on the way, such as acknowledgements looked for again. */
  readonly counts: Readonly<Record<string, number>>
  /** Sentences of what was not as promised; empty is what we want. */
  readonly broken: readonly string[]
}

/** One run of one kind: a line of the table's source. Parts of the same kind add up. */
export type Part = {
  readonly kind: string
  readonly promise: string
  readonly date: string
  readonly seed: number
  readonly from: number
  readonly trials: number
  readonly held: number
  readonly counts: Readonly<Record<string, number>>
  readonly failures: readonly { readonly trial: number; readonly doing: string; readonly broken: readonly string[] }[]
  readonly minutes: number
  /** Deliberate faults built into the application under trial; empty in every run that counts. */
  readonly faulty: string
}

export type Asked = {
  readonly kind: FaultKind
  readonly trials: number
  readonly seed: number
  readonly from: number
  readonly faulty?: string
  /** Ends early, for those who only want to see red. */
  readonly untilBroken?: boolean
}

/** Runs the trials `from` … `from + trials − 1` one after the other. */
export async function runPart(ground: Ground, asked: Asked): Promise<Part> {
  const { kind, trials, seed, from, faulty = '' } = asked
  const began = performance.now()
  const counts = new Map<string, number>()
  const failures: { trial: number; doing: string; broken: readonly string[] }[] = []
  let done = 0
  let running: Trials | null = null
  try {
    running = await kind.begin(ground)
    for (let trial = from; trial < from + trials; trial += 1) {
      const outcome = await running.run(trial, diceOf(seed, kind.name, trial)).catch(thrown)
      done += 1
      for (const [what, count] of Object.entries(outcome.counts)) counts.set(what, (counts.get(what) ?? 0) + count)
      if (outcome.broken.length > 0) {
        failures.push({ trial, doing: outcome.doing, broken: outcome.broken })
        ground.say(`${kind.name} ${trial}: ${outcome.doing}: ${outcome.broken.join(' / ')}`)
        if (asked.untilBroken) break
      }
      if (done % tellEvery === 0) ground.say(`${kind.name}: ${done} of ${trials}, ${failures.length} broken`)
    }
  } finally {
    await running?.end()
  }
  return {
    kind: kind.name,
    promise: kind.promise,
    date: new Date().toISOString().slice(0, 10),
    ...{ seed, from, trials: done, held: done - failures.length },
    counts: Object.fromEntries(counts),
    failures,
    minutes: Math.round((performance.now() - began) / 600) / 100,
    faulty,
  }
}

const tellEvery = 50

function thrown(error: unknown): Outcome {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { doing: 'threw', counts: {}, broken: [words.split('\n').slice(0, 4).join(' ')] }
}
