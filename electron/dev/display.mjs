import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { home, run } from './run.mjs'
import { Stopped, say } from './say.mjs'

/**
 * A virtual X server with two displays of 1920×1080 side by side, for machines without a screen and for the tests.
 * It is a real Xorg whose "hardware" is a driver that draws into memory: displays come and go by xrandr as they do in a room.
 *
 * @typedef {object} VirtualDisplay
 * @property {string} name for DISPLAY, such as ":7"
 * @property {() => Promise<void>} close
 */

const configuration = `
Section "Device"
  Identifier "memory"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "any"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125 +hsync +vsync
  Modeline "1366x768" 85.50 1366 1436 1579 1792 768 771 774 798 +hsync +vsync
EndSection
Section "Screen"
  Identifier "screen"
  Device "memory"
  Monitor "any"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1920x1080" "1366x768"
    Virtual 4096 2160
  EndSubSection
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
`

/**
 * @param {string} [wanted] such as ":77"; otherwise the server picks a free number
 * @returns {Promise<VirtualDisplay>}
 */
export async function startVirtualDisplay(wanted) {
  mkdirSync(join(home, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(home, '.cache/display-'))
  const settings = join(folder, 'xorg.conf')
  const log = join(folder, 'xorg.log')
  writeFileSync(settings, configuration)
  const server = ['Xorg', ...(wanted ? [wanted] : []), '-displayfd', '3', '-noreset', '-nolisten', 'tcp', '-ac']
  const words = [...server, '-config', settings, '-logfile', log]
  // keep.mjs stops the server when we end, however we end: it notices that our end of the pipe has closed.
  const keeper = join(dirname(fileURLToPath(import.meta.url)), 'keep.mjs')
  const child = spawn(process.execPath, [keeper, folder, ...words], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const close = () =>
    /** @type {Promise<void>} */ (
      new Promise((done) => {
        if (child.exitCode !== null) return done()
        child.ref()
        child.once('close', () => done())
        child.stdin?.end()
      })
    )
  const number = await firstLine(child)
  if (number === null) {
    const tail = readLog(log)
    rmSync(folder, { recursive: true, force: true })
    throw new Stopped(
      'the virtual X server did not start',
      ...tail,
      'set DISPLAY to a display that works, or repair the X server',
    )
  }
  child.unref()
  const name = `:${number}`
  await addSecondDisplay(name)
  say(`virtual X server on ${name} with two displays`)
  return { name, close }
}

/** @param {string} display */
async function addSecondDisplay(display) {
  const steps = [
    ['--output', 'DUMMY0', '--mode', '1920x1080', '--pos', '0x0', '--primary'],
    ['--addmode', 'DUMMY1', '1920x1080'],
    ['--addmode', 'DUMMY1', '1366x768'],
    ['--output', 'DUMMY1', '--mode', '1920x1080', '--right-of', 'DUMMY0'],
    // Asking makes the server look again: until then the second display counts as not connected.
    ['--query'],
  ]
  for (const step of steps) {
    const { code, output } = await run('xrandr', ['-display', display, ...step], { quiet: true })
    if (code !== 0)
      throw new Stopped(
        `xrandr ${step.join(' ')} failed`,
        output.trim(),
        'the second display is needed; see the message above',
      )
  }
}

/**
 * The server writes its display number to descriptor 3 once it accepts connections.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string | null>}
 */
function firstLine(child) {
  return new Promise((done) => {
    const pipe = /** @type {import('node:stream').Readable} */ (child.stdio[3])
    createInterface({ input: pipe }).once('line', (line) => done(line.trim()))
    child.once('close', () => done(null))
  })
}

/** @param {string} file */
function readLog(file) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return lines.filter((line) => line.includes('(EE)')).slice(0, 4)
  } catch {
    return []
  }
}
