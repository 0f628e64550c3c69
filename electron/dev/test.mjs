/*
 * npm test                    everything: types, lint, unit, build, flows in the real application on two displays
 * npm test -- unit [FILTER]   only unit tests
 * npm test -- flows [FILTER]  only flows, such as: npm test -- flows tests/flows/morning.test.ts
 *
 * The last line is always "N passed, N failed"; before it, each failure once more by its name, because whoever has
 * only the end of a long output must know what to mend. Types, lint and build count as one each.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { prepare, preparePackages } from './prepare.mjs'
import { home, tool } from './run.mjs'
import { Stopped, say, tell } from './say.mjs'

const rooms = [
  '.',
  'shared',
  'electron',
  'electron/preload',
  'electron/storage/page',
  'renderer',
  'tests',
  'electron/dev',
]
/** @type {{ passed: number, failures: string[] }} */
const sum = { passed: 0, failures: [] }
const [part, ...filter] = process.argv.slice(2)

await tell(async () => {
  try {
    if (part === undefined) await everything()
    else if (part === 'unit') await unit(filter)
    else if (part === 'flows') await flows(filter)
    else
      throw new Stopped(
        `there is no part named ${part}`,
        'npm test, npm test -- unit [FILTER] or npm test -- flows [FILTER]',
      )
  } catch (error) {
    // A step that cannot go on is a failure too: the last line must not look good.
    sum.failures.push(error instanceof Error ? error.message : String(error))
    await tell(() => Promise.reject(error))
  }
  for (const failure of sum.failures) console.log(`failed: ${failure}`)
  console.log(`${sum.passed} passed, ${sum.failures.length} failed`)
  return sum.failures.length === 0 && sum.passed > 0 ? 0 : 1
})

async function everything() {
  await preparePackages()
  count('types', await types())
  count('lint', (await tool('biome', ['check', '--error-on-warnings'], { from: '@biomejs/biome' })).code === 0)
  await unit([])
  await flows([])
}

/** @param {readonly string[]} filter */
async function unit(filter) {
  await preparePackages()
  say('unit tests')
  await vitest('unit', ['--project', 'unit', '--project', 'renderer', ...filter], process.env)
}

/** @param {readonly string[]} filter */
async function flows(filter) {
  const prepared = await prepare({ display: 'virtual', tests: true })
  try {
    await build()
    count('build', true)
    say('flows in the real application')
    await vitest('flows', ['--project', 'flows', ...filter], prepared.env)
  } finally {
    await prepared.close()
  }
}

/** Every room by its own rules; a room with nothing in it yet has nothing wrong in it. */
async function types() {
  let good = true
  for (const room of rooms) {
    say(`types: ${room}`)
    const { code, output } = await tool('tsc', ['-p', room], { from: 'typescript', quiet: true })
    if (code === 0 || output.includes('TS18003')) continue
    good = false
    process.stdout.write(output)
  }
  return good
}

/**
 * @param {string} name
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} env
 */
async function vitest(name, words, env) {
  mkdirSync(join(home, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(home, '.cache/test-'))
  const report = join(folder, `${name}.json`)
  const { code } = await tool(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words],
    { env },
  )
  const found = read(report)
  rmSync(folder, { recursive: true, force: true })
  sum.passed += found.passed
  sum.failures.push(...found.failures)
  if (code !== 0 && found.failures.length === 0)
    sum.failures.push(`${name}: vitest ended with ${code} though no test failed; its reason stands above`)
  if (found.skipped > 0) say(`${found.skipped} tests were skipped`)
}

/**
 * A file that could not even be loaded has no tests to count; it counts as one failure.
 * @param {string} report
 */
function read(report) {
  /** @type {{ passed: number, failures: string[], skipped: number }} */
  const found = { passed: 0, failures: [], skipped: 0 }
  if (!statSync(report, { throwIfNoEntry: false })) return { ...found, failures: ['vitest left no report'] }
  /** @type {{ testResults: { name: string, status: string, message?: string, assertionResults: Result[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  for (const file of testResults) {
    const where = relative(home, file.name)
    const failed = file.assertionResults.filter((result) => result.status === 'failed')
    for (const result of failed)
      found.failures.push(`${where} > ${result.fullName}: ${firstLine(result.failureMessages[0])}`)
    if (failed.length === 0 && file.status === 'failed') found.failures.push(`${where}: ${firstLine(file.message)}`)
    found.passed += file.assertionResults.filter((result) => result.status === 'passed').length
    found.skipped += file.assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').length
  }
  return found
}

/** @typedef {{ status: string, fullName: string, failureMessages: readonly string[] }} Result one test, as vitest reports it */

/** @param {string | undefined} message */
function firstLine(message) {
  return message?.split('\n', 1)[0] || 'no reason was given'
}

/**
 * @param {string} name
 * @param {boolean} good
 */
function count(name, good) {
  say(`${name}: ${good ? 'passed' : 'failed'}`)
  if (good) sum.passed += 1
  else sum.failures.push(name)
}
