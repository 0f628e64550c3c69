import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AttachmentCopyState } from '#shared/contract/safety'
import { attachmentLimits } from '#shared/topic/attachment-kinds'
import { keepFile } from './keeping'

/** The folder of attachments inside the second copy's. */
export const attachmentCopyName = 'attachments'

/**
 * The second copy of the attachments, beside that of the journal. A file is copied under the name it has here, which is
 * its hash: what comes out must have that hash again, or it is not counted. Nothing in the copy is ever deleted.
 */
export class AttachmentCopy {
  #state: AttachmentCopyState = { state: 'none' }
  #running: Promise<void> | null = null
  #isWanted = false

  constructor(
    private readonly parts: {
      /** The keeping. */
      readonly folder: string
      /** The folder of the journal's second copy; null when there is none. */
      readonly copyFolder: () => string | null
    },
  ) {}

  get state(): AttachmentCopyState {
    return this.#state
  }

  /** Copies what is not there yet. Asked again while it runs, it looks once more afterwards. Never rejects. */
  follow(): Promise<void> {
    this.#isWanted = true
    this.#running ??= this.#untilDone().finally(() => {
      this.#running = null
      // Asked for in the very moment in which it ended.
      if (this.#isWanted) void this.follow()
    })
    return this.#running
  }

  async #untilDone(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false
      const copyFolder = this.parts.copyFolder()
      this.#state = copyFolder === null ? { state: 'none' } : await this.#copied(copyFolder)
    }
  }

  async #copied(copyFolder: string): Promise<AttachmentCopyState> {
    const kept = await filesIn(this.parts.folder)
    // Not made here: the empty folder that a pulled stick leaves behind must not fill up as if it were the stick.
    if (kept.length > 0 && !(await isThere(copyFolder)))
      return { state: 'stopped', kept: kept.length, copied: 0, message: '备份的文件夹不在了，附件还没有抄过去。' }
    const target = join(copyFolder, attachmentCopyName)
    const there = new Map((await filesIn(target)).map(({ name, size }) => [name, size]))
    let copied = 0
    let message = ''
    for (const { name, size } of kept) {
      if (there.get(name) === size) {
        copied += 1
        continue
      }
      const copy = await keepFile(join(this.parts.folder, name), { folder: target })
      if (copy.ok && name.startsWith(copy.value.sha256)) copied += 1
      else message ||= copy.ok ? '有的附件在本机已经坏了，没有抄过去；请到议题里重新选择原文件。' : copy.refusal.message
    }
    return message === ''
      ? { state: 'following', kept: kept.length, copied }
      : { state: 'stopped', kept: kept.length, copied, message }
  }
}

/**
 * 恢复附件: takes the files of a backup into the keeping. Only bytes that have the hash they are named by come in; the
 * others are counted.
 */
export async function restoreAttachments(
  from: readonly string[],
  folder: string,
): Promise<{ readonly restored: number; readonly damaged: number }> {
  const restored = new Set<string>()
  const damaged = new Set<string>()
  for (const place of from) {
    for (const { name } of await filesIn(place)) {
      if (restored.has(name)) continue
      const copy = await keepFile(join(place, name), { folder })
      if (copy.ok && name.startsWith(copy.value.sha256)) restored.add(name)
      else damaged.add(name)
    }
  }
  return { restored: restored.size, damaged: [...damaged].filter((name) => !restored.has(name)).length }
}

/** The kept files of a folder: named by their hash, finished, of a size that is ever kept. None when it is not there. */
async function filesIn(folder: string): Promise<readonly { readonly name: string; readonly size: number }[]> {
  const names = await readdir(folder).catch(() => [])
  const found = []
  for (const name of names.filter((each) => namePattern.test(each)).sort()) {
    const size = await stat(join(folder, name)).then(
      (status) => (status.isFile() ? status.size : -1),
      () => -1,
    )
    if (size >= 0 && size <= attachmentLimits.bytes) found.push({ name, size })
  }
  return found
}

const namePattern = /^[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?$/

function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    (status) => status.isDirectory(),
    () => false,
  )
}
