import { describe, expect, it, vi } from 'vitest'
import type { ConsoleContract } from '#shared/contract/console'
import type { Beginning } from '#shared/contract/desk'
import type { RequestName } from '#shared/contract/door'
import { refuse } from '#shared/decision'
import { sitDesk, type TestDesk } from '#tests/support/desk-bridge'

const open = { hasPin: false, isLocked: false, waitSeconds: 0 }

/** A page whose script begins: it asks at once. */
async function aPage(desk: TestDesk) {
  vi.resetModules()
  const page = await import('../../../renderer/console/shell/asked-first')
  const list = await import('../../../renderer/console/meetings/first-list')
  const begun: Beginning[] = []
  return { first: () => page.answeredFirst((beginning) => begun.push(beginning)), list, begun, desk }
}

function atTheDoor(): TestDesk {
  const desk = sitDesk()
  desk.answers['lock.look'] = () => open
  return desk
}

describe('先问', () => {
  it('asks for the lock, the beginning and the list before anything is drawn, and keeps the list for who shows it first', async () => {
    const { first, list, begun, desk } = await aPage(atTheDoor())
    expect(desk.asked.map(({ name }) => name)).toEqual(['lock.look', 'app.begin', 'meetings.shown'])
    const { lock, beginning } = await first()
    expect(lock).toEqual(open)
    expect(beginning?.roomStream).toBe(desk.roomStream)
    expect(begun).toEqual([beginning])
    expect(list.takeFirstList()).toMatchObject({ ahead: [], overCount: 0 })
    expect(list.takeFirstList()).toBeNull()
  })

  it('has nothing but the lock where the console is locked: all else is asked again behind it', async () => {
    const desk = sitDesk()
    const locked = { hasPin: true, isLocked: true, waitSeconds: 0 }
    desk.answers['lock.look'] = () => locked
    for (const name of ['app.begin', 'meetings.shown'] as const)
      desk.answers[name] = () => refuse('lock.locked', '议事台已锁屏，请先输入PIN码。')
    const { first, list, begun } = await aPage(desk)
    expect(await first()).toEqual({ lock: locked, beginning: null })
    expect(begun).toEqual([])
    expect(list.takeFirstList()).toBeNull()
  })

  it('gives no list that has changed since it was asked for, before it is taken or before it came', async () => {
    const { first, list, desk } = await aPage(atTheDoor())
    await first()
    desk.tell('lists.changed', { kind: 'meeting' })
    expect(list.takeFirstList()).toBeNull()

    const early = await aPage(atTheDoor())
    early.desk.tell('lists.changed', { kind: 'meeting' })
    await early.first()
    expect(early.list.takeFirstList()).toBeNull()
  })

  it.each([
    { late: 'lock.look', ms: 400, isBegun: false },
    { late: 'meetings.shown', ms: 60, isBegun: true },
  ])(
    'waits for $late $ms ms at most: the page is drawn without it, and asks in its turn',
    async ({ late, ms, isBegun }) => {
      vi.useFakeTimers()
      const desk = atTheDoor()
      const { ask, on } = globalThis.desk
      const slow = (name: RequestName<ConsoleContract>, input: never) =>
        name === late ? new Promise(() => {}) : ask(name, input)
      Object.assign(globalThis, { desk: { ask: slow, on } })
      const { first, list } = await aPage(desk)
      const drawn = first()
      await vi.advanceTimersByTimeAsync(ms)
      const { lock, beginning } = await drawn
      expect([lock !== null, beginning !== null]).toEqual([isBegun, isBegun])
      expect(list.takeFirstList()).toBeNull()
      vi.useRealTimers()
    },
  )
})
