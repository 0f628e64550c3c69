import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { ReadFrom } from './stick-files'

/**
 * Reads a file as the device holds it. O_DIRECT goes past the cache; it wants memory at a page's boundary, which a
 * WebAssembly memory has. Where the system or the file system does not know it (Windows, some stick drivers), the file is
 * read as the system gives it, and the answer says so.
 */
export async function readPastCache(path: string, onBytes: (bytes: Uint8Array) => void): Promise<ReadFrom> {
  const direct = await openDirect(path)
  if (direct) {
    const whole = await readAll(direct, onBytes)
    if (whole) return 'device'
  }
  const handle = await open(path, 'r')
  await readAll(handle, onBytes)
  return 'system'
}

async function openDirect(path: string): Promise<FileHandle | null> {
  // Windows has no such flag, and then the constant is missing.
  if (!constants.O_DIRECT) return null
  try {
    return await open(path, constants.O_RDONLY | constants.O_DIRECT)
  } catch (error) {
    if (isRefusedFlag(error)) return null
    throw error
  }
}

/** False when the first read shows that the file system takes the flag but not the reading; nothing was handed on. */
async function readAll(handle: FileHandle, onBytes: (bytes: Uint8Array) => void): Promise<boolean> {
  const into = alignedBytes()
  try {
    for (let at = 0; ; ) {
      let bytesRead: number
      try {
        ;({ bytesRead } = await handle.read(into, 0, into.length, at))
      } catch (error) {
        if (at === 0 && isRefusedFlag(error)) return false
        throw error
      }
      onBytes(into.subarray(0, bytesRead))
      // Less than asked is the end. Asking again from there would not be at a page's boundary.
      if (bytesRead < into.length) return true
      at += bytesRead
    }
  } finally {
    await handle.close()
  }
}

function isRefusedFlag(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'EINVAL' || code === 'EOPNOTSUPP' || code === 'ENOTSUP'
}

/** 512 KiB that begin at a page's boundary. */
function alignedBytes(): Uint8Array {
  return new Uint8Array(new WebAssembly.Memory({ initial: 8, maximum: 8 }).buffer)
}

/** Node has it; its types come with those of the browser, which the main process must not see. */
declare const WebAssembly: {
  readonly Memory: new (pages: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer }
}
