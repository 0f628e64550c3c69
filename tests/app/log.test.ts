import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLog } from '#electron/app/log'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yst-log-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the log', () => {
  it('keeps an unexpected error whole, under a reference that can be read out on the telephone', async () => {
    const log = openLog(folder)
    const reference = log.fault('console: desk.ask', new Error('outer', { cause: new Error('the reason behind') }))
    expect(reference).toMatch(/^[A-Z][2-9]-[2-9][A-Z]$/)
    expect(reference).not.toMatch(/[BDGIJLOPQSVZ18]/)
    const text = await readFile(join(folder, 'yishitai.log'), 'utf8')
    expect(text).toContain(`FAULT ${reference} console: desk.ask: Error: outer`)
    expect(text).toContain('log.test.ts')
    expect(text).toContain('the reason behind')
  })

  it('keeps things that are not errors as well', async () => {
    const log = openLog(folder)
    log.fault('main', { odd: ['thing'] })
    log.fault('main', undefined)
    expect(await readFile(join(folder, 'yishitai.log'), 'utf8')).toMatch(/odd: \[ 'thing' \][\s\S]*main: undefined/)
  })

  it('fills three files and no more, the newest lines last in the newest', async () => {
    const log = openLog(folder, 1_000)
    for (let number = 1; number <= 100; number++) log.note(`line ${number} ${'.'.repeat(50)}`)
    expect((await readdir(folder)).sort()).toEqual(['yishitai.1.log', 'yishitai.2.log', 'yishitai.log'])
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(1_000)
    }
    const numbers = await Promise.all(['yishitai.2.log', 'yishitai.1.log', 'yishitai.log'].map(numbersIn))
    const kept = numbers.flat()
    expect(kept.at(-1)).toBe(100)
    expect(kept).toEqual(kept.map((_, index) => 100 - kept.length + 1 + index))
  })

  it('goes on in the same file after a start', async () => {
    openLog(folder).note('before')
    openLog(folder).note('after')
    expect(await readFile(join(folder, 'yishitai.log'), 'utf8')).toMatch(/before\n.* after\n$/)
  })

  it('never stops the program when it cannot be written', async () => {
    const log = openLog(join(folder, 'missing/deep'))
    expect(() => log.note('nowhere to write this')).not.toThrow()
    expect(log.fault('main', new Error('nowhere'))).toMatch(/^[A-Z]\d-\d[A-Z]$/)
  })
})

async function numbersIn(name: string): Promise<number[]> {
  const text = await readFile(join(folder, name), 'utf8')
  return [...text.matchAll(/line (\d+)/g)].map((match) => Number(match[1]))
}
