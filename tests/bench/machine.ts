import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { spreadOf } from './statistics'

/** On what it was measured, and how quiet it was there. */
export type Machine = {
  readonly processor: string
  readonly cores: number
  readonly memoryGB: number
  readonly system: string
  readonly node: string
  readonly electron: string
  readonly chromium: string
}

export function thisMachine(runtime: { readonly electron: string; readonly chromium: string }): Machine {
  const all = cpus()
  return {
    processor: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGB: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    ...runtime,
  }
}

/** How many processes wanted a core in the last minute, on average; 0 where the system does not say. */
export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10
}

/**
 * 量噪声: the same sum over and over, between the parts of a run. Where it takes much longer than at its best somebody
 * else was using the machine, and the figures around it are worth less.
 */
export class NoiseProbe {
  readonly #samples: number[] = []

  look(): void {
    for (let run = 0; run < 10; run += 1) {
      const began = performance.now()
      let sum = 0
      for (let index = 0; index < 4_000_000; index += 1) sum = (sum * 31 + index) % 1_000_003
      if (sum < 0) throw new Error('a sum of what is not negative is not negative')
      this.#samples.push(performance.now() - began)
    }
  }

  /** How much slower the machine was than at its best, as a part: 0.1 is 10 % slower, at the median and at p95. */
  slowdown(): { readonly median: number; readonly p95: number } {
    const { median, p95, lowest } = spreadOf(this.#samples)
    return { median: median / lowest - 1, p95: p95 / lowest - 1 }
  }
}
