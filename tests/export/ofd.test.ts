import { describe, expect, it } from 'vitest'
import { toOfd } from '#electron/export/ofd/ofd'
import { makePaperFiles, type PaperMakers } from '#electron/export/paper-files'
import { writeHere } from '#electron/export/writing/write-here'
import { papers } from '#shared/papers/papers'
import { playMorning } from '#tests/papers/morning'
import { inputOf } from '#tests/papers/play'
import { readFontFile } from './font-reader'
import { readOfd } from './ofd-reader'
import { printedPdf } from './printed-pdf'

const about = { title: '会议纪要', day: '2026-11-22', version: '0.1.0' }

function ofdOf(content: string) {
  return readOfd(toOfd(printedPdf(content), about))
}

/** As Chromium draws: a quarter of a pixel to the unit, y downwards, the letters turned upright again. */
const page = '.24 0 0 -.24 0 841.91998 cm q 0 0 0 rg'
const line = 'BT /F1 100 Tf 1 0 0 -1 250 500 Tm <0001> Tj ET BT /F2 100 Tf 1 0 0 -1 250 500 Tm 100 0 Td <0001> Tj ET'
const pixel = (0.24 * 25.4) / 72

describe('OFD of a printed page', () => {
  it('puts the pieces of a font together again: one line of text in one font (O2, O3)', () => {
    const { pages, fonts } = ofdOf(`${page} ${line} Q`)
    const [text, ...more] = pages[0]?.texts ?? []
    expect(more).toEqual([])
    expect(text?.text).toBe('会议')
    expect(text?.letters[0]?.x).toBeCloseTo(250 * pixel, 2)
    expect(text?.letters[1]?.x).toBeCloseTo(350 * pixel, 2)
    expect(text?.letters[0]?.y).toBeCloseTo(500 * pixel, 1)
    expect(text?.size).toBeCloseTo(100 * pixel, 2)
    expect([...fonts.values()].map(({ name }) => name)).toEqual(['Noto Serif SC Regular'])
    const font = readFontFile([...fonts.values()][0]?.file ?? new Uint8Array())
    expect(font.glyphCount).toBe(3)
    for (const character of '会议') expect(font.hasInk(font.glyphOf(character))).toBe(true)
    expect(font.glyphOf('事')).toBe(0)
  })

  it('keeps the cells of a table apart, and draws its border as one object (O2)', () => {
    const border = '0 0 100 1 re f 0 0 1 50 re f 100 0 1 50 re f'
    const far = 'BT /F1 100 Tf 1 0 0 -1 900 500 Tm <0001> Tj ET'
    const [read] = ofdOf(`${page} ${border} ${line} ${far} Q`).pages
    expect(read?.texts.map(({ text }) => text)).toEqual(['会议', '会'])
    expect(read?.paths).toHaveLength(1)
    expect(read?.paths[0]?.[2]).toBeCloseTo(101 * pixel, 2)
    expect(read?.paths[0]?.[3]).toBeCloseTo(50 * pixel, 2)
  })

  it('draws what has no font beside text that is found and not painted (O2)', () => {
    const [read] = ofdOf(`${page} BT /F3 100 Tf 1 0 0 -1 250 500 Tm <41> Tj ET Q`).pages
    expect(read?.texts).toMatchObject([{ text: '😀', isPainted: false }])
    expect(read?.paths).toHaveLength(1)
    expect(read?.pictures).toHaveLength(1)
    const [x, y, width, height] = read?.pictures[0]?.box ?? []
    expect([x, y, width, height].map((each) => Math.round((each ?? 0) / pixel))).toEqual([250, 400, 100, 100])
    expect(
      Buffer.from(read?.pictures[0]?.bytes ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it('is the same file for the same paper', () => {
    const pdf = printedPdf(`${page} ${line} Q`)
    expect(Buffer.from(toOfd(pdf, about)).equals(Buffer.from(toOfd(pdf, about)))).toBe(true)
  })

  it.each([
    ['text set slanted', `${page} BT /F1 100 Tf 1 0 .3 -1 250 500 Tm <0001> Tj ET`, /slanted/],
    [
      'text that is only outlined',
      `${page} BT 1 Tr /F1 100 Tf 1 0 0 -1 250 500 Tm <0001> Tj ET`,
      /otherwise than filled/,
    ],
    ['a pattern', `${page} /P0 scn 0 0 9 9 re f`, /pattern/],
    ['a word that nobody knows', `${page} 1 2 sh`, /"sh"/],
    ['a font that is not there', `${page} BT /F9 100 Tf ET`, /F9/],
  ])('is not made of a page with %s: none is better than a wrong one (O1)', (_, content, reason) => {
    expect(() => toOfd(printedPdf(content), about)).toThrow(reason)
  })

  it('is not made of what is no PDF (O1)', () => {
    expect(() => toOfd(Buffer.from('nothing of the kind'), about)).toThrow(/no catalogue/)
  })
})

describe('OFD in a set of papers (O4)', () => {
  const { meeting, facts } = playMorning()
  const input = inputOf(meeting)

  async function setOf(ofd: boolean, pdf = printedPdf(`${page} ${line} Q`)) {
    const faults: unknown[] = []
    const begun: string[] = []
    const makers: PaperMakers = {
      papers,
      write: (task) => {
        begun.push(task.kind)
        return writeHere(task)
      },
      openPrinter: () => ({
        missingFaces: async () => [],
        countPages: async () => 1,
        print: async () => pdf,
        close: () => {},
      }),
      onFault: (error) => faults.push(error),
    }
    const room = { ...input.room, papers: { ...input.room.papers, ofd } }
    const wish = { input: { ...input, room }, facts, onBegin: () => {}, signal: new AbortController().signal }
    const files = (await makePaperFiles(wish, makers)) ?? []
    return { names: files.flatMap(({ file }) => (file ? [file.name] : [])), files, faults, begun }
  }

  it('stands beside every PDF where the room wants it, and nowhere else', async () => {
    const { names } = await setOf(true)
    const named = (ending: string) => names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -3))
    expect(named('ofd').length).toBeGreaterThan(3)
    expect(named('ofd')).toEqual(named('pdf'))
    expect((await setOf(false)).names.some((name) => name.endsWith('ofd'))).toBe(false)
  })

  it('is made after every DOCX and XLSX', async () => {
    const { begun } = await setOf(true)
    expect(begun.indexOf('ofd')).toBeGreaterThan(begun.lastIndexOf('docx'))
    expect(begun.indexOf('ofd')).toBeGreaterThan(begun.lastIndexOf('xlsx'))
  })

  it('says which one could not be made, and keeps the others', async () => {
    const { names, files, faults } = await setOf(true, printedPdf(`${page} 1 2 sh`))
    expect(names.some((name) => name.endsWith('.pdf'))).toBe(true)
    expect(names.some((name) => name.endsWith('.ofd'))).toBe(false)
    expect(files.map(({ problem }) => problem)).toContain('会议纪要的 OFD 没有做成，请用同名的 PDF，或再导出一次。')
    expect(faults.length).toBeGreaterThan(0)
  })
})
