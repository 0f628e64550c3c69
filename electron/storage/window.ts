import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BrowserWindow, MessageChannelMain, type MessagePortMain, type Session, session } from 'electron'
import { pagePreferences } from '#electron/windows/preferences'
import { storagePortWord } from '#shared/contract/storage'
import type { StorageHost, StorageLine } from './line'
import { tellWhenVanished } from './vanishing'

export type StorageWindowParts = {
  /** The folder of the page's own session, below the room's data. */
  readonly folder: string
  /** Serves `app://storage` to the session; called once, before any page is loaded. */
  readonly prepareSession: (session: Session) => void
}

/**
 * 隐藏窗口: the host of storage pages in Electron. IndexedDB exists only in pages, so a hidden window without any
 * rights holds one, in a session that nothing else shares. A new line is a new window.
 */
export function storageWindows({ folder, prepareSession }: StorageWindowParts): StorageHost {
  let own: Session | null = null

  function ownSession(): Session {
    if (own) return own
    own = session.fromPath(folder)
    prepareSession(own)
    return own
  }

  async function open(signal: AbortSignal): Promise<StorageLine> {
    const window = new BrowserWindow({
      show: false,
      // Never a thing to close, to tab to, or to see in a task bar.
      skipTaskbar: true,
      focusable: false,
      webPreferences: { ...pagePreferences('storage'), session: ownSession() },
    })
    const goneEarly = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('it took too long to load')))
      window.webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(`renderer: ${reason}`)))
      window.once('closed', () => reject(new Error('its window was closed')))
    })
    try {
      await Promise.race([window.loadURL(storageAddress), goneEarly])
    } catch (error) {
      if (!window.isDestroyed()) window.destroy()
      throw error
    }
    wipeWhenFilesVanish(window)
    return lineTo(window)
  }

  async function wipe(): Promise<void> {
    // Chromium closes what it has open and deletes what it knows; what it cannot read, it leaves there.
    await ownSession().clearStorageData({ storages: ['indexdb'] })
    await rm(join(folder, 'IndexedDB'), { recursive: true, force: true })
  }

  /**
   * Chromium goes on writing into files that somebody deleted, and everything looks well until the next start. To
   * delete what is left makes it close the database, the page says so, and a new one is filled from the journal.
   */
  function wipeWhenFilesVanish(window: BrowserWindow): void {
    const file = join(folder, databaseFile)
    const isThere = () =>
      stat(file).then(
        () => true,
        () => false,
      )
    const end = tellWhenVanished(isThere, () => {
      // What cannot be deleted now is found by the comparison at the next start.
      if (!window.isDestroyed()) wipe().catch(() => {})
    })
    window.once('closed', end)
  }

  return { open, wipe }
}

/** The file by which the database finds all its others. */
const databaseFile = join('IndexedDB', 'app_storage_0.indexeddb.leveldb', 'CURRENT')

const storageAddress = 'app://storage/'

function lineTo(window: BrowserWindow): StorageLine {
  const { port1, port2 } = new MessageChannelMain()
  window.webContents.postMessage(storagePortWord, null, [port2])
  return {
    post: (message) => port1.postMessage(message),
    onMessage: (listener) => {
      port1.on('message', ({ data }) => listener(data))
      port1.start()
    },
    onGone: (listener) => listenForEnd(window, port1, listener),
    close: () => {
      port1.close()
      if (!window.isDestroyed()) window.destroy()
    },
  }
}

function listenForEnd(window: BrowserWindow, port: MessagePortMain, listener: (detail: string) => void): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => listener(`renderer: ${reason}`))
  window.webContents.on('unresponsive', () => listener('renderer: unresponsive'))
  window.on('closed', () => listener('its window was closed'))
  port.on('close', () => listener('its port was closed'))
}
