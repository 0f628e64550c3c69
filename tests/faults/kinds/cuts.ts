import { execFile } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { open, signal, type Trialled } from '../application'
import type { FaultKind, Ground, Outcome, Trials } from '../campaign'
import { ScriptedClerk } from '../clerk'
import type { Dice } from '../dice'
import { readRawJournal } from '../raw-journal'

const run = promisify(execFile)

export const cuts: FaultKind = {
  name: 'cuts',
  promise: 'Nothing acknowledged is lost when the power goes; each image started twice with a write between',
  short: 2,
  obstacle: () => (process.platform === 'linux' && process.getuid?.() === 0 ? null : 'mounting needs root on Linux'),
  begin: async (ground) => new Cutting(ground),
}

type Cut = { readonly image: string; readonly clerk: ScriptedClerk; readonly momentMs: number }

/**
 * User data on ext4 over a file. At a chance moment the file is copied without any sync: that is the disk as a power cut
 * leaves it. One writer is cut several times; then it is gone, because its lock must not seem alive to the copies.
 */
class Cutting implements Trials {
  #waiting: Cut[] = []
  #round = 0

  constructor(private readonly ground: Ground) {}

  async run(_index: number, dice: Dice): Promise<Outcome> {
    if (this.#waiting.length === 0) await this.#write(dice)
    const cut = this.#waiting.shift()
    if (!cut) throw new Error('the writer was cut at least once')
    const counts = { acknowledgements: cut.clerk.acknowledged, starts: 2 }
    return {
      doing: `the power gone ${cut.momentMs} ms after the clerk began`,
      counts,
      broken: await this.#startTwice(cut),
    }
  }

  async end(): Promise<void> {
    for (const { image } of this.#waiting) await rm(image, { force: true })
  }

  async #write(dice: Dice): Promise<void> {
    this.#round += 1
    const image = join(this.ground.work, `room-${this.#round}.img`)
    const folder = join(this.ground.work, `room-${this.#round}`)
    await run('truncate', ['-s', '256M', image])
    await run('mkfs.ext4', ['-q', '-F', image])
    await mkdir(folder, { recursive: true })
    await run('mount', ['-o', 'loop', image, folder])
    let running: Trialled | null = null
    try {
      running = await open(this.ground, join(folder, 'room'))
      const clerk = new ScriptedClerk()
      await clerk.prepare(running)
      let isOver = false
      const working = clerk.work(running, dice, () => isOver)
      let passedMs = 0
      for (let count = 0; count < cutsPerWriter; count += 1) {
        const momentMs = Math.round(dice.between(50, 900))
        await wait(momentMs)
        passedMs += momentMs
        const remembered = clerk.remembered()
        const copy = join(this.ground.work, `cut-${this.#round}-${count}.img`)
        // A copy takes some milliseconds, a power cut none: nobody writes meanwhile, or the end of the image would be of a
        // later moment than its beginning.
        signal(-running.pid, 'SIGSTOP')
        await run('cp', ['--sparse=always', image, copy]).finally(() => running && signal(-running.pid, 'SIGCONT'))
        this.#waiting.push({ image: copy, clerk: remembered, momentMs: passedMs })
      }
      isOver = true
      await working
    } finally {
      await running?.killAll()
      await run('umount', ['-l', folder])
      await rm(image, { force: true })
    }
  }

  /** A torn tail that was not cut off kills at the second start, so there are two, with a line written between. */
  async #startTwice({ image, clerk }: Cut): Promise<readonly string[]> {
    const folder = image.replace(/\.img$/, '')
    const userData = join(folder, 'room')
    await mkdir(folder, { recursive: true })
    await run('mount', ['-o', 'loop', image, folder])
    const broken: string[] = []
    try {
      broken.push(...clerk.compareFiles(await readRawJournal(userData)))
      for (const start of ['first', 'second']) {
        const running = await open(this.ground, userData)
        try {
          broken.push(...(await clerk.compare(running)).map((each) => `${start} start: ${each}`))
          if (!(await clerk.writesLine(running))) broken.push(`${start} start: nothing can be written`)
        } finally {
          await running.killAll()
        }
        broken.push(...clerk.compareFiles(await readRawJournal(userData)))
      }
      return broken
    } finally {
      await run('umount', ['-l', folder])
      await rm(image, { force: true })
      await rm(folder, { recursive: true, force: true })
    }
  }
}

const cutsPerWriter = 4
