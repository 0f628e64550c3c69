import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron } from 'playwright'
import { fontFaces, type PaperHtml } from '#electron/export/paper-html'
import { type PdfPrinter, pageCount } from '#electron/export/pdf'
import { faces } from '#shared/papers/fonts'

const home = resolve(import.meta.dirname, '../..')

/** Papers printed by the runtime of the application, without the application: the same page, style and typefaces. */
export type TestPrinter = PdfPrinter & {
  /** Which of these font files Chromium would draw with. */
  readonly takesFonts: (fonts: readonly Uint8Array[]) => Promise<readonly boolean[]>
  readonly close: () => Promise<void>
}

export async function openTestPrinter(): Promise<TestPrinter> {
  const binary = process.env.YST_ELECTRON
  if (!binary) throw new Error('YST_ELECTRON names no Electron runtime. Run it with: npm test -- flows FILE')
  const folder = await mkdtemp(join(tmpdir(), 'printing-'))
  // A program that does nothing by itself; its one window stays, for with the last one it would end.
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'printing', main: 'main.js' }))
  await writeFile(join(folder, 'main.js'), '')
  const app = await _electron.launch({
    executablePath: binary,
    args: ['--lang=zh-CN', folder, `--user-data-dir=${join(folder, 'data')}`],
    env: environment(),
    chromiumSandbox: process.env.YST_SANDBOX !== 'off',
  })
  const css = (await readFile(join(home, 'electron/export/page/paper.css'), 'utf8')).replace(
    /(?<=@import ')@fontsource[^']*/g,
    (sheet) => pathToFileURL(join(home, 'node_modules', sheet)).href,
  )
  let count = 0
  const print = async ({ style, body, beside }: PaperHtml) => {
    const page = join(folder, `${count++}.html`)
    const head = `<!doctype html><meta charset="utf-8"><style>${css}</style><style>${fontFaces}${style}</style>`
    await writeFile(page, head + body + beside)
    const pdf = await app.evaluate(async ({ BrowserWindow }, file) => {
      const window = BrowserWindow.getAllWindows()[0] ?? new BrowserWindow({ show: false })
      await window.loadFile(file)
      await window.webContents.executeJavaScript(
        'Promise.all([...document.images].map((image) => image.decode())).then(() => document.fonts.ready).then(() => true)',
      )
      const printed = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
      return printed.toString('base64')
    }, page)
    return Buffer.from(pdf, 'base64')
  }
  return {
    missingFaces: async () => faces,
    countPages: async (html) => pageCount(await print(html)),
    print,
    takesFonts: (fonts) =>
      app.evaluate(
        async ({ BrowserWindow }, files): Promise<boolean[]> => {
          const window = BrowserWindow.getAllWindows()[0] ?? new BrowserWindow({ show: false })
          await window.loadURL('about:blank')
          const load =
            'new FontFace("x", Uint8Array.from(atob(font), (c) => c.charCodeAt(0))).load().then(() => true, () => false)'
          const script = `Promise.all(${JSON.stringify(files)}.map((font) => ${load}))`
          const taken: boolean[] = await window.webContents.executeJavaScript(script)
          return taken
        },
        fonts.map((font) => Buffer.from(font).toString('base64')),
      ),
    close: async () => {
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Ours without what the test runner added. */
function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(NODE_|VITEST|VITE_|TEST$|ELECTRON_RUN_AS_NODE)/.test(name) ? [] : [[name, value]],
    ),
  )
}
