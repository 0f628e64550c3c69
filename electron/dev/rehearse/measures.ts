import type { ElectronApplication, Page } from 'playwright'
import type { Ack } from '#shared/contract/desk'
import type { Result } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import type { Spoken } from '#shared/rehearsal/resolve'

/** Median, 95th percentile and how many, in milliseconds. Null when nothing was measured. */
export type Spread = { readonly p50: number; readonly p95: number; readonly count: number } | null

type Seen = {
  readonly answer: Result<Ack>
  readonly askedMs: number
  readonly ackedMs: number
  readonly shown: readonly number[]
}

/**
 * How long a command takes to be acknowledged, and to be painted on the wall. Both ends are read on the machine's own
 * clock (`timeOrigin` + `now`), the command in the console's page, the paint in main when the wall's page says so.
 */
export class Measures {
  readonly #acksMs: number[] = []
  readonly #paintsMs: number[] = []

  private constructor(
    private readonly app: ElectronApplication,
    private readonly console: Page,
  ) {}

  static async begin(app: ElectronApplication, console: Page): Promise<Measures> {
    await app.evaluate(({ app: program }) => {
      const painted: Record<number, number> = {}
      Object.assign(globalThis, { rehearsalPainted: painted })
      const emitter: NodeJS.EventEmitter = program
      emitter.on('rehearsal-painted', (number: number, atMs: number) => {
        painted[number] = performance.timeOrigin + atMs
      })
    })
    return new Measures(app, console)
  }

  async command(stream: StreamId, command: Spoken): Promise<Result<Ack>> {
    const seen = await this.console.evaluate(askAndWatch, { stream, command })
    this.#acksMs.push(seen.ackedMs - seen.askedMs)
    const number = seen.shown.at(-1)
    if (number !== undefined) {
      const paintedMs = await this.app.evaluate(waitForPaint, number)
      if (paintedMs !== null) this.#paintsMs.push(paintedMs - seen.askedMs)
    }
    return seen.answer
  }

  acks(): Spread {
    return spreadOf(this.#acksMs)
  }

  paints(): Spread {
    return spreadOf(this.#paintsMs)
  }
}

/** Runs in the console's page: asks, and hears which pictures main sent to the wall because of it. */
async function askAndWatch({ stream, command }: { stream: StreamId; command: Spoken }): Promise<Seen> {
  const shown: number[] = []
  const stop = globalThis.desk.on('wall.shown', (message) => void shown.push(message.number))
  const now = () => performance.timeOrigin + performance.now()
  const askedMs = now()
  const answer = await globalThis.desk.ask('desk.ask', { stream, command })
  const ackedMs = now()
  // The wall is told right after the ack; two frames are ample.
  await new Promise((done) => setTimeout(done, 40))
  stop()
  return { answer, askedMs, ackedMs, shown }
}

/** Runs in main: when picture `number` was painted, or null when that did not happen within two seconds. */
async function waitForPaint(_electron: unknown, number: number): Promise<number | null> {
  const painted = (globalThis as unknown as { rehearsalPainted: Record<number, number> }).rehearsalPainted
  for (let tries = 0; tries < 200; tries += 1) {
    const at = painted[number]
    if (at !== undefined) return at
    await new Promise((done) => setTimeout(done, 10))
  }
  return null
}

function spreadOf(all: readonly number[]): Spread {
  if (all.length === 0) return null
  const sorted = [...all].sort((a, b) => a - b)
  const at = (part: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), count: sorted.length }
}
