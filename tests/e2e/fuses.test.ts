import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FuseVersion, flipFuses } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The developer's commands are plain JavaScript, checked in their own room. */
const { fusesFor, wrongFuses }: Fuses = await import(
  pathToFileURL(resolve(import.meta.dirname, '../../electron/dev/fuses.mjs')).href
)
type Fuses = {
  readonly fusesFor: (version: number) => ReadonlyMap<number, boolean>
  readonly wrongFuses: (binary: string, version: number) => Promise<readonly string[]>
}

/* What `npm run package` burns into the shipped binary, burnt into a copy of this runtime, read back and tried. */
let folder: string
let binary: string
let version: number

beforeAll(async () => {
  const runtime = dirname(String(process.env.YST_ELECTRON))
  folder = await mkdtemp(join(dirname(runtime), 'fused-'))
  for (const name of await readdir(runtime))
    if (name !== 'electron') await symlink(join(runtime, name), join(folder, name))
  binary = join(folder, 'electron')
  await copyFile(join(runtime, 'electron'), binary)
  version = Number.parseInt((await readFile(join(runtime, 'version'), 'utf8')).replace(/^v/, ''), 10)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.runIf(process.platform === 'linux')('the fuses of a package', () => {
  it('are read back from the binary, and an untouched one is noticed', async () => {
    expect(await wrongFuses(binary, version)).toContain('RunAsNode')
    expect(await saidAsNode()).toContain('only Node')
    await flipFuses(binary, { version: FuseVersion.V1, ...Object.fromEntries(fusesFor(version)) })
    expect(await wrongFuses(binary, version)).toEqual([])
  })

  it('keep the runtime from running any script as plain Node', async () => {
    expect(await saidAsNode()).not.toContain('only Node')
  })
})

/** What the runtime says when somebody asks it to be Node. */
async function saidAsNode(): Promise<string> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const child = spawn(binary, ['-e', 'console.log("only Node")'], { env, timeout: 10_000, killSignal: 'SIGKILL' })
  let said = ''
  child.stdout.on('data', (part) => {
    said += String(part)
  })
  await new Promise((done) => child.once('close', done))
  return said
}
