import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openJournal } from '#electron/journal/journal'
import { allFacts, clockFrom, newFolder } from './opening'

let outDir = ''
let program = ''

beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'appender-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: process.cwd(),
    build: {
      outDir,
      ssr: join(import.meta.dirname, 'appender.ts'),
      rolldownOptions: { output: { entryFileNames: 'appender.mjs' } },
    },
    ssr: { noExternal: true },
  })
  program = join(outDir, 'appender.mjs')
}, 60_000)

afterAll(() => rmSync(outDir, { recursive: true }))

/** The acknowledgements a process printed until it died. */
async function acksUntilKilled(child: ChildProcess, killAfter: number): Promise<readonly string[]> {
  const acks: string[] = []
  if (!child.stdout) throw new Error('the child was started with a pipe')
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    acks.push(line)
    if (acks.length === killAfter) child.kill('SIGKILL')
  })
  await Promise.all([once(lines, 'close'), once(child, 'exit')])
  return acks
}

/** A line, a head or a new segment's first line cut short in the writing. */
const leftByKills = ['torn-tail', 'head-damaged', 'leftover']

test('killed with -9 twenty times at chance moments while it appends: every acknowledgement it printed is kept', async () => {
  const folder = newFolder()
  const acked = new Map<string, string>()
  for (let round = 0; round < 20; round += 1) {
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const acks = await acksUntilKilled(child, 1 + Math.floor(Math.random() * 300))
    expect(child.signalCode).toBe('SIGKILL')
    for (const line of acks) {
      const [n, hash] = line.split(' ')
      if (n && hash) acked.set(n, hash)
    }
    const opening = await openJournal({ folder, now: clockFrom(), reserveBytes: 0 })
    if (!opening.ok) throw new Error(opening.refusal.code)
    const { journal, findings, previous } = opening.value
    expect(findings.filter(({ found }) => !leftByKills.includes(found))).toEqual([])
    expect(previous?.ended).toBe('died')
    const kept = new Map((await allFacts(journal)).map((fact) => [String(fact.n), fact.hash]))
    for (const [n, hash] of acked) expect(kept.get(n)).toBe(hash)
    expect(await journal.verify()).toMatchObject({ state: 'whole' })
    await journal.close()
  }
  expect(acked.size).toBeGreaterThan(500)
}, 120_000)

test('while another process writes, a second one is refused; after that is killed it may', async () => {
  const folder = newFolder()
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!child.stdout) throw new Error('the child was started with a pipe')
  await once(child.stdout, 'data')
  child.stdout.resume()
  const during = await openJournal({ folder, now: clockFrom(), reserveBytes: 0 })
  expect(during).toMatchObject({ ok: false, refusal: { code: 'journal.locked' } })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const after = await openJournal({ folder, now: clockFrom(), reserveBytes: 0 })
  expect(after.ok).toBe(true)
  if (after.ok) await after.value.journal.close()
})
