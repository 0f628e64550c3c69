import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { page, typeArea } from '#shared/papers/layout'
import { type ReadOfd, readOfd } from '#tests/export/ofd-reader'
import { measurePdf, type Rendered } from '#tests/papers/rendered'
import { openPapers } from '#tests/support/clerk-ui'
import { launchApp } from '#tests/support/electron'

/*
 * The PDFs that the real application prints, measured on the page in millimetres: GB/T 9704-2012 as far as Chromium can
 * keep it. The meeting is the finished one of the samples.
 */
describe('papers printed by the real application', () => {
  const printed = new Map<string, Rendered>()
  const ofd = new Map<string, ReadOfd>()
  const previewed = new Map<string, readonly (readonly string[])[]>()
  const printedAgain = new Map<string, Rendered>()
  const longer: Rendered[] = []
  let short: Rendered | undefined
  let verifiedInMs = 0

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'papers-'))
    const running = await launchApp({ args: ['--sample'] })
    // The system's dialog is the one thing that nobody can click here.
    await running.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, folder)
    const console = await running.consolePage()
    await openPapers(console, '场镇公共停车场建设协商会')
    // The page has begun to make the set already: with OFD it is another, while the first is still being printed.
    await console.getByLabel('同时输出 OFD').click()
    await console.getByRole('checkbox', { name: '同时输出 OFD', checked: true }).waitFor()
    const report = await exportFinished(console)
    verifiedInMs = report.ms
    for (const name of ['会议纪要', '协商意见', '表决结果']) previewed.set(name, await previewOf(console, name))
    for (const { name } of report.files) {
      if (name.endsWith('.ofd')) ofd.set(name.split(' ')[0] ?? '', readOfd(await readFile(join(report.folder, name))))
      if (name.endsWith('.pdf'))
        printed.set(name.split(' ')[0] ?? '', await measurePdf(await readFile(join(report.folder, name))))
    }
    await writeAfterwards(console, '散会后补记：停车场出口加装减速带。')
    const again = await exportFinished(console)
    for (const { name } of again.files.filter((each) => each.name.endsWith('.pdf')))
      printedAgain.set(name.split(' ')[0] ?? '', await measurePdf(await readFile(join(again.folder, name))))
    const opened = async (lines: number) => {
      await openWithSoMany(console, lines)
      const { folder: at, files } = await exportFinished(console)
      const name = files.map((file) => file.name).find((each) => /^会议纪要.*pdf$/.test(each)) ?? ''
      return measurePdf(await readFile(join(at, name)))
    }
    short = await opened(0)
    const untilFull = linesUntilFull(short)
    for (const more of [1, 2, 3]) longer.push(await opened(untilFull + more))
    await running.quit()
    await rm(folder, { recursive: true, force: true })
  })

  function upright() {
    return [...printed].filter(([name]) => name !== '发言统计').map(([, paper]) => paper)
  }

  /** All that is on a page but its number. */
  function bodies() {
    return upright().flatMap(({ pages }) =>
      pages.flatMap((each) => each.lines.filter((line) => !/^—\d+—$/.test(line.text))),
    )
  }

  it('are those that are read and signed, on A4', () => {
    const names = ['会议纪要', '会议记录', '协商意见', '表决结果', '计票单', '发言统计']
    expect([...printed.keys()].toSorted()).toEqual(names.toSorted())
    expect(verifiedInMs).toBeGreaterThan(0)
    for (const [name, { pages }] of printed) {
      // A wide table lies across the sheet.
      const [width, height] = name === '发言统计' ? [297, 210] : [210, 297]
      for (const each of pages) {
        expect(each.width).toBeCloseTo(width, 0)
        expect(each.height).toBeCloseTo(height, 0)
      }
    }
  })

  it('go along as OFD where the room wants it, page for page and line for line (O1, O2, O4)', () => {
    expect([...ofd.keys()].toSorted()).toEqual([...printed.keys()].toSorted())
    for (const [name, { pages }] of ofd) {
      const paper = printed.get(name)?.pages ?? []
      expect(pages.length, name).toBe(paper.length)
      for (const [index, { texts }] of pages.entries()) {
        const lines = paper[index]?.lines.map((line) => line.text) ?? []
        const letters = (text: string) => [...text.replace(/\s/g, '')].toSorted().join('')
        expect(letters(texts.map(({ text }) => text).join('')), `${name}, page ${index + 1}`).toBe(
          letters(lines.join('')),
        )
      }
    }
  })

  it('keep to the type area of 156 mm by 225 mm', () => {
    expect(bodies().length).toBeGreaterThan(30)
    for (const line of bodies()) {
      expect(line.left, line.text).toBeGreaterThan(page.left - 0.5)
      expect(line.right, line.text).toBeLessThan(page.left + typeArea.width + 1)
      expect(line.middle, line.text).toBeGreaterThan(page.top)
      expect(line.middle, line.text).toBeLessThan(page.top + typeArea.height)
    }
  })

  it('carry their numbers 7 mm below it, right on odd pages and left on even ones', () => {
    for (const { pages } of upright()) {
      for (const [index, each] of pages.entries()) {
        const number = each.lines.find((line) => line.text === `—${index + 1}—`)
        expect(Math.abs((number?.middle ?? 0) - page.top - typeArea.height - 7)).toBeLessThan(1.2)
        if (index % 2 === 0) expect(number?.right).toBeCloseTo(page.left + typeArea.width - 4.94, 0)
        else expect(number?.left).toBeCloseTo(page.left + 4.94, 0)
      }
    }
  })

  it('set the text in lines of 28 characters at 22 to the page, and the mark 35 mm down in red', async () => {
    const minutes = printed.get('会议纪要')
    const middles = minutes?.pages[1]?.lines.map((line) => line.middle) ?? []
    const pitches = middles.slice(1).map((middle, index) => middle - (middles[index] ?? 0))
    // 225 mm / 22 = 10.2 mm.
    expect(pitches.filter((pitch) => Math.abs(pitch - 10.2) < 0.4).length).toBeGreaterThan(pitches.length / 2)
    const full = bodies().filter((line) => [...line.text].length === 28 && /^\p{Script=Han}+$/u.test(line.text))
    for (const line of full) expect(line.right - line.left).toBeCloseTo(typeArea.width, 0)
    expect(Math.abs(((await minutes?.redTop(1)) ?? 0) - page.top - 35)).toBeLessThan(2)
  })

  it('never leave what ends a paper alone on its last page: two lines of the text go there with it (D7)', () => {
    const before = short?.pages.length ?? 0
    expect(longer.map(({ pages }) => pages.length)).toContain(before + 1)
    for (const { pages } of longer) {
      const words = pages.at(-1)?.lines.filter((line) => isText(line.text)) ?? []
      expect(words.length).toBeGreaterThanOrEqual(2)
    }
  })

  it('say which fonts stand in for those of the standard, where the machine lacks them', () => {
    for (const { text, fonts } of printed.values()) {
      expect(text.replaceAll('\n', '').includes('以思源宋体代替')).toBe(fonts.includes('NotoSerifSC'))
    }
  })

  it('are made anew when the record was added to, and never taken from the set that was there before', () => {
    const added = '散会后补记：停车场出口加装减速带。'
    const text = (papers: ReadonlyMap<string, Rendered>) => papers.get('会议记录')?.text.replace(/\s/g, '')
    expect(text(printed)).not.toContain(added)
    expect(text(printedAgain)).toContain(added)
    expect([...printedAgain.keys()]).toEqual([...printed.keys()])
  })

  it('come out as the preview in the console showed them, page by page and line by line', () => {
    for (const [name, pages] of previewed) {
      const paper = printed.get(name)?.pages ?? []
      expect(pages.length, name).toBe(paper.length)
      for (const [index, lines] of pages.entries()) {
        const onPaper = paper[index]?.lines.map((line) => line.text).filter(isText) ?? []
        expect(lines.filter(isText), `${name}, page ${index + 1}`).toEqual(onPaper)
      }
    }
    expect(previewed.size).toBe(3)
  })
})

/** The small type at the very end says what only the printer knows; the 版记 stands beside the text. */
function isText(line: string): boolean {
  return !/本文件由议事台|记录簿至|校验码|代替|请由|标准字体|^码|印发$|^—\d+—$/.test(line)
}

/** The lines of each page of the preview, read off the screen letter by letter. */
async function previewOf(console: Page, name: string): Promise<readonly (readonly string[])[]> {
  await console
    .getByRole('button', { name: `看样、改写${name}` })
    .or(console.getByRole('button', { name: `看样${name}` }))
    .click()
  const sample = console.getByRole('region', { name: '样张' })
  await sample.getByText(/第 1 页/).waitFor()
  const pages = await sample.evaluate(async (region) => {
    await document.fonts.ready
    const area = region.querySelector('section > div > div > div')
    const flow = area?.firstElementChild
    const sheet = area?.parentElement
    if (!flow || !sheet) throw new Error('the preview has no sheet')
    const from = flow.getBoundingClientRect()
    const width = sheet.getBoundingClientRect().width
    const lines = new Map<string, { page: number; top: number; letters: { left: number; letter: string }[] }>()
    const walker = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement && getComputedStyle(node.parentElement).visibility === 'hidden') continue
      const text = node.nodeValue ?? ''
      for (let at = 0; at < text.length; at++) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getClientRects()[0]
        if (!box || box.width === 0) continue
        const page = Math.floor((box.left - from.left + 1) / width)
        const top = Math.round((box.top + box.bottom) / 2)
        const key = [`${page} ${top}`, `${page} ${top - 1}`, `${page} ${top + 1}`].find((each) => lines.has(each))
        const line = lines.get(key ?? '') ?? { page, top, letters: [] }
        line.letters.push({ left: box.left, letter: text.charAt(at) })
        lines.set(key ?? `${page} ${top}`, line)
      }
    }
    const count = Math.max(...[...lines.values()].map((line) => line.page)) + 1
    return Array.from({ length: count }, (_, page) =>
      [...lines.values()]
        .filter((line) => line.page === page)
        .sort((a, b) => a.top - b.top)
        .map(({ letters }) =>
          letters
            .sort((a, b) => a.left - b.left)
            .map(({ letter }) => letter)
            .join('')
            .replace(/\s/g, ''),
        )
        .filter((line) => line !== ''),
    )
  })
  await console.keyboard.press('Escape')
  return pages
}

/** As the clerk does it in the closed meeting's record. */
async function writeAfterwards(console: Page, text: string) {
  const answer = await console.evaluate(async (words) => {
    const meetings = await desk.ask('meetings.list', { text: '' })
    const stream = meetings.ok ? meetings.value.find((row) => row.phase === 'closed')?.stream : undefined
    if (!stream) return null
    const entry = { kind: 'point', text: words, unit: '', dueOn: null, attendeeId: null, wholeRoom: true } as const
    return desk.ask('desk.ask', { stream, command: { type: 'minutes.write', ...entry } })
  }, text)
  if (!answer?.ok) throw new Error('the record of the closed meeting takes no more words')
}

/** How many more lines the last page takes, above the small type and the 版记 (11 mm). */
function linesUntilFull(paper: Rendered): number {
  const lines = paper.pages.at(-1)?.lines.filter(({ text }) => !/印发$|^—\d+—$/.test(text)) ?? []
  const lowest = Math.max(...lines.map((line) => line.middle))
  return Math.floor((page.top + typeArea.height - 11 - lowest - 2) / 10.2)
}

/** The opening of the 会议纪要, reworded so that it is so many lines longer. */
async function openWithSoMany(console: Page, lines: number) {
  const answer = await console.evaluate(async (more) => {
    const meetings = await desk.ask('meetings.list', { text: '' })
    const stream = meetings.ok ? meetings.value.find((row) => row.phase === 'closed')?.stream : undefined
    if (!stream) return null
    const text = [
      '现将会议情况纪要如下。',
      ...Array.from({ length: more }, (_, index) => `补充说明第${index + 1}行。`),
    ].join('\n')
    const passage = { paper: 'minutes-paper', passage: 'opening', text, replaced: '' } as const
    return desk.ask('desk.ask', { stream, command: { type: 'paper.edit', ...passage } })
  }, lines)
  if (!answer?.ok) throw new Error('the 会议纪要 takes no other opening')
}

async function exportFinished(console: Page) {
  const report = await console.evaluate(async () => {
    const meetings = await desk.ask('meetings.list', { text: '' })
    const stream = meetings.ok ? meetings.value.find((row) => row.phase === 'closed')?.stream : undefined
    const folder = await desk.ask('drives.chooseFolder', {})
    if (!stream || !folder.ok || !folder.value) return null
    return desk.ask('papers.export', { stream, driveId: folder.value.id })
  })
  if (!report?.ok) throw new Error(report ? report.refusal.message : 'the samples have no finished meeting')
  return report.value
}
