import { DeskClock } from '#electron/desk/clock'
import type { FaultKind, Outcome } from '../campaign'
import type { Dice } from '../dice'

export const clocks: FaultKind = {
  name: 'clocks',
  promise: 'A wrong clock does not matter: order holds, lengths are right, the jump is shown',
  short: 300,
  obstacle: () => null,
  begin: async () => ({ run: async (_index, dice) => steps(dice), end: async () => {} }),
}

const minute = 60_000
/** An hour and a half back, three days on, the year 2000, a dead battery's 1970, and little corrections. */
const jumps: readonly [number, ...number[]] = [
  -90 * minute,
  4320 * minute,
  -13_500_000 * minute,
  -29_000_000 * minute,
  400,
  -1500,
]

/** Two hundred looks at the desk's clock, while the machine's wall clock is set by hands and batteries. */
async function steps(dice: Dice): Promise<Outcome> {
  let [wallMs, monotonicMs] = [Date.parse('2026-11-21T01:00:00.000Z'), 1000]
  const lastFact = dice.upTo(2) === 0 ? null : new Date(wallMs + dice.between(-minute, 600 * minute)).toISOString()
  const clock = new DeskClock(lastFact, { wallMs: () => wallMs, monotonicMs: () => monotonicMs })
  const broken: string[] = []
  let before = clock.now()
  if (lastFact !== null && before < lastFact) broken.push(`it starts at ${before}, before the last fact ${lastFact}`)
  let [jumped, count] = [0, 0]
  for (let look = 0; look < 200; look += 1) {
    const passed = Math.round(dice.between(0, 5000))
    wallMs += passed
    monotonicMs += passed
    if (dice.upTo(10) === 0) {
      const jump = dice.oneOf(jumps)
      wallMs += jump
      jumped += jump
      count += 1
    }
    const now = clock.now()
    const length = Date.parse(now) - Date.parse(before)
    if (Math.abs(length - passed) > 1) broken.push(`${passed} ms were ${length} on the desk’s clock`)
    const told = clock.jumpMs()
    const off = wallMs - Date.parse(now)
    if ((told === null) !== Math.abs(off) <= 2000) broken.push(`the wall clock is ${off} ms off, told is ${told}`)
    before = now
  }
  return {
    doing: `${count} jumps, ${jumped} ms in all`,
    counts: { jumps: count, looks: 200 },
    broken: broken.slice(0, 3),
  }
}
