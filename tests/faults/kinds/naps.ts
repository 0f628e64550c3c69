import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { begin, freshFolder, open, processOf, signal } from '../application'
import type { FaultKind, Ground, Outcome } from '../campaign'
import { ScriptedClerk } from '../clerk'
import type { Dice } from '../dice'

export const naps: FaultKind = {
  name: 'naps',
  promise: 'A program that was stopped for a while goes on where it was, with the same page and nothing lost',
  short: 1,
  obstacle: () => (process.platform === 'win32' ? 'processes are stopped by signals' : null),
  begin: async (ground) => ({ run: (_index, dice) => nap(ground, dice), end: async () => {} }),
}

/** Everything stops in the middle of the clerk's work, as when the computer sleeps, and goes on later. */
async function nap(ground: Ground, dice: Dice): Promise<Outcome> {
  const userData = await freshFolder(ground)
  const clerk = new ScriptedClerk()
  const running = await open(ground, userData)
  const [momentMs, lengthMs] = [Math.round(dice.between(50, 600)), Math.round(dice.between(1000, 6000))]
  try {
    await clerk.prepare(running)
    const page = await processOf(running, 'console')
    const from = Date.parse((await begin(running)).now)
    const began = performance.now()
    let isOver = false
    const working = clerk.work(running, dice, () => isOver)
    await wait(momentMs)
    signal(-running.pid, 'SIGSTOP')
    await wait(lengthMs)
    signal(-running.pid, 'SIGCONT')
    await wait(300)
    isOver = true
    await working
    const broken = [...(await clerk.compare(running))]
    const passed = Date.parse((await begin(running)).now) - from
    if (Math.abs(passed - (performance.now() - began)) > 5000) broken.push(`the desk’s clock lost the time it slept`)
    if ((await processOf(running, 'console')) !== page)
      broken.push('the console’s page was ended, though it only slept')
    return { doing: `asleep for ${lengthMs} ms`, counts: { acknowledgements: clerk.acknowledged }, broken }
  } finally {
    // A stopped process does not hear anything but this.
    await running.killAll()
    await rm(userData, { recursive: true, force: true })
  }
}
