import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'
import { dirname } from 'node:path'
import { isDeliberatelyBroken } from '#shared/deliberate-fault'

/**
 * The edge of the journal: the few things it asks of a disk. Product code uses `diskFiles`; tests put a disk here
 * that fails at the n-th write or loses what was not synced. Every method rejects with Node's error (`code` set).
 */
export type Files = {
  /** Names in a folder; empty when the folder is not there. */
  readonly names: (folder: string) => Promise<readonly string[]>
  readonly makeFolder: (folder: string) => Promise<void>
  /** `create` fails with EEXIST when the file is there: nothing is ever overwritten by accident. */
  readonly open: (path: string, how: 'read' | 'write' | 'create') => Promise<OpenFile>
  readonly exists: (path: string) => Promise<boolean>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  /** Gives a finished file a second name, failing with EEXIST when that name is taken: the one atomic "mine". */
  readonly link: (from: string, to: string) => Promise<void>
  /** Makes created, renamed and removed names durable. Windows does this by itself and has no call for it. */
  readonly syncFolder: (folder: string) => Promise<void>
  /** Free bytes for us on the disk of this folder. */
  readonly freeBytes: (folder: string) => Promise<number>
}

/** One open file. Positions and lengths are bytes. */
export type OpenFile = {
  /** How many bytes were read into `into`; fewer than asked only at the end of the file. */
  readonly read: (into: Uint8Array, at: number) => Promise<number>
  /** Writes all of `bytes` or rejects; after a rejection any part of them may stand in the file. */
  readonly write: (bytes: Uint8Array, at: number) => Promise<void>
  /** fdatasync: after it, what was written outlives a power cut. */
  readonly sync: () => Promise<void>
  readonly cut: (length: number) => Promise<void>
  readonly size: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Why a disk said no, as far as the clerk can do something about it. */
export type DiskTrouble = 'disk-full' | 'read-only' | 'io'

/** The trouble behind a rejection of `Files`; null when it is not the disk's fault but ours. */
export function diskTroubleOf(error: unknown): DiskTrouble | null {
  const code = codeOf(error)
  if (code === null) return null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'read-only'
  return 'io'
}

/** Node's error code (`ENOENT`), or null for an error that does not come from the system. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

export const diskFiles: Files = {
  names: (folder) => fs.readdir(folder).catch((error) => (codeOf(error) === 'ENOENT' ? [] : Promise.reject(error))),
  makeFolder: async (folder) => {
    await fs.mkdir(folder, { recursive: true })
  },
  open: async (path, how) => openFile(await fs.open(path, flags[how], 0o600)),
  exists: (path) =>
    fs.stat(path).then(
      () => true,
      (error) => (codeOf(error) === 'ENOENT' ? false : Promise.reject(error)),
    ),
  rename: fs.rename,
  remove: (path) => fs.rm(path),
  link: fs.link,
  syncFolder: async (folder) => {
    if (process.platform === 'win32') return
    const handle = await fs.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  freeBytes: async (folder) => {
    const disk = await fs.statfs(folder)
    return disk.bavail * disk.bsize
  },
}

/**
 * A file that is there whole, or as it was before: written under another name, synced, renamed. `<path>.part` is the draft
 * that a power cut may leave; whoever opens the folder clears it away, and so does the next try.
 */
export async function writeWhole(files: Files, path: string, parts: readonly Uint8Array[]): Promise<void> {
  const draft = `${path}.part`
  if (await files.exists(draft)) await files.remove(draft)
  const file = await files.open(draft, 'create')
  try {
    await file.write(Buffer.concat(parts), 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await files.rename(draft, path)
  await files.syncFolder(dirname(path))
}

/** Only in a build made to prove that the power-cut tests bite; never in one that is shipped. */
const isSyncLeftOut = isDeliberatelyBroken('journal-without-sync')

const flags = {
  read: 'r',
  write: 'r+',
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
} as const

function openFile(handle: fs.FileHandle): OpenFile {
  return {
    read: async (into, at) => {
      let done = 0
      while (done < into.length) {
        const { bytesRead } = await handle.read(into, done, into.length - done, at + done)
        if (bytesRead === 0) break
        done += bytesRead
      }
      return done
    },
    write: async (bytes, at) => {
      let done = 0
      // A disk that fills up first takes a part, and refuses only the next call.
      while (done < bytes.length) {
        done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten
      }
    },
    sync: () => (isSyncLeftOut ? Promise.resolve() : handle.datasync()),
    cut: (length) => handle.truncate(length),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  }
}
