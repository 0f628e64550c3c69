import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { begin, freshFolder, meetingOf, open, until } from '../application'
import type { FaultKind, Ground, Outcome } from '../campaign'
import { ScriptedClerk } from '../clerk'
import type { Dice } from '../dice'

/** Where systems keep the library that fakes the wall clock. */
const library = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', '/usr/lib/faketime/libfaketime.so.1'].find(
  (path) => existsSync(path),
)

export const jumps: FaultKind = {
  name: 'jumps',
  promise: 'A wall clock that is set while the meeting runs changes no length and no order, and is shown',
  short: 0,
  obstacle: () => (library ? null : 'libfaketime is not installed'),
  begin: async (ground) => ({ run: (_index, dice) => jump(ground, dice), end: async () => {} }),
}

const offsets: readonly [string, ...string[]] = ['-90m', '+3d', '@2000-01-01 00:00:00', '+1y', '-3d']

async function jump(ground: Ground, dice: Dice): Promise<Outcome> {
  const userData = await freshFolder(ground)
  const setting = join(userData, 'faketime')
  await writeFile(setting, '+0')
  const env = {
    ...{ LD_PRELOAD: String(library), FAKETIME_TIMESTAMP_FILE: setting, FAKETIME_CACHE_DURATION: '1' },
    ...{ DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
    // Its repair for older C libraries stops every wait of newer ones: the program would hang before its first window.
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
  }
  const offset = dice.oneOf(offsets)
  const clerk = new ScriptedClerk()
  const running = await open(ground, userData, { env })
  const broken: string[] = []
  try {
    await clerk.prepare(running)
    await clerk.writesLine(running)
    const before = await begin(running)
    const began = performance.now()
    await writeFile(setting, offset)
    // The library looks into its file once a second.
    await wait(dice.between(1200, 2500))
    await clerk.writesLine(running)
    const after = await begin(running)
    const desk = Date.parse(after.now) - Date.parse(before.now)
    const really = performance.now() - began
    // Two answers on a busy machine: what counts is that an hour is not lost.
    if (Math.abs(desk - really) > 5000) broken.push(`${Math.round(really)} ms were ${desk} on the desk’s clock`)
    await until('the jump is shown', async () => (await begin(running)).status.clockJumpMs !== null, 15_000)
    const times = (await meetingOf(running, clerk.stream)).meeting.minutes.map((entry) => entry.at)
    if (times.join() !== [...times].sort().join()) broken.push(`the order is ${times.join()}`)
    broken.push(...(await clerk.compare(running)))
  } finally {
    await running.killAll()
  }
  // Started while the clock is still wrong: never before the last fact.
  const again = await open(ground, userData, { env })
  try {
    broken.push(...(await clerk.compare(again)), ...(await clerk.resumes(again)))
  } finally {
    await again.killAll()
    await rm(userData, { recursive: true, force: true })
  }
  return { doing: `the clock set to ${offset}`, counts: { [offset]: 1 }, broken }
}
