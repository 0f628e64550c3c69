import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { archiveExtension } from './archive'

/** A stick holds a folder for each export; nobody nests them deeper. */
const deepest = 3
const mostFiles = 5_000
const largestFile = 64 * 1024 * 1024

/** The files that may be 会议档案: the one that was chosen, or those in a folder and below it, in the order of their names. */
export async function archiveFilesAt(path: string): Promise<readonly string[]> {
  return (await stat(path)).isDirectory() ? filesBelow(path, deepest) : [path]
}

/** A file's bytes; null when it is larger than any archive. Rejects as the system does. */
export async function readArchiveFile(path: string): Promise<Uint8Array | null> {
  return (await stat(path)).size > largestFile ? null : readFile(path)
}

async function filesBelow(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isFile() && entry.name.endsWith(`.${archiveExtension}`)) found.push(path)
    else if (entry.isDirectory() && depth > 1) found.push(...(await filesBelow(path, depth - 1)))
    if (found.length >= mostFiles) break
  }
  return found.slice(0, mostFiles)
}
