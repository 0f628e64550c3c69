import { describe, expect, it } from 'vitest'
import { fontFaces, type PaperHtml, paperHtml } from '#electron/export/paper-html'
import { type PdfPrinter, pageCount, toPdf } from '#electron/export/pdf'
import { officialFonts, standInSentence } from '#shared/papers/fonts'
import { minutesPaper } from '#shared/papers/minutes-paper'
import { playMorning } from '#tests/papers/morning'
import { documentOf, inputOf } from '#tests/papers/play'

const document = documentOf(minutesPaper, inputOf(playMorning().meeting))
const known = { pages: 3, missing: [] }
/** One red point, the smallest whole PNG. */
const emblemOfTests =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

describe('a paper as a page to be printed', () => {
  it('carries a number on every page, right on odd ones and left on even ones', () => {
    const numbers = [...paperHtml(document, known).beside.matchAll(/page-number face-song (odd|even)">(— \d —)/g)]
    expect(numbers.map(([, side, number]) => `${side} ${number}`)).toEqual(['odd — 1 —', 'even — 2 —', 'odd — 3 —'])
    expect(paperHtml(document, { ...known, pages: 0 }).beside).toBe('')
  })

  it('names the fonts of the standard by every name a machine may know them by', () => {
    for (const font of Object.values(officialFonts)) {
      for (const name of [font.name, ...font.alsoKnownAs]) expect(fontFaces).toContain(`local("${name}")`)
    }
  })

  it('says on the paper which fonts stand in, and says nothing when none does', () => {
    const { body } = paperHtml(document, { ...known, missing: ['title', 'body', 'black'] })
    expect(body).toContain('方正小标宋简体、仿宋_GB2312以思源宋体代替，黑体以思源黑体代替')
    expect(paperHtml(document, known).body).not.toContain('代替')
    expect(standInSentence([])).toBe('')
  })

  it('keeps the place of the 版记 in the text and shows it once, at the foot of the last page', () => {
    const { body, beside } = paperHtml(document, known)
    expect(body.match(/class="imprint"/g)).toHaveLength(1)
    expect(body).toMatch(/<div class="place"><div class="imprint">/)
    expect(beside).toMatch(/<div class="beside"><div><\/div><div><\/div><div class="page-foot"><div class="imprint">/)
  })

  it('shows the room’s own emblem above the title, and nothing that is no picture (D6)', () => {
    const picture = paperHtml({ ...document, emblem: emblemOfTests }, known).body
    expect(picture).toContain(`<p class="emblem"><img src="${emblemOfTests}" alt=""></p>`)
    expect(picture.indexOf('class="emblem"')).toBeLessThan(picture.indexOf('class="mark '))
    expect(paperHtml(document, known).body).not.toContain('<img')
    const wrong = 'data:image/png;base64,AAAA"><script>alert(1)</script>'
    expect(paperHtml({ ...document, emblem: wrong }, known).body).not.toMatch(/<img|<script/)
  })

  it('never breaks a name from line to line', () => {
    expect(paperHtml(document, known).body).toContain('<span class="keep">王小宁（</span>花园社区居民代表）、')
  })
})

describe('printing to PDF', () => {
  it('counts the pages of the text first, and prints once with their numbers', async () => {
    const asked: (readonly [what: 'count' | 'print', html: PaperHtml])[] = []
    const printer: PdfPrinter = {
      missingFaces: async () => ['body'],
      countPages: async (html) => {
        asked.push(['count', html])
        return 2
      },
      print: async (html) => {
        asked.push(['print', html])
        return Buffer.from('%PDF')
      },
    }
    await toPdf(document, printer)
    const [[, counted], [, printed]] = asked as [(typeof asked)[0], (typeof asked)[0]]
    expect(asked.map(([what]) => what)).toEqual(['count', 'print'])
    expect(counted.beside).toBe('')
    // The very same text, or what was counted would not be what is printed.
    expect([printed.style, printed.body]).toEqual([counted.style, counted.body])
    expect(printed.beside).toContain('— 2 —')
    expect(printed.beside).not.toContain('— 3 —')
  })

  it('counts pages and not the list of pages', () => {
    expect(pageCount(Buffer.from('/Type /Pages /Type /Page\n/Type/Page>> /Type /PageLabel'))).toBe(2)
  })
})
