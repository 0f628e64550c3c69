import { storagePortWord } from '#shared/contract/storage'
import { serve } from './serve'
import { openTables } from './tables'

/** The page waits for its line to main and then does nothing but answer. */
window.addEventListener('message', (event) => {
  const port = event.ports[0]
  if (event.source !== window || event.data !== storagePortWord || !port) return
  const served = serve(port, (notice) => openTables(notice))
  window.addEventListener('unhandledrejection', (rejection) => {
    served.notice({ notice: 'unhandled', detail: String(rejection.reason) })
  })
})
