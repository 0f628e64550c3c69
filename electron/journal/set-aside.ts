import { basename, join } from 'node:path'
import type { Instant } from '#shared/fact'
import type { Files, OpenFile } from './files'

/** The folder recovery works in. */
export type Ground = { readonly files: Files; readonly folder: string; readonly now: () => Instant }

/** Where damaged files and cut tails are kept for whoever looks into it later. Nothing here is read or overwritten. */
export const setAsideFolder = 'set-aside'

/** Moves a file out of the journal as it is. Answers where it went. */
export async function setAside(ground: Ground, path: string): Promise<string> {
  const target = await freePlace(ground, basename(path))
  await ground.files.rename(path, target)
  await ground.files.syncFolder(join(ground.folder, setAsideFolder))
  await ground.files.syncFolder(ground.folder)
  return target
}

/** Copies the end of a file aside and only then cuts it off. Answers where the copy is. */
export async function cutAside(ground: Ground, path: string, from: number): Promise<string> {
  const file = await ground.files.open(path, 'write')
  try {
    const target = await freePlace(ground, `${basename(path)}.tail`)
    await copyBytes(ground.files, file, { from, to: await file.size() }, target)
    await ground.files.syncFolder(join(ground.folder, setAsideFolder))
    await file.cut(from)
    await file.sync()
    return target
  } finally {
    await file.close()
  }
}

/** A durable copy of part of a file under a new name; the caller syncs the folder. */
export async function copyBytes(
  files: Files,
  source: OpenFile,
  range: { readonly from: number; readonly to: number },
  target: string,
): Promise<void> {
  const copy = await files.open(target, 'create')
  try {
    const block = Buffer.alloc(256 * 1024)
    for (let at = range.from; at < range.to; ) {
      const length = await source.read(block.subarray(0, Math.min(block.length, range.to - at)), at)
      if (length === 0) break
      await copy.write(block.subarray(0, length), at - range.from)
      at += length
    }
    await copy.sync()
  } finally {
    await copy.close()
  }
}

async function freePlace(ground: Ground, name: string): Promise<string> {
  const folder = join(ground.folder, setAsideFolder)
  await ground.files.makeFolder(folder)
  const stamp = ground.now().replace(/[:.]/g, '-')
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? `${name}.${stamp}` : `${name}.${stamp}-${count}`)
    if (!(await ground.files.exists(path))) return path
  }
}
