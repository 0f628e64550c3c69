import { ipcRenderer } from 'electron'
import { storagePortWord } from '#shared/contract/storage'

// The page gets one thing from here: its end of the line to main. There is no bridge object and nothing to call.
ipcRenderer.once(storagePortWord, (event) => {
  window.postMessage(storagePortWord, window.location.origin, [...event.ports])
})
