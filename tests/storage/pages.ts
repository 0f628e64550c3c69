import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { StorageHost, StorageLine } from '#electron/storage/line'
import { serve } from '#electron/storage/page/serve'
import { openTables, type Tables } from '#electron/storage/page/tables'

/**
 * Storage pages without windows: the page's own code and Dexie on an IndexedDB in memory, at the other end of a real
 * message channel. What happens to windows and disks happens here on demand.
 */
export class Pages implements StorageHost {
  disk = new IDBFactory()
  opened = 0
  wiped = 0
  /** Set to make the next pages fail to load, load and never answer, or find a database that cannot be opened. */
  trouble: 'none' | 'unloadable' | 'mute' | 'unreadable' = 'none'
  tables: Tables | null = null
  private present: { readonly crash: () => void; readonly hang: () => void } | null = null

  async open(): Promise<StorageLine> {
    this.opened += 1
    if (this.trouble === 'unloadable') throw new Error('the page did not load')
    const { port1, port2 } = new MessageChannel()
    const { disk, trouble } = this
    if (trouble !== 'mute') {
      serve(port2, async (notice) => {
        if (trouble === 'unreadable') return { ok: false, reason: 'failed', detail: 'internal error' }
        const opened = await openTables(notice, { indexedDB: disk, IDBKeyRange })
        this.tables = opened.ok ? opened.tables : null
        return opened
      })
    }
    let gone = (_detail: string) => {}
    const close = () => {
      port1.close()
      port2.close()
    }
    let hanging = false
    this.present = {
      hang: () => {
        hanging = true
      },
      crash: () => {
        close()
        gone('crashed')
      },
    }
    return {
      post: (message) => {
        if (!hanging) port1.postMessage(message)
      },
      onMessage: (listener) => {
        port1.onmessage = (event) => listener(event.data)
      },
      onGone: (listener) => {
        gone = listener
      },
      close,
    }
  }

  async wipe(): Promise<void> {
    this.wiped += 1
    this.trouble = 'none'
    this.disk = new IDBFactory()
  }

  /** The renderer is gone, as after a crash. */
  crash(): void {
    this.present?.crash()
  }

  /** The renderer is there but does nothing any more. */
  hang(): void {
    this.present?.hang()
  }

  /** The database's files are gone at the next opening. */
  loseFiles(): void {
    this.disk = new IDBFactory()
  }
}
