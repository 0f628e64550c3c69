import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { home, tool } from './run.mjs'
import { Stopped, say } from './say.mjs'

const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]

/** Builds dist/ when a source is newer than what was built. */
export async function build() {
  const stamp = join(home, 'dist/.built-from')
  const wanted = fingerprint()
  if (existsSync(join(home, 'dist/main.cjs')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('building (vite build)')
  rmSync(join(home, 'dist'), { recursive: true, force: true })
  const { code, output } = await tool('vite', ['build', '--logLevel', 'warn'], { quiet: true })
  if (code !== 0) {
    throw new Stopped(
      'the build failed',
      ...output.trim().split('\n').slice(0, 30),
      'repair what is named above and run the same command again',
    )
  }
  mkdirSync(join(home, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Changes when a source file comes, goes or is written. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) for (const line of traces(source)) hash.update(line)
  return hash.digest('hex')
}

/**
 * @param {string} path from the project's folder
 * @returns {Generator<string>}
 */
function* traces(path) {
  const stat = statSync(join(home, path), { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) {
    yield `${path} ${stat.size} ${stat.mtimeMs}\n`
    return
  }
  for (const name of readdirSync(join(home, path)).sort()) {
    if (path !== 'electron' || name !== 'dev') yield* traces(`${path}/${name}`)
  }
}
