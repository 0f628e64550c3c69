/*
 * npm run bench -- [--only NAME[,NAME]] [--out DIR] [--quick] [--long]
 *
 * 量一遍: builds for production and measures the real application, each figure beside its floor in the same run. Prints
 * the table; the table, every sample as JSON and the growth curves as SVG are in DIR (.cache/bench/last otherwise).
 * Parts are in tests/bench/parts. No figure passes or fails here; only what could not be measured ends with an error.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { copyFile, cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { prepare, preparePackages } from './prepare.mjs'
import { home, tool } from './run.mjs'
import { Stopped, say, tell } from './say.mjs'

const cache = join(home, '.cache/bench')
const built = join(cache, 'built')

await tell(async () => {
  const { only, out, isQuick, isLong } = readWords(process.argv.slice(2))
  await preparePackages()
  await build()
  await buildBench()
  /** @type {typeof import('../../tests/bench/bench')} */
  const { measure, partNames } = await import(pathToFileURL(join(built, 'bench.mjs')).href)
  const strange = only.find((name) => !partNames.includes(name))
  if (strange) throw new Stopped(`there is no part named ${strange}`, `parts: ${partNames.join(', ')}`)
  const prepared = await prepare({ display: 'virtual' })
  const work = join(cache, 'work')
  try {
    rmSync(work, { recursive: true, force: true })
    mkdirSync(work, { recursive: true })
    const { table, json, curves, isWhole } = await measure(
      {
        electron: prepared.electron,
        flags: prepared.flags,
        env: prepared.env,
        appFolder: home,
        watchFolder: join(built, 'watch'),
        floorFolder: join(built, 'floor-app'),
        floorPage: join(built, 'floor'),
        cache: join(cache, 'journals'),
        ...{ work, isQuick, isLong, say },
      },
      only,
    )
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'bench.md'), table)
    writeFileSync(join(out, 'bench.json'), json)
    writeFileSync(join(out, 'bench-growth.svg'), curves)
    process.stdout.write(`${table}\n`)
    say(`table, samples and curves are in ${out}`)
    return isWhole ? 0 : 1
  } finally {
    await prepared.close()
    rmSync(work, { recursive: true, force: true })
  }
})

/** The bench's own code, and the little applications it holds ours against. */
async function buildBench() {
  mkdirSync(join(cache, 'journals'), { recursive: true })
  const from = join(home, 'tests/bench')
  const { code, output } = await tool(
    'vite',
    ['build', '--config', join(from, 'vite.config.ts'), '--logLevel', 'warn'],
    {
      quiet: true,
      env: { ...process.env, NODE_ENV: 'production', BENCH_BUILT: built },
    },
  )
  if (code !== 0) throw new Stopped('the bench could not be built', ...output.trim().split('\n').slice(0, 30))
  await cp(join(from, 'watch'), join(built, 'watch'), { recursive: true })
  mkdirSync(join(built, 'floor-app'), { recursive: true })
  for (const name of ['package.json', 'main.cjs'])
    await copyFile(join(from, 'floor', name), join(built, 'floor-app', name))
  // The watcher starts either application by its folder; both name their main file alike.
  await copyFile(join(from, 'floor/index.html'), join(built, 'floor/index.html'))
}

/** @param {string[]} words */
function readWords(words) {
  const usage = 'npm run bench -- [--only NAME[,NAME]] [--out DIR] [--quick] [--long]'
  const rest = [...words]
  /** @param {string} name */
  const wordAfter = (name) => {
    const place = rest.indexOf(name)
    if (place < 0) return null
    const [, word] = rest.splice(place, 2)
    if (!word || word.startsWith('--')) throw new Stopped(`${name} needs a word behind it`, usage)
    return word
  }
  /** @param {string} name */
  const isSaid = (name) => {
    const place = rest.indexOf(name)
    if (place >= 0) rest.splice(place, 1)
    return place >= 0
  }
  const only = (wordAfter('--only') ?? '').split(',').filter(Boolean)
  const out = resolve(wordAfter('--out') ?? join(cache, 'last'))
  const [isQuick, isLong] = [isSaid('--quick'), isSaid('--long')]
  if (rest.length > 0) throw new Stopped(`${rest.join(' ')} is not understood`, usage)
  return { only, out, isQuick, isLong }
}
