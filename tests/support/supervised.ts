import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { evaluateIn } from './devtools'

/** Whichever life of the program is just there on some data: found by these, never by its parent. */
export type Lives = {
  /** The program's process now: the living holder of the journal's lock, or null. */
  readonly program: () => Promise<number | null>
  readonly supervisor: () => Promise<number | null>
  /** Every process that runs on this data, with the words it was started with. */
  readonly processes: () => Promise<readonly Process[]>
  /** Asks the console's page of the present life. */
  readonly inConsole: (script: string, patienceMs: number) => Promise<unknown>
  /** Nobody is left, and nobody begins anew. */
  readonly end: () => Promise<void>
}

/** The program as a clerk starts it: no debugger on its main process, so that a supervisor waits beside it. */
export type SupervisedRoom = Lives & {
  readonly userData: string
  /** One more start by hand on the same data; the process it began. */
  readonly startByHand: () => ChildProcess
}

export type Process = { readonly pid: number; readonly words: readonly string[] }

export function openSupervised(given: {
  readonly electron: string
  readonly flags: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly appFolder: string
  readonly userData: string
}): SupervisedRoom {
  const { electron, flags, env, appFolder, userData } = given
  // For looking at its pages from outside; each life has a port of its own.
  const words = [
    ...flags,
    '--log-level=3',
    '--supervised',
    '--remote-debugging-port=0',
    `--user-data-dir=${userData}`,
    appFolder,
  ]
  const startByHand = () => spawn(electron, words, { env: withoutTheRunners(env), stdio: 'ignore' })
  startByHand()
  return { ...livesOn(userData), userData, startByHand }
}

export function livesOn(userData: string): Lives {
  const processes = () => processesWith(`--user-data-dir=${userData}`)
  const program = async () => {
    const holder = await lockHolder(userData)
    return (await processes()).some(({ pid }) => pid === holder) ? holder : null
  }
  return {
    ...{ processes, program },
    supervisor: async () => (await processes()).find(({ words: its }) => its.includes('--supervising'))?.pid ?? null,
    inConsole: async (script, patienceMs) => {
      const now = await program()
      const late = new Promise((done) => setTimeout(() => done(null), patienceMs))
      return Promise.race([evaluateInOneOf(now === null ? [] : await portsOf(now), script), late])
    },
    end: async () => {
      for (let left = await processes(); left.length > 0; left = await processes())
        for (const { pid } of left) kill(pid)
    },
  }
}

export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

/** What a test runner added, the application must not notice. */
function withoutTheRunners(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !/^(NODE_|VITEST|VITE_|TEST$|ELECTRON_RUN_AS_NODE)/.test(name))
  return Object.fromEntries(own)
}

async function lockHolder(userData: string): Promise<number | null> {
  const names = await readdir(join(userData, 'journal')).catch(() => [])
  const numbers = names.flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? []).map(Number)
  if (numbers.length === 0) return null
  const path = join(userData, 'journal', `lock.${Math.max(...numbers)}`)
  const text = (await readFile(path, 'utf8').catch(() => '')).trim()
  const holder: { pid: number; released: boolean } | null = text === '' ? null : JSON.parse(text)
  return holder && !holder.released ? holder.pid : null
}

/** A debugger of main's own listens beside Chromium's, and knows no page. */
async function evaluateInOneOf(ports: readonly number[], script: string): Promise<unknown> {
  for (const port of ports) {
    const answer = await evaluateIn(port, 'app://console/', script)
    if (answer !== null) return answer
  }
  return null
}

/** Where this process listens, by the numbers of its sockets. */
async function portsOf(pid: number): Promise<readonly number[]> {
  const names = await readdir(`/proc/${pid}/fd`).catch(() => [])
  const targets = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')))
  const own = new Set(targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []))
  return (await readFile('/proc/net/tcp', 'utf8')).split('\n').flatMap((line) => {
    const [, address = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
    return state === listening && own.has(inode) ? [Number.parseInt(address.split(':')[1] ?? '', 16)] : []
  })
}

const listening = '0A'

async function processesWith(word: string): Promise<readonly Process[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    numbers.map(async (name) => {
      // Chromium writes its words anew, with blanks between them.
      const words = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split(/[\0 ]/)
      return { pid: Number(name), words }
    }),
  )
  return found.filter(({ words }) => words.includes(word))
}
