import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { ok, type Result, refuse } from '#shared/decision'
import { type StickFiles, stickFiles } from './stick-files'
import { codeOf } from './stick-trouble'

/**
 * Saves one file where the clerk chose, by the stick's rules: written beside it as `.part`, synced, renamed, synced again,
 * the folder synced, read back and compared. The path when it is there whole; whatever stood there before is replaced in
 * one step or not at all. `what` names it in the sentences: 季度通报.
 */
export async function saveFile(
  path: string,
  bytes: Uint8Array,
  what: string,
  disk: StickFiles = stickFiles,
): Promise<Result<string>> {
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
    // On FAT a file renamed after its sync was found empty after a pull (see stick.ts, step 6).
    await disk.syncFile(path)
    await disk.syncFolder(dirname(path))
    const hash = createHash('sha256')
    await disk.readBack(path, (read) => hash.update(read))
    if (hash.digest('hex') !== createHash('sha256').update(bytes).digest('hex'))
      return refuse('file.mismatch', `存进去的${what}读回来不一样，这个U盘可能坏了。请换一个再存，这一份不要用。`)
    return ok(path)
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    await disk.removeFile(part).catch(() => {})
    return refuse('file.not-saved', `${what}没有存上：${reasons[code] ?? '写入出错'}。请换一个位置再存。`)
  }
}

function unlessMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error
}

const gone = '文件夹不在了，U盘可能已经拔出'
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
