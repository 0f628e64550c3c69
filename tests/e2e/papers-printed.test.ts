import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { page, typeArea } from '#shared/papers/layout'
import { measurePdf, type Rendered } from '#tests/papers/rendered'
import { launchApp } from '#tests/support/electron'

/*
 * The PDFs that the real application prints, measured on the page in millimetres: GB/T 9704-2012 as far as Chromium can
 * keep it. The meeting is the finished one of the samples.
 */
describe('papers printed by the real application', () => {
  const printed = new Map<string, Rendered>()

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'papers-'))
    const running = await launchApp({ args: ['--sample'] })
    // The system's dialog is the one thing that nobody can click here.
    await running.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, folder)
    const report = await exportFinished(await running.consolePage())
    for (const { name } of report.files) {
      if (name.endsWith('.pdf'))
        printed.set(name.split(' ')[0] ?? '', await measurePdf(await readFile(join(report.folder, name))))
    }
    await running.quit()
    await rm(folder, { recursive: true, force: true })
  })

  /** All that is on a page but its number. */
  function bodies() {
    return [...printed.values()].flatMap(({ pages }) =>
      pages.flatMap((each) => each.lines.filter((line) => !/^—\d+—$/.test(line.text))),
    )
  }

  it('are the 会议纪要 and the 计票单, on A4', () => {
    expect([...printed.keys()]).toEqual(['会议纪要', '计票单'])
    for (const { pages } of printed.values()) {
      for (const each of pages) {
        expect(each.width).toBeCloseTo(210, 0)
        expect(each.height).toBeCloseTo(297, 0)
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
    for (const { pages } of printed.values()) {
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

  it('say which fonts stand in for those of the standard, where the machine lacks them', () => {
    for (const { text, fonts } of printed.values()) {
      expect(text).toContain('由议事台')
      expect(text.includes('以思源宋体代替')).toBe(fonts.includes('NotoSerifSC'))
    }
  })
})

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
