import { session } from 'electron'
import { type Door, openDoor } from '#electron/ipc/door'
import { ConsoleWindow } from '#electron/windows/console'
import { openWindowMemory, type WindowMemory } from '#electron/windows/memory'
import type { ConsoleContract } from '#shared/contract/console'
import type { DoorNames } from '#shared/contract/door'
import type { Log } from './log'
import type { DataFolders } from './paths'
import { servePagesWith } from './protocol'

export type FirstWindow = {
  readonly memory: WindowMemory
  readonly console: ConsoleWindow
  readonly door: Door<ConsoleContract>
  /** When the page last asked for a file of its first picture, by the monotonic clock. */
  readonly lastServedMs: () => number
}

/**
 * 先开的窗: the console's window opens before the rest of the program is even loaded. Chromium makes its page, which takes
 * longest, while main reads the journal; what the page asks meanwhile waits at the door for somebody to answer.
 */
export function openFirstWindow(folders: DataFolders, log: Log): FirstWindow {
  const files = servePagesWith('console', session.defaultSession, ['console', 'projector', 'safe'])
  const memory = openWindowMemory(folders.windowState)
  const console = new ConsoleWindow({ names: __CONSOLE_NAMES__, memory, log })
  const door = openDoor<ConsoleContract>({ host: 'console', page: () => console.contents(), log })
  console.open()
  return { memory, console, door, lastServedMs: () => files.lastTakenMs }
}

/** What the page may ask and hear: `namesOf(consoleContract)`, written in by the build, for the contract is large. */
declare const __CONSOLE_NAMES__: DoorNames
