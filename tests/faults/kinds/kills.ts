import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { begin, freshFolder, open, type Process, processOf, signal, type Trialled, until } from '../application'
import type { FaultKind, Ground, Outcome, Trials } from '../campaign'
import { ScriptedClerk } from '../clerk'
import type { Dice } from '../dice'
import { readRawJournal } from '../raw-journal'

type Target = Process | 'everything'

/** In this order again and again, so that the console's page never dies three times within a minute. */
const targets: readonly [Target, ...Target[]] = ['browser', 'storage', 'console', 'everything', 'gpu', 'projector']

export const kills: FaultKind = {
  name: 'kills',
  promise: 'Nothing acknowledged is lost when any process dies',
  short: 6,
  obstacle: () => (process.platform === 'win32' ? 'processes are killed by signals' : null),
  begin: async (ground) => new Killing(ground),
}

/** One room goes on from trial to trial, and is left for a fresh one before it grows long. */
class Killing implements Trials {
  #running: Trialled | null = null
  #clerk = new ScriptedClerk()
  #userData = ''
  #inThisRoom = 0

  constructor(private readonly ground: Ground) {}

  async run(index: number, dice: Dice): Promise<Outcome> {
    try {
      return await this.#trial(targets[index % targets.length] ?? 'browser', dice)
    } catch (error) {
      // Whatever state this room is in now, the next trial must not inherit it.
      await this.end()
      throw error
    }
  }

  async end(): Promise<void> {
    await this.#running?.killAll()
    this.#running = null
    this.#inThisRoom = trialsPerRoom
  }

  async #trial(target: Target, dice: Dice): Promise<Outcome> {
    const running = this.#running ?? (await this.#enter())
    const clerk = this.#clerk
    this.#inThisRoom += 1
    const momentMs = Math.round(dice.between(0, 900))
    const before = clerk.acknowledged
    const victim = target === 'everything' ? running.pid : await processOf(running, target)
    let isOver = false
    const working = clerk.work(running, dice, () => isOver)
    await wait(momentMs)
    if (target === 'everything') signal(-running.pid, 'SIGKILL')
    else if (victim !== null) signal(victim, 'SIGKILL')
    isOver = target !== 'browser' && target !== 'everything'
    await working
    const broken =
      target === 'browser' || target === 'everything'
        ? await this.#afterTheEnd(running)
        : await this.#afterAPart(running, target, victim)
    const counts = { acknowledgements: clerk.acknowledged - before, [`killed ${target}`]: 1 }
    return { doing: `${target} killed ${momentMs} ms after the clerk began`, counts, broken }
  }

  /** The program is gone: its files are read by a stranger, it is started again, and the meeting goes on. */
  async #afterTheEnd(running: Trialled): Promise<readonly string[]> {
    this.#running = null
    await running.killAll()
    const broken = [...this.#clerk.compareFiles(await readRawJournal(this.#userData))]
    if (this.#inThisRoom >= trialsPerRoom) {
      const last = await open(this.ground, this.#userData)
      broken.push(...(await this.#clerk.compare(last)))
      await last.killAll()
      await rm(this.#userData, { recursive: true, force: true })
      return broken
    }
    const again = await open(this.ground, this.#userData)
    this.#running = again
    broken.push(...(await this.#clerk.compare(again)), ...(await this.#clerk.resumes(again)))
    return broken
  }

  /** The program lives: the part comes back by itself, and nothing is missing. */
  async #afterAPart(running: Trialled, target: Process, victim: number | null): Promise<readonly string[]> {
    await until(`a new ${target}`, async () => {
      const now = await processOf(running, target)
      return now !== null && now !== victim
    })
    if (target === 'storage')
      await until('the store is whole again', async () => (await begin(running)).status.storage.state === 'ready')
    const broken = [...(await this.#clerk.compare(running))]
    if (!(await this.#clerk.writesLine(running))) broken.push(`nobody answers after ${target} died`)
    return broken
  }

  async #enter(): Promise<Trialled> {
    this.#userData = await freshFolder(this.ground)
    this.#clerk = new ScriptedClerk()
    this.#inThisRoom = 0
    const running = await open(this.ground, this.#userData)
    this.#running = running
    await this.#clerk.prepare(running)
    return running
  }
}

const trialsPerRoom = 60
