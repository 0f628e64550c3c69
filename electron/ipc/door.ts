import { ipcMain, type WebContents } from 'electron'
import type { Contract, EventName, Handlers, PayloadOf } from '#shared/contract/door'
import { type DoorLog, isPage, RefusalNotes, receiver, stranger } from './gates'

/**
 * Main's side of a page's door. Every request passes the gates of `gates.ts`; whatever happens, the page gets a
 * result.
 */
export type OpenDoor<C extends Contract> = {
  readonly emit: <Name extends EventName<C>>(name: Name, payload: PayloadOf<C, Name>) => void
  readonly close: () => void
}

export type DoorOptions<C extends Contract> = {
  /** The page's host, which is also the name the preload uses on the wire: `console`. */
  readonly host: string
  readonly contract: C
  readonly handlers: Handlers<C>
  /** The page this door belongs to, or null while there is none. Asked anew each time: a window may be made again. */
  readonly page: () => WebContents | null
  readonly log: DoorLog
}

export function openDoor<C extends Contract>(options: DoorOptions<C>): OpenDoor<C> {
  const { host, page, log } = options
  const receive = receiver(options)
  const strangers = new RefusalNotes(log)

  ipcMain.handle(host, async (event, name: unknown, input: unknown) => {
    if (!isPage(event, page(), host)) {
      strangers.note(`${host}: asked by a stranger`)
      return stranger()
    }
    return receive(name, input)
  })

  return {
    emit(name, payload) {
      const contents = page()
      if (contents && !contents.isDestroyed() && !contents.isCrashed()) contents.send(host, name, payload)
    },
    close() {
      ipcMain.removeHandler(host)
    },
  }
}
