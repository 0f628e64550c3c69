import { ipcMain, type WebContents } from 'electron'
import type { Contract, EventName, Handlers, PayloadOf } from '#shared/contract/door'
import { type DoorLog, isPage, type Receive, RefusalNotes, receiver, stranger } from './gates'

/**
 * Main's side of a page's door. Every request passes the gates of `gates.ts`; whatever happens, the page gets a
 * result. What is asked before there is somebody to answer waits for `serve`.
 */
export type Door<C extends Contract> = {
  /** To be called once: from here on every request is answered by its handler. */
  readonly serve: (contract: C, handlers: Handlers<C>) => void
  readonly emit: <Name extends EventName<C>>(name: Name, payload: PayloadOf<C, Name>) => void
  readonly close: () => void
}

export type DoorOptions = {
  /** The page's host, which is also the name the preload uses on the wire: `console`. */
  readonly host: string
  /** The page this door belongs to, or null while there is none. Asked anew each time: a window may be made again. */
  readonly page: () => WebContents | null
  readonly log: DoorLog
}

export function openDoor<C extends Contract>({ host, page, log }: DoorOptions): Door<C> {
  let answerWith = (_: Receive) => {}
  const answering = new Promise<Receive>((resolve) => {
    answerWith = resolve
  })
  const strangers = new RefusalNotes(log)

  ipcMain.handle(host, async (event, name: unknown, input: unknown) => {
    if (!isPage(event, page(), host)) {
      strangers.note(`${host}: asked by a stranger`)
      return stranger()
    }
    const receive = await answering
    return receive(name, input)
  })

  return {
    serve(contract, handlers) {
      answerWith(receiver({ host, contract, handlers, log }))
    },
    emit(name, payload) {
      const contents = page()
      if (contents && !contents.isDestroyed() && !contents.isCrashed()) contents.send(host, name, payload)
    },
    close() {
      ipcMain.removeHandler(host)
    },
  }
}
