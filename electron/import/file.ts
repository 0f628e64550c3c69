import { open } from 'node:fs/promises'
import { type Result, refuse } from '#shared/decision'
import type { SheetRow } from '#shared/roster/import-columns'
import { sheetLimits } from './limits'
import { readSheet, type Sheet } from './sheet'

/** Reads a chosen file. The size is looked at before anything is read; a stick that was pulled is said, not thrown. */
export async function readSheetFile(
  path: string,
  prefers?: (rows: readonly SheetRow[]) => boolean,
): Promise<Result<Sheet>> {
  const bytes = await bytesOf(path)
  return bytes.ok ? readSheet(bytes.value, prefers) : bytes
}

async function bytesOf(path: string): Promise<Result<Uint8Array>> {
  try {
    const file = await open(path, 'r')
    try {
      const status = await file.stat()
      if (!status.isFile()) return refuse('import.no-file', '这不是文件，请选择 .xlsx 或 .csv 文件。')
      if (status.size > sheetLimits.fileBytes)
        return refuse(
          'import.file-too-big',
          '文件超过 16 MB，表格用不了这么大。请只留下要导入的这一张表，另存后再导入。',
        )
      return { ok: true, value: await file.readFile() }
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return refuse('import.cannot-open', `打不开这个文件：${whyNot[code] ?? '读取出错'}。`)
  }
}

const whyNot: Readonly<Record<string, string>> = {
  ENOENT: '文件不在了，U盘可能已经拔出',
  ENODEV: 'U盘可能已经拔出',
  ENXIO: 'U盘可能已经拔出',
  EIO: '读盘出错，U盘可能接触不好',
  EBUSY: '它正被别的程序打开，请先关掉',
  EPERM: '没有权限，或者它正被别的程序打开',
  EACCES: '没有权限，或者它正被别的程序打开',
  EISDIR: '这是一个文件夹',
}
