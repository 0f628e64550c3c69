import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { kill, openSupervised } from '#tests/support/supervised'
import { freshFolder, until } from '../application'
import type { FaultKind, Ground, Outcome } from '../campaign'
import { ScriptedClerk } from '../clerk'
import type { Dice } from '../dice'
import { readRawJournal } from '../raw-journal'

export const returns: FaultKind = {
  name: 'returns',
  promise:
    'A program that is killed comes back by itself, once, and the meeting goes on; ended by the clerk it stays ended',
  short: 1,
  obstacle: () => (process.platform === 'linux' ? null : 'processes are found in /proc'),
  begin: async (ground) => ({ run: (_index, dice) => killedAndBack(ground, dice), end: async () => {} }),
}

async function killedAndBack(ground: Ground, dice: Dice): Promise<Outcome> {
  const userData = await freshFolder(ground)
  const room = openSupervised({ ...ground, userData })
  const clerk = new ScriptedClerk()
  const broken: string[] = []
  let [doing, backMs] = ['', 0]
  try {
    await clerk.prepare(room)
    for (let death = 0; death < 2; death += 1) {
      await until('somebody waits beside it', async () => (await room.supervisor()) !== null)
      const program = await room.program()
      if (program === null) throw new Error('the program is there')
      let isOver = false
      const working = clerk.work(room, dice, () => isOver)
      const momentMs = Math.round(dice.between(0, 900))
      await wait(momentMs)
      const began = performance.now()
      kill(program)
      isOver = true
      const byHand = dice.upTo(3)
      doing += `killed after ${momentMs} ms, started ${byHand} times by hand; `
      for (let start = 0; start < byHand; start += 1) room.startByHand()
      await working
      await until('another life of it', async () => ![null, program].includes(await room.program()))
      broken.push(...(await clerk.compare(room)), ...(await clerk.resumes(room)))
      backMs += performance.now() - began
      broken.push(...clerk.compareFiles(await readRawJournal(userData)))
      if (!(await clerk.writesLine(room))) broken.push('nobody answers the clerk')
    }
    await until('somebody waits beside it', async () => (await room.supervisor()) !== null)
    await room.inConsole('desk.ask("app.quit", {})', 2000)
    await until('everything has ended', async () => (await room.processes()).length === 0)
    const raw = await readRawJournal(userData)
    broken.push(...clerk.compareFiles(raw))
    if (raw.facts.some(({ n }, index) => n !== index + 1)) broken.push('two have written')
    const counts = {
      acknowledgements: clerk.acknowledged,
      deaths: 2,
      'ms until the meeting was back': Math.round(backMs),
    }
    return { doing, counts, broken }
  } finally {
    await room.end()
    await rm(userData, { recursive: true, force: true })
  }
}
