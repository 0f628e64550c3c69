/*
 * npm run test:faults -- [--kills N] [--cuts N] [--damage N] [--disks N] [--dying N] [--sticks N] [--pulls N] [--exfat N] [--ext N]
 *                        [--fuzz N] [--histories N] [--clocks N] [--jumps N] [--naps N] [--displays N] [--crashes N] [--returns N]
 *                        [--seed S] [--from K] [--out FILE] [--faulty NAME[,NAME]]
 *
 * 故障试验: the real application, killed, cut off from power, given damaged files and bad disks, again and again. Without
 * counts the short form of every kind. Results are appended to FILE.jsonl and drawn as a table in FILE.md; parts of the same
 * kind add up, and `--seed S --from K` repeats a trial. With --faulty the application is built with deliberate faults, and
 * the suite has to turn red.
 */
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { prepare, preparePackages } from './prepare.mjs'
import { home, tool } from './run.mjs'
import { Stopped, say, tell } from './say.mjs'

const cache = join(home, '.cache/faults')
const built = join(cache, 'built')

await tell(async () => {
  const { counts, seed, from, out, faulty } = readWords(process.argv.slice(2))
  await preparePackages()
  await build()
  await buildSuite(faulty)
  /** @type {typeof import('../../tests/faults/faults')} */
  const { kindNames, tryFaults } = await import(pathToFileURL(join(built, 'faults.mjs')).href)
  const strange = [...counts.keys()].find((name) => !kindNames.includes(name))
  if (strange) throw new Stopped(`there is no kind named ${strange}`, `kinds: ${kindNames.join(', ')}`)
  const appFolder = faulty === '' ? home : await buildFaulty(faulty)
  const prepared = await prepare({ display: 'virtual', tests: true })
  const work = join(cache, `work-${process.pid}`)
  mkdirSync(work, { recursive: true })
  try {
    const { electron, flags, env } = prepared
    // Displays are changed by programs of our own, which must find the same server.
    Object.assign(process.env, { DISPLAY: env.DISPLAY, YST_DISPLAYS: env.YST_DISPLAYS })
    const exporter = join(built, 'exporter.mjs')
    const { table, trials, broken } = await tryFaults(
      { electron, flags, env, appFolder, work, exporter, say },
      { trials: counts, seed, from, out, faulty },
    )
    process.stdout.write(`${table}\n`)
    say(`table and parts are in ${out}.md and ${out}.jsonl`)
    console.log(`${trials - broken} held, ${broken} broken, seed ${seed}`)
    if (faulty === '') return broken === 0 && trials > 0 ? 0 : 1
    if (broken === 0) say(`${faulty} was built in and nobody noticed: the suite does not bite`)
    return broken > 0 ? 0 : 1
  } finally {
    await prepared.close()
    rmSync(work, { recursive: true, force: true })
  }
})

/** @param {string} faulty */
async function buildSuite(faulty) {
  const config = join(home, 'tests/faults/vite.config.ts')
  const { code, output } = await tool('vite', ['build', '--config', config, '--logLevel', 'warn'], {
    quiet: true,
    env: { ...process.env, NODE_ENV: 'production', FAULTS_BUILT: built, YST_FAULTS: faulty },
  })
  if (code !== 0) throw new Stopped('the fault suite could not be built', ...output.trim().split('\n').slice(0, 30))
}

/**
 * The application with deliberate faults (`__FAULTS__` in the code), in a folder of its own.
 * @param {string} faulty
 */
async function buildFaulty(faulty) {
  const folder = join(cache, 'faulty')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(home, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(home, 'resources'), join(folder, 'resources'))
  const { code, output } = await tool('vite', ['build', '--logLevel', 'warn'], {
    quiet: true,
    env: { ...process.env, NODE_ENV: 'production', YST_DIST: join(folder, 'dist'), YST_FAULTS: faulty },
  })
  if (code !== 0) throw new Stopped('the faulty build failed', ...output.trim().split('\n').slice(0, 30))
  return folder
}

/** @param {string[]} words */
function readWords(words) {
  const usage = 'npm run test:faults -- [--KIND N …] [--seed S] [--from K] [--out FILE] [--faulty NAME]'
  /** @type {Map<string, string>} */
  const said = new Map()
  for (let place = 0; place < words.length; place += 2) {
    const [name, word] = [words[place] ?? '', words[place + 1]]
    if (!/^--[a-z]+$/.test(name) || word === undefined || word.startsWith('--'))
      throw new Stopped(`${name} is not understood`, usage)
    said.set(name.slice(2), word)
  }
  /** @param {string} name @param {string} otherwise */
  const take = (name, otherwise) => {
    const word = said.get(name) ?? otherwise
    said.delete(name)
    return word
  }
  /** @param {string} name @param {string} word */
  const whole = (name, word) => {
    const number = Number(word)
    if (!Number.isSafeInteger(number) || number < 0) throw new Stopped(`--${name} ${word} is no whole number`, usage)
    return number
  }
  const seed = whole('seed', take('seed', String(Math.floor(Math.random() * 1_000_000))))
  const from = whole('from', take('from', '0'))
  const out = resolve(take('out', join(cache, 'last')))
  const faulty = take('faulty', '')
  const counts = new Map([...said].map(([name, word]) => [name, whole(name, word)]))
  return { counts, seed, from, out, faulty }
}
