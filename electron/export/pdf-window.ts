import { readFileSync } from 'node:fs'
import { BrowserWindow, session } from 'electron'
import { answer, listPages, type PageTable } from '#electron/app/pages'
import { pagesFolder } from '#electron/app/paths'
import { scheme } from '#electron/app/ways'
import { faces } from './fonts'
import { fontFaces, type PaperHtml } from './paper-html'
import type { PdfPrinter } from './pdf'

export type PdfWindow = PdfPrinter & {
  /** Prints through the system's dialog; answers why not, or null when it was printed or the clerk changed his mind. */
  readonly printOnPaper: (html: PaperHtml) => Promise<string | null>
  readonly close: () => void
}

/**
 * The hidden window that prints papers: a session of its own that keeps nothing, serves only the paper's page with its
 * bundled fonts, and reaches nothing else. It lives for one export; `close` ends it.
 */
export function openPdfWindow(): PdfWindow {
  const own = session.fromPartition('paper')
  const pages = listPages(pagesFolder(), [host])
  let shown: PaperHtml = { style: '', body: '' }
  own.protocol.handle(scheme, (request) => answer(withPaper(pages, shown), request))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: true },
  })

  return {
    missingFaces: async () => {
      await show({ style: fontFaces, body: '' })
      const found: unknown = await window.webContents.executeJavaScript(whichFontsLoad)
      return faces.filter((face) => !(Array.isArray(found) && found.includes(face)))
    },
    print: async (html) => {
      await show(html)
      return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
    },
    printOnPaper: async (html) => {
      await show(html)
      return new Promise((resolve) => {
        window.webContents.print({ silent: false, printBackground: true }, (done, reason) =>
          resolve(done || /cancel/i.test(reason) ? null : reason),
        )
      })
    },
    close: () => {
      own.protocol.unhandle(scheme)
      window.destroy()
    },
  }

  async function show(html: PaperHtml): Promise<void> {
    shown = html
    await window.loadURL(`${scheme}://${host}/`)
    await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)')
  }
}

const host = 'paper'

/** The bundled page with this paper in it. What was typed has been escaped; nothing else is put in. */
function withPaper(pages: PageTable, paper: PaperHtml): PageTable {
  const name = `${host}/index.html`
  const page = pages.get(name)
  if (!page || !('file' in page)) throw new Error('the paper page is not among the bundled pages; the build makes it')
  const text = readFileSync(page.file, 'utf8')
    .replace('<!-- style -->', () => `<style nonce="__CSP_NONCE__">${paper.style}</style>`)
    .replace('<!-- paper -->', () => paper.body)
  return new Map(pages).set(name, { text, mimeType: page.mimeType })
}

/** A face made only of fonts of this machine loads if the machine has one of them, and fails if it has none. */
const whichFontsLoad = `Promise.all([...document.fonts].map((font) => {
  const face = /official-([a-z]+)/.exec(font.family)?.[1] ?? null
  return face === null ? null : font.load().then(() => face, () => null)
}))`
