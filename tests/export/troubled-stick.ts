import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { FileToWrite, StickTask } from '#electron/export/stick'
import { type NewFile, type StickFiles, stickFiles } from '#electron/export/stick-files'

/** A folder that stands for a stick, with last month's export on it. */
export async function freshStick(): Promise<{ path: string; device: string; kind: 'removable' }> {
  const path = await mkdtemp(join(tmpdir(), 'stick-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  await mkdir(join(path, olderFolder))
  await writeFile(join(path, olderFolder, '会议纪要.docx'), older)
  return { path, device: String((await stat(path, { bigint: true })).dev), kind: 'removable' }
}

const olderFolder = '2026-10-15 0900 上次会议'
const older = 'last month'

/** Whether what was on the stick before is as it was. */
export async function isOlderIntact(path: string): Promise<boolean> {
  return (await readFile(join(path, olderFolder, '会议纪要.docx'), 'utf8')) === older
}

export const someFiles: readonly FileToWrite[] = [
  { name: '会议纪要.docx', bytes: bytesOf(700_000, 1) },
  { name: '会议记录.docx', bytes: bytesOf(1_300_000, 2) },
  { name: '空.txt', bytes: new Uint8Array() },
  { name: '签到表.xlsx', bytes: bytesOf(3_000, 3) },
]

export function taskFor(target: StickTask['target'], more: Partial<StickTask> = {}): StickTask {
  return {
    target,
    folder: '2026-11-21 0900 加装电梯',
    files: someFiles,
    listing: (files, readFrom) => ({ name: '目录.html', bytes: Buffer.from(JSON.stringify({ files, readFrom })) }),
    onProgress: () => {},
    signal: new AbortController().signal,
    ...more,
  }
}

/** What a new export's folder holds now, by final name; `.part` files and older exports left out. Null without a folder. */
export async function finishedFiles(path: string): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const folder = (await readdir(path)).find((name) => name.startsWith('2026-11-21'))
  if (!folder) return null
  const names = (await readdir(join(path, folder))).filter((name) => !name.endsWith('.part'))
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, new Uint8Array(await readFile(join(path, folder, name)))] as const),
    ),
  )
}

export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code, syscall: 'test' })
}

/** The real drive with something happening before each call; `before` may throw, wait, or look around. */
export function watchedStick(
  before: (call: string, n: number) => Promise<void> | void,
): StickFiles & { calls: () => number } {
  let n = 0
  const now = async <T>(call: string, go: () => Promise<T>): Promise<T> => {
    n += 1
    await before(call, n)
    return go()
  }
  return {
    calls: () => n,
    deviceOf: (path) => now('deviceOf', () => stickFiles.deviceOf(path)),
    freeBytes: (folder) => now('freeBytes', () => stickFiles.freeBytes(folder)),
    names: (folder) => now('names', () => stickFiles.names(folder)),
    makeFolder: (path) => now('makeFolder', () => stickFiles.makeFolder(path)),
    create: (path) => now('create', async () => watchedFile(await stickFiles.create(path), now)),
    rename: (from, to) => now('rename', () => stickFiles.rename(from, to)),
    syncFile: (path) => now('syncFile', () => stickFiles.syncFile(path)),
    syncFolder: (path) => now('syncFolder', () => stickFiles.syncFolder(path)),
    readBack: (path, onBytes) => now('readBack', () => stickFiles.readBack(path, onBytes)),
    removeFile: (path) => now('removeFile', () => stickFiles.removeFile(path)),
    removeFolder: (path) => now('removeFolder', () => stickFiles.removeFolder(path)),
  }
}

function watchedFile(file: NewFile, now: <T>(call: string, go: () => Promise<T>) => Promise<T>): NewFile {
  return {
    device: file.device,
    write: (bytes) =>
      now('write', () => file.write(bytes)).catch(async (error) => {
        // A write that fails may have written a part.
        await file.write(bytes.subarray(0, bytes.length >> 1)).catch(() => {})
        throw error
      }),
    sync: () => now('sync', () => file.sync()),
    // The system lets go of a file even when it complains.
    close: () => now('close', async () => {}).finally(() => file.close()),
  }
}

function bytesOf(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + seed * 17 + (index >> 8)) & 255)
}
