import { ipcMain, type WebContents } from 'electron'

/**
 * Asks a page every second whether it is there; its preload answers. After `missesAllowed` questions in a row without
 * an answer, `onSilent` is told once, until the page answers again. A page that is still loading is not asked; after
 * `loadingAllowed` times in a row `onEndless` is told. Questions are counted, not seconds: a computer that slept has missed
 * one question, however long it slept.
 */
export function watchAlive(options: {
  readonly page: () => WebContents | null
  readonly missesAllowed: number
  readonly onSilent: () => void
  readonly loadingAllowed: number
  readonly onEndless: () => void
}): { readonly stop: () => void; readonly startAnew: () => void } {
  let unanswered = 0
  let loading = 0
  const hear = (event: Electron.IpcMainEvent) => {
    if (event.sender === options.page()) unanswered = 0
  }
  const question = setInterval(() => {
    const page = options.page()
    const isLoading = page !== null && !page.isDestroyed() && page.isLoadingMainFrame()
    loading = isLoading ? loading + 1 : 0
    if (loading > options.loadingAllowed) {
      loading = 0
      options.onEndless()
    }
    if (!page || isLoading || page.isDestroyed() || page.isCrashed() || page.isDevToolsOpened()) {
      unanswered = 0
      return
    }
    if (unanswered === options.missesAllowed) options.onSilent()
    unanswered += 1
    page.send('are-you-there')
  }, 1_000)
  ipcMain.on('here', hear)
  return {
    startAnew() {
      unanswered = 0
    },
    stop() {
      clearInterval(question)
      ipcMain.removeListener('here', hear)
    },
  }
}
