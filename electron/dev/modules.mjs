import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { home, npm } from './run.mjs'
import { Stopped, say } from './say.mjs'

/** The packages of the lock file, installed when they are not there or the lock file has changed. */
export async function prepareModules() {
  const lock = join(home, 'package-lock.json')
  const stamp = join(home, 'node_modules/.cache/installed-from')
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!installedByHand(lock)) {
    say('installing the packages of the lock file (npm ci)')
    const { code } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
    if (code !== 0)
      throw new Stopped(
        'npm ci failed',
        'check the network (npm ping) and the free space of the disk, then run the same command again',
      )
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/**
 * npm leaves its own record of what it installed; one newer than the lock file means that someone ran npm themselves.
 * @param {string} lock
 */
function installedByHand(lock) {
  const record = statSync(join(home, 'node_modules/.package-lock.json'), { throwIfNoEntry: false })
  return record !== undefined && record.mtimeMs >= statSync(lock).mtimeMs
}
