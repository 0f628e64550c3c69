import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { PinLock } from '#electron/app/pin-lock'

let file: string
let ms: number

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pin-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  file = join(folder, 'lock.json')
  ms = 1_000_000
})

const opened = () => PinLock.open(file, () => ms)
const codeOf = async (answer: Promise<{ ok: true } | { ok: false; refusal: { code: string } }>) => {
  const said = await answer
  return said.ok ? 'open' : said.refusal.code
}

describe('锁屏', () => {
  it('is not there until a PIN is chosen, and then asks for it', async () => {
    const lock = await opened()
    expect(lock.lock()).toEqual({ hasPin: false, isLocked: false, waitSeconds: 0 })
    await lock.change('', '2468')
    expect(lock.state).toMatchObject({ hasPin: true, isLocked: false })
    expect(lock.lock().isLocked).toBe(true)
    expect(await codeOf(lock.unlock('1357'))).toBe('lock.wrong-pin')
    expect(lock.state.isLocked).toBe(true)
    expect(await codeOf(lock.unlock('2468'))).toBe('open')
    expect(lock.state.isLocked).toBe(false)
  })

  it('is locked again after every start, and nothing on the disk tells the PIN', async () => {
    const lock = await opened()
    await lock.change('', '2468')
    expect(await readFile(file, 'utf8')).not.toContain('2468')
    expect((await opened()).state.isLocked).toBe(true)
  })

  it('takes five tries, then makes wait a minute, then twice as long each time, up to an hour', async () => {
    const lock = await opened()
    await lock.change('', '2468')
    for (let time = 0; time < 5; time += 1) expect(await codeOf(lock.unlock('0000'))).toBe('lock.wrong-pin')
    expect(lock.state.waitSeconds).toBe(60)
    expect(await codeOf(lock.unlock('2468'))).toBe('lock.wait')
    ms += 60_000
    expect(await codeOf(lock.unlock('0000'))).toBe('lock.wrong-pin')
    expect(lock.state.waitSeconds).toBe(120)
    for (let time = 0; time < 8; time += 1) {
      ms += 60 * 60_000
      await lock.unlock('0000')
    }
    expect(lock.state.waitSeconds).toBe(3600)
    ms += 60 * 60_000
    expect(await codeOf(lock.unlock('2468'))).toBe('open')
    lock.lock()
    expect(lock.state.waitSeconds).toBe(0)
  })

  it('still waits after a restart, and a clock that was set back or forward gives no free tries before its time', async () => {
    const lock = await opened()
    await lock.change('', '2468')
    for (let time = 0; time < 5; time += 1) await lock.unlock('0000')
    ms += 20_000
    const again = await opened()
    expect(again.state).toEqual({ hasPin: true, isLocked: true, waitSeconds: 40 })
    expect(await codeOf(again.unlock('2468'))).toBe('lock.wait')
    ms -= 10 * 60_000
    expect(again.state.waitSeconds).toBe(60)
  })

  it('counts a try before it looks at it, so that ten at once are ten', async () => {
    const lock = await opened()
    await lock.change('', '2468')
    const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(lock.unlock('0000'))))
    expect(codes.filter((code) => code === 'lock.wrong-pin')).toHaveLength(5)
    expect(codes.filter((code) => code === 'lock.wait')).toHaveLength(5)
  })

  it('is changed and taken away only by who knows the old one', async () => {
    const lock = await opened()
    await lock.change('', '2468')
    expect(await codeOf(lock.change('9999', '1111'))).toBe('lock.wrong-pin')
    expect(await codeOf(lock.change('2468', '1111'))).toBe('open')
    expect(await codeOf(lock.change('2468', null))).toBe('lock.wrong-pin')
    expect(await codeOf(lock.change('1111', null))).toBe('open')
    expect((await opened()).state).toEqual({ hasPin: false, isLocked: false, waitSeconds: 0 })
  })

  it('stays locked when its file is damaged', async () => {
    for (const text of ['', '{', '{"salt":"x"}']) {
      await writeFile(file, text)
      const lock = await opened()
      expect(lock.state.isLocked).toBe(true)
      expect(await codeOf(lock.unlock(''))).toBe('lock.wrong-pin')
    }
  })
})
