import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { safePart } from '#electron/export/file-name'
import { saveFile } from '#electron/export/save-file'
import { type StickFiles, stickFiles } from '#electron/export/stick-files'
import { codeOf } from '#electron/export/stick-trouble'
import type { PackFile } from '#shared/contract/exchange'
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

/** Saves a pack where the clerk chose; the path when it is there whole. */
export function savePackFile(path: string, pack: CountyPack, disk: StickFiles = stickFiles): Promise<Result<string>> {
  return saveFile(path, packBytes(pack), '标准包', disk)
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
  EPERM: '没有权限，或者它正被别的程序打开',
  EACCES: '没有权限，或者它正被别的程序打开',
  EISDIR: '这是一个文件夹',
}
