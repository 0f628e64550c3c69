/*
 * npm run rehearse -- SCRIPT.json --out DIR [--speed 60] [--show]
 *
 * 演练: plays a written meeting through the real application and exports its papers to DIR as if DIR were a stick.
 * Prints a JSON summary; pictures of console and wall at every stage are in DIR/pictures.
 */
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { prepare, preparePackages } from './prepare.mjs'
import { home } from './run.mjs'
import { Stopped, say, tell } from './say.mjs'

await tell(async () => {
  const { script, out, speed, show } = readWords(process.argv.slice(2))
  const text = readText(script)
  await preparePackages()
  await build()
  const { readScript, rehearse } = await import(pathToFileURL(join(home, 'dist/rehearse.mjs')).href)
  const read = readScript(text)
  if (!read.ok) throw new Stopped(`${script} cannot be rehearsed`, read.refusal.message)
  const prepared = await prepare({ display: show ? 'any' : 'virtual' })
  try {
    await mkdir(out, { recursive: true })
    const summary = await rehearse({
      script: read.value,
      out,
      speed,
      electron: prepared.electron,
      flags: prepared.flags,
      env: prepared.env,
      appFolder: home,
      say,
    })
    process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
    return summary.ok ? 0 : 1
  } finally {
    await prepared.close()
  }
})

/** @param {string[]} words */
function readWords(words) {
  const usage = 'npm run rehearse -- SCRIPT.json --out DIR [--speed 60] [--show]'
  const rest = [...words]
  /** @param {string} name */
  const wordAfter = (name) => {
    const place = rest.indexOf(name)
    if (place < 0) return null
    return rest.splice(place, 2)[1] ?? null
  }
  const out = wordAfter('--out')
  const speed = Number(wordAfter('--speed') ?? '60')
  const show = rest.includes('--show')
  const script = rest.find((word) => !word.startsWith('--'))
  if (!script || !out) throw new Stopped('a script and a folder for the papers are needed', usage)
  if (!(speed >= 1 && speed <= 100_000)) throw new Stopped('--speed is a number from 1 to 100000', usage)
  return { script: resolve(script), out: resolve(out), speed, show }
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Stopped(`${path} cannot be read`, String(error))
  }
}
