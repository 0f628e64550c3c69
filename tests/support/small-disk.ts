import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll } from 'vitest'

const run = promisify(execFile)

/** Only root may mount; elsewhere the same tests use a plain folder where that is enough, and say so in their names. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** What a test's name says its small disk is. */
export const smallDiskKind = canMount ? 'a separate small file system' : 'a plain folder (mounting needs root)'

export type SmallDisk = {
  readonly path: string
  /** Another, empty disk at the same place, as when a stick is swapped. */
  replace(megabytes: number): Promise<void>
  grow(megabytes: number): Promise<void>
  setReadOnly(readOnly: boolean): Promise<void>
}

const mounted = new Set<string>()

afterAll(async () => {
  for (const path of mounted) {
    // Replaced disks lie one over the other.
    while (await run('umount', ['-l', path]).then(done, notMounted));
    await rm(path, { recursive: true, force: true })
  }
})

/** A file system of its own in memory, of so many megabytes; a plain folder where mounting is not allowed. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'yst-disk-'))
  mounted.add(path)
  const mount = async (size: number) => {
    if (canMount) await run('mount', ['-t', 'tmpfs', '-o', `size=${size}m`, 'tmpfs', path])
  }
  const remount = (options: string) => run('mount', ['-o', `remount,${options}`, path])
  await mount(megabytes)
  return {
    path,
    // Laid over the first one: taken off, its number could be given to the next at once.
    replace: mount,
    grow: async (size) => void (await remount(`size=${size}m`)),
    setReadOnly: async (readOnly) => void (await remount(readOnly ? 'ro' : 'rw')),
  }
}

const done = () => true
const notMounted = () => false
