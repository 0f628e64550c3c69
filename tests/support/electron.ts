import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { afterAll, vi } from 'vitest'

/** The application, really running: real windows on real displays, its own fresh user data unless some are given. */
export type RunningApp = {
  readonly app: ElectronApplication
  readonly userData: string
  /** Waits until the window shows its page. */
  consolePage(): Promise<Page>
  projectorPage(): Promise<Page>
  /** As the clerk ends it; resolves when the process is gone. */
  quit(): Promise<void>
  /** kill −9 of the whole process tree, as trouble ends it. */
  kill(): Promise<void>
}

export type Launch = {
  /** A folder kept from an earlier run, to start again on the same data. */
  readonly userData?: string
  /** Words for the application, such as `--sample`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Another built application folder; this project's own otherwise. */
  readonly appFolder?: string
}

const home = resolve(import.meta.dirname, '../..')
const running = new Set<RunningApp>()
const folders = new Set<string>()

// A test that failed half-way leaves neither processes nor folders to the next file.
afterAll(async () => {
  for (const left of running) await left.kill()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

export async function launchApp(launch: Launch = {}): Promise<RunningApp> {
  const userData = launch.userData ?? (await freshUserData())
  const folder = launch.appFolder ?? home
  const app = await _electron.launch({
    executablePath: runtime(folder),
    args: ['--lang=zh-CN', folder, `--user-data-dir=${userData}`, ...(launch.args ?? [])],
    env: { ...environment(), ...launch.env },
    // Where the sandbox can work (not as root), it is tested with.
    chromiumSandbox: process.env.YST_SANDBOX !== 'off',
    timeout: 60_000,
  })
  const program = app.process()
  const gone = new Promise<void>((done) => program.once('exit', () => done()))
  const leave = async () => {
    await gone
    running.delete(started)
  }
  const started: RunningApp = {
    app,
    userData,
    consolePage: () => pageOf(app, 'app://console/'),
    projectorPage: () => pageOf(app, 'app://projector/'),
    quit: async () => {
      await app.close()
      await leave()
    },
    kill: async () => {
      // One that has quit is not there to be killed; its number may be another's by now.
      if (running.has(started)) killTree(program.pid)
      await leave()
    },
  }
  running.add(started)
  return started
}

/** A second start on data that are in use, as a double click does it; resolves when that one has given up. */
export async function startAgain(userData: string): Promise<void> {
  const sandbox = process.env.YST_SANDBOX === 'off' ? ['--no-sandbox'] : []
  const words = [...sandbox, '--lang=zh-CN', home, `--user-data-dir=${userData}`]
  const second = spawn(runtime(home), words, { env: environment(), stdio: 'ignore' })
  await new Promise((done) => second.once('exit', done))
}

/** An empty folder for user data, removed after the tests of the file. */
export async function freshUserData(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yst-data-'))
  folders.add(folder)
  return folder
}

function pageOf(app: ElectronApplication, address: string): Promise<Page> {
  const find = () => app.windows().find((page) => page.url().startsWith(address))
  return vi.waitUntil(find, { timeout: 60_000, interval: 50 })
}

function killTree(pid: number | undefined) {
  if (pid === undefined) return
  try {
    // Playwright starts the application as the leader of its own group.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Already gone, which is what was wanted.
  }
}

function runtime(folder: string): string {
  const binary = process.env.YST_ELECTRON
  const tip = 'Run it with: npm test -- flows tests/flows/NAME.test.ts'
  if (!binary || !existsSync(binary)) throw new Error(`YST_ELECTRON names no Electron runtime. ${tip}`)
  if (!existsSync(join(folder, 'dist/main.cjs'))) throw new Error(`There is no dist/main.cjs in ${folder}. ${tip}`)
  if (process.platform === 'linux' && !process.env.DISPLAY) throw new Error(`There is no DISPLAY. ${tip}`)
  return binary
}

/** Ours without what the test runner added: the application must not notice that it is being tested. */
function environment(): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined || /^(NODE_|VITEST|VITE_|TEST$|ELECTRON_RUN_AS_NODE)/.test(name)) continue
    kept[name] = value
  }
  return kept
}
