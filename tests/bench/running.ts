import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import type { ConsoleContract } from '#shared/contract/console'
import type { InputOf, OutputOf, RequestName } from '#shared/contract/door'
import type { Result } from '#shared/decision'
import type { Bench } from './bench'
import type { Floor } from './floor/page'

/** The application, driven from outside. */
export type Running = {
  readonly app: ElectronApplication
  readonly console: Page
  /** The wall's page, once it is there. */
  readonly wall: () => Promise<Page>
  readonly pid: number
  /** Ends it as the system would, without asking the page; the journal's lock says "died". */
  readonly end: () => Promise<void>
}

export async function start(bench: Bench, userData: string, words: readonly string[] = []): Promise<Running> {
  const app = await _electron.launch({
    executablePath: bench.electron,
    args: [...bench.flags, '--log-level=3', bench.appFolder, `--user-data-dir=${userData}`, '--rehearsal', ...words],
    env: clean(bench.env),
    chromiumSandbox: !bench.flags.includes('--no-sandbox'),
    timeout: 120_000,
  })
  const console = await pageAt(app, 'app://console/')
  return {
    app,
    console,
    wall: () => pageAt(app, 'app://projector/'),
    pid: pidOf(app),
    end: () => end(app),
  }
}

/** Blank windows and nothing else; `page` is the first of them. */
export async function startFloor(bench: Bench, windows: number, words: readonly string[] = []) {
  const userData = await freshFolder(bench)
  const app = await _electron.launch({
    executablePath: bench.electron,
    args: [...bench.flags, '--log-level=3', bench.floorFolder, `--user-data-dir=${userData}`, ...words],
    env: { ...clean(bench.env), BENCH_FLOOR: bench.floorPage, BENCH_WINDOWS: String(windows) },
    chromiumSandbox: !bench.flags.includes('--no-sandbox'),
  })
  const page = await pageAt(app, 'floor://page/')
  await page.waitForFunction(() => 'benchFloor' in globalThis)
  return { app, page, userData, pid: pidOf(app), end: () => end(app) }
}

/** Milliseconds from spawning the process to the painted page, without any debugger. */
export async function timeStart(
  bench: Bench,
  what: { readonly folder: string; readonly page: string; readonly usable: string; readonly userData: string },
): Promise<number> {
  const spawnedAt = performance.timeOrigin + performance.now()
  const child = spawn(
    bench.electron,
    [...bench.flags, '--log-level=3', bench.watchFolder, `--user-data-dir=${what.userData}`],
    {
      env: {
        ...clean(bench.env),
        BENCH_APP: what.folder,
        BENCH_PAGE: what.page,
        BENCH_USABLE: what.usable,
        BENCH_FLOOR: bench.floorPage,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  const impatience = setTimeout(() => child.kill('SIGKILL'), 120_000)
  try {
    let said = ''
    for await (const part of child.stdout) said += part
    const usableAt = /usable at ([\d.]+)/.exec(said)?.[1]
    if (!usableAt) throw new Error(`${what.page} did not become usable within two minutes`)
    return Number(usableAt) - spawnedAt
  } finally {
    clearTimeout(impatience)
    child.kill('SIGKILL')
    await gone
  }
}

export async function runtimeVersions(bench: Bench): Promise<{ electron: string; chromium: string }> {
  const running = await startFloor(bench, 1)
  try {
    return await running.app.evaluate(() => ({
      electron: process.versions.electron ?? '?',
      chromium: process.versions.chrome ?? '?',
    }))
  } finally {
    await running.end()
  }
}

/** Asks main through the page's own bridge. A refusal is thrown: nothing a bench does may be refused. */
export async function ask<Name extends RequestName<ConsoleContract>>(
  page: Page,
  name: Name,
  input: InputOf<ConsoleContract, Name>,
): Promise<OutputOf<ConsoleContract, Name>> {
  const answer = (await page.evaluate(
    ([channel, body]) => (globalThis.desk.ask as (name: string, input: unknown) => Promise<unknown>)(channel, body),
    [name, input] as const,
  )) as Result<OutputOf<ConsoleContract, Name>>
  if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}: ${answer.refusal.message}`)
  return answer.value
}

export async function freshFolder(bench: Bench): Promise<string> {
  return mkdtemp(join(bench.work, 'data-'))
}

export async function times<Value>(count: number, run: (index: number) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = []
  for (let index = 0; index < count; index += 1) values.push(await run(index))
  return values
}

/** The floor page's acts, called in it. */
export function onFloor<Name extends keyof Floor>(
  page: Page,
  name: Name,
  ...words: Parameters<Floor[Name]>
): Promise<number> {
  return page.evaluate(
    ([act, given]) => (globalThis.benchFloor[act] as (...words: unknown[]) => Promise<number>)(...given),
    [name, words as unknown[]] as const,
  )
}

/** The processes of an application: its own and all below it. */
export async function processesBelow(pid: number): Promise<readonly number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  const found = [pid]
  for (const each of found) for (const [child, parent] of parents) if (parent === each) found.push(child)
  return found
}

async function pageAt(app: ElectronApplication, address: string): Promise<Page> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const page = app.windows().find((each) => each.url().startsWith(address))
    if (page) return page
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`${address} did not open within a minute`)
}

function pidOf(app: ElectronApplication): number {
  const { pid } = app.process()
  if (pid === undefined) throw new Error('the application has no process, though it was launched')
  return pid
}

async function end(app: ElectronApplication): Promise<void> {
  const gone = new Promise<void>((done) => app.process().once('exit', () => done()))
  await app.evaluate(({ app: program }) => program.exit(0)).catch(() => {})
  await app.close().catch(() => {})
  await gone
}

function clean(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
