import { readFileSync } from 'node:fs'
import { BrowserWindow, session } from 'electron'
import { answer, listPages, type PageTable } from '#electron/app/pages'
import { pagesFolder } from '#electron/app/paths'
import { scheme } from '#electron/app/ways'
import type { Face } from '#shared/papers/document'
import { faces } from '#shared/papers/fonts'
import { fontFaces, type PaperHtml } from './paper-html'
import { type PdfPrinter, pageCount } from './pdf'

export type PdfWindow = PdfPrinter & {
  /** Prints through the system's dialog; answers why not, or null when it was printed or the clerk changed his mind. */
  readonly printOnPaper: (html: PaperHtml, landscape?: boolean) => Promise<string | null>
  /** Leaves no word of a paper in the page. */
  readonly clear: () => Promise<void>
  /** False once the page died, hung or could not print something. */
  readonly isWell: boolean
  readonly close: () => void
}

/** A page of ours is there within a second; one that is not after this long is given up. */
const patienceMs = 30_000

/**
 * The hidden window that prints papers: a session of its own that keeps nothing, serves only the paper's page with its
 * bundled fonts, and reaches nothing else. `close` ends it.
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
  let isWell = true
  webContents.once('render-process-gone', () => {
    isWell = false
  })

  /** What the page shows, so that its numbers can be put beside it without laying it out again. */
  let shown: PaperHtml | null = null

  return {
    missingFaces: () => {
      missing ??= alive(whichAreMissing())
      return missing
    },
    countPages: (html) => alive(pagesOf(html), patienceFor(html)),
    print: async (html) => {
      await alive(show(html), patienceFor(html))
      return alive(printed(), patienceFor(html))
    },
    printOnPaper: async (html, landscape = false) => {
      await alive(showOnScreen(html), patienceFor(html))
      // The dialog waits for the clerk, so nothing here waits for the dialog.
      return new Promise((resolve) => {
        webContents.print({ silent: false, printBackground: true, landscape }, (done, reason) =>
          resolve(done || /cancel/i.test(reason) ? null : reason),
        )
      })
    },
    clear: () => alive(show(nothing)),
    get isWell() {
      return isWell && !window.isDestroyed()
    },
    close: () => window.destroy(),
  }

  async function show(html: PaperHtml): Promise<void> {
    await opened
    const isNew = html.style !== shown?.style || html.body !== shown.body
    shown = null
    await run(`(${put})(${JSON.stringify({ paper: isNew ? html : null, beside: html.beside })})`)
    shown = html
  }

  /** Laid out as for printing, which alone knows where pages end, but not drawn: that would be half of the work. */
  async function pagesOf(html: PaperHtml): Promise<number> {
    await show(html)
    await run(`document.body.classList.add('draft')`)
    return pageCount(await printed())
  }

  /** Laying out asks for typefaces; where one had to come first, the lines may run otherwise with it. */
  async function printed(): Promise<Buffer> {
    let pdf: Buffer
    do pdf = await webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
    while (await run(haveTypefacesCome))
    return pdf
  }

  async function showOnScreen(html: PaperHtml): Promise<void> {
    await show(html)
    do await run('document.body.getBoundingClientRect().height')
    while (await run(haveTypefacesCome))
  }

  function run(script: string): Promise<unknown> {
    return webContents.executeJavaScript(script)
  }

  async function whichAreMissing(): Promise<readonly Face[]> {
    await show(nothing)
    const found = await run(whichFontsLoad)
    const missing = faces.filter((face) => !(Array.isArray(found) && found.includes(face)))
    // Every paper needs them; asked for by the first one, they would hold it up.
    if (missing.length > 0) await run(loadStandIns)
    return missing
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
    } catch (error) {
      isWell = false
      throw error
    } finally {
      stop()
    }
  }
}

const host = 'paper'
const nothing: PaperHtml = { style: '', body: '', beside: '' }

/** A record of two hundred pages takes seconds, one of a thousand takes minutes: a tenth of a second more for each thousand signs. */
function patienceFor({ body }: PaperHtml): number {
  return patienceMs + body.length / 10
}

/**
 * The bundled page with the typefaces of this machine and an empty style for the paper's own rules, both with the nonce that
 * the page's policy asks for. The typefaces stand apart, because with their sheet Chromium would forget them all.
 */
function withPlaceForStyle(pages: PageTable): PageTable {
  const name = `${host}/index.html`
  const page = pages.get(name)
  if (!page || !('file' in page)) throw new Error('the paper page is not among the bundled pages; the build makes it')
  const text = readFileSync(page.file, 'utf8').replace(
    '<!-- style -->',
    `<style nonce="__CSP_NONCE__">${fontFaces}</style><style id="paper-style" nonce="__CSP_NONCE__"></style>`,
  )
  return new Map(pages).set(name, { text, mimeType: page.mimeType })
}

/** Waits for the typefaces that are on their way; whether one was asked for since the last time. */
const haveTypefacesCome = `(async () => {
  const faces = [...document.fonts]
  await Promise.allSettled(faces.filter(({ status }) => status === 'loading').map(({ loaded }) => loaded))
  const asked = faces.filter(({ status }) => status !== 'unloaded').length
  const before = globalThis.typefacesAsked
  globalThis.typefacesAsked = asked
  return asked !== before
})()`

/**
 * Runs in the page: puts a paper into it, or only what stands beside the one that is there. What was typed has been
 * escaped by paper-html.ts, and the page's policy runs no script that stands in a paper.
 */
const put = `async ({ paper, beside }) => {
  globalThis.papers ??= trustedTypes.createPolicy('paper', { createHTML: (html) => html })
  document.body.classList.remove('draft')
  if (paper) {
    document.getElementById('paper-style').textContent = paper.style
    document.body.innerHTML = globalThis.papers.createHTML(paper.body)
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
  }
  for (const old of document.querySelectorAll('.beside')) old.remove()
  document.body.insertAdjacentHTML('beforeend', globalThis.papers.createHTML(beside))
  await (${haveTypefacesCome})
}`

/** A face made only of fonts of this machine loads if the machine has one of them, and fails if it has none. */
const whichFontsLoad = `Promise.all([...document.fonts].map((font) => {
  const face = /official-([a-z]+)/.exec(font.family)?.[1] ?? null
  return face === null ? null : font.load().then(() => face, () => null)
}))`

/** The typefaces that hold a whole character set (paper.css); pieces with rarer characters come when one is met. */
const loadStandIns = `Promise.allSettled([...document.fonts]
  .filter(({ family, unicodeRange }) => !family.startsWith('official') && unicodeRange === 'U+0-10FFFF')
  .map((font) => font.load())).then(() => null)`
