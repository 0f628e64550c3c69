import { execFile } from 'node:child_process'
import { copyFile, mkdir, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const home = resolve(import.meta.dirname, '../..')

/**
 * Builds the application with deliberate faults in it (`__FAULTS__` in the code), to see that a test notices them.
 * Resolves to a folder for `launchApp({ appFolder })`.
 */
export async function buildWithFaults(...faults: readonly string[]): Promise<string> {
  const folder = join(home, '.cache/faulty', faults.join('+'))
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await copyFile(join(home, 'package.json'), join(folder, 'package.json'))
  await symlink(join(home, 'resources'), join(folder, 'resources'))
  const vite = join(home, 'node_modules/vite/bin/vite.js')
  const env = { ...process.env, NODE_ENV: 'production', YST_DIST: join(folder, 'dist'), YST_FAULTS: faults.join(',') }
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: home,
    env: { ...env, VITEST: '' },
  })
  return folder
}
