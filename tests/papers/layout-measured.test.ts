import { beforeAll, describe, expect, it } from 'vitest'
import { toDocx } from '#electron/export/docx'
import { blank, entry, heading, newPage, type PaperDocument, paragraphs } from '#shared/papers/document'
import { linePitch, page, typeArea } from '#shared/papers/layout'
import { papers } from '#shared/papers/papers'
import { titleLines } from '#shared/papers/title-lines'
import { playMorning, playPreparation } from './morning'
import { documentOf, inputOf, testRoom } from './play'
import { type Rendered, type RenderedPage, renderInLibreOffice } from './rendered'

/*
 * GB/T 9704-2012, measured on the page: what LibreOffice makes of our DOCX files, in millimetres. Text without punctuation
 * fills the lines, so that a line holds as many characters as fit.
 */

const room = { ...testRoom, papers: { office: '', numberPrefix: '青协商', copies: ['区政协办公室', '街道党工委'] } }
const plain: PaperDocument = { mark: null, title: '', subtitle: '', blocks: [], imprint: null, provenance: '' }
const filling = paragraphs('老旧小区加装电梯事关居民日常出行与邻里和睦协商中各方同意先易后难逐栋推进'.repeat(60))
const names = Array.from({ length: 40 }, (_, index) => `王小${'一二三四五六七八九十'.charAt(index % 10)}（区政协委员）`)

/** Every paper that is a document, each of a meeting of the ordinary size and of one of two hundred. */
const usual = { before: inputOf(playPreparation().meeting, { room }), after: inputOf(playMorning().meeting, { room }) }
const crowd = {
  before: inputOf(playPreparation({ members: 200 }).meeting, { room }),
  after: inputOf(playMorning({ members: 200 }).meeting, { room }),
}
/** Every number of lines with which the end of a paper comes to stand about the foot of its page (D7). */
const ends = [14, 15, 16, 17, 18, 19, 20, 21]
const made = papers.flatMap((paper) => (paper.kind === 'document' ? [paper] : []))

type Made = Readonly<Record<string, Rendered>>
let rendered: Record<'text' | 'mark' | 'levels' | 'table', Rendered>
let ended: readonly Rendered[]
let whole: { readonly usual: Made; readonly crowd: Made }

beforeAll(async () => {
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
  }
  const all = {
    ...documents,
    ...Object.fromEntries(ends.map((lines) => [`end ${lines}`, endingAfter(lines)])),
    ...Object.fromEntries(made.map((paper) => [`usual ${paper.id}`, documentOf(paper, usual[paper.stage])])),
    ...Object.fromEntries(made.map((paper) => [`crowd ${paper.id}`, documentOf(paper, crowd[paper.stage])])),
  }
  const files = await Promise.all(
    Object.entries(all).map(async ([name, document]) => [name, await toDocx(document)] as const),
  )
  const measured = await renderInLibreOffice(Object.fromEntries(files))
  const named = (size: string) => Object.fromEntries(made.map(({ id }) => [id, measured[`${size} ${id}`] as Rendered]))
  rendered = measured as typeof rendered
  whole = { usual: named('usual'), crowd: named('crowd') }
  ended = ends.map((lines) => measured[`end ${lines}`] as Rendered)
}, 300_000)

function endingAfter(lines: number): PaperDocument {
  return {
    ...plain,
    blocks: [
      ...Array.from({ length: lines }, (_, index) => paragraphs(`第${index + 1}行`)).flat(),
      entry('列席', '无'),
    ],
    imprint: { copies: '', office: '青石街道协商议事室', date: '2026年11月21日' },
    provenance: '依据会议现场记录生成'.repeat(8),
  }
}

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
    const all = [...Object.values(rendered), ...Object.values(whole.usual), ...Object.values(whole.crowd)]
    for (const paper of all) {
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

describe('the end of a paper', () => {
  it('is never alone on the last page: two lines of the text go there with it (D7)', () => {
    for (const [index, { pages }] of ended.entries()) {
      const words = body(pages.at(-1)).filter((line) => /^第\d+行$|^列席/.test(line.text))
      expect(words.length, `after ${ends[index]} lines`).toBeGreaterThanOrEqual(2)
      expect(pages.length).toBeLessThanOrEqual(2)
    }
    expect(new Set(ended.map(({ pages }) => pages.length))).toEqual(new Set([1, 2]))
  })
})

describe('headings and name blocks', () => {
  it('indents all four levels by two characters', () => {
    const found = body(rendered.levels.pages[0]).filter((line) => /[一二三四]级标题/.test(line.text))
    expect(found.map((line) => line.text)).toEqual(['一、一级标题', '（一）二级标题', '1.三级标题', '（1）四级标题'])
    // A bracket's ink begins inside its square; the square itself is what is indented.
    for (const line of found) expect(Math.abs(line.left - page.left - 11.1)).toBeLessThan(0.7)
  })

  it('never leaves a heading alone at the foot of a page, in any paper', () => {
    for (const paper of [rendered.levels, ...Object.values(whole.usual), ...Object.values(whole.crowd)]) {
      for (const each of paper.pages) {
        expect(body(each).at(-1)?.text).not.toMatch(
          /^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）[^。；]{1,12}$|不孤立的标题/,
        )
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
    const tally = whole.usual['tally-paper']
    expect(tally?.pages).toHaveLength(3)
    for (const each of tally?.pages ?? []) {
      expect(body(each).some((line) => /计票人：.*监票人：.*主持人：/.test(line.text))).toBe(true)
    }
  })
})

describe('the papers of a whole meeting', () => {
  it('are about as long as they were when they were looked at, whatever fonts stand in', () => {
    const looked = {
      'meeting-notice': [3, 4],
      'session-plan': [3, 4],
      'chair-script': [3, 4],
      'sign-in-blank': [3, 11],
      'tally-blank': [7, 18],
      'minutes-paper': [5, 9],
      record: [6, 11],
      'consultation-opinion': [3, 3],
      'result-paper': [3, 3],
      'tally-paper': [3, 3],
    } as const
    expect(Object.keys(looked)).toEqual(made.map(({ id }) => id))
    for (const [id, [usualPages, crowdPages]] of Object.entries(looked)) {
      expect(Math.abs((whole.usual[id]?.pages.length ?? 0) - usualPages), id).toBeLessThan(2)
      expect(Math.abs((whole.crowd[id]?.pages.length ?? 0) - crowdPages), id).toBeLessThan(3)
    }
  })

  it('carry their page numbers outside, on every page of every paper', () => {
    for (const { pages } of [...Object.values(whole.usual), ...Object.values(whole.crowd)]) {
      for (const [index, each] of pages.entries()) {
        const number = each.lines.find((line) => line.text === `—${index + 1}—`)
        expect(number).toBeDefined()
        const isOutside = index % 2 === 0 ? (number?.left ?? 0) > 105 : (number?.right ?? 210) < 105
        expect(isOutside).toBe(true)
      }
    }
  })

  it('set their titles in 22 pt in the middle of the line', () => {
    for (const [id, { pages }] of Object.entries(whole.usual)) {
      const document = documentOf(paperWith(id), usual[paperWith(id).stage])
      for (const words of titleLines(document.title)) {
        const line = pages[0]?.lines.find((each) => each.text === words.replaceAll(' ', ''))
        expect(line, `${id}: ${words}`).toBeDefined()
        if (!line) continue
        expect((((line.right - line.left) / [...words].length) * 72) / 25.4).toBeCloseTo(22, -0.4)
        expect(Math.abs((line.left + line.right) / 2 - (page.left + typeArea.width / 2))).toBeLessThan(4)
      }
    }
  })

  it('keep ordinary lines 28.95 pt apart, so that 22 stand on a page (GB/T 9704-2012)', () => {
    for (const id of ['meeting-notice', 'chair-script', 'consultation-opinion', 'record']) {
      const lines = body(whole.usual[id]?.pages[1])
      const pitches = lines.slice(1).map((line, index) => line.middle - (lines[index]?.middle ?? 0))
      const even = pitches.filter((pitch) => Math.abs(pitch - (linePitch * 25.4) / 72) < 0.5)
      expect(even.length, id).toBeGreaterThan(pitches.length * 0.7)
      expect(lines.length, id).toBeLessThan(24)
    }
  })

  it('leave 10 mm in height for a signature and for a 正, and as much in width for a 正', () => {
    const rows = body(whole.usual['sign-in-blank']?.pages[1]).filter((line) => /^\d+/.test(line.text))
    const pitches = rows.slice(1).map((line, index) => line.middle - (rows[index]?.middle ?? 0))
    for (const pitch of pitches) expect(pitch).toBeGreaterThan(9.9)
    expect(pitches.length).toBeGreaterThan(8)
    const labels = body(whole.usual['tally-blank']?.pages[0]).filter((line) => /^(赞成|反对|弃权)$/.test(line.text))
    expect(labels).toHaveLength(3)
    for (const [index, line] of labels.slice(1).entries())
      expect(line.middle - (labels[index]?.middle ?? 0)).toBeGreaterThan(9.9)
  })

  it('give each counter one page for each vote, boxes and signatures together', () => {
    const pages = whole.usual['tally-blank']?.pages ?? []
    const secret = pages.filter((each) => body(each).some((line) => line.text.includes('计票单（')))
    expect(secret).toHaveLength(4)
    for (const each of secret) expect(body(each).some((line) => /[计监]票人：.*主持人：/.test(line.text))).toBe(true)
  })

  it('go on with whole answers where a counter’s sheet takes a second page, and are counted and signed under them', () => {
    const pages = (whole.crowd['tally-blank']?.pages ?? []).map((each) => body(each).map((line) => line.text))
    const answers = (lines: readonly string[]) =>
      lines.filter((line) => /^(赞成|反对|满意|基本满意|不满意|不了解|弃权|续至\d+)$/.test(line)).join('')
    const rest = '续至100续至150续至200'
    const first = pages.flatMap((lines, at) => (lines.some((line) => line.includes('计票单（')) ? [at] : []))
    const sheets = first.filter((at) => !pages[at]?.[0]?.startsWith('续：'))
    expect(sheets).toHaveLength(4)
    for (const at of sheets) {
      const [begun, goneOn] = [pages[at] ?? [], pages[at + 1] ?? []]
      const isVote = begun.some((line) => line.includes('表决计票单'))
      const [here, there] = isVote
        ? [['赞成', '反对'], ['弃权']]
        : [
            ['满意', '基本满意'],
            ['不满意', '不了解', '弃权'],
          ]
      expect(answers(begun)).toBe(here?.map((answer) => answer + rest).join(''))
      expect(goneOn[0]).toMatch(/^续：(表决|测评)计票单（[计监]票人用），/)
      expect(goneOn[1]).toBe('项目5101520253035404550合计')
      expect(answers(goneOn)).toBe(there?.map((answer) => answer + rest).join(''))
      expect(goneOn.indexOf('发出收回有效无效')).toBeGreaterThan(4)
      expect(goneOn.at(-1)).toMatch(/^[计监]票人：.*主持人：/)
    }
  })

  it('never put a signature or a closing alone on a page', () => {
    for (const [id, { pages }] of [...Object.entries(whole.usual), ...Object.entries(whole.crowd)]) {
      for (const each of pages) {
        const [first] = body(each)
        expect(first?.text, id).not.toMatch(
          /^(计票人|监票人|记录人|主持人)[（：]|^青石街道有事好商量协商议事室$|^2026年\d+月\d+日$/,
        )
      }
    }
  })

  it('repeat the head of a list of two hundred on every page', () => {
    for (const [id, head] of [
      ['sign-in-blank', /^序号姓名单位、身份/],
      ['tally-blank', /^序号姓名单位、身份赞成反对弃权/],
    ] as const) {
      const pages = whole.crowd[id]?.pages.filter((each) => body(each).some((line) => /^1\d\d/.test(line.text))) ?? []
      expect(pages.length, id).toBeGreaterThan(4)
      for (const each of pages)
        expect(
          body(each).some((line) => head.test(line.text)),
          id,
        ).toBe(true)
    }
  })
})

function paperWith(id: string) {
  const paper = made.find((each) => each.id === id)
  if (!paper) throw new Error(`there is no paper ${id}`)
  return paper
}
