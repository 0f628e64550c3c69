import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { _electron, type ElectronApplication } from 'playwright'
import type { ConsoleContract } from '#shared/contract/console'
import type { Beginning } from '#shared/contract/desk'
import type { InputOf, OutputOf, RequestName } from '#shared/contract/door'
import { stateOfText } from '#shared/contract/state-text'
import type { Result } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import type { Ground } from './campaign'

/** A program whose console can be asked, however it is reached. */
export type Answering = {
  /** What a script answers in the console's page, or null when nobody does. */
  readonly inConsole: (script: string, patienceMs: number) => Promise<unknown>
}

/** The application under trial. Asked through its console's own door, from main's side, so that a dead page is survived. */
export type Trialled = Answering & {
  readonly app: ElectronApplication
  readonly pid: number
  readonly userData: string
  /** Resolves when the process is gone, however it went. */
  readonly gone: Promise<void>
  /** kill −9 of everything it started. */
  readonly killAll: () => Promise<void>
}

export type Process = 'browser' | 'console' | 'projector' | 'storage' | 'gpu'

export async function open(
  ground: Ground,
  userData: string,
  more: { readonly env?: Readonly<Record<string, string>>; readonly args?: readonly string[] } = {},
): Promise<Trialled> {
  const app = await _electron.launch({
    executablePath: ground.electron,
    args: [...ground.flags, '--log-level=3', ground.appFolder, `--user-data-dir=${userData}`, ...(more.args ?? [])],
    env: { ...cleaned(ground.env), ...more.env },
    chromiumSandbox: !ground.flags.includes('--no-sandbox'),
    timeout: 120_000,
  })
  const program = app.process()
  const { pid } = program
  if (pid === undefined) throw new Error('the application has no process, though it was launched')
  const gone = new Promise<void>((done) => {
    if (program.exitCode !== null || program.signalCode !== null) done()
    else program.once('exit', () => done())
  })
  return {
    app,
    pid,
    userData,
    gone,
    inConsole: (script, patienceMs) => Promise.race([evaluate(app, script, patienceMs), gone.then(() => null)]),
    killAll: async () => {
      signal(-pid, 'SIGKILL')
      await gone
    },
  }
}

export function freshFolder(ground: Ground): Promise<string> {
  return mkdtemp(join(ground.work, 'data-'))
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already, which is what a kill wants.
  }
}

/**
 * One question through the console's bridge; null when nobody answered: the page or the program died, or is only just
 * there. What was asked may then have been kept or not.
 */
export async function ask<Name extends RequestName<ConsoleContract>>(
  running: Answering,
  name: Name,
  input: InputOf<ConsoleContract, Name>,
  patienceMs = 10_000,
): Promise<Result<OutputOf<ConsoleContract, Name>> | null> {
  const words = `desk.ask(${JSON.stringify(name)}, ${JSON.stringify(input)})`
  return (await running.inConsole(words, patienceMs)) as Result<OutputOf<ConsoleContract, Name>> | null
}

function evaluate(app: ElectronApplication, script: string, patienceMs: number): Promise<unknown> {
  return app
    .evaluate(
      async ({ BrowserWindow }, { script, patienceMs }) => {
        const contents = BrowserWindow.getAllWindows().find(
          (each) => each.webContents.getURL() === 'app://console/',
        )?.webContents
        if (!contents || contents.isCrashed() || contents.isLoading()) return null
        const late = new Promise((done) => setTimeout(() => done(null), patienceMs))
        return Promise.race([contents.executeJavaScript(script).catch(() => null), late])
      },
      { script, patienceMs },
    )
    .catch(() => null)
}

/** Asks until somebody answers. Throws when nobody does. */
export async function insist<Name extends RequestName<ConsoleContract>>(
  running: Answering,
  name: Name,
  input: InputOf<ConsoleContract, Name>,
  patienceMs = 60_000,
): Promise<OutputOf<ConsoleContract, Name>> {
  const until = performance.now() + patienceMs
  for (;;) {
    const answer = await ask(running, name, input)
    if (answer?.ok) return answer.value
    if (answer && !answer.ok && !answer.refusal.code.startsWith('contract.'))
      throw new Error(`${name}: ${answer.refusal.code} ${answer.refusal.message}`)
    if (performance.now() > until) throw new Error(`${name}: no answer within ${patienceMs} ms`)
    await wait(100)
  }
}

export function begin(running: Answering): Promise<Beginning> {
  return insist(running, 'app.begin', {})
}

export async function meetingOf(running: Answering, stream: StreamId): Promise<{ meeting: Meeting; seq: number }> {
  const opened = stateOfText(await insist(running, 'stream.open', { stream }))
  if (opened.kind !== 'meeting' || !opened.history) throw new Error(`there is no meeting at ${stream}`)
  return { meeting: opened.history.meeting, seq: opened.history.seq }
}

/** The number of one of its processes now, or null while there is none. */
export async function processOf(running: Trialled, which: Process): Promise<number | null> {
  if (which === 'browser') return running.pid
  return running.app.evaluate(({ app, webContents }, name) => {
    if (name === 'gpu') return app.getAppMetrics().find((each) => each.type === 'GPU')?.pid ?? null
    const page = webContents.getAllWebContents().find((each) => each.getURL() === `app://${name}/`)
    const pid = page && !page.isCrashed() ? page.getOSProcessId() : 0
    return pid > 0 ? pid : null
  }, which)
}

/** Looks again and again until something is so; throws what was waited for. */
export async function until(what: string, isSo: () => Promise<boolean>, patienceMs = 30_000): Promise<void> {
  const end = performance.now() + patienceMs
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${patienceMs} ms: ${what}`)
    await wait(100)
  }
}

function cleaned(env: NodeJS.ProcessEnv): Record<string, string> {
  // What a test runner added, the application must not notice.
  const own = Object.entries(env).filter(([name]) => !/^(NODE_|VITEST|VITE_|TEST$|ELECTRON_RUN_AS_NODE)/.test(name))
  return Object.fromEntries(own.filter((entry): entry is [string, string] => entry[1] !== undefined))
}
