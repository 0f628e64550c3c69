import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { whileUnlocked } from '#electron/ipc/lock-gate'
import { consoleContract } from '#shared/contract/console'
import { type Contract, type Handlers, request } from '#shared/contract/door'
import { ok } from '#shared/decision'

const contract = {
  requests: {
    'people.list': request<number>()(z.strictObject({})),
    'lock.open': request<number>()(z.strictObject({})),
    'lock.change': request<number>()(z.strictObject({})),
    'typing.keep': request<number>()(z.strictObject({})),
    'app.quit': request<number>()(z.strictObject({})),
  },
  events: {},
} satisfies Contract

const handlers: Handlers<typeof contract> = {
  'people.list': () => ok(1),
  'lock.open': () => ok(2),
  'lock.change': () => ok(3),
  'typing.keep': () => ok(5),
  'app.quit': () => ok(4),
}

describe('a locked console', () => {
  it('is answered about the lock and about the end, keeps the last sentence, and answers nothing else', async () => {
    let isLocked = true
    const guarded = whileUnlocked<typeof contract>(() => isLocked, handlers)
    const codes = await Promise.all(
      [
        guarded['people.list']({}),
        guarded['lock.change']({}),
        guarded['lock.open']({}),
        guarded['typing.keep']({}),
        guarded['app.quit']({}),
      ].map(async (answer) => {
        const said = await answer
        return said.ok ? said.value : said.refusal.code
      }),
    )
    expect(codes).toEqual(['lock.locked', 'lock.locked', 2, 5, 4])
    isLocked = false
    expect(await guarded['people.list']({})).toEqual(ok(1))
  })

  it('has the words it needs in the contract', () => {
    for (const name of ['lock.look', 'lock.close', 'lock.open', 'typing.keep', 'app.quit'])
      expect(Object.keys(consoleContract.requests)).toContain(name)
  })
})
