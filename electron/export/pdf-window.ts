import { readFileSync } from 'node:fs'
import { BrowserWindow, session } from 'electron'
import { answer, listPages, type PageTable } from '#electron/app/pages'
import { pagesFolder } from '#electron/app/paths'
import { scheme } from '#electron/app/ways'
import type { Face } from '#shared/papers/document'
import { faces } from '#shared/papers/fonts'
import { fontFaces, type PaperHtml } from './paper-html'
import type { PdfPrinter } from './pdf'

export type PdfWindow = PdfPrinter & {
  /** Prints through the system's dialog; answers why not, or null when it was printed or the clerk changed his mind. */
  readonly printOnPaper: (html: PaperHtml, landscape?: boolean) => Promise<string | null>
  readonly close: () => void
}

/** A page of ours is there within a second; one that is not after this long is given up. */
const patienceMs = 30_000

/**
 * The hidden window that prints papers: a session of its own that keeps nothing, serves only the paper's page with its
 * bundled fonts, and reaches nothing else. It lives for one export; `close` ends it.
 */
export function openPdfWindow(): PdfWindow {
  const own = session.fromPartition('paper')
  // Two of these windows can be open at a time: a set of papers is given up for another, or one is printed meanwhile.
  if (!own.protocol.isProtocolHandled(scheme)) {
    const pages = withPlaceForStyle(listPages(pagesFolder(), [host]))
    own.protocol.handle(scheme, (request) => answer(pages, request))
  }
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  })
  const { webContents } = window
  // One page for all papers: typefaces that the first of them fetched are there for the next.
  const opened = window.loadURL(`${scheme}://${host}/`)
  // Whoever prints hears of it; a window that is closed at once has nobody who does.
  opened.catch(() => {})
  let missing: Promise<readonly Face[]> | null = null

  return {
    missingFaces: () => {
      missing ??= alive(whichAreMissing())
      return missing
    },
    print: async (html) => {
      await alive(show(html), patienceFor(html))
      return alive(webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }), patienceFor(html))
    },
    printOnPaper: async (html, landscape = false) => {
      await alive(show(html), patienceFor(html))
      // The dialog waits for the clerk, so nothing here waits for the dialog.
      return new Promise((resolve) => {
        webContents.print({ silent: false, printBackground: true, landscape }, (done, reason) =>
          resolve(done || /cancel/i.test(reason) ? null : reason),
        )
      })
    },
    close: () => window.destroy(),
  }

  async function show(html: PaperHtml): Promise<void> {
    await opened
    await webContents.executeJavaScript(`(${put})(${JSON.stringify(html)})`)
  }

  async function whichAreMissing(): Promise<readonly Face[]> {
    await show({ style: fontFaces, body: '' })
    const found: unknown = await webContents.executeJavaScript(whichFontsLoad)
    return faces.filter((face) => !(Array.isArray(found) && found.includes(face)))
  }

  /** A page that dies or hangs never answers what was asked of it. */
  async function alive<T>(work: Promise<T>, longestMs = patienceMs): Promise<T> {
    let stop = () => {}
    const gone = new Promise<never>((_, reject) => {
      const died = () => reject(new Error('the page that prints papers died'))
      const timer = setTimeout(() => reject(new Error('the page that prints papers does not answer')), longestMs)
      webContents.once('render-process-gone', died)
      stop = () => {
        clearTimeout(timer)
        webContents.off('render-process-gone', died)
      }
    })
    try {
      return await Promise.race([work, gone])
    } finally {
      stop()
    }
  }
}

const host = 'paper'

/** A record of two hundred pages takes seconds, one of a thousand takes minutes: a tenth of a second more for each thousand signs. */
function patienceFor({ body }: PaperHtml): number {
  return patienceMs + body.length / 10
}

/** The bundled page with an empty style of its own, which carries the nonce that the page's policy asks for. */
function withPlaceForStyle(pages: PageTable): PageTable {
  const name = `${host}/index.html`
  const page = pages.get(name)
  if (!page || !('file' in page)) throw new Error('the paper page is not among the bundled pages; the build makes it')
  const text = readFileSync(page.file, 'utf8').replace(
    '<!-- style -->',
    '<style id="paper-style" nonce="__CSP_NONCE__"></style>',
  )
  return new Map(pages).set(name, { text, mimeType: page.mimeType })
}

/**
 * Runs in the page: puts a paper into it, and waits until its typefaces are there. What was typed has been escaped by
 * paper-html.ts, and the page's policy runs no script that stands in a paper.
 */
const put = `async ({ style, body }) => {
  globalThis.papers ??= trustedTypes.createPolicy('paper', { createHTML: (html) => html })
  document.getElementById('paper-style').textContent = style
  document.body.innerHTML = globalThis.papers.createHTML(body)
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
  do {
    document.body.getBoundingClientRect()
    await document.fonts.ready
  } while (document.fonts.status !== 'loaded')
}`

/** A face made only of fonts of this machine loads if the machine has one of them, and fails if it has none. */
const whichFontsLoad = `Promise.all([...document.fonts].map((font) => {
  const face = /official-([a-z]+)/.exec(font.family)?.[1] ?? null
  return face === null ? null : font.load().then(() => face, () => null)
}))`
