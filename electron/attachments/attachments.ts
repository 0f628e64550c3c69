import { copyFile, readdir, readFile, unlink } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { stickFiles } from '#electron/export/stick-files'
import { codeOf } from '#electron/export/stick-trouble'
import type { AttachmentProgress, AttachmentState, TakenFiles } from '#shared/contract/attachments'
import { ok, type Result, refuse } from '#shared/decision'
import { endingOf, isDrawable } from '#shared/topic/attachment-kinds'
import { checkFile } from './checking'
import { type KnownFile, keepFile, pathOf } from './keeping'
import { whyNot } from './trouble'

export type AttachmentParts = {
  /** `<data>/attachments`. */
  readonly folder: string
  readonly onProgress: (progress: AttachmentProgress) => void
  /** Told when the keeping has more than before. */
  readonly onKept?: () => void
}

/**
 * 附件库: the files of surveys, in the program's own keeping. Facts know a file by name, size and SHA-256; here are its
 * bytes. Nothing is ever opened with another program, and nothing is deleted: other facts may point at the same bytes.
 */
export class Attachments {
  #taking: AbortController | null = null
  #isSwept = false

  constructor(private readonly parts: AttachmentParts) {}

  /** Copies what was chosen, one after the other; what could not be taken is named with the reason. */
  async take(paths: readonly string[]): Promise<Result<TakenFiles>> {
    if (this.#taking) return refuse('attachment.busy', '正在收附件，请等这一次完成或先取消。')
    const taking = new AbortController()
    this.#taking = taking
    try {
      await this.#sweep()
      const taken: KnownFile[] = []
      const refused: { name: string; message: string }[] = []
      for (const [index, path] of paths.entries()) {
        const name = basename(path)
        const onProgress = (done: number, total: number) =>
          this.parts.onProgress({ name, file: index + 1, files: paths.length, done, total })
        const kept = taking.signal.aborted
          ? refuse('attachment.cancelled', '已取消，没有收下。')
          : await keepFile(path, { folder: this.parts.folder, onProgress, signal: taking.signal })
        if (kept.ok) taken.push(kept.value)
        else refused.push({ name, message: kept.refusal.message })
      }
      if (taken.length > 0) this.parts.onKept?.()
      return ok({ taken, refused })
    } finally {
      this.#taking = null
    }
  }

  /** Stops the copying; what is whole by then stays. */
  cancel(): void {
    this.#taking?.abort()
  }

  check(file: KnownFile): Promise<AttachmentState> {
    return checkFile(pathOf(this.parts.folder, file), file)
  }

  /** 重新选择原文件: takes the same bytes back and refuses others. */
  async putBack(file: KnownFile, source: string): Promise<Result<null>> {
    const state = await checkFile(source, file)
    if (state === 'missing') return refuse('attachment.gone', '选的文件不在了，U盘可能已经拔出，请重新选。')
    if (state === 'changed')
      return refuse(
        'attachment.other-file',
        `选的不是原来的“${file.name}”：内容不一样。要用新的内容，请作为新附件加入，再移除这一个。`,
      )
    const copy = await keepFile(source, { folder: this.parts.folder })
    if (!copy.ok) return copy
    // The original may have been chosen under another name; the bytes lie under the ending the facts know.
    if (endingOf(source) !== endingOf(file.name))
      await copyFile(pathOf(this.parts.folder, copy.value), pathOf(this.parts.folder, file))
    this.parts.onKept?.()
    return ok(null)
  }

  /**
   * A photograph as a data address. The page decodes it: pictures from outside are never decoded in main, which has the
   * journal in its hands.
   */
  async picture(file: KnownFile): Promise<Result<string>> {
    if (!isDrawable(file)) return refuse('attachment.not-drawable', '这个文件不能在这里显示，请另存后查看。')
    const whole = await this.#whole(file)
    if (!whole.ok) return whole
    const bytes = await readFile(whole.value)
    const ending = endingOf(file.name)
    return ok(`data:image/${ending === 'jpg' ? 'jpeg' : ending};base64,${bytes.toString('base64')}`)
  }

  /** 另存为. Never into the keeping itself, and never bytes that are not those of the record. */
  async saveTo(file: KnownFile, path: string): Promise<Result<string>> {
    const folder = resolve(this.parts.folder)
    if (resolve(path).startsWith(folder + sep))
      return refuse('attachment.own-folder', '这里是程序自己存附件的地方，请另选一个文件夹。')
    const whole = await this.#whole(file)
    if (!whole.ok) return whole
    try {
      await copyFile(whole.value, path)
      await stickFiles.syncFile(path)
    } catch (error) {
      if (codeOf(error) === null) throw error
      return refuse('attachment.not-saved', `没有存上：${whyNot(error, '写入出错')}。请换一个位置再存。`)
    }
    return (await checkFile(path, file)) === 'kept'
      ? ok(path)
      : refuse('attachment.mismatch', '存进去的文件读回来不一样，那个盘可能坏了。请换一个位置再存。')
  }

  async #whole(file: KnownFile): Promise<Result<string>> {
    const path = pathOf(this.parts.folder, file)
    const state = await checkFile(path, file)
    if (state === 'kept') return ok(path)
    return refuse(
      `attachment.${state}`,
      `“${file.name}”${state === 'missing' ? '的文件不见了' : '的内容变了，不能再用'}。有原文件的，请点“重新选择原文件”。`,
    )
  }

  /** A copy that a power cut stopped has another name than any whole file. Once a start. */
  async #sweep(): Promise<void> {
    if (this.#isSwept) return
    this.#isSwept = true
    const names = await readdir(this.parts.folder).catch(() => [])
    for (const name of names.filter((each) => each.endsWith('.part')))
      await unlink(join(this.parts.folder, name)).catch(() => {})
  }
}
