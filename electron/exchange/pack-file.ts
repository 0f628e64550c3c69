import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { safePart } from '#electron/export/file-name'
import { type StickFiles, stickFiles } from '#electron/export/stick-files'
import { codeOf } from '#electron/export/stick-trouble'
import type { PackFile } from '#shared/contract/console'
import { ok, type Result, refuse } from '#shared/decision'
import { type CountyPack, packLimits } from '#shared/room/pack'
import { packBytes, packExtension, readPack, tooLarge } from './pack'

/** Reads a chosen file. The size is looked at before anything is read; a stick that was pulled is said, not thrown. */
export async function readPackFile(path: string): Promise<Result<PackFile>> {
  try {
    const file = await open(path, 'r')
    try {
      const status = await file.stat()
      if (!status.isFile()) return refuse('pack.foreign', '这不是文件，请选择县里发的 .ystpack 文件。')
      if (status.size > packLimits.bytes) return tooLarge()
      const pack = readPack(await file.readFile())
      return pack.ok ? ok({ fileName: basename(path), pack: pack.value }) : pack
    } finally {
      await file.close()
    }
  } catch (error) {
    return refuse('pack.cannot-open', `打不开这个文件：${whyNot(error, '读取出错')}。没有改动任何设置。`)
  }
}

/** `标准包 云渡县 2026-11-22.ystpack`. */
export function packFileName(pack: CountyPack): string {
  return `${['标准包', safePart(pack.county), pack.issuedOn].filter(Boolean).join(' ')}.${packExtension}`
}

/**
 * Saves a pack where the clerk chose, by the stick's rules: written beside it as `.part`, synced, renamed, synced again,
 * the folder synced, read back and compared. The path when it is there whole; whatever stood there before is replaced in
 * one step or not at all.
 */
export async function savePackFile(
  path: string,
  pack: CountyPack,
  disk: StickFiles = stickFiles,
): Promise<Result<string>> {
  const bytes = packBytes(pack)
  const part = `${path}.part`
  try {
    await disk.removeFile(part).catch(unlessMissing)
    const file = await disk.create(part)
    try {
      await file.write(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await disk.rename(part, path)
    // On FAT a file renamed after its sync was found empty after a pull (see electron/export/stick.ts, step 6).
    await disk.syncFile(path)
    await disk.syncFolder(dirname(path))
    const hash = createHash('sha256')
    await disk.readBack(path, (read) => hash.update(read))
    if (hash.digest('hex') !== createHash('sha256').update(bytes).digest('hex'))
      return refuse('pack.mismatch', '存进去的标准包读回来不一样，这个U盘可能坏了。请换一个再导出，这一份不要用。')
    return ok(path)
  } catch (error) {
    if (codeOf(error) === null) throw error
    await disk.removeFile(part).catch(() => {})
    return refuse('pack.not-saved', `标准包没有存上：${whyNot(error, '写入出错')}。请换一个位置再导出。`)
  }
}

function unlessMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error
}

function whyNot(error: unknown, otherwise: string): string {
  return reasons[codeOf(error) ?? ''] ?? otherwise
}

const gone = '文件或文件夹不在了，U盘可能已经拔出'
const reasons: Readonly<Record<string, string>> = {
  ENOENT: gone,
  ENODEV: gone,
  ENXIO: gone,
  EIO: '读写出错，U盘可能接触不好',
  ENOSPC: '位置已经存满',
  EROFS: '这里是只读的',
  EBUSY: '它正被别的程序打开，请先关掉',
  EPERM: '没有权限，或者它正被别的程序打开',
  EACCES: '没有权限，或者它正被别的程序打开',
  EISDIR: '这是一个文件夹',
}
