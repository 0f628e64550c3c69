import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toOfd } from '#electron/export/ofd/ofd'
import { toPdf } from '#electron/export/pdf'
import { type Block, entry, heading, type PaperDocument, paragraph, paragraphs } from '#shared/papers/document'
import { page, typeArea } from '#shared/papers/layout'
import { composeSet } from '#shared/papers/paper-set'
import { papers } from '#shared/papers/papers'
import { readFontFile } from '#tests/export/font-reader'
import { type ReadOfd, type ReadPage, readOfd } from '#tests/export/ofd-reader'
import { playMorning, playPreparation } from '#tests/papers/morning'
import { forbidden, nastyTexts } from '#tests/papers/nasty'
import { inputOf } from '#tests/papers/play'
import { somePicture } from '#tests/room/played-room'
import { openTestPrinter, type TestPrinter } from '#tests/support/printing'

/*
 * Every paper that two meetings print, before and after, and papers of nasty words: as the runtime prints them to PDF, and
 * as OFD made of that. The PDF is read by poppler, the OFD by a reader of the tests' own.
 */
type Made = { readonly name: string; readonly pdf: Uint8Array; readonly ofd: Uint8Array; readonly read: ReadOfd }

let printer: TestPrinter
let folder = ''
const made: Made[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ofd-'))
  printer = await openTestPrinter()
  for (const { meeting } of [playMorning(), playPreparation()]) {
    for (const { paper, document, formats } of composeSet(papers, inputOf(meeting)))
      if (formats.includes('pdf')) await make(paper.name, document)
  }
  const plainPaper = {
    title: '会标',
    subtitle: '',
    blocks: [...paragraphs('正文')],
    provenance: '',
    mark: null,
    imprint: null,
  }
  await make('会标', { ...plainPaper, emblem: somePicture() })
  for (const [index, bad] of hard.entries()) await make(`难 ${index + 1}`, nastyPaper(bad))
})

afterAll(async () => {
  await printer.close()
  await rm(folder, { recursive: true, force: true })
})

/** The short ones in every place, and a speech of 10,000 characters. */
const short = nastyTexts.filter((bad) => bad.length < 100)
const hard = [
  short.join('，'),
  short.filter((bad) => /\p{Extended_Pictographic}|𠮷/u.test(bad)).join(''),
  '字'.repeat(10_000),
]

describe('OFD of every paper that is printed', () => {
  it('is a package of well-formed parts, with as many pages of the same size as the PDF, in whole millimetres (O1)', async () => {
    expect(made.length).toBeGreaterThan(hard.length + 8)
    for (const { name, pdf, read } of made) {
      const sizes = [
        ...(await poppler('pdftotext', pdf, ['-bbox'])).matchAll(/<page width="([\d.]+)" height="([\d.]+)"/g),
      ]
      const inMillimetres = sizes.map(([, ...size]) => size.map((points) => Math.round((Number(points) / 72) * 25.4)))
      expect(
        read.pages.map(({ width, height }) => [width, height]),
        name,
      ).toEqual(inMillimetres)
      for (const size of inMillimetres) expect(size.toSorted()).toEqual([210, 297])
      expect(read.title).toBe(name)
      for (const file of read.files) expect(file).toMatch(/\.(?:xml|ttf|png|jpg)$/)
    }
  })

  it('holds all the text of the PDF, in the order in which it is read (O2)', async () => {
    for (const { name, pdf, read } of made) {
      const pages = (await poppler('pdftotext', pdf, ['-raw'])).split('\f')
      for (const [index, page] of read.pages.entries()) {
        const text = page.texts.map((each) => each.text).join('')
        expect(text, name).not.toMatch(forbidden)
        expect(plain(text), `${name}, page ${index + 1}`).toBe(plain(pages[index] ?? ''))
      }
    }
  })

  it('has every word within half a millimetre of its place in the PDF (O2)', async () => {
    let words = 0
    for (const { name, pdf, read } of made) {
      const pages = (await poppler('pdftotext', pdf, ['-bbox'])).split('<page ').slice(1)
      for (const [index, page] of read.pages.entries()) {
        for (const [, box = '', word = ''] of (pages[index] ?? '').matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)) {
          const [left = 0, top = 0, right = 0, bottom = 0] = [...box.matchAll(/"([\d.-]+)"/g)].map(
            ([, points]) => (Number(points) / 72) * 25.4,
          )
          const place = `${name}, page ${index + 1}: ${word} at ${left.toFixed(1)} ${top.toFixed(1)}`
          expect(offBy(page, plain(unescaped(word)), { left, top, right, bottom }), place).toBeLessThan(0.5)
          words += 1
        }
      }
    }
    expect(words).toBeGreaterThan(1000)
  })

  it('embeds each font once, with a glyph for every character that is shown in it (O3)', async () => {
    for (const { name, read } of made) {
      const names = [...read.fonts.values()].map((font) => font.name)
      expect(new Set(names).size, name).toBe(names.length)
      const used = new Set(read.pages.flatMap((page) => page.texts.map(({ font }) => font)))
      expect([...used].toSorted(), name).toEqual([...read.fonts.keys()].toSorted())
      for (const [id, font] of read.fonts) {
        if (!font.file) throw new Error(`${font.name} is not embedded`)
        const file = readFontFile(font.file)
        for (const text of read.pages.flatMap((page) => page.texts).filter((each) => each.font === id)) {
          for (const [at, letter] of [...text.text].entries()) {
            const glyph = text.glyphs.get(at) ?? file.glyphOf(letter)
            expect(glyph, `${letter} in ${font.name}`).toBeLessThan(file.glyphCount)
            if (!text.isPainted || text.glyphs.has(at) || /[\s\p{Cf}]/u.test(letter)) continue
            expect(glyph, `${letter} in ${font.name}`).toBeGreaterThan(0)
            expect(file.hasInk(glyph), `${letter} in ${font.name}`).toBe(true)
          }
        }
      }
    }
  })

  it('embeds fonts that Chromium itself would draw with (O3)', async () => {
    const painted = made.flatMap(({ read }) => {
      const unseen = new Set(
        read.pages.flatMap(({ texts }) => texts.filter((each) => !each.isPainted).map((each) => each.font)),
      )
      return [...read.fonts].flatMap(([id, { file }]) => (file && !unseen.has(id) ? [file] : []))
    })
    expect(painted.length).toBeGreaterThan(20)
    expect(await printer.takesFonts(painted)).toEqual(painted.map(() => true))
  })

  it('shows the emblem as a picture, 17 mm high in the middle of the type area (O2)', () => {
    const pages = made.find(({ name }) => name === '会标')?.read.pages ?? []
    const [left = 0, , width = 0, height = 0] = pages[0]?.pictures[0]?.box ?? []
    expect(height).toBeCloseTo(17, 0)
    expect(width).toBeCloseTo(17, 0)
    expect(Math.abs(left + width / 2 - typeArea.width / 2 - page.left)).toBeLessThan(0.5)
  })

  it('draws the borders of tables, and what stands in no font of its own beside its text (O2)', () => {
    const tables = made.filter(({ name }) => /计票单|签到/.test(name))
    expect(tables.length).toBeGreaterThan(1)
    for (const { name, read } of tables) expect(read.pages[0]?.paths.length, name).toBeGreaterThan(0)
    const rare = made.find(({ name }) => name === '难 2')?.read
    const unseen = rare?.pages.flatMap(({ texts }) => texts.filter(({ isPainted }) => !isPainted)) ?? []
    // Whether a machine has fonts for them is its own affair; what it drew is there in either case.
    for (const text of unseen) expect(text.letters.length).toBeGreaterThan(0)
  })
})

async function make(name: string, document: PaperDocument): Promise<void> {
  const pdf = await toPdf(document, printer)
  const ofd = toOfd(pdf, { title: name, day: '2026-11-22', version: '0.1.0' })
  made.push({ name, pdf, ofd, read: readOfd(ofd) })
}

function nastyPaper(bad: string): PaperDocument {
  const cell = bad.slice(0, 400)
  return {
    mark: { text: bad.slice(0, 40), number: bad.slice(0, 40), office: bad.slice(0, 10), date: bad.slice(0, 10) },
    title: bad.slice(0, 100),
    subtitle: '',
    blocks: [
      heading(1, 1, bad.slice(0, 200)),
      ...paragraphs(bad),
      paragraph([{ text: cell, face: 'kai', struck: true }]),
      entry(bad.slice(0, 4), cell),
      { kind: 'table', columns: [{ header: cell, width: 1, align: 'left' }], rows: [[cell]] },
    ] satisfies Block[],
    imprint: null,
    provenance: cell,
  }
}

/** How far the nearest such word in the OFD is off, in millimetres: its left edge, or its base line out of the box. */
function offBy(
  page: ReadPage,
  word: string,
  box: { left: number; top: number; right: number; bottom: number },
): number {
  if (word === '') return 0
  const all = page.texts.flatMap(({ letters }) => letters).filter(({ letter }) => plain(letter) !== '')
  let nearest = Number.POSITIVE_INFINITY
  for (const [at, { x, y }] of all.entries()) {
    if (Math.abs(x - box.left) > 1 || y < box.top || y > box.bottom) continue
    const here = all.slice(at, at + [...word].length)
    if (here.map(({ letter }) => letter).join('') !== word) continue
    const last = here.at(-1)?.x ?? x
    nearest = Math.min(nearest, Math.abs(x - box.left) + (last > box.right ? last - box.right : 0))
  }
  return nearest
}

/** Without what separates: blanks, and the sign that stands for the further glyphs of one character. */
function plain(text: string): string {
  return text.replace(/[\s\u{200B}]/gu, '')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

async function poppler(tool: string, pdf: Uint8Array, words: readonly string[]): Promise<string> {
  const path = join(folder, 'read.pdf')
  await writeFile(path, pdf)
  const { stdout } = await promisify(execFile)(tool, [...words, path, '-'], { maxBuffer: 256 * 1024 * 1024 })
  return stdout
}
