import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { toDocx } from '#electron/export/docx'
import { paperHtml } from '#electron/export/paper-html'
import { toXlsx } from '#electron/export/xlsx'
import type { Meeting } from '#shared/meeting/meeting'
import { type Block, entry, heading, type PaperDocument, paragraph, paragraphs } from '#shared/papers/document'
import { composeSet } from '#shared/papers/paper-set'
import { papers } from '#shared/papers/papers'
import { text, type Workbook } from '#shared/papers/workbook'
import { playMorning, playPreparation } from './morning'
import { forbidden, nastyTexts } from './nasty'
import { inputOf, testRoom } from './play'
import { type Rendered, renderInLibreOffice } from './rendered'

/** Every nasty text in every place that a text can stand in. */
const documents = nastyTexts.map(
  (bad): PaperDocument => ({
    mark: { text: bad, number: bad, office: bad, date: bad },
    title: bad,
    subtitle: bad,
    blocks: [
      heading(1, 1, bad),
      ...paragraphs(bad),
      paragraph([{ text: bad, face: 'kai', struck: true }]),
      entry(bad.slice(0, 10), bad),
      { kind: 'table', columns: [{ header: bad, width: 1, align: 'left' }], rows: [[bad]] },
      { kind: 'note', text: bad },
      { kind: 'signatures', labels: [bad.slice(0, 20)], sideBySide: false },
      { kind: 'closing', office: bad, date: bad },
    ] satisfies Block[],
    imprint: { copies: bad, office: bad, date: bad },
    provenance: bad,
  }),
)

const workbook: Workbook = {
  sheets: nastyTexts.map((bad) => ({
    name: bad,
    title: bad,
    lines: [bad],
    columns: [{ header: bad, width: 20, align: 'left' }],
    rows: [[text(bad)]],
    footer: [bad],
    orientation: 'portrait',
  })),
}

/**
 * A meeting of nasty words: whatever the domain lets in has been cleaned by it, so they are put past it, into every field
 * that a paper reads.
 */
function nastyMeeting(bad: string): Meeting {
  const { meeting } = playMorning()
  const { details, agenda, attendees, minutes, votes, checklist } = meeting
  return {
    ...meeting,
    details: { ...details, title: bad, topic: bad, venue: bad, chair: bad, recorder: bad, tellers: [bad, bad] },
    agenda: { ...agenda, items: agenda.items.map((item) => ({ ...item, title: bad, presenter: bad })) },
    attendees: attendees.map((each) => ({
      ...each,
      ...{ name: bad.slice(0, 60), organization: bad, post: bad, proxy: bad, telephone: bad.slice(0, 20) },
      leave: each.leave && { ...each.leave, reason: bad },
    })),
    minutes: minutes.map((entry) => ({ ...entry, text: bad, unit: bad })),
    votes: votes.map((vote) => ({ ...vote, title: bad })),
    checklist: [...checklist, { id: 'c1', text: bad, dueOn: null, doneAt: null }],
    paperEdits: [
      { paper: 'minutes-paper', passage: 'opening', text: bad, replaced: bad, at: '2026-11-21T03:00:00.000Z' },
    ],
  }
}

describe('all papers of a meeting of nasty words', () => {
  /** The short ones side by side in every field, a formula alone, and the two that are long. */
  const short = nastyTexts.filter((bad) => bad.length < 100)
  const hard = [short.join('，'), short[0] ?? '', '字'.repeat(10_000), 'A'.repeat(500)]

  it('are well-formed files without what XML forbids, speeches of 10,000 characters among them', async () => {
    for (const bad of hard) {
      const input = inputOf(nastyMeeting(bad), {
        room: { ...testRoom, township: bad.slice(0, 40), paperHeading: bad.slice(0, 60) },
      })
      const composed = composeSet(papers, input)
      expect(composed.length).toBeGreaterThan(9)
      for (const { paper, document, workbook } of composed) {
        const file = workbook ? await toXlsx(workbook) : await toDocx(document)
        for (const [name, part] of Object.entries(unzipSync(file))) {
          if (name.endsWith('.xml')) expect(forbidden.test(strFromU8(part)), `${paper.name} ${name}`).toBe(false)
        }
        const { body, beside } = paperHtml(document, { pages: 2, missing: [] })
        expect(body + beside).not.toMatch(/ style=| on\w+=|<script|javascript:/i)
      }
    }
  }, 180_000)

  it('open in LibreOffice without repair, before the meeting and after it', async () => {
    const bad = '=HYPERLINK("http://x")\u0000王\u202e宁👨‍👩‍👧𬎆<w:p>&amp;'
    const after = composeSet(papers, inputOf(nastyMeeting(bad)))
    const before = composeSet(
      papers,
      inputOf({ ...nastyMeeting(bad), proceedings: playPreparation().meeting.proceedings }),
    )
    const texts = [...before, ...after].filter(({ workbook }) => workbook === null)
    const books = after.flatMap(({ paper, workbook }) => (workbook ? [{ paper, workbook }] : []))
    const docx = await Promise.all(
      texts.map(async ({ paper, document }, index) => [`${index} ${paper.name}`, await toDocx(document)] as const),
    )
    const opened = await renderInLibreOffice(Object.fromEntries(docx))
    expect(Object.keys(opened)).toHaveLength(texts.length)
    for (const [name, { text }] of Object.entries(opened))
      expect(text.includes('=HYPERLINK("http://x")'), name).toBe(true)
    const xlsx = await Promise.all(
      books.map(async ({ paper, workbook }) => [paper.name, await toXlsx(workbook)] as const),
    )
    const openedBooks = await renderInLibreOffice(Object.fromEntries(xlsx), 'xlsx')
    for (const [name, { text }] of Object.entries(openedBooks)) expect(text.includes('=HYPERLINK'), name).toBe(true)
  }, 180_000)
})

describe('papers made of nasty texts', () => {
  let docx: readonly Uint8Array[] = []
  let xlsx: Uint8Array = new Uint8Array()
  let opened: Rendered
  let openedBook: Rendered

  beforeAll(async () => {
    docx = await Promise.all(documents.map(toDocx))
    xlsx = await toXlsx(workbook)
    const together: PaperDocument = {
      ...(documents[0] as PaperDocument),
      mark: null,
      title: '全部',
      blocks: documents.flatMap((document) => document.blocks).filter((block) => JSON.stringify(block).length < 5000),
    }
    ;({ opened } = await renderInLibreOffice({ opened: await toDocx(together) }))
    const shown = { sheets: workbook.sheets.filter((sheet) => sheet.title.length < 1000) }
    ;({ openedBook } = await renderInLibreOffice({ openedBook: await toXlsx(shown) }, 'xlsx'))
  }, 180_000)

  it('hold no character that XML forbids or that turns a line round', () => {
    for (const file of [...docx, xlsx]) {
      for (const [name, part] of Object.entries(unzipSync(file))) {
        if (name.endsWith('.xml')) expect(forbidden.test(strFromU8(part)), name).toBe(false)
      }
    }
  })

  it('open in LibreOffice without repair and show the texts', () => {
    const shows = (words: string) => expect(opened.text.includes(words), words).toBe(true)
    shows('=HYPERLINK("http://example.com","点我")')
    shows('王宁小')
    shows('<w:p>&amp;')
    shows('𬎆㛃𠮷𪚥')
    expect(openedBook.text.includes('=HYPERLINK')).toBe(true)
    expect(openedBook.text.includes('@SUM(A1:A9)')).toBe(true)
  })

  it('point to nothing outside themselves', () => {
    for (const file of docx) {
      const parts = unzipSync(file)
      const relations = Object.entries(parts).filter(([name]) => name.endsWith('.rels'))
      expect(relations.length).toBeGreaterThan(0)
      for (const [, part] of relations) expect(strFromU8(part)).not.toContain('TargetMode="External"')
      expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).not.toContain('instrText')
    }
  })

  it('never make a formula: every typed cell of a workbook is text', () => {
    const parts = unzipSync(xlsx)
    for (const [name, part] of Object.entries(parts)) {
      if (name.startsWith('xl/worksheets/sheet')) expect(strFromU8(part)).not.toMatch(/<f[ >]/)
    }
    const [cells = ''] =
      strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).match(/<sheetData>.*<\/sheetData>/s) ?? []
    const typed = [...cells.matchAll(/<c [^>]*>/g)].map(([cell]) => cell)
    expect(typed.length).toBeGreaterThan(3)
    for (const cell of typed) expect(cell).toMatch(/t="s"/)
    expect(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())).toContain('formatCode="@"')
  })

  it('never put markup of their own into the page that is printed', () => {
    for (const document of documents) {
      const { style, ...pieces } = paperHtml(document, { pages: 2, missing: ['body'] })
      const body = pieces.body + pieces.beside
      expect(body).not.toMatch(/<(?!\/?(?:table|tbody|tfoot|thead|tr|td|th|div|p|span|br|col|colgroup)[ >])/)
      expect(body).not.toMatch(/ style=| on\w+=|<script|javascript:/i)
      expect(body).not.toMatch(forbidden)
      expect(style).not.toContain('</style')
    }
  })
})
