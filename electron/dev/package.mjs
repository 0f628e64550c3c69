/*
 * npm run package                 the unpacked folder and a tar.gz (on Windows: installer and portable) in release/
 * npm run package -- deb AppImage other targets of electron-builder.yml, with the official runtime only
 *
 * The packed application is then started once with --smoke and must answer.
 */
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from './build.mjs'
import { wrongFuses } from './fuses.mjs'
import { writeLicences } from './licences.mjs'
import { prepare } from './prepare.mjs'
import { home, requireLater, run } from './run.mjs'
import { sandboxTrouble, watchSandbox } from './sandbox.mjs'
import { Stopped, say, tell } from './say.mjs'

const smokeMs = 90_000
const packed = join(home, 'release', process.platform === 'win32' ? 'win-unpacked' : 'linux-unpacked')
const packedBinary = process.platform === 'win32' ? 'yishitai.exe' : 'yishitai'

await tell(async () => {
  const asked = process.argv.slice(2)
  const targets = asked.length > 0 ? asked : process.platform === 'win32' ? ['nsis', 'portable'] : ['dir', 'tar.gz']
  const prepared = await prepare({ display: 'any' })
  try {
    if (!prepared.official && targets.some((target) => target !== 'dir' && target !== 'tar.gz')) {
      throw new Stopped(
        'with the stand-in runtime only dir and tar.gz can be packed',
        'get the official one first: npx install-electron',
      )
    }
    await build()
    writeLicences(join(home, 'dist/licences.txt'))
    await pack(prepared, targets)
    await checkFuses(prepared)
    await smoke(prepared)
  } finally {
    await prepared.close()
  }
  if (!prepared.official) say('made with the stand-in runtime: this package is for trying, NOT for handing out')
  say('done; see release/')
  return 0
})

/**
 * @param {import('./prepare.mjs').Prepared} prepared
 * @param {string[]} targets
 */
async function pack(prepared, targets) {
  say(`packing ${targets.join(' and ')} (electron-builder)`)
  const { path7za } = requireLater('7zip-bin')
  chmodSync(path7za, 0o755)
  process.env.ELECTRON_BUILDER_7ZIP_PATH = path7za
  // Its own choice for tar.gz is the highest level: minutes of waiting for a few per cent.
  if (targets.includes('tar.gz')) process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= '5'
  const runtime = bare(dirname(prepared.electron))
  try {
    const { build: make, Platform } = requireLater('electron-builder')
    await make({
      projectDir: home,
      targets: Platform.current().createTarget(targets),
      publish: 'never',
      config: {
        extends: join(home, 'electron-builder.yml'),
        electronDist: runtime,
        electronVersion: versionOf(runtime),
      },
    })
  } finally {
    rmSync(dirname(runtime), { recursive: true, force: true })
  }
}

/** @param {string} runtime its folder */
function versionOf(runtime) {
  return readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '')
}

/**
 * The runtime without what only development puts into it.
 * @param {string} folder
 */
function bare(folder) {
  mkdirSync(join(home, '.cache'), { recursive: true })
  const copy = join(mkdtempSync(join(home, '.cache/package-')), 'runtime')
  // A folder that is a link would be copied as one, and what is removed below would be removed from the original.
  cpSync(realpathSync(folder), copy, { recursive: true, verbatimSymlinks: true })
  rmSync(join(copy, 'resources/app'), { recursive: true, force: true })
  return copy
}

/**
 * What was asked to be burnt into the binary is read back from it.
 * @param {import('./prepare.mjs').Prepared} prepared
 */
async function checkFuses({ electron }) {
  const version = Number.parseInt(versionOf(dirname(electron)), 10)
  const wrong = await wrongFuses(join(packed, packedBinary), version)
  if (wrong.length > 0)
    throw new Stopped(`fuses of the package are not as they must be: ${wrong.join(', ')}`, 'see electron/dev/fuses.mjs')
  say('fuses read back from the packed binary: all as they must be')
}

/**
 * The fuses of a package keep every debugger out, so the packed application is asked to try itself:
 * with --sample --smoke FILE it opens its windows on fresh data, plays the sample meetings, writes the papers of the
 * finished one beside FILE, tells as JSON what it saw, and ends.
 * @param {import('./prepare.mjs').Prepared} prepared
 */
async function smoke(prepared) {
  // The packed application insists on Chromium's sandbox, which root cannot have: root tries it as nobody.
  const nobody = process.getuid?.() === 0 ? 65534 : null
  const folder = mkdtempSync(join(nobody === null ? join(home, '.cache') : tmpdir(), 'smoke-'))
  try {
    say(`starting the packed application once${nobody === null ? '' : ' (as the user nobody)'}`)
    const report = join(folder, 'smoke.json')
    const words = ['--lang=zh-CN', `--user-data-dir=${join(folder, 'data')}`, '--sample', '--smoke', report]
    let binary = join(packed, packedBinary)
    if (nobody !== null) {
      // Nobody may not look into the folders of root.
      cpSync(packed, join(folder, 'app'), { recursive: true })
      binary = join(folder, 'app/yishitai')
      chownSync(folder, nobody, nobody)
    }
    const signal = AbortSignal.timeout(smokeMs)
    const sandbox = process.platform === 'linux' ? watchSandbox(folder) : null
    const { code, output } = await run(binary, words, {
      env: nobody === null ? prepared.env : { ...prepared.env, HOME: folder },
      quiet: true,
      signal,
      ...(nobody === null ? {} : { user: nobody }),
    })
    const pages = sandbox?.stop()
    if (code !== 0 || !existsSync(report)) {
      throw new Stopped(
        'the packed application did not pass its smoke test',
        ...output.trim().split('\n').slice(-12),
        'compare with npm start',
      )
    }
    const seen = JSON.parse(readFileSync(report, 'utf8'))
    if (seen.ok !== true) throw new Stopped('the packed application reports trouble', JSON.stringify(seen))
    if (pages) {
      const trouble = sandboxTrouble(pages)
      if (trouble) throw new Stopped(`Chromium’s sandbox: ${trouble}`, JSON.stringify(pages))
      say(
        `sandbox: ${pages.length} pages, all with filtered system calls, no new rights and a process space of their own`,
      )
    }
    say(`smoke test passed: ${JSON.stringify(seen)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
