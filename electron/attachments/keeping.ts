import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type StickFiles, stickFiles } from '#electron/export/stick-files'
import { codeOf } from '#electron/export/stick-trouble'
import { ok, type Result, refuse } from '#shared/decision'
import { attachmentLimits, endingOf, sayBytes } from '#shared/topic/attachment-kinds'
import { checkFile } from './checking'
import { headBytes, judgeKind } from './magic'
import { whyNot } from './trouble'

/** A file as the facts know it. */
export type KnownFile = { readonly name: string; readonly size: number; readonly sha256: string }

/** Where the bytes of a known file lie: by their hash, with the ending of the name they came under. */
export function pathOf(folder: string, { name, sha256 }: Pick<KnownFile, 'name' | 'sha256'>): string {
  const ending = endingOf(name)
  return join(folder, ending === '' ? sha256 : `${sha256}.${ending}`)
}

export type KeepOptions = {
  readonly folder: string
  /** Bytes copied so far, of all. */
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
  readonly disk?: StickFiles
}

/**
 * 收下附件: copies a file into the program's own keeping, hashed on the way: `.part`, synced, renamed, folder synced. What
 * is there under the same hash is the same file and is not written twice. Refused or cut short, nothing is left.
 */
export async function keepFile(source: string, options: KeepOptions): Promise<Result<KnownFile>> {
  const { folder, disk = stickFiles } = options
  const name = basename(source)
  const part = join(folder, `${randomUUID()}.part`)
  try {
    const file = await open(source, 'r')
    try {
      const { size } = await file.stat().then(onlyFile)
      const fits = await mayTake(file, name, size)
      if (!fits.ok) return fits
      await mkdir(folder, { recursive: true })
      const room = await hasRoom(disk, folder, size)
      if (!room.ok) return room
      const copied = await copyTo(part, file, size, { ...options, disk })
      if (!copied.ok) return copied
      return await settle(part, { name, size, sha256: copied.value }, folder, disk)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === null) throw error
    return refuse('attachment.not-kept', `“${name}”没有收下：${whyNot(error, '读写出错')}。`)
  } finally {
    // After a rename there is nothing under this name.
    await disk.removeFile(part).catch(() => {})
  }
}

function onlyFile(status: { isFile: () => boolean; size: number }) {
  if (!status.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
  return status
}

async function mayTake(file: FileHandle, name: string, size: number): Promise<Result<unknown>> {
  if (size === 0) return refuse('attachment.empty', `“${name}”是空的，请换一份。`)
  if (size > attachmentLimits.bytes)
    return refuse(
      'attachment.too-big',
      `“${name}”有 ${sayBytes(size)}，超过 ${sayBytes(attachmentLimits.bytes)}，请压缩或分开后再加。`,
    )
  const head = Buffer.alloc(Math.min(headBytes, size))
  const { bytesRead } = await file.read(head, 0, head.length, 0)
  const kind = judgeKind(name, head.subarray(0, bytesRead))
  return kind.ok ? kind : refuse(kind.refusal.code, `“${name}”没有收下：${kind.refusal.message}`)
}

/** The journal writes to the same disk: an attachment never takes the last of it. */
async function hasRoom(disk: StickFiles, folder: string, size: number): Promise<Result<unknown>> {
  const free = await disk.freeBytes(folder)
  return free >= size + leftFree
    ? ok(null)
    : refuse('attachment.disk-full', `硬盘只剩 ${sayBytes(free)}，放不下这个附件。请先清理硬盘，再加。`)
}

const leftFree = 32 * 1024 * 1024

/** Answers the hash of what was written. */
async function copyTo(
  part: string,
  source: FileHandle,
  size: number,
  { signal, onProgress, disk }: KeepOptions & { readonly disk: StickFiles },
): Promise<Result<string>> {
  const hash = createHash('sha256')
  const target = await disk.create(part)
  try {
    const chunk = Buffer.alloc(1024 * 1024)
    let done = 0
    for (;;) {
      if (signal?.aborted) return refuse('attachment.cancelled', '已取消，没有收下。')
      const { bytesRead } = await source.read(chunk, 0, chunk.length, done)
      if (bytesRead === 0) break
      const bytes = chunk.subarray(0, bytesRead)
      hash.update(bytes)
      await target.write(bytes)
      done += bytesRead
      if (done > size) break
      onProgress?.(done, size)
    }
    if (done !== size) return refuse('attachment.changing', '这个文件在复制的时候变了，请等它保存好再加一次。')
    await target.sync()
    return ok(hash.digest('hex'))
  } finally {
    await target.close()
  }
}

async function settle(part: string, file: KnownFile, folder: string, disk: StickFiles): Promise<Result<KnownFile>> {
  const path = pathOf(folder, file)
  // What lies there damaged is healed by the same bytes.
  if ((await checkFile(path, file)) !== 'kept') {
    await disk.rename(part, path)
    await disk.syncFile(path)
    await disk.syncFolder(folder)
  }
  return ok(file)
}
