import { join } from 'node:path'
import { codeOf, type DiskTrouble, diskTroubleOf, type Files, type OpenFile } from './files'
import { commandsIn, type ReadCommand, readableBytes } from './salvage'
import { readBeginning, type Segment, segmentName, segmentNumbers } from './segment'
import { copyBytes, type Ground, setAside } from './set-aside'

/** How the second copy is doing: up to which fact it holds, or what stopped it. */
export type SecondCopyState =
  | { readonly state: 'none' }
  | { readonly state: 'following'; readonly n: number }
  | { readonly state: 'stopped'; readonly n: number; readonly why: DiskTrouble | 'gone' }

/**
 * 备份: the same segments in another folder, on another disk. It follows behind the ack, byte for byte, with what the
 * journal has acknowledged and nothing else; whatever happens to it changes nothing for the journal. After trouble it
 * stands still until `resume` is called, so that a pulled stick is not asked at every fact.
 */
export class SecondCopy {
  #n = 0
  #why: DiskTrouble | 'gone' | null = null
  #latest: { readonly segments: readonly Segment[]; readonly n: number } | null = null
  #going: Promise<void> | null = null
  /** How many bytes of each segment are known to be in the copy. */
  readonly #done = new Map<number, number>()

  constructor(
    private readonly ground: Ground,
    private readonly folder: string,
  ) {}

  get state(): SecondCopyState {
    return this.#why ? { state: 'stopped', n: this.#n, why: this.#why } : { state: 'following', n: this.#n }
  }

  follow(segments: readonly Segment[], n: number): void {
    this.#latest = { segments, n }
    if (this.#why === null) this.#going ??= this.#catchUp()
  }

  resume(): void {
    this.#why = null
    this.#done.clear()
    this.#going ??= this.#catchUp()
  }

  /** When it has caught up or stopped. */
  async settled(): Promise<SecondCopyState> {
    await this.#going
    return this.state
  }

  async #catchUp(): Promise<void> {
    try {
      for (let target = null; this.#latest !== target; ) {
        target = this.#latest
        // Not made here: the empty folder a pulled stick leaves behind must not fill up as if it were the stick.
        if (!(await this.ground.files.exists(this.folder))) throw gone
        for (const segment of target?.segments ?? []) {
          if (this.#done.get(segment.number) === segment.end) continue
          await this.#copy(segment)
          this.#done.set(segment.number, segment.end)
        }
        this.#n = target?.n ?? 0
      }
    } catch (error) {
      this.#why = error === gone || codeOf(error) === 'ENOENT' ? 'gone' : (diskTroubleOf(error) ?? 'io')
    } finally {
      this.#going = null
    }
  }

  async #copy(segment: Segment): Promise<void> {
    const { files } = this.ground
    const path = join(this.folder, segmentName(segment.number))
    const source = await files.open(segment.path, 'read')
    try {
      const already = (await files.exists(path)) ? await this.#comparedLength(path, source, segment.end) : 0
      if (already === null) await setAside({ ...this.ground, folder: this.folder }, path)
      if (!already) {
        await copyBytes(files, source, { from: 0, to: segment.end }, path)
        await files.syncFolder(this.folder)
        return
      }
      const copy = await files.open(path, 'write')
      try {
        const rest = Buffer.alloc(segment.end - already)
        await source.read(rest, already)
        await copy.write(rest, already)
        await copy.sync()
      } finally {
        await copy.close()
      }
    } finally {
      await source.close()
    }
  }

  /** How much of the segment is in the copy already; null when the copy holds something else. */
  async #comparedLength(path: string, source: OpenFile, end: number): Promise<number | null> {
    const copy = await this.ground.files.open(path, 'read')
    try {
      const size = await copy.size()
      if (size > end || size === 0) return null
      const from = Math.max(0, size - 4096)
      const [ours, theirs] = [Buffer.alloc(size - from), Buffer.alloc(size - from)]
      await source.read(ours, from)
      await copy.read(theirs, from)
      return ours.equals(theirs) ? size : null
    } finally {
      await copy.close()
    }
  }
}

const gone = new Error('the folder of the second copy is not there')

/** The segments the copy has, ascending; none when it is not there. */
export async function numbersInCopy(files: Files, copyFolder: string): Promise<readonly number[]> {
  return segmentNumbers(await files.names(copyFolder).catch(() => []))
}

/**
 * The commands in one segment of the copy, to be checked fact by fact. None when it belongs to another journal, does
 * not start from `run` where that is asked, or cannot be read: a copy that fails must not keep the journal from opening.
 */
export async function commandsInCopy(
  files: Files,
  copyFolder: string,
  wanted: { readonly journal: string; readonly number: number; readonly run?: string },
): Promise<readonly ReadCommand[]> {
  try {
    const file = await files.open(join(copyFolder, segmentName(wanted.number)), 'read')
    try {
      const beginning = await readBeginning(file, await file.size())
      if (beginning.state !== 'good' || beginning.header.journal !== wanted.journal) return []
      if (wanted.run !== undefined && beginning.header.run !== wanted.run) return []
      return commandsIn(await readableBytes(file, beginning.linesFrom))
    } finally {
      await file.close()
    }
  } catch (error) {
    if (diskTroubleOf(error)) return []
    throw error
  }
}
