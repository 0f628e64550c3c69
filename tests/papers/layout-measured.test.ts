import { beforeAll, describe, expect, it } from 'vitest'
import { toDocx } from '#electron/export/docx'
import { blank, entry, heading, newPage, type PaperDocument, paragraphs } from '#shared/papers/document'
import { page, typeArea } from '#shared/papers/layout'
import { minutesPaper } from '#shared/papers/minutes-paper'
import { record } from '#shared/papers/record'
import { tallyPaper } from '#shared/papers/tally-paper'
import { playMorning } from './morning'
import { documentOf, inputOf } from './play'
import { type Rendered, type RenderedPage, renderInLibreOffice } from './rendered'

/*
 * GB/T 9704-2012, measured on the page: what LibreOffice makes of our DOCX files, in millimetres. Text without punctuation
 * fills the lines, so that a line holds as many characters as fit.
 */

const plain: PaperDocument = { mark: null, title: '', subtitle: '', blocks: [], imprint: null, provenance: '' }
const filling = paragraphs('老旧小区加装电梯事关居民日常出行与邻里和睦协商中各方同意先易后难逐栋推进'.repeat(60))
const names = Array.from({ length: 40 }, (_, index) => `王小${'一二三四五六七八九十'.charAt(index % 10)}（区政协委员）`)

let rendered: Record<'text' | 'mark' | 'levels' | 'table' | 'minutes' | 'record' | 'tally', Rendered>

beforeAll(async () => {
  const morning = inputOf(playMorning().meeting)
  const documents: Record<keyof typeof rendered, PaperDocument> = {
    text: { ...plain, blocks: filling },
    mark: {
      ...plain,
      mark: {
        text: '青石街道协商议事会纪要',
        number: '〔2026〕3号',
        office: '青石街道协商议事室',
        date: '2026年11月21日',
      },
      title: '老旧小区加装电梯选址与费用分摊专题协商会纪要',
      blocks: [...filling, blank, entry('出席', names.join('、')), entry('请假', '无')],
      imprint: { copies: '区政协办公室，街道党工委', office: '青石街道协商议事室', date: '2026年11月21日' },
    },
    levels: {
      ...plain,
      title: '标题',
      blocks: [
        heading(1, 1, '一级标题'),
        heading(2, 1, '二级标题'),
        heading(3, 1, '三级标题'),
        heading(4, 1, '四级标题'),
        // The heading would be the last of 22 lines; it has to go to the next page with its text.
        ...paragraphs('行'.repeat(26 + 28 * 13)),
        heading(1, 2, '不孤立的标题'),
        ...filling,
      ],
    },
    table: {
      ...plain,
      title: '表格',
      blocks: [
        {
          kind: 'table',
          columns: [
            { header: '序号', width: 1, align: 'centred' },
            { header: '事项', width: 4, align: 'left' },
          ],
          rows: Array.from({ length: 60 }, (_, index) => [String(index + 1), 'Abcdefghijklmnopqrstuvwxyz'.repeat(4)]),
        },
        newPage,
        { kind: 'title', text: '另起一页' },
      ],
    },
    minutes: documentOf(minutesPaper, morning),
    record: documentOf(record, morning),
    tally: documentOf(tallyPaper, morning),
  }
  const files = await Promise.all(
    Object.entries(documents).map(async ([name, document]) => [name, await toDocx(document)] as const),
  )
  rendered = (await renderInLibreOffice(Object.fromEntries(files))) as typeof rendered
}, 180_000)

/** Everything on a page but its number. */
function body(page: RenderedPage | undefined) {
  return (page?.lines ?? []).filter((line) => !isPageNumber(line.text))
}

function isPageNumber(text: string): boolean {
  return /^—\d+—$/.test(text)
}

describe('the page', () => {
  it('is A4 with 22 lines of 28 characters', () => {
    const [first, second] = rendered.text.pages
    expect(first?.width).toBeCloseTo(210, 0)
    expect(first?.height).toBeCloseTo(297, 0)
    expect(body(second)).toHaveLength(22)
    expect(new Set(body(second).map((line) => [...line.text].length))).toEqual(new Set([28]))
  })

  it('indents a paragraph by two characters, so that its first line has 26', () => {
    const [line] = body(rendered.text.pages[0])
    expect([...(line?.text ?? '')]).toHaveLength(26)
    expect(line?.left).toBeCloseTo(page.left + (2 * 15.75 * 25.4) / 72, 0)
  })

  it('keeps all papers inside the type area of 156 mm by 225 mm', () => {
    // LibreOffice reads the switch against hanging punctuation the wrong way round; Word and WPS obey it.
    const hanging = (text: string) => (/[，。；：、！？）”]$/.test(text) ? 5.7 : 0)
    for (const paper of Object.values(rendered)) {
      for (const each of paper.pages) {
        for (const line of body(each)) {
          expect(line.left, line.text).toBeGreaterThan(page.left - 0.3)
          expect(line.right, line.text).toBeLessThan(page.left + typeArea.width + 0.5 + hanging(line.text))
          expect(line.middle, line.text).toBeGreaterThan(page.top)
          expect(line.middle, line.text).toBeLessThan(page.top + typeArea.height)
        }
      }
    }
  })

  it('has its number 7 mm below the type area, right on odd pages and left on even ones, one character from the edge', () => {
    const { pages } = rendered.text
    for (const [index, each] of pages.entries()) {
      const number = each.lines.find((line) => isPageNumber(line.text))
      expect(number?.text).toBe(`—${index + 1}—`)
      expect(number?.middle).toBeGreaterThan(page.top + typeArea.height + 6)
      expect(number?.middle).toBeLessThan(page.top + typeArea.height + 8)
      if (index % 2 === 0) expect(number?.right).toBeCloseTo(page.left + typeArea.width - 4.94, 0)
      else expect(number?.left).toBeCloseTo(page.left + 4.94, 0)
    }
    expect(pages.length).toBeGreaterThan(3)
  })
})

describe('the heading of a 纪要', () => {
  it('stands in red with its upper edge 35 mm below the upper edge of the type area', async () => {
    const top = await rendered.mark.redTop(1)
    expect(Math.abs((top ?? 0) - (page.top + 35))).toBeLessThan(1.5)
  })

  it('sets the title in 22 pt, in lines of about the same length', () => {
    const lines = body(rendered.mark.pages[0]).filter((line) => /电梯选址|专题协商会纪要/.test(line.text))
    expect(lines.map((line) => line.text)).toEqual(['老旧小区加装电梯选址与', '费用分摊专题协商会纪要'])
    for (const line of lines) {
      const pitch = (((line.right - line.left) / [...line.text].length) * 72) / 25.4
      expect(pitch).toBeCloseTo(22, 0)
    }
  })

  it('puts the 版记 at the foot of the last page', () => {
    const last = rendered.mark.pages.at(-1)
    const office = body(last).find((line) => line.text.includes('印发'))
    expect(office?.middle).toBeGreaterThan(page.top + typeArea.height - 8)
  })
})

describe('headings and name blocks', () => {
  it('indents all four levels by two characters', () => {
    const found = body(rendered.levels.pages[0]).filter((line) => /[一二三四]级标题/.test(line.text))
    expect(found.map((line) => line.text)).toEqual(['一、一级标题', '（一）二级标题', '1.三级标题', '（1）四级标题'])
    // A bracket's ink begins inside its square; the square itself is what is indented.
    for (const line of found) expect(Math.abs(line.left - page.left - 11.1)).toBeLessThan(0.7)
  })

  it('never leaves a heading alone at the foot of a page', () => {
    for (const paper of [rendered.levels, rendered.minutes, rendered.record]) {
      for (const each of paper.pages.slice(0, -1)) {
        expect(body(each).at(-1)?.text).not.toMatch(/^[一二三四五六七八九十]+、|不孤立的标题/)
      }
    }
    const [first, second] = rendered.levels.pages
    expect(body(first).some((line) => line.text.includes('不孤立'))).toBe(false)
    expect(body(second)[0]?.text).toBe('二、不孤立的标题')
  })

  it('hangs 出席 so that what wraps stands under the first name', () => {
    const lines = rendered.mark.pages.flatMap(body)
    const start = lines.findIndex((line) => line.text.startsWith('出席：'))
    const end = lines.findIndex((line) => line.text.startsWith('请假：'))
    const wrapped = lines.slice(start + 1, end)
    expect(wrapped.length).toBeGreaterThan(8)
    const under = page.left + (5 * 15.75 * 25.4) / 72
    for (const line of wrapped) expect(Math.abs(line.left - under)).toBeLessThan(1.6)
  })
})

describe('tables and sheets', () => {
  it('repeats the header on every page and keeps long words inside their cells', () => {
    const pages = rendered.table.pages.filter((each) => body(each).some((line) => /Abcdef/.test(line.text)))
    expect(pages.length).toBeGreaterThan(2)
    for (const each of pages) expect(body(each).some((line) => line.text === '序号事项')).toBe(true)
  })

  it('begins a new page where one is asked for', () => {
    expect(body(rendered.table.pages.at(-1)).map((line) => line.text)).toEqual(['另起一页'])
  })

  it('puts every vote with its signatures on one page', () => {
    expect(rendered.tally.pages).toHaveLength(3)
    for (const each of rendered.tally.pages) {
      expect(body(each).some((line) => /计票人：.*监票人：.*主持人：/.test(line.text))).toBe(true)
    }
  })
})
