import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, readdirSync, readlinkSync, readSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { app, dialog } from 'electron'
import type { Log } from './log'
import { type Life, nextLife, wordsOf } from './supervision'

/**
 * The program's side of the line to its supervisor. The supervisor is this same executable, stopped before Chromium
 * begins: it waits in a read of a pipe whose other end only the program holds. However the program ends, the system
 * closes the pipe.
 */
export class Supervisor {
  #process: ChildProcess | null = null
  #isDismissed = false
  #graphicsFailed = false

  constructor(
    private readonly life: Life,
    private readonly log: Log,
    private readonly isWanted: boolean,
  ) {}

  start(): void {
    if (!this.isWanted || this.#isDismissed || this.#process) return
    const started = launch({ ...this.life, role: 'supervisor' }, 'pipe')
    this.#process = started
    if (this.#graphicsFailed) this.graphicsFailed()
    started.once('error', (error) => this.log.fault('supervisor', error))
    started.once('exit', () => {
      this.#process = null
      // Somebody ended it; not at once, so that two who end each other's work do not keep the machine busy.
      setTimeout(() => this.start(), againAfterMs).unref()
    })
  }

  /** The graphics card is in trouble: whatever comes after this life does without it. */
  graphicsFailed(): void {
    this.#graphicsFailed = true
    const line = this.#process?.stdio[theLine]
    if (line instanceof Writable) line.write('graphics')
  }

  /** The clerk ends the program: nobody opens it again. */
  dismiss(): void {
    this.#isDismissed = true
    this.#process?.kill('SIGKILL')
  }
}

/** The supervisor's life: waits for the program's end, then opens it again, or says that it does not. */
export function superviseUntilTheEnd(life: Life, dataFolder: string, log: Log): void {
  letGoOfInherited(dataFolder)
  const graphicsFailed = waitForTheEnd() !== ''
  const next = nextLife(life, Math.floor(uptime()), graphicsFailed)
  if (next === null) {
    log.note(`ended unasked ${life.deaths.length + 1} times within minutes: not opened again`)
    tellTheClerk(life, log.folder)
    return
  }
  log.note(
    `ended unasked: opened again${next.withoutGraphics ? ' without the graphics card' : ''}, number ${next.deaths.length}`,
  )
  launch(next, 'ignore')
  app.exit(0)
}

/**
 * On Linux a new process has what Chromium holds open as well. Sockets held here would keep from the pages and the drawing
 * process that their program has died, and they would stay behind; so what both have of them is closed, and the store's files.
 */
function letGoOfInherited(dataFolder: string): void {
  if (process.platform !== 'linux') return
  const theirs = new Set(openOf(process.ppid).values())
  for (const [descriptor, target] of openOf(process.pid)) {
    const isInherited = /^(socket|pipe):/.test(target) ? theirs.has(target) : target.startsWith(dataFolder)
    if (descriptor > theLine && isInherited) closeSync(descriptor)
  }
}

/** What a process has open, by descriptor: a file's path, or the system's name for a socket or pipe. */
function openOf(pid: number): ReadonlyMap<number, string> {
  const folder = `/proc/${pid}/fd`
  const open = new Map<number, string>()
  for (const name of quietly(() => readdirSync(folder)) ?? []) {
    const target = quietly(() => readlinkSync(join(folder, name)))
    if (target) open.set(Number(name), target)
  }
  return open
}

/** Null for a descriptor that was closed meanwhile, and for a process that is gone. */
function quietly<Value>(look: () => Value): Value | null {
  try {
    return look()
  } catch {
    return null
  }
}

/** Blocks the whole process, on purpose: nothing of Chromium begins before the read is over. Answers what was said. */
function waitForTheEnd(): string {
  const bytes = Buffer.alloc(64)
  let said = ''
  for (;;) {
    try {
      const length = readSync(theLine, bytes)
      if (length === 0) return said
      said += bytes.toString('latin1', 0, length)
    } catch (error) {
      // A signal may come in between; everything else means that there is nobody at the other end.
      if (!(error instanceof Error && 'code' in error && error.code === 'EINTR')) return said
    }
  }
}

/** 停止自动重开: one window of the system's own, which needs neither page nor graphics card. */
function tellTheClerk(life: Life, logFolder: string): void {
  app.disableHardwareAcceleration()
  // The clerk may open the program meanwhile: this process keeps away from its data.
  app.setPath('userData', join(app.getPath('temp'), 'yishitai-supervisor'))
  app.on('window-all-closed', () => {})
  void app.whenReady().then(() => {
    const answer = dialog.showMessageBoxSync({
      type: 'warning',
      title: '议事台',
      message: '议事台连续几次意外退出，已停下，不再自动重开。',
      detail: `会议没有丢：已经保存的内容都在。请重新启动电脑，再打开议事台。如果还是这样，请把运行日志交给技术人员，它在这个文件夹里：\n${logFolder}`,
      buttons: ['关闭', '再打开一次'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (answer === 1) launch({ ...life, role: 'program', deaths: [], withoutGraphics: true }, 'ignore')
    app.exit(0)
  })
}

function launch(life: Life, line: 'pipe' | 'ignore'): ChildProcess {
  // Inside an AppImage the executable is gone with the process that mounted it; the image itself is not.
  const launched = spawn(process.env.APPIMAGE ?? process.execPath, [...wordsOf(life)], {
    stdio: ['ignore', 'inherit', 'inherit', line],
    // On Windows whatever is not detached is ended with the one that started it.
    detached: process.platform === 'win32',
  })
  launched.unref()
  return launched
}

/** The descriptor of the line in the supervisor, after the three that every program has. */
const theLine = 3
const againAfterMs = 10_000
