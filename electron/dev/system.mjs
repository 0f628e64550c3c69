import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { run } from './run.mjs'
import { Stopped, say } from './say.mjs'

/**
 * What the operating system must bring, found missing by looking rather than by asking a package list.
 * Installed on Debian and Ubuntu when we are root; otherwise the exact command is said.
 */

/** Alternatives in one entry: the newer name first (Ubuntu 24.04 and Debian 13 renamed some). */
const packagesOfChromium = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libdrm2'],
]
const packagesOfDisplay = [['xserver-xorg-core'], ['xserver-xorg-video-dummy'], ['x11-xserver-utils']]
/**
 * What only tests use, by a program or library that tells whether it is there. Without those of faults the fault suite
 * leaves a kind of trouble out and says so; where the system does not know such a package, tests go on without it.
 */
const packagesOfTests = {
  xdotool: ['xdotool'],
  soffice: ['libreoffice-writer', 'libreoffice-calc'],
  pdftoppm: ['poppler-utils'],
  'mkfs.vfat': ['dosfstools'],
  'mkfs.ext4': ['e2fsprogs'],
}
const packagesOfFaults = {
  'libfaketime.so.1': ['libfaketime'],
  'linux.uml': ['user-mode-linux'],
  insmod: ['kmod'],
  mcopy: ['mtools'],
  'mkfs.exfat': ['exfatprogs'],
  'mount.exfat-fuse': ['exfat-fuse'],
}
const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu/faketime',
  '/usr/lib/aarch64-linux-gnu/faketime',
  '/usr/lib/faketime',
]

/**
 * @param {{ electron: string, display: boolean, tests: boolean }} need electron: the runtime's binary; display: a virtual one must be started; tests: also what the tests look at papers with
 */
export async function prepareSystem({ electron, display, tests }) {
  if (process.platform !== 'linux') return
  /** @type {string[][]} */
  const missing = []
  const libraries = await missingLibraries(electron)
  if (libraries.length > 0) {
    say(`system libraries missing: ${libraries.join(', ')}`)
    missing.push(...packagesOfChromium)
  }
  if (!(await hasChineseFont())) {
    say('no Chinese font on this system')
    missing.push(['fonts-noto-cjk'])
  }
  if (display && !(isInstalled('Xorg') && isInstalled('xrandr') && dummyDriver())) {
    say('no display here, and the X server for a virtual one is missing')
    missing.push(...packagesOfDisplay)
  }
  if (tests) {
    for (const [sign, packages] of Object.entries(packagesOfTests)) {
      if (isInstalled(sign)) continue
      say(`${sign} is missing, which the tests use`)
      missing.push(...packages.map((name) => [name]))
    }
  }
  if (missing.length > 0) await install(missing)
  if (tests) await installForFaults()
  const still = await missingLibraries(electron)
  if (still.length > 0) {
    throw new Stopped(
      `${basename(electron)} still misses ${still.join(', ')}`,
      'install the packages that bring them and try again',
    )
  }
}

/** What can be had of it; nobody is kept from the other tests by what cannot. */
async function installForFaults() {
  const missing = Object.entries(packagesOfFaults).filter(([sign]) => !isInstalled(sign))
  if (missing.length === 0) return
  say(`missing, and used by the fault suite: ${missing.map(([sign]) => sign).join(', ')}`)
  const names = missing.flatMap(([, packages]) => packages)
  if (process.getuid?.() !== 0 || !isInstalled('apt-get')) {
    say(`these faults are left out until somebody runs: ${commandFor(names)}`)
    return
  }
  await apt(['update', '-qq'])
  /** @type {string[]} */
  const known = []
  for (const name of names) if (await isKnown(name)) known.push(name)
  if (known.length > 0) {
    say(`apt-get install ${known.join(' ')}`)
    await apt(['install', '-y', '-qq', '--no-install-recommends', ...known])
  }
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) say(`this system has no package named ${unknown.join(' or ')}: these faults are left out`)
}

/** @param {readonly string[]} names */
function commandFor(names) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`
}

/** @param {string[][]} wanted */
async function install(wanted) {
  if (!isInstalled('apt-get')) {
    throw new Stopped(
      'this system has no apt-get, so nothing can be installed from here',
      `install with your own package tool what Debian calls: ${wanted.map((names) => names.at(-1)).join(' ')}`,
    )
  }
  if (process.getuid?.() !== 0) {
    const names = await available(wanted)
    throw new Stopped(
      'system packages are missing and only root may install them',
      commandFor(names),
      'then run the same command again',
    )
  }
  say('apt-get update')
  await apt(['update', '-qq'])
  const names = await available(wanted)
  say(`apt-get install ${names.join(' ')}`)
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...names])
}

/** @param {readonly string[]} args */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { code, output } = await run('apt-get', args, { quiet: true, env })
  if (code === 0) return
  throw new Stopped(
    `apt-get ${args[0]} failed`,
    ...output.trim().split('\n').slice(-5),
    'check the package sources and the network, then run the same command again',
  )
}

/**
 * Of every group of alternatives the first this system knows.
 * @param {string[][]} wanted
 */
async function available(wanted) {
  /** @type {Set<string>} */
  const names = new Set()
  for (const alternatives of wanted) {
    const last = alternatives.at(-1) ?? ''
    let found = last
    for (const name of alternatives) {
      if (name === last) break
      if (!(await isKnown(name))) continue
      found = name
      break
    }
    names.add(found)
  }
  return [...names]
}

/** @param {string} name of a package */
async function isKnown(name) {
  const { code, output } = await run('apt-cache', ['show', name], { quiet: true })
  return code === 0 && output.includes('Package:')
}

/** @param {string} binary */
async function missingLibraries(binary) {
  const { output } = await run('ldd', [binary], { quiet: true })
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
}

async function hasChineseFont() {
  if (isInstalled('fc-list')) {
    const { output } = await run('fc-list', [':lang=zh', 'family'], { quiet: true })
    return output.trim() !== ''
  }
  return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
}

/** @param {string} program or the library by its file's name */
export function isInstalled(program) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin', ...libraryFolders]
  return folders.some((folder) => folder !== '' && existsSync(`${folder}/${program}`))
}

function dummyDriver() {
  const roots = ['/usr/lib/xorg/modules/drivers', '/usr/lib64/xorg/modules/drivers']
  return roots.some((folder) => existsSync(folder) && readdirSync(folder).includes('dummy_drv.so'))
}
