import { ipcMain, type WebContents } from 'electron'
import { type DoorLog, isPage, isPaintedNumber } from './gates'

/**
 * The projector's door: one word, `ready(n)`, with a whole number from 0. Anything else is noted once and dropped;
 * nothing is ever answered.
 */
export function openProjectorDoor(options: {
  readonly page: () => WebContents | null
  readonly onReady: (paintedNumber: number) => void
  readonly log: Pick<DoorLog, 'note'>
}): { readonly close: () => void } {
  let noted = false
  const listen = (event: Electron.IpcMainEvent, paintedNumber: unknown) => {
    if (isPage(event, options.page(), 'projector') && isPaintedNumber(paintedNumber)) {
      options.onReady(paintedNumber)
    } else if (!noted) {
      noted = true
      options.log.note('projector: something other than ready was said, or by a stranger')
    }
  }
  ipcMain.on('projector', listen)
  return { close: () => ipcMain.removeListener('projector', listen) }
}
