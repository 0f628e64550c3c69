import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { PinLock } from '#electron/app/pin-lock'
import { SafeActs } from '#electron/app/safe-acts'
import { longestPin, type SafeAct, safeActOf, safeKeyOf, safePage } from '#electron/app/safe-page'
import { pinSchema } from '#shared/contract/lock'

async function page(pin: string | null) {
  const folder = await mkdtemp(join(tmpdir(), 'safe-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const lock = await PinLock.open(join(folder, 'lock.json'), () => 1_000_000)
  if (pin !== null) await lock.change('', pin)
  const said: string[] = []
  const acts = new SafeActs({
    lock,
    show: (place) => said.push(`#${place}`),
    exportMeeting: async () => void said.push('exported'),
    quit: () => said.push('quit'),
  })
  const press = async (...pressed: readonly Exclude<SafeAct, 'reopen'>[]) => {
    for (const each of pressed) await acts.do(each)
    return said.splice(0)
  }
  return { press }
}

describe('应急页', () => {
  it('exports at once where the room has no PIN', async () => {
    const { press } = await page(null)
    expect(await press('export')).toEqual(['exported'])
  })

  it('asks for the PIN before it exports, and shows only how many digits were typed', async () => {
    const { press } = await page('2468')
    expect(await press('export', '2', '4', '6', '8')).toEqual(['#pin0', '#pin1', '#pin2', '#pin3', '#pin4'])
    expect(await press('enter')).toEqual(['#', 'exported'])
  })

  it('exports nothing after a wrong PIN, begins anew, and lets nobody try for ever', async () => {
    const { press } = await page('2468')
    expect(await press('export', '1', 'enter')).toEqual(['#pin0', '#pin1', '#wrong'])
    expect(await press('2', 'clear', '2', '4', '6', '8', 'enter')).toContain('exported')
    for (let wrong = 0; wrong < 5; wrong += 1) await press('export', '1', 'enter')
    expect(await press('export', '2', '4', '6', '8', 'enter')).not.toContain('exported')
    expect(await press('enter')).toEqual(['#wait'])
  })

  it('goes back without exporting, forgets what was typed, and ends the program without a PIN', async () => {
    const { press } = await page('2468')
    expect(await press('export', '2', '4', 'back', 'enter', 'quit')).toEqual([
      ...['#pin0', '#pin1', '#pin2', '#', '#wrong', 'quit'],
    ])
  })

  it('has a link for every act that is heard, room for the longest PIN, and no script', () => {
    const links = [...safePage.matchAll(/href="([^"]+)"/g)].map(([, url]) => safeActOf(url ?? ''))
    expect(links).not.toContain(null)
    expect(new Set(links).size).toBe(16)
    expect(pinSchema.safeParse('1'.repeat(longestPin)).success).toBe(true)
    expect(pinSchema.safeParse('1'.repeat(longestPin + 1)).success).toBe(false)
    expect(safePage).toContain(`id="pin${longestPin}"`)
    expect(safePage).not.toMatch(/<script| on[a-z]+=/)
    expect(['7', 'Backspace', 'Escape', 'a', 'Enter'].map(safeKeyOf)).toEqual(['7', 'clear', 'back', null, 'enter'])
  })
})
