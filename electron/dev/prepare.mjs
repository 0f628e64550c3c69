/*
 * Makes a fresh machine able to run, test, rehearse or package the application, and says what it does.
 *
 *   node electron/dev/prepare.mjs --shell [--display=:77]
 *
 * prints the settings to run things by hand (eval them) and keeps the virtual displays up until it is ended.
 *
 *   node electron/dev/prepare.mjs --tests
 *
 * installs everything that tests and the fault suite use, and ends.
 */
import { realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startVirtualDisplay } from './display.mjs'
import { prepareModules } from './modules.mjs'
import { run } from './run.mjs'
import { prepareRuntime } from './runtime.mjs'
import { Stopped, say, tell } from './say.mjs'
import { prepareSystem } from './system.mjs'

/**
 * @typedef {object} Prepared
 * @property {string} electron the runtime's binary
 * @property {boolean} official false for the stand-in
 * @property {string[]} flags what the runtime must be started with on this machine
 * @property {NodeJS.ProcessEnv} env the environment to start it in
 * @property {() => Promise<void>} close ends what was started, such as a virtual display
 *
 * @typedef {object} Need
 * @property {'any' | 'virtual' | 'none'} display any: the one that is there, or else a virtual one; virtual: two displays of our own
 * @property {boolean} [tests] also the programs that only tests use
 * @property {string} [displayName] such as ":77"
 */

/** Node and the packages: all that types, lint and unit tests need. */
export async function preparePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stopped(
      `this is Node ${process.versions.node}; at least 20.19 is needed`,
      'install a newer Node and run the same command again',
    )
  }
  await prepareModules()
}

/**
 * Everything the application needs to run here.
 * @param {Need} need
 * @returns {Promise<Prepared>}
 */
export async function prepare(need) {
  await preparePackages()
  const runtime = await prepareRuntime()
  const virtual = needsVirtualDisplay(need)
  await prepareSystem({ electron: runtime.binary, display: virtual, tests: need.tests === true })
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, YST_ELECTRON: runtime.binary }
  // Set in some editors' terminals, it would make the runtime behave as plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  let close = async () => {}
  if (virtual) {
    if (need.display === 'any')
      say('no display here (DISPLAY and WAYLAND_DISPLAY are empty): starting a virtual one, so nothing will be seen')
    const display = await startVirtualDisplay(need.displayName)
    env.DISPLAY = display.name
    env.YST_DISPLAYS = '2'
    delete env.WAYLAND_DISPLAY
    env.XDG_SESSION_TYPE = 'x11'
    close = display.close
  }
  const flags = ['--lang=zh-CN']
  const obstacle = await sandboxObstacle(runtime.binary)
  if (obstacle) {
    say(`${obstacle}: Chromium starts only with --no-sandbox, which is added here and never in a package`)
    flags.push('--no-sandbox')
    env.YST_SANDBOX = 'off'
  }
  return { electron: runtime.binary, official: runtime.official, flags, env, close }
}

/**
 * Why Chromium's sandbox cannot work on this machine, or null.
 * @param {string} binary
 */
async function sandboxObstacle(binary) {
  if (process.platform !== 'linux') return null
  if (process.getuid?.() === 0) return 'running as root'
  const helper = statSync(join(dirname(binary), 'chrome-sandbox'), { throwIfNoEntry: false })
  if (helper && helper.uid === 0 && (helper.mode & 0o4000) !== 0) return null
  const { code } = await run('unshare', ['--user', 'true'], { quiet: true })
  return code === 0 ? null : 'this system allows no user namespaces'
}

/** @param {Need} need */
function needsVirtualDisplay(need) {
  if (process.platform !== 'linux' || need.display === 'none') return false
  return need.display === 'virtual' || !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** @param {string | undefined} displayName */
async function shell(displayName) {
  const prepared = await prepare({ display: 'virtual', tests: true, ...(displayName ? { displayName } : {}) })
  for (const name of ['DISPLAY', 'YST_ELECTRON', 'YST_DISPLAYS', 'YST_SANDBOX']) {
    console.log(`export ${name}='${prepared.env[name] ?? ''}'`)
  }
  say('eval the lines above in another terminal; Ctrl+C here ends the displays')
  await new Promise((done) => {
    // The timer only keeps us here.
    const waiting = setInterval(() => {}, 2 ** 30)
    const leave = () => done(clearInterval(waiting))
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, leave)
  })
  await prepared.close()
  return 0
}

async function once() {
  const prepared = await prepare({ display: 'virtual', tests: true })
  await prepared.close()
  say('everything is there')
  return 0
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const display = process.argv.find((word) => word.startsWith('--display='))?.slice('--display='.length)
  if (process.argv.includes('--shell')) await tell(() => shell(display))
  else if (process.argv.includes('--tests')) await tell(once)
  else process.stderr.write('usage: node electron/dev/prepare.mjs --shell [--display=:77] | --tests\n')
}
