import { app } from 'electron'
import type { PinLock } from '#electron/app/pin-lock'
import { restoreInto } from '#electron/app/restoring'
import type { CopySetting } from '#electron/app/second-copy'
import type { Journal } from '#electron/journal/journal'
import type { ConsoleWindow } from '#electron/windows/console'
import { chooseFile } from '#electron/windows/dialogs'
import type { Safety } from '#shared/contract/safety'
import { ok } from '#shared/decision'
import type { Instant } from '#shared/fact'
import type { Answers } from './answers'

export type SafetyParts = {
  readonly lock: PinLock
  readonly copySetting: CopySetting
  readonly safety: () => Safety
  readonly journal: Journal
  readonly console: ConsoleWindow
  readonly now: () => Instant
  readonly quit: () => void
}

/** 锁屏, and 数据安全: the second copy, restoring, opening anew afterwards. */
export function safetyHandlers({ lock, copySetting, safety, journal, console, now, quit }: SafetyParts) {
  return {
    'lock.look': () => ok(lock.state),
    'lock.close': () => ok(lock.lock()),
    'lock.open': ({ pin }) => lock.unlock(pin),
    'lock.change': ({ old, pin }) => lock.change(old, pin),
    'safety.look': () => ok(safety()),
    'safety.chooseCopy': async () => {
      const path = await chooseFile(console, {
        title: '选择存放备份的文件夹（最好在另一块硬盘或U盘上）',
        properties: ['openDirectory', 'createDirectory'],
      })
      if (!path) return ok(null)
      const chosen = await copySetting.choose(path)
      if (!chosen.ok) return chosen
      await journal.secondCopySettled()
      return ok(safety())
    },
    'safety.endCopy': async () => {
      const ended = await copySetting.choose(null)
      return ended.ok ? ok(safety()) : ended
    },
    'safety.tryCopyAgain': async () => {
      copySetting.tryAgain()
      await journal.secondCopySettled()
      return ok(safety())
    },
    'safety.restore': async () => {
      const path = await chooseFile(console, { title: '选择备份所在的文件夹或U盘', properties: ['openDirectory'] })
      return path ? restoreInto(journal, path, now) : ok(null)
    },
    'app.reopen': () => {
      app.relaunch()
      quit()
      return ok(null)
    },
  } satisfies Answers
}
