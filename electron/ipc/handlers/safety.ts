import { basename } from 'node:path'
import { app } from 'electron'
import { checkArchives, saveVerifier } from '#electron/app/archive-check'
import { eraseMeeting } from '#electron/app/erasing'
import type { Leaving } from '#electron/app/leaving'
import { verifierFile } from '#electron/app/paths'
import type { PinLock } from '#electron/app/pin-lock'
import { restoreInto } from '#electron/app/restoring'
import type { CopySetting } from '#electron/app/second-copy'
import type { Desk } from '#electron/desk/desk'
import { archiveExtension } from '#electron/export/archive'
import type { Journal } from '#electron/journal/journal'
import type { ConsoleWindow } from '#electron/windows/console'
import { chooseFile, chooseTarget } from '#electron/windows/dialogs'
import type { Safety, safetyRequests } from '#shared/contract/safety'
import { ok } from '#shared/decision'
import type { Instant } from '#shared/fact'
import type { Answers } from './answers'

export type SafetyParts = {
  readonly lock: PinLock
  readonly leaving: Leaving
  readonly copySetting: CopySetting
  readonly safety: () => Promise<Safety>
  readonly journal: Journal
  readonly desk: Desk
  /** The id of this room. */
  readonly ownRoom: string
  readonly isMeetingOn: () => boolean
  /** The keeping of attachments, for what a backup brings back. */
  readonly attachmentsFolder: string
  readonly console: ConsoleWindow
  readonly now: () => Instant
  readonly quit: () => void
}

/** 锁屏, and 数据安全: the second copy, archives, deletion, restoring, opening anew afterwards. */
export function safetyHandlers(parts: SafetyParts) {
  const { lock, copySetting, safety, journal, console, now, quit } = parts
  return {
    'lock.look': () => ok(lock.state),
    'lock.close': () => ok(lock.lock()),
    'lock.open': ({ pin }) => lock.unlock(pin),
    'lock.change': ({ old, pin }) => lock.change(old, pin),
    'safety.look': async () => ok(await safety()),
    'safety.chooseCopy': async () => {
      const path = await chooseFile(console, {
        title: '选择存放备份的文件夹（最好在另一块硬盘或U盘上）',
        properties: ['openDirectory', 'createDirectory'],
      })
      if (!path) return ok(null)
      const chosen = await copySetting.choose(path)
      if (!chosen.ok) return chosen
      await journal.secondCopySettled()
      return ok(await safety())
    },
    'safety.endCopy': async () => {
      const ended = await copySetting.choose(null)
      return ended.ok ? ok(await safety()) : ended
    },
    'safety.tryCopyAgain': async () => {
      copySetting.tryAgain()
      await journal.secondCopySettled()
      return ok(await safety())
    },
    'safety.verifyArchives': async ({ from, code }) => {
      const path = await chooseFile(console, {
        title: from === 'file' ? '选择会议档案' : '选择存放会议档案的文件夹或U盘',
        ...(from === 'file' ? { filters: [{ name: '会议档案', extensions: [archiveExtension] }] } : {}),
        properties: [from === 'file' ? 'openFile' : 'openDirectory'],
      })
      return path ? checkArchives(path, code) : ok(null)
    },
    'safety.saveVerifier': async () => {
      const path = await chooseTarget(console, { title: '保存核对工具', defaultPath: basename(verifierFile()) })
      return path ? saveVerifier(path) : ok(null)
    },
    'safety.eraseMeeting': (asked) => eraseMeeting(asked, parts),
    'safety.restore': async () => {
      const path = await chooseFile(console, { title: '选择备份所在的文件夹或U盘', properties: ['openDirectory'] })
      return path ? restoreInto(journal, path, now, parts.attachmentsFolder) : ok(null)
    },
    'app.reopen': () => {
      app.relaunch()
      quit()
      return ok(null)
    },
  } satisfies Answers<typeof safetyRequests>
}
