import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { ok, type Result } from '#shared/decision'
import { isDeliberatelyBroken } from '#shared/deliberate-fault'
import { freeName } from './file-name'
import { patient } from './patience'
import type { NewFile, ReadFrom, StickFiles } from './stick-files'
import { codeOf, refusalOf, type StickTrouble, Stop, troubleOfCode } from './stick-trouble'

/** A file as it shall stand on the drive. */
export type FileToWrite = { readonly name: string; readonly bytes: Uint8Array }

export type WrittenFile = { readonly name: string; readonly size: number; readonly sha256: string }

export type StickTask = {
  /** The drive or folder as it was chosen; `device` is what it lay on then. */
  readonly target: { readonly path: string; readonly device: string; readonly kind: 'removable' | 'folder' }
  /** The name wished for this export's own folder; made unique. */
  readonly folder: string
  readonly files: readonly FileToWrite[]
  /** 目录: written last, from what was really written. */
  readonly listing: (files: readonly WrittenFile[], readFrom: ReadFrom) => FileToWrite
  readonly onProgress: (progress: StickProgress) => void
  readonly signal: AbortSignal
}

export type StickProgress = {
  readonly step: 'checking' | 'writing' | 'settling' | 'verifying' | 'done'
  readonly file: string
  readonly doneBytes: number
  readonly totalBytes: number
}

export type StickReport = {
  /** The whole path of the folder, and the files in it, the listing last. */
  readonly folder: string
  readonly files: readonly WrittenFile[]
  readonly readFrom: ReadFrom
}

/**
 * U盘规程: the protocol by which papers get onto a drive, in the order of its steps. Ok means: every file was written,
 * settled, read back and found the same, and 可以拔出 may be said. At any moment before, whatever happens, a file under its
 * final name is whole, an unfinished one ends in `.part`, and what was on the drive before is untouched.
 */
export async function writeToStick(
  task: StickTask,
  disk: StickFiles,
  patienceMs = 60_000,
): Promise<Result<StickReport>> {
  const run = new StickRun(task, patient(disk, patienceMs))
  try {
    await run.checkDevice()
    await run.checkRoom()
    await run.makeFolder()
    for (const file of task.files) await run.writeFile(file)
    await run.writeFile(task.listing(run.whole, run.readFrom))
    run.report('done', '')
    return ok({ folder: run.folder, files: run.whole, readFrom: run.readFrom })
  } catch (error) {
    return { ok: false, refusal: await run.giveUp(error) }
  }
}

/** The folder's own cost on a stick with large clusters, and the listing's. */
const spareBytes = 1024 * 1024
const clusterBytes = 64 * 1024
const chunkBytes = 256 * 1024
/** The system takes writes into memory and answers at once; syncing every megabyte keeps progress and cancelling honest. */
const syncEveryBytes = 1024 * 1024

class StickRun {
  folder = ''
  readonly whole: WrittenFile[] = []
  readFrom: ReadFrom = 'device'
  private readonly unfinished = new Set<string>()
  private readonly totalBytes: number
  private doneBytes = 0
  private freeBytes = 0

  constructor(
    private readonly task: StickTask,
    private readonly disk: StickFiles,
  ) {
    // Every byte is written once and read once.
    this.totalBytes = 2 * sum(task.files.map((file) => file.bytes.length))
  }

  /**
   * Step 1, and again before every open: the path still leads to the chosen device. When a stick is pulled its folder
   * stays behind, empty, on the system's own disk, and would take the papers without a word.
   */
  async checkDevice(): Promise<void> {
    if (this.task.signal.aborted) throw new Stop('cancelled')
    const device = await this.disk.deviceOf(this.task.target.path)
    if (device !== this.task.target.device) throw new Stop(await this.gone(device))
  }

  /** Step 2: a stick that cannot hold everything is refused before anything is written. */
  async checkRoom(): Promise<void> {
    this.report('checking', '')
    this.freeBytes = await this.disk.freeBytes(this.task.target.path)
    if (this.freeBytes < this.neededBytes) throw new Stop('too-small')
  }

  /**
   * Step 3: a folder that was not there before belongs to this export alone, so nothing older can be overwritten. Its own
   * entry is settled at once: what is written into it later would be lost with it.
   */
  async makeFolder(): Promise<void> {
    const { path } = this.task.target
    const taken = [...(await this.disk.names(path))]
    for (;;) {
      const name = freeName(this.task.folder, taken)
      await this.checkDevice()
      try {
        await this.disk.makeFolder(join(path, name))
      } catch (error) {
        // Somebody was faster, or the drive holds two names for the same that we took for different ones.
        if (codeOf(error) !== 'EEXIST' || taken.includes(name)) throw error
        taken.push(name)
        continue
      }
      this.folder = join(path, name)
      await this.checkFolder()
      await this.disk.syncFolder(path)
      return
    }
  }

  /** Everything later is created inside this folder, so nothing can land elsewhere once it stands on the chosen device. */
  private async checkFolder(): Promise<void> {
    const device = await this.disk.deviceOf(this.folder)
    if (device === this.task.target.device) return
    await this.disk.removeFolder(this.folder).catch(() => {})
    throw new Stop(await this.gone(device))
  }

  /** Steps 4 to 10, one file after the other: what is finished is safe, whatever happens to the next. */
  async writeFile(file: FileToWrite): Promise<void> {
    const name = freeName(
      file.name,
      this.whole.map((each) => each.name),
    )
    const part = join(this.folder, `${name}.part`)
    const path = join(this.folder, name)
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')

    // 4. Written under a name that nobody takes for a paper.
    await this.checkDevice()
    await this.fill(part, name, file.bytes)

    // 5. The final name. It is free: the folder is ours and the name is the only one of its kind in it.
    await this.checkDevice()
    this.report('settling', name)
    this.unfinished.add(path)
    await this.disk.rename(part, path)
    this.unfinished.delete(part)

    // 6. Once more: on FAT a file renamed after its sync was found empty after a pull, ten times out of ten.
    await this.checkDevice()
    if (!isDeliberatelyBroken('stick-without-second-sync')) await this.disk.syncFile(path)

    // 7. The folder's entries, and the folder around it: on Linux's FAT, syncing the folder alone left the old name beside
    // the new one, both leading to the same clusters, and a repair would have emptied one of them (every time it was tried;
    // never with the second sync).
    await this.checkDevice()
    await this.disk.syncFolder(this.folder)
    await this.disk.syncFolder(this.task.target.path)

    // 8. Read back past the cache: what the system remembers proves nothing about the stick.
    await this.checkDevice()
    const hash = createHash('sha256')
    const readFrom = await this.disk.readBack(path, (bytes) => {
      hash.update(bytes)
      this.step('verifying', name, bytes.length)
    })

    // 9. The same, bit for bit, or not at all.
    if (hash.digest('hex') !== sha256) throw new Stop('mismatch')
    if (readFrom === 'system') this.readFrom = 'system'

    // 10. Only now it counts.
    this.unfinished.delete(path)
    this.whole.push({ name, size: file.bytes.length, sha256 })
  }

  report(step: StickProgress['step'], file: string): void {
    const doneBytes = step === 'done' ? this.totalBytes : Math.min(this.doneBytes, this.totalBytes)
    this.task.onProgress({ step, file, doneBytes, totalBytes: this.totalBytes })
  }

  /** Clears away what is not whole; after a cancel also what is. Never throws: there is nobody left to tell. */
  async giveUp(error: unknown): Promise<ReturnType<typeof refusalOf>> {
    const trouble = await this.troubleOf(error)
    const isGone = trouble === 'vanished' || trouble === 'replaced' || trouble === 'not-answering'
    const discarded = trouble === 'cancelled' ? this.whole.splice(0).map((file) => join(this.folder, file.name)) : []
    const removing = [...this.unfinished, ...discarded]
    const leftovers = isGone ? removing : await this.remove(removing)
    return refusalOf(trouble, {
      place: this.task.target.kind === 'removable' ? 'U盘' : '文件夹',
      folder: basename(this.folder),
      whole: this.whole.length,
      all: this.task.files.length,
      leftovers,
      neededBytes: this.neededBytes,
      freeBytes: this.freeBytes,
      systemCode: codeOf(error) ?? '',
    })
  }

  private get neededBytes(): number {
    return spareBytes + sum(this.task.files.map((file) => Math.ceil(file.bytes.length / clusterBytes) * clusterBytes))
  }

  /**
   * A gap is left before the draft in the folder, into which the final name fits. Pulled right after the renaming, FAT may
   * have both names leading to the same clusters, and a repair empties whichever stands second: that must be the draft.
   */
  private async fill(part: string, name: string, bytes: Uint8Array): Promise<void> {
    const gap = join(this.folder, `${name}.0.part`)
    this.unfinished.add(gap).add(part)
    await (await this.disk.create(gap)).close()
    const file = await this.disk.create(part)
    try {
      // The stick may have gone between the look and the open; the open file knows where it really is.
      if (file.device !== this.task.target.device) throw new Stop(await this.gone(file.device))
      await this.disk.removeFile(gap)
      this.unfinished.delete(gap)
      await this.pour(file, name, bytes)
      await file.sync()
    } catch (error) {
      // The first error is the reason; closing after it may fail as well.
      await file.close().catch(() => {})
      throw error
    }
    await file.close()
  }

  private async pour(file: NewFile, name: string, bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      if (this.task.signal.aborted) throw new Stop('cancelled')
      const chunk = bytes.subarray(at, at + chunkBytes)
      await file.write(chunk)
      if ((at + chunk.length) % syncEveryBytes === 0) await file.sync()
      this.step('writing', name, chunk.length)
    }
  }

  private step(step: 'writing' | 'verifying', name: string, bytes: number): void {
    this.doneBytes += bytes
    this.report(step, name)
  }

  /** Another device at the same path: the empty folder the mount left behind, or another stick. */
  private async gone(device: string): Promise<StickTrouble> {
    const around = await this.disk.deviceOf(dirname(this.task.target.path)).catch(() => device)
    return device === around ? 'vanished' : 'replaced'
  }

  private async troubleOf(error: unknown): Promise<StickTrouble> {
    if (error instanceof Stop) return error.trouble
    const code = codeOf(error)
    // Not the drive's fault but ours: said loudly.
    if (code === null) throw error
    const device = await this.disk.deviceOf(this.task.target.path).catch(() => null)
    if (device === null) return 'vanished'
    if (device !== this.task.target.device) return this.gone(device)
    // A pulled stick may answer with any error before it is gone for good; a full one says so.
    return troubleOfCode(code) ?? 'broken'
  }

  private async remove(paths: readonly string[]): Promise<readonly string[]> {
    const left: string[] = []
    for (const path of paths) {
      const device = await this.disk.deviceOf(this.folder).catch(() => null)
      const removed =
        device === this.task.target.device &&
        (await this.disk.removeFile(path).then(
          () => true,
          (error: unknown) => codeOf(error) === 'ENOENT',
        ))
      if (!removed) left.push(path.slice(this.folder.length + 1))
    }
    // Fails while something is in it, and that is right.
    if (this.folder !== '' && this.whole.length === 0) await this.disk.removeFolder(this.folder).catch(() => {})
    return left
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
