/*
 * npm test                    everything: types, lint, unit, build, flows in the real application on two displays
 * npm test -- unit [FILTER]   only unit tests
 * npm test -- flows [FILTER]  only flows, such as: npm test -- flows tests/flows/morning.test.ts
 *
 * The last line is always "N passed, N failed". Types, lint and build count as one each.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
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
const sum = { passed: 0, failed: 0 }
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
    sum.failed += 1
    await tell(() => Promise.reject(error))
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1
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
  // Whatever made vitest unhappy beyond the tests themselves (an unhandled error, a crash) counts once.
  sum.failed += found.failed + (code !== 0 && found.failed === 0 ? 1 : 0)
  if (found.skipped > 0) say(`${found.skipped} tests were skipped`)
}

/**
 * A file that could not even be loaded has no tests to count; it counts as one failure.
 * @param {string} report
 */
function read(report) {
  const found = { passed: 0, failed: 0, skipped: 0 }
  if (!statSync(report, { throwIfNoEntry: false })) return { ...found, failed: 1 }
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  for (const file of testResults) {
    const statuses = file.assertionResults.map((result) => result.status)
    const failed = statuses.filter((status) => status === 'failed').length
    found.failed += failed === 0 && file.status === 'failed' ? 1 : failed
    found.passed += statuses.filter((status) => status === 'passed').length
    found.skipped += statuses.filter((status) => status !== 'passed' && status !== 'failed').length
  }
  return found
}

/**
 * @param {string} name
 * @param {boolean} good
 */
function count(name, good) {
  say(`${name}: ${good ? 'passed' : 'failed'}`)
  sum[good ? 'passed' : 'failed'] += 1
}
