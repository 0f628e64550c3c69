import { contextBridge, ipcRenderer } from 'electron'
import type { ProjectorBridge } from '#shared/contract/projector'
import type { WallMessage } from '#shared/views/scene'

/** The projector's bridge: it is shown things and says `ready`; nothing of Electron comes with it. */
const host = 'projector'
const listeners = new Set<(message: WallMessage) => void>()

const bridge: ProjectorBridge = {
  ready(paintedNumber) {
    ipcRenderer.send(host, paintedNumber)
  },
  onShow(listener) {
    const hear = (message: WallMessage) => listener(message)
    listeners.add(hear)
    return () => void listeners.delete(hear)
  },
}

// Somebody else's page in this window finds no door at all.
if (location.origin === `app://${host}`) contextBridge.exposeInMainWorld('projector', bridge)

ipcRenderer.on(host, (_event, message: WallMessage) => {
  for (const listener of listeners) listener(message)
})

// Answered here, without the page's help: no answer means that the page's thread hangs.
ipcRenderer.on('are-you-there', () => ipcRenderer.send('here'))
