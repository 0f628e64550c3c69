import { beforeAll, describe, expect, it } from 'vitest'
import { toDocx } from '#electron/export/docx'
import { paperHtml } from '#electron/export/paper-html'
import { toXlsx } from '#electron/export/xlsx'
import { page, typeArea } from '#shared/papers/layout'
import { composed, type OfficeContent } from '#shared/papers/office/composed'
import { officePapers } from '#shared/papers/office/office-papers'
import { type Rendered, type RenderedPage, renderInLibreOffice } from '#tests/papers/rendered'
import { PlayedLedger } from '#tests/support/ledger'
import { known, manyRows, playYear, topicInput } from './year'

/*
 * Papers of the office on the page, as LibreOffice sets our files: with nothing, one thing and two hundred things in them,
 * with the longest words that the fields take. What runs over its page is found here; nothing may.
 */

const year = playYear()
const input = topicInput(year)
const rooms = [known.room]
const long = 'Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz'

function content<Input>(paper: Parameters<typeof composed<Input>>[0], of: Input): OfficeContent {
  const made = composed(paper, of)
  if (!made) throw new Error(`${paper.name} has nothing to say, and should`)
  return made
}

function ledgerOf(count: number) {
  return content(officePapers.ledger, { ...known, rows: manyRows(count, year.row), rooms, chosen: null })
}

function bulletinOf(count: number) {
  return content(officePapers.bulletin, {
    ...known,
    quarter: '2026-Q4',
    scope: 'own',
    rows: manyRows(count, year.row),
    figures: input.meetings,
    rooms,
  })
}

function planOf(count: number) {
  const entries = Array.from({ length: count }, (_, index) => ({
    id: `e${index}`,
    topicId: null,
    title: '老旧小区加装电梯选址与费用分摊'.repeat(4),
    form: 'proposal' as const,
    month: (index % 12) + 1,
    lead: '阿依古丽江·买买提自治县住房和城乡建设局物业管理与城市更新科',
    dueOn: '2026-12-31',
    note: long,
  }))
  return content(officePapers['annual-plan'], {
    ...known,
    plan: { id: 'p', year: 2026, entries, issued: null, changedSince: 0 },
  })
}

/** Every field as long as it may be, so that the forms go over their page. */
function fullTopic() {
  const ledger = new PlayedLedger('2026-09-01')
  const { entry } = ledger.state
  ledger.topic({
    type: 'topic.edit',
    ...entry,
    title: '老旧小区加装电梯选址与费用分摊'.repeat(4),
    said: '赶场日车乱停，消防车进不来。'.repeat(140),
    suggestion: '把老粮站空地改成停车场。'.repeat(80),
    touched: long,
  })
  return { ...known, topic: ledger.state, meetings: [], merged: [] }
}

const words: Readonly<Record<string, OfficeContent>> = {
  form: content(officePapers['topic-form'], input),
  'form, full': content(officePapers['topic-form'], fullTopic()),
  approval: content(officePapers['topic-approval'], input),
  'approval, empty': content(officePapers['topic-approval'], { ...input, topic: new PlayedLedger().state }),
  replies: content(officePapers['reply-form'], { ...input, lineId: null }),
  family: content(officePapers['topic-family'], input),
  'family, full': content(officePapers['topic-family'], fullTopic()),
  'bulletin of 0': bulletinOf(0),
  'bulletin of 1': bulletinOf(1),
  'bulletin of 200': bulletinOf(200),
  'plan of 0': planOf(0),
  'plan of 1': planOf(1),
  'plan of 200': planOf(200),
}
const tables: Readonly<Record<string, OfficeContent>> = { 0: ledgerOf(0), 1: ledgerOf(1), 200: ledgerOf(200) }

let docx: Readonly<Record<string, Rendered>>
let xlsx: Readonly<Record<string, Rendered>>

beforeAll(async () => {
  const files = (made: Readonly<Record<string, OfficeContent>>, write: (each: OfficeContent) => Promise<Uint8Array>) =>
    Promise.all(Object.entries(made).map(async ([name, each]) => [name, await write(each)] as const))
  docx = await renderInLibreOffice(Object.fromEntries(await files(words, ({ document }) => toDocx(document))))
  const table = ({ workbook }: OfficeContent) => toXlsx(workbook ?? { sheets: [] })
  xlsx = await renderInLibreOffice(Object.fromEntries(await files(tables, table)), 'xlsx')
}, 240_000)

function body(each: RenderedPage) {
  return each.lines.filter((line) => !/^—\d+—$/.test(line.text))
}

describe('papers of the office', () => {
  it('keep to the type area of 156 mm by 225 mm, however long what was typed', () => {
    const hanging = (text: string) => (/[，。；：、！？）”]$/.test(text) ? 5.7 : 0)
    for (const [name, { pages }] of Object.entries(docx)) {
      expect(pages.length, name).toBeGreaterThan(0)
      for (const each of pages)
        for (const line of body(each)) {
          expect(line.left, `${name}: ${line.text}`).toBeGreaterThan(page.left - 0.3)
          expect(line.right, `${name}: ${line.text}`).toBeLessThan(
            page.left + typeArea.width + 0.5 + hanging(line.text),
          )
          expect(line.middle, `${name}: ${line.text}`).toBeGreaterThan(page.top)
          expect(line.middle, `${name}: ${line.text}`).toBeLessThan(page.top + typeArea.height)
        }
    }
  })

  it('lose nothing of a field that is longer than its page', () => {
    expect(docx['form, full']?.text.match(/消防车进不来/g)?.length).toBeGreaterThan(100)
    expect(docx['form, full']?.pages.length).toBeGreaterThan(1)
  })

  it('fit on one page each as a rule: a form is handed round as one sheet', () => {
    expect(docx.form?.pages).toHaveLength(1)
    expect(docx.approval?.pages).toHaveLength(1)
    expect(docx.replies?.pages).toHaveLength(3)
  })

  it('name every line of two hundred, on pages that repeat the head of the table', () => {
    const plan = docx['plan of 200']
    const withRows = plan?.pages.filter((each) => body(each).some((line) => /小区加装/.test(line.text))) ?? []
    expect(withRows.length).toBeGreaterThan(5)
    for (const each of withRows) expect(body(each).some((line) => line.text.startsWith('序号月份'))).toBe(true)
    expect(tables[200]?.workbook?.sheets[0]?.rows).toHaveLength(200)
  })

  it('say in words that there is nothing, where there is nothing', () => {
    expect(docx['bulletin of 0']?.text).toContain('没有亮红灯的条目。')
    expect(docx['plan of 0']?.text).toContain('待定。')
    expect(composed(officePapers['reply-form'], { ...fullTopic(), lineId: null })).toBeNull()
  })

  it('mask telephone numbers (D4)', () => {
    const ledger = new PlayedLedger()
    ledger.topic({ type: 'topic.edit', ...ledger.state.entry, contact: '13800001234' })
    const form = content(officePapers['topic-form'], { ...input, topic: ledger.state })
    expect(JSON.stringify(form.document)).toContain('138****1234')
    expect(JSON.stringify(form.document)).not.toContain('13800001234')
  })
})

describe('the ledger as a table', () => {
  it('lies across A4, inside its paper, with nothing, one line and two hundred', () => {
    for (const [name, { pages }] of Object.entries(xlsx)) {
      expect(pages.length, name).toBeGreaterThan(0)
      for (const each of pages) {
        expect(each.width, name).toBeCloseTo(297, 0)
        expect(each.height, name).toBeCloseTo(210, 0)
        for (const line of each.lines) {
          expect(line.left, line.text).toBeGreaterThan(5)
          expect(line.right, line.text).toBeLessThan(each.width - 5)
        }
      }
    }
  })

  it('is printed across as well, its long cells by their beginning, and keeps every word in the file', () => {
    const [row] = tables[1]?.workbook?.sheets[0]?.rows ?? []
    const written = row?.flatMap((cell) => (cell.kind === 'text' ? [cell.text] : [])) ?? []
    expect(Math.max(...written.map((text) => text.length))).toBeGreaterThan(300)
    const document = tables[1]?.document
    if (!document) throw new Error('the ledger of one line has a document')
    expect(document.orientation).toBe('landscape')
    const printed = document.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []))
    expect(Math.max(...printed.map((text) => [...text].length))).toBeLessThanOrEqual(122)
    expect(paperHtml(document, { pages: 1, missing: [] }).style).toContain('size:297mm 210mm')
  })

  it('names the room of each line when there are several (county)', () => {
    const other = { ...year.row, stream: 'topic:t9', room: 'room-9' } as const
    const two = content(officePapers.ledger, {
      ...known,
      rows: [year.row, other],
      rooms: [
        { ...known.room, id: 'room-1', name: '甲室' },
        { ...known.room, id: 'room-9', name: '乙室' },
      ],
      chosen: null,
    })
    const sheet = two.workbook?.sheets[0]
    expect(sheet?.columns[0]?.header).toBe('议事室')
    const names = new Set(sheet?.rows.map(([first]) => (first?.kind === 'text' ? first.text : '')))
    expect(names).toEqual(new Set(['甲室', '乙室']))
  })

  it('shows the lines that were chosen, in the order of the screen, and says what was chosen', () => {
    const [first, , third] = year.lines
    const chosen = {
      topics: [{ stream: year.topicStream, lineIds: [third?.id ?? '', 'gone', first?.id ?? ''] }],
      said: '红灯，镇政府',
    }
    const sheet = content(officePapers.ledger, { ...known, rows: [year.row], rooms, chosen }).workbook?.sheets[0]
    expect(sheet?.rows.map((row) => (row[2]?.kind === 'text' ? row[2].text : ''))).toEqual([third?.text, first?.text])
    expect(sheet?.lines).toContain('范围：红灯，镇政府')
  })
})
