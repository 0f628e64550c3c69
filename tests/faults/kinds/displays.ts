import { setTimeout as wait } from 'node:timers/promises'
import { secondDisplay } from '#tests/support/displays'
import { freshFolder, open, type Trialled, until } from '../application'
import type { FaultKind, Ground, Outcome, Trials } from '../campaign'
import { ScriptedClerk } from '../clerk'
import type { Dice } from '../dice'

export const displays: FaultKind = {
  name: 'displays',
  promise: 'A display that comes, goes and changes takes nothing from the meeting, and the wall comes back by itself',
  short: 3,
  obstacle: ({ env }) => (env.YST_DISPLAYS === '2' ? null : 'two displays of our own are needed'),
  begin: async (ground) => new Changing(ground),
}

/** One program through all the changes: what slowly goes wrong shows after many. */
class Changing implements Trials {
  #running: Trialled | null = null
  readonly #clerk = new ScriptedClerk()

  constructor(private readonly ground: Ground) {}

  async run(_index: number, dice: Dice): Promise<Outcome> {
    const running = await this.#enter()
    const change = dice.oneOf(['unplug', 'flicker', 'resize'] as const)
    if (change === 'unplug') {
      await secondDisplay.unplug()
      await until('the wall is hidden', async () => !(await isWallShown(running)))
      await this.#clerk.writesLine(running)
    } else if (change === 'flicker') {
      for (let time = 0; time < 3; time += 1) {
        await secondDisplay.unplug()
        await wait(dice.between(0, 300))
        await secondDisplay.plug()
      }
    } else {
      await secondDisplay.resize('1366x768')
      await until('the wall fits', async () => (await isWallShown(running)) === 1366)
    }
    await secondDisplay.plug()
    await until('the wall is back', async () => (await isWallShown(running)) === 1920)
    const broken = [...(await this.#clerk.compare(running))]
    if (!(await this.#clerk.writesLine(running))) broken.push('nobody answers the clerk')
    return { doing: change, counts: { [change]: 1 }, broken }
  }

  async end(): Promise<void> {
    await this.#running?.killAll()
    await secondDisplay.plug()
  }

  async #enter(): Promise<Trialled> {
    if (this.#running) return this.#running
    await secondDisplay.plug()
    this.#running = await open(this.ground, await freshFolder(this.ground))
    await this.#clerk.prepare(this.#running)
    return this.#running
  }
}

/** The width of the wall on the second display, or 0 while it is hidden. */
function isWallShown(running: Trialled): Promise<number> {
  return running.app.evaluate(({ BrowserWindow }) => {
    const wall = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL() === 'app://projector/')
    return wall?.isVisible() && wall.getBounds().x === 1920 ? wall.getBounds().width : 0
  })
}
