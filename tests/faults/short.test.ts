import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ground, runPart } from './campaign'
import { faultKinds } from './kinds'

/*
 * The fault suite's short form: a few trials of every kind against the real application, with a new seed every time. What
 * fails is said with the seed that repeats it: npm run test:faults -- --KIND 1 --seed S --from K
 */
const ground: Ground = {
  electron: String(process.env.YST_ELECTRON),
  flags: ['--lang=zh-CN', ...(process.env.YST_SANDBOX === 'off' ? ['--no-sandbox'] : [])],
  env: process.env,
  appFolder: resolve(import.meta.dirname, '../..'),
  work: mkdtempSync(join(tmpdir(), 'yst-faults-')),
  exporter: null,
  say: () => {},
}
const seed = Math.floor(Math.random() * 1_000_000)

beforeAll(() => {
  if (!process.env.YST_ELECTRON) throw new Error('run it with: npm test -- flows tests/faults/short.test.ts')
})
afterAll(() => rmSync(ground.work, { recursive: true, force: true }))

describe(`faults, seed ${seed}`, () => {
  for (const kind of faultKinds.filter(({ short, obstacle }) => short > 0 && obstacle(ground) === null)) {
    it(`${kind.name}: ${kind.promise}`, async () => {
      const part = await runPart(ground, { kind, trials: kind.short, seed, from: 0 })
      expect(part.failures).toEqual([])
      expect(part.held).toBe(kind.short)
    })
  }
})
