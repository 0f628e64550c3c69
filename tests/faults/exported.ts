import type { FileToWrite, StickTask } from '#electron/export/stick'

/** Papers by their sizes only: what is in them does not matter to a stick. */
export function exportedFiles(count: number): readonly FileToWrite[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `文件${index + 1} 会议纪要.docx`,
    bytes: Uint8Array.from({ length: 40_000 * (index + 1) + 13 }, (_, at) => (at * 31 + index * 17 + (at >> 8)) & 255),
  }))
}

export function exportTask(
  target: StickTask['target'],
  files: readonly FileToWrite[],
  onProgress: StickTask['onProgress'] = () => {},
): StickTask {
  return {
    target,
    files,
    folder: '2026-11-21 0900 加装电梯',
    listing: (written) => ({ name: listingName, bytes: Buffer.from(JSON.stringify(written)) }),
    onProgress,
    signal: new AbortController().signal,
  }
}

const listingName = '目录.html'

/**
 * Whether a file of an export is what its name says: whole under a final name, or marked as unfinished. `.PAR` is what FAT
 * leaves of `.part` when a long name was half written or half removed.
 */
export function isWhole(name: string, bytes: Uint8Array, files: readonly FileToWrite[]): boolean {
  if (/\.part?$/i.test(name)) return true
  if (name === listingName) return isJson(bytes)
  const wanted = files.find((file) => file.name === name)
  return wanted !== undefined && Buffer.from(bytes).equals(wanted.bytes)
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(bytes).toString())
    return true
  } catch {
    return false
  }
}
