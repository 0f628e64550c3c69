import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canMount } from '#tests/support/small-disk'
import { readRawJournal } from './raw-journal'

/*
 * The tests bite: with one promise taken out by a build flag, the test that guards it turns red. Each fault stands in the
 * code under its name (shared/deliberate-fault.ts) and is built into nothing that ships.
 */
const home = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)

describe('with one promise taken out, the test that guards it turns red', () => {
  it.each([
    ['storage-relaxed', 'tests/storage/page.test.ts'],
    ['stick-without-second-sync', 'tests/export/stick-settled.test.ts'],
    ['wall-without-list', 'tests/windows/canary.test.ts'],
  ])('%s is noticed by %s', async (fault, file) => {
    const failed = await failuresWith(fault, file)
    expect(failed).toBeGreaterThan(0)
  })
})

describe.skipIf(!canMount)('the journal on a real disk whose power goes (mounting needs root)', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yst-bite-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('keeps every acknowledgement over three cuts', async () => {
    expect(await lostOverCuts(folder, '', 3)).toBe(0)
  })

  it('and loses some of them when its sync is taken out: journal-without-sync', async () => {
    expect(await lostOverCuts(folder, 'journal-without-sync', 3)).toBeGreaterThan(0)
  })
})

/** How many tests of the file fail when the fault is built in. */
async function failuresWith(fault: string, file: string): Promise<number> {
  const report = join(await mkdtemp(join(tmpdir(), 'yst-bite-')), 'report.json')
  const vitest = join(home, 'node_modules/vitest/vitest.mjs')
  const words = [vitest, 'run', '--project', 'unit', '--reporter=json', `--outputFile.json=${report}`, file]
  const env = { ...process.env, YST_FAULTS: fault }
  // It must end badly; how badly stands in the report.
  await run(process.execPath, words, { cwd: home, env }).catch(() => {})
  const { numFailedTests }: { numFailedTests: number } = JSON.parse(await readFile(report, 'utf8'))
  return numFailedTests
}

/** The real journal on ext4 over a file; at a chance moment the file is copied, and that is what the cut left. */
async function lostOverCuts(folder: string, faults: string, cuts: number): Promise<number> {
  const program = await buildAppender(join(folder, `built-${faults}`), faults)
  let lost = 0
  for (let cut = 0; cut < cuts; cut += 1) {
    const [image, copy] = [join(folder, 'disk.img'), join(folder, 'cut.img')]
    const [at, left] = [join(folder, 'disk'), join(folder, 'left')]
    await Promise.all([mkdir(at, { recursive: true }), mkdir(left, { recursive: true })])
    await run('truncate', ['-s', '64M', image])
    await run('mkfs.ext4', ['-q', '-F', image])
    await run('mount', ['-o', 'loop', image, at])
    const child = spawn(process.execPath, [program, join(at, 'journal')], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      const acknowledged = await acksUntil(child, 200 + Math.floor(Math.random() * 300))
      child.kill('SIGSTOP')
      await run('cp', ['--sparse=always', image, copy])
      await run('mount', ['-o', 'loop', copy, left])
      lost += await missing(left, acknowledged)
      await run('umount', ['-l', left])
    } finally {
      child.kill('SIGKILL')
      await run('umount', ['-l', at])
      await Promise.all([rm(image, { force: true }), rm(copy, { force: true })])
    }
  }
  return lost
}

async function missing(userData: string, acknowledged: ReadonlyMap<string, string>): Promise<number> {
  // Without syncs the folder itself may not be there.
  const raw = await readRawJournal(userData).catch(() => ({ facts: [] }))
  const kept = new Map(raw.facts.map((fact) => [String(fact.n), fact.hash]))
  return [...acknowledged].filter(([n, hash]) => kept.get(n) !== hash).length
}

async function acksUntil(child: ChildProcess, count: number): Promise<ReadonlyMap<string, string>> {
  if (!child.stdout) throw new Error('the child was started with a pipe')
  const acks = new Map<string, string>()
  const lines = createInterface({ input: child.stdout })
  const enough = new Promise<void>((done) => {
    lines.on('line', (line) => {
      const [n, hash] = line.split(' ')
      if (n && hash && acks.size < count) acks.set(n, hash)
      if (acks.size === count) done()
    })
  })
  await Promise.race([enough, once(child, 'exit')])
  return new Map(acks)
}

async function buildAppender(outDir: string, faults: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: home,
    define: { __FAULTS__: JSON.stringify(faults) },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: join(home, 'tests/journal/appender.ts'),
      rolldownOptions: { output: { entryFileNames: 'appender.mjs' } },
    },
    ssr: { noExternal: true },
  })
  return join(outDir, 'appender.mjs')
}
