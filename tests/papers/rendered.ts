import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/*
 * What a paper looks like on the page, in millimetres: LibreOffice sets it, poppler measures it. Neither is our own, which
 * is the point. Both are installed by `npm test` on Debian and Ubuntu.
 */

/** One printed line: its text without blanks between pieces, and the box around its letters. */
export type Line = {
  readonly text: string
  readonly left: number
  readonly right: number
  /** The middle of the line, from the page's upper edge: fonts differ in how far their boxes reach. */
  readonly middle: number
}

export type RenderedPage = { readonly width: number; readonly height: number; readonly lines: readonly Line[] }

export type Rendered = {
  readonly pages: readonly RenderedPage[]
  /** The upper edge of the first red ink on a page, in millimetres; null without any. */
  readonly redTop: (page: number) => Promise<number | null>
  readonly text: string
  /** The names of the fonts that are really in the file. */
  readonly fonts: string
}

/** Opens the files in LibreOffice, all in one run, and measures what comes out. */
export async function renderInLibreOffice<Name extends string>(
  files: Readonly<Record<Name, Uint8Array>>,
  extension: 'docx' | 'xlsx' = 'docx',
): Promise<Readonly<Record<Name, Rendered>>> {
  const folder = await mkdtemp(join(tmpdir(), 'papers-'))
  const names = Object.keys(files) as Name[]
  try {
    const paths = names.map((name, index) => ({ name, path: join(folder, `${index}.${extension}`) }))
    for (const { name, path } of paths) await writeFile(path, files[name])
    // A profile of its own, so that runs beside each other do not wait for one another.
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await tool('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...paths.map(({ path }) => path),
    ])
    const rendered = await Promise.all(
      paths.map(async ({ name, path }) => {
        const pdf = await readFile(path.replace(/\w+$/, 'pdf')).catch(() => {
          throw new Error(`LibreOffice could not open "${name}"`)
        })
        return [name, await measurePdf(pdf)] as const
      }),
    )
    return Object.fromEntries(rendered) as Record<Name, Rendered>
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Measures a PDF, whoever made it. */
export async function measurePdf(pdf: Uint8Array): Promise<Rendered> {
  const boxes = await withFile(pdf, async (path) => (await tool('pdftotext', ['-bbox', path, '-'])).toString('utf8'))
  const pages = boxes
    .split('<page ')
    .slice(1)
    .map((page): RenderedPage => {
      const [width = 0, height = 0] = attributes(page, ['width', 'height'])
      return { width, height, lines: linesOf(page) }
    })
  return {
    pages,
    fonts: await withFile(pdf, async (path) => (await tool('pdffonts', [path])).toString('utf8')),
    redTop: (page) => withFile(pdf, (path) => firstRed(path, page)),
    text: pages.flatMap((page) => page.lines.map((line) => line.text)).join('\n'),
  }
}

type Word = { readonly text: string; readonly box: readonly [number, number, number, number] }

/** Words whose middles are at the same height make a line. */
function linesOf(page: string): readonly Line[] {
  const words = [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, box = '', text = '']): Word => {
    const [left = 0, top = 0, right = 0, bottom = 0] = attributes(box, ['xMin', 'yMin', 'xMax', 'yMax'])
    return { text: unescaped(text), box: [left, top, right, bottom] }
  })
  const lines: Word[][] = []
  for (const word of words.toSorted((a, b) => middleOf(a) - middleOf(b) || a.box[0] - b.box[0])) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && Math.abs(middleOf(first) - middleOf(word)) < 2) line.push(word)
    else lines.push([word])
  }
  return lines.map((line) => {
    const inOrder = line.toSorted((a, b) => a.box[0] - b.box[0])
    return {
      text: inOrder.map((word) => word.text).join(''),
      left: Math.min(...line.map((word) => word.box[0])),
      right: Math.max(...line.map((word) => word.box[2])),
      middle: line.reduce((sum, word) => sum + middleOf(word), 0) / line.length,
    }
  })
}

function middleOf(word: Word): number {
  return (word.box[1] + word.box[3]) / 2
}

async function firstRed(path: string, page: number): Promise<number | null> {
  const resolution = 100
  const at = ['-r', String(resolution), '-f', String(page), '-l', String(page)]
  const picture = await tool('pdftoppm', [...at, path])
  const header = /^P6\s(\d+) (\d+)\s255\s/.exec(picture.subarray(0, 64).toString('latin1'))
  if (!header) throw new Error('pdftoppm gave no picture')
  const width = Number(header[1])
  const pixels = picture.subarray(header[0].length)
  for (let at = 0; at < pixels.length; at += 3) {
    const [red = 0, green = 255, blue = 255] = pixels.subarray(at, at + 3)
    if (red > 200 && green < 60 && blue < 60) return (Math.floor(at / 3 / width) / resolution) * 25.4
  }
  return null
}

function attributes(text: string, names: readonly string[]): number[] {
  return names.map((name) => (Number(new RegExp(`${name}="([^"]*)"`).exec(text)?.[1]) / 72) * 25.4)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

async function withFile<T>(bytes: Uint8Array, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'measured-'))
  try {
    await writeFile(join(folder, 'paper.pdf'), bytes)
    return await use(join(folder, 'paper.pdf'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function tool(name: string, words: readonly string[]): Promise<Buffer> {
  try {
    const run = promisify(execFile)
    const { stdout } = await run(name, words, { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024, timeout: 120_000 })
    return stdout
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error(`${name} is missing: apt-get install libreoffice-writer libreoffice-calc poppler-utils`)
    throw error
  }
}
