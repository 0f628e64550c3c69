import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Files } from './files'

export const reserveName = 'reserve.bin'
export const reserveBytes = 16 * 1024 * 1024

/**
 * 备用空间: a file that is there to be removed. When the disk is full, its space lets the meeting be closed and its
 * papers be exported. Made once at a start with room to spare; a disk that is nearly full already is left alone.
 */
export async function makeReserve(files: Files, folder: string, bytes: number): Promise<void> {
  const path = join(folder, reserveName)
  if (bytes === 0 || (await files.exists(path))) return
  if ((await files.freeBytes(folder)) < bytes * 4) return
  const file = await files.open(path, 'create')
  try {
    // Random content: a file system that compresses would keep zeros in no space at all.
    const block = randomBytes(Math.min(bytes, 64 * 1024))
    for (let at = 0; at < bytes; at += block.length) await file.write(block.subarray(0, bytes - at), at)
    await file.sync()
  } catch (error) {
    await file.close()
    await files.remove(path)
    throw error
  }
  await file.close()
}

/** Whether there was a reserve to free. */
export async function freeReserve(files: Files, folder: string): Promise<boolean> {
  return files.remove(join(folder, reserveName)).then(
    () => true,
    () => false,
  )
}
