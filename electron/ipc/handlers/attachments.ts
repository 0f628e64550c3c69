import type { OpenDialogOptions } from 'electron'
import type { Attachments } from '#electron/attachments/attachments'
import type { ConsoleWindow } from '#electron/windows/console'
import { chooseFile, chooseFiles, chooseTarget } from '#electron/windows/dialogs'
import type { attachmentsRequests } from '#shared/contract/attachments'
import { ok } from '#shared/decision'
import { attachmentEndings } from '#shared/topic/attachment-kinds'
import type { Answers } from './answers'

export type AttachmentParts = { readonly attachments: Attachments; readonly console: ConsoleWindow }

export function attachmentHandlers({ attachments, console }: AttachmentParts) {
  return {
    'attachments.take': async () => {
      const paths = await chooseFiles(console, photosAndFiles('选择照片和文件', ['multiSelections']))
      return paths.length > 0 ? attachments.take(paths) : ok(null)
    },
    'attachments.cancel': () => {
      attachments.cancel()
      return ok(null)
    },
    'attachments.check': async (file) => ok(await attachments.check(file)),
    'attachments.picture': (file) => attachments.picture(file),
    'attachments.saveAs': async (file) => {
      const path = await chooseTarget(console, { title: '附件另存为', defaultPath: file.name })
      return path ? attachments.saveTo(file, path) : ok(null)
    },
    'attachments.putBack': async (file) => {
      const path = await chooseFile(console, photosAndFiles(`选择“${file.name}”的原文件`))
      if (!path) return ok(null)
      const put = await attachments.putBack(file, path)
      return put.ok ? ok(await attachments.check(file)) : put
    },
  } satisfies Answers<typeof attachmentsRequests>
}

/** Dialogs of some desktops tell JPG from jpg. */
function photosAndFiles(title: string, more: 'multiSelections'[] = []): OpenDialogOptions {
  const extensions = [...attachmentEndings, ...attachmentEndings.map((ending) => ending.toUpperCase())]
  return { title, filters: [{ name: '照片、文件', extensions }], properties: ['openFile', ...more] }
}
