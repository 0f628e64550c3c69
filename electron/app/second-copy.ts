import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { diskTroubleOf } from '#electron/journal/files'
import type { Journal } from '#electron/journal/journal'
import type { SecondCopyState } from '#electron/journal/second-copy'
import type { CopyState } from '#shared/contract/safety'
import { ok, type Result, refuse } from '#shared/decision'
import { z } from '#shared/text/zod'

const settingSchema = z.strictObject({ folder: z.string().min(1).max(4000).nullable() })

/** The name of the folder that the copy gets inside the one the clerk chose. */
export const copyFolderName = '议事台备份'

/** Where the second copy goes, before the journal is open. What cannot be read means: nobody has chosen anything. */
export async function readCopyFolder(settingFile: string): Promise<string | null> {
  try {
    return settingSchema.parse(JSON.parse(await readFile(settingFile, 'utf8'))).folder
  } catch {
    return null
  }
}

/**
 * 备份的设置: the folder of the journal's second copy. It belongs to this computer and its disks, not to the room, so it
 * is no fact: it stands in a small file beside the journal.
 */
export class CopySetting {
  #lastTryMs = 0

  constructor(
    private readonly parts: {
      readonly settingFile: string
      readonly dataFolder: string
      readonly journal: Journal
      readonly monotonicMs: () => number
      /** The attachments follow to the same place; told whenever there may be something to copy. */
      readonly onFollow?: () => void
    },
    private chosenFolder: string | null,
  ) {}

  /** Where the second copy goes; null when nobody has chosen anything. */
  get folder(): string | null {
    return this.chosenFolder
  }

  get state(): CopyState {
    const { secondCopy } = this.parts.journal.health
    if (this.folder === null || secondCopy.state === 'none') return { state: 'none' }
    const { folder } = this
    if (secondCopy.state === 'following') return { state: 'following', folder, n: secondCopy.n }
    return { state: 'stopped', folder, n: secondCopy.n, message: sentenceOf(secondCopy) }
  }

  /** Makes a folder of ours in the chosen one and begins to copy; null ends it and leaves what was copied. */
  async choose(chosen: string | null): Promise<Result<null>> {
    const { settingFile, dataFolder, journal } = this.parts
    let folder: string | null = null
    if (chosen !== null) {
      const inside = relative(dataFolder, resolve(chosen))
      if (!inside.startsWith('..') && resolve(chosen) !== resolve('/'))
        return refuse(
          'safety.same-folder',
          '这里就是议事台自己存数据的文件夹，坏了会一起坏。请选另一块硬盘或U盘上的文件夹。',
        )
      folder = resolve(chosen).endsWith(copyFolderName) ? resolve(chosen) : join(chosen, copyFolderName)
      try {
        await mkdir(folder, { recursive: true })
      } catch (error) {
        if (diskTroubleOf(error) === null) throw error
        return refuse('safety.cannot-write', '这个文件夹不能写入。请换一个文件夹，或检查U盘的写保护。')
      }
    }
    const draft = `${settingFile}.part`
    await writeFile(draft, JSON.stringify({ folder }))
    await rename(draft, settingFile)
    this.chosenFolder = folder
    journal.copyTo(folder)
    this.parts.onFollow?.()
    return ok(null)
  }

  tryAgain(): void {
    this.#lastTryMs = this.parts.monotonicMs()
    this.parts.journal.resumeSecondCopy()
    this.parts.onFollow?.()
  }

  /** To be called every few seconds: a stick that was put in again is found within a minute. */
  look(): void {
    const isStopped = this.parts.journal.health.secondCopy.state === 'stopped'
    if (isStopped && this.parts.monotonicMs() - this.#lastTryMs > 60_000) this.tryAgain()
  }
}

function sentenceOf({ why }: Extract<SecondCopyState, { state: 'stopped' }>): string {
  switch (why) {
    case 'gone':
      return '备份的文件夹不在了，可能是U盘拔出了。请插回去，再点“再试一次”；会议照常记录在本机。'
    case 'disk-full':
      return '备份所在的盘满了。请清理后点“再试一次”，或另选一个文件夹；会议照常记录在本机。'
    case 'read-only':
      return '备份的文件夹不能写入。请检查写保护后点“再试一次”，或另选一个文件夹；会议照常记录在本机。'
    case 'io':
      return '备份所在的盘读写出错。请另选一个文件夹；会议照常记录在本机。'
  }
}
