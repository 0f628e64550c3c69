import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

/** The project's folder. */
export const home = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
// Ctrl+C reaches the whole group by itself; these reach only us, so they are passed on.
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(1)
  })
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, signal?: AbortSignal, user?: number }} [how] quiet keeps the output for the caller instead of showing it
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program is not there
 */
export function run(program, args, how = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: how.cwd ?? home,
      env: how.env ?? process.env,
      stdio: ['ignore', how.quiet ? 'pipe' : 'inherit', how.quiet ? 'pipe' : 'inherit'],
      ...(how.signal ? { signal: how.signal } : {}),
      ...(how.user === undefined ? {} : { uid: how.user, gid: how.user }),
    })
    running.add(child)
    let output = ''
    child.stdout?.on('data', (part) => {
      output += part
    })
    child.stderr?.on('data', (part) => {
      output += part
    })
    child.on('error', (error) => done({ code: 127, output: `${output}${error.message}` }))
    child.on('close', (code) => {
      running.delete(child)
      done({ code: code ?? 1, output: stripVTControlCharacters(output) })
    })
  })
}

/**
 * Runs npm itself, the same one that started us where there is one.
 * @param {readonly string[]} args
 * @param {{ cwd?: string, quiet?: boolean }} [how]
 */
export function npm(args, how = {}) {
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) return run(process.execPath, [own, ...args], how)
  return process.platform === 'win32' ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], how) : run('npm', args, how)
}

/**
 * Runs a program that an installed package brings, with this very Node.
 * @param {string} name of the program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, from?: string }} [how] from: the package, when it is called otherwise
 */
export function tool(name, args, how = {}) {
  const folder = join(home, 'node_modules', how.from ?? name)
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin[name]
  if (!script) throw new Error(`${folder} brings no program named ${name}; its package.json has changed`)
  return run(process.execPath, [join(folder, script), ...args], how)
}

/** For packages that can only be loaded once they are installed. */
export const requireLater = createRequire(join(home, 'package.json'))
