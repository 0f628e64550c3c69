import { constants } from 'node:fs'
import * as fs from 'node:fs/promises'
import { readPastCache } from './read-back'
import { codeOf } from './stick-trouble'

/**
 * The edge of the stick protocol: the few things it asks of a drive. Tests put a drive here that fails, fills up, is
 * pulled or is another one from the n-th call on. Every method rejects with the system's error (`code` set).
 */
export type StickFiles = {
  /** Which device a path lies on. After a pull the empty mount folder lies on another one. */
  readonly deviceOf: (path: string) => Promise<string>
  readonly freeBytes: (folder: string) => Promise<number>
  readonly names: (folder: string) => Promise<readonly string[]>
  /** Fails with EEXIST when it is there. */
  readonly makeFolder: (path: string) => Promise<void>
  /** A new file; fails with EEXIST when it is there. */
  readonly create: (path: string) => Promise<NewFile>
  readonly rename: (from: string, to: string) => Promise<void>
  /** fsync of a finished file under its present name. */
  readonly syncFile: (path: string) => Promise<void>
  /** fsync of a folder; false where the system has no call for it (Windows does it by itself). */
  readonly syncFolder: (path: string) => Promise<boolean>
  /** Reads a file from the start, from the device itself where the system lets us. */
  readonly readBack: (path: string, onBytes: (bytes: Uint8Array) => void) => Promise<ReadFrom>
  readonly removeFile: (path: string) => Promise<void>
  readonly removeFolder: (path: string) => Promise<void>
}

export type NewFile = {
  readonly device: string
  /** Writes all of `bytes` after what is there, or rejects. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/** `device`: past the cache. `system`: as the system gave it, perhaps from memory. */
export type ReadFrom = 'device' | 'system'

export const stickFiles: StickFiles = {
  deviceOf: async (path) => String((await fs.stat(path, { bigint: true })).dev),
  freeBytes: async (folder) => {
    const { bavail, bsize } = await fs.statfs(folder)
    return bavail * bsize
  },
  names: (folder) => fs.readdir(folder),
  makeFolder: async (path) => {
    await fs.mkdir(path)
  },
  create: async (path) => newFile(await fs.open(path, 'wx')),
  rename: fs.rename,
  syncFile: (path) => withHandle(fs.open(path, 'r+'), (handle) => handle.sync()),
  syncFolder: async (path) => {
    if (process.platform === 'win32') return false
    try {
      await withHandle(fs.open(path, constants.O_RDONLY | constants.O_DIRECTORY), (handle) => handle.sync())
      return true
    } catch (error) {
      // Some file systems (network, FUSE) have no sync for folders; that is no trouble of the drive.
      if (['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error) ?? '')) return false
      throw error
    }
  },
  readBack: readPastCache,
  removeFile: fs.unlink,
  removeFolder: fs.rmdir,
}

async function newFile(handle: fs.FileHandle): Promise<NewFile> {
  const device = String((await handle.stat({ bigint: true })).dev)
  return {
    device,
    write: async (bytes) => {
      for (let done = 0; done < bytes.length; ) {
        done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten
      }
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  }
}

async function withHandle<T>(opening: Promise<fs.FileHandle>, use: (handle: fs.FileHandle) => Promise<T>): Promise<T> {
  const handle = await opening
  try {
    return await use(handle)
  } finally {
    await handle.close()
  }
}
