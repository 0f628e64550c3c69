import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { FoundDrive } from '#electron/devices/drives'
import { verifyArchive } from '#electron/export/archive'
import { type ExportRequest, exportMeetingTo } from '#electron/export/meeting-export'
import { makePaperFiles, type PaperFilesWish, type PaperMakers } from '#electron/export/paper-files'
import { stickFiles } from '#electron/export/stick-files'
import { writeHere } from '#electron/export/writing/write-here'
import type { ExportProgress } from '#shared/contract/papers'
import { minutesPaper } from '#shared/papers/minutes-paper'
import { papers } from '#shared/papers/papers'
import { canary, playMorning, playPreparation } from '#tests/papers/morning'
import { inputOf } from '#tests/papers/play'
import { freshStick, isOlderIntact } from './troubled-stick'

const morning = playMorning()

async function stick(): Promise<FoundDrive> {
  const { path, device } = await freshStick()
  const place = { id: 'stick:1', label: 'U盘', fileSystem: 'vfat', freeBytes: 1, totalBytes: 1, readOnly: false }
  return { ...place, kind: 'removable', path, device, ejects: null }
}

/** A window that prints: only its edge is replaced, as no display is needed for what is asked here. */
function makers(more: Partial<PaperMakers> = {}): PaperMakers & { closed: () => number } {
  let closed = 0
  return {
    papers,
    write: writeHere,
    onFault: () => {},
    openPrinter: () => ({
      missingFaces: async () => [],
      countPages: async () => 1,
      print: async (html) => Buffer.from(`%PDF /Type /Page ${html.body}`),
      close: () => {
        closed += 1
      },
    }),
    closed: () => closed,
    ...more,
  }
}

type Asked = Partial<Omit<ExportRequest, 'files'> & Pick<PaperFilesWish, 'facts'>>

/** The morning's papers, made with these makers, onto this drive. */
function exportTo(drive: FoundDrive, asked: Asked = {}, made = makers()) {
  const { facts = morning.facts, ...more } = asked
  const { input, ...rest } = {
    ...{ input: inputOf(morning.meeting), drive, onProgress: () => {}, signal: new AbortController().signal },
    ...more,
  }
  const files: ExportRequest['files'] = (waiting) => makePaperFiles({ input, facts, ...waiting }, made)
  return exportMeetingTo(stickFiles, { input, ...rest, files })
}

describe('散会: everything onto the stick', () => {
  it('writes the whole set, each file named by paper, day and meeting, and verifies it', async () => {
    const drive = await stick()
    const answer = await exportTo(drive)
    if (!answer.ok) throw new Error(answer.refusal.message)
    const title = '老旧小区加装电梯选址与费用分摊专题协商会'
    expect(answer.value.folder).toBe(join(drive.path, `2026-11-21 0900 ${title}`))
    expect(answer.value.files.map((file) => file.name)).toEqual([
      `会议通知 2026-11-21 ${title}.docx`,
      `协商活动方案 2026-11-21 ${title}.docx`,
      `主持词 2026-11-21 ${title}.docx`,
      `会议纪要 2026-11-21 ${title}.docx`,
      `会议纪要 2026-11-21 ${title}.pdf`,
      `会议记录 2026-11-21 ${title}.docx`,
      `会议记录 2026-11-21 ${title}.pdf`,
      `协商意见 2026-11-21 ${title}.docx`,
      `协商意见 2026-11-21 ${title}.pdf`,
      `表决结果 2026-11-21 ${title}.docx`,
      `表决结果 2026-11-21 ${title}.pdf`,
      `签到表 2026-11-21 ${title}.xlsx`,
      `表决统计 2026-11-21 ${title}.xlsx`,
      `计票单 2026-11-21 ${title}.pdf`,
      `发言统计 2026-11-21 ${title}.xlsx`,
      `发言统计 2026-11-21 ${title}.pdf`,
      `会议档案 2026-11-21 ${title}.jsonl`,
      '目录.html',
    ])
    expect((await readdir(answer.value.folder)).toSorted()).toEqual(
      answer.value.files.map((file) => file.name).toSorted(),
    )
    for (const file of answer.value.files) {
      const bytes = await readFile(join(answer.value.folder, file.name))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256)
    }
    expect(answer.value.notMade).toEqual([])
    expect(await isOlderIntact(drive.path)).toBe(true)
  })

  it('puts an archive beside the papers that verifies whole', async () => {
    const answer = await exportTo(await stick())
    if (!answer.ok) throw new Error(answer.refusal.message)
    const name = answer.value.files.find((file) => file.name.endsWith('.jsonl'))?.name ?? ''
    const archive = verifyArchive(await readFile(join(answer.value.folder, name)))
    expect(archive.ok && archive.value.isWhole).toBe(true)
    expect(archive.ok && archive.value.facts).toEqual(morning.facts)
  })

  it('lists what is in the folder for any browser, with a checksum for each file and a warning at the archive', async () => {
    const answer = await exportTo(await stick())
    if (!answer.ok) throw new Error(answer.refusal.message)
    const html = await readFile(join(answer.value.folder, '目录.html'), 'utf8')
    for (const file of answer.value.files.slice(0, -1)) {
      expect(html).toContain(file.sha256)
      expect(html).toContain(`href="${encodeURIComponent(file.name)}"`)
    }
    expect(html).toContain('含内部备注和联系电话，只存档，不外发')
    expect(html).not.toMatch(/<script|https?:|src=/)
    expect(html).not.toContain(canary)
  })

  it('tells every step, counts up to the end, and says 可以拔出 last', async () => {
    const told: ExportProgress[] = []
    const answer = await exportTo(await stick(), { onProgress: (each) => told.push(each) })
    expect(answer.ok).toBe(true)
    const done = told.map((each) => each.done / each.total)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(told[0]?.step).toBe('正在生成会议通知')
    expect(told.some((each) => each.step.startsWith('正在核对 会议记录'))).toBe(true)
    expect(told.at(-1)).toEqual({ step: '已核对完毕，可以拔出', done: 1000, total: 1000 })
    expect(told.filter((each) => each.step.includes('可以拔出'))).toHaveLength(1)
  })

  it('keeps the other papers when the page that prints dies, and says which one is missing', async () => {
    const printing = makers({
      openPrinter: () => ({
        missingFaces: async () => [],
        countPages: async () => 1,
        print: () => Promise.reject(new Error('the page is gone')),
        close: () => {},
      }),
    })
    const answer = await exportTo(await stick(), {}, printing)
    if (!answer.ok) throw new Error(answer.refusal.message)
    expect(answer.value.notMade).toEqual([
      '会议纪要的 PDF 没有做成，请打开 DOCX 打印，或再导出一次。',
      '会议记录的 PDF 没有做成，请打开 DOCX 打印，或再导出一次。',
      '协商意见的 PDF 没有做成，请打开 DOCX 打印，或再导出一次。',
      '表决结果的 PDF 没有做成，请打开 DOCX 打印，或再导出一次。',
      '计票单的 PDF 没有做成，请再导出一次，或在表决统计里查看。',
      '发言统计的 PDF 没有做成，请打开 XLSX 打印，或再导出一次。',
    ])
    expect(answer.value.files.some((file) => file.name.endsWith('.pdf'))).toBe(false)
    expect(await readFile(join(answer.value.folder, '目录.html'), 'utf8')).toContain('会议纪要的 PDF 没有做成')
  })

  it('writes nothing when it is cancelled while the papers are made, and closes the printing window', async () => {
    const drive = await stick()
    const cancel = new AbortController()
    const printing = makers()
    const onProgress = ({ step }: ExportProgress) => {
      if (step.includes('签到表')) cancel.abort()
    }
    const answer = await exportTo(drive, { signal: cancel.signal, onProgress }, printing)
    expect(answer.ok ? '' : answer.refusal.code).toBe('stick.cancelled')
    expect(await readdir(drive.path)).toHaveLength(1)
    expect(printing.closed()).toBe(1)
  })

  it('makes no paper that the meeting has nothing for', async () => {
    const input = inputOf({ ...morning.meeting, votes: [] })
    const answer = await exportTo(await stick(), { input })
    if (!answer.ok) throw new Error(answer.refusal.message)
    expect(answer.value.files.some((file) => /表决统计|表决结果|计票单/.test(file.name))).toBe(false)
    expect(answer.value.files.some((file) => file.name.startsWith('会议纪要'))).toBe(true)
  })

  it('puts the words that the clerk changed into DOCX and PDF alike (D1)', async () => {
    const played = playMorning()
    const [opening] = (minutesPaper.kind === 'document' && minutesPaper.passages?.(inputOf(played.meeting))) || []
    const change = { paper: 'minutes-paper', passage: opening?.id ?? '', text: '手改的文号〔2026〕9号', replaced: '' }
    played.say({ type: 'paper.edit', ...change })
    const answer = await exportTo(await stick(), { input: inputOf(played.meeting) })
    if (!answer.ok) throw new Error(answer.refusal.message)
    const file = (ending: string) =>
      answer.value.files.find(({ name }) => name.startsWith('会议纪要') && name.endsWith(ending))
    const read = (ending: string) => readFile(join(answer.value.folder, file(ending)?.name ?? ''))
    const { 'word/document.xml': text = new Uint8Array() } = unzipSync(await read('.docx'))
    expect(strFromU8(text)).toContain('手改的文号〔2026〕9号')
    expect((await read('.pdf')).toString('utf8')).toContain('手改的文号〔2026〕9号')
  })
})

describe('before the meeting', () => {
  it('the papers that are wanted then go out, as DOCX and PDF, without the archive (D3)', async () => {
    const played = playPreparation()
    const answer = await exportTo(await stick(), { input: inputOf(played.meeting), facts: played.facts })
    if (!answer.ok) throw new Error(answer.refusal.message)
    const names = answer.value.files.map(({ name }) => name.replace(/ .*(?=\.\w+$)/, ''))
    const both = ['会议通知', '协商活动方案', '主持词', '签到表（空白）', '计票单（空白）']
    expect(names).toEqual([...both.flatMap((name) => [`${name}.docx`, `${name}.pdf`]), '目录.html'])
  })

  it('nothing goes out of a meeting that was cancelled', async () => {
    const played = playPreparation()
    played.say({ type: 'meeting.cancel', reason: '改期' })
    const drive = await stick()
    const answer = await exportTo(drive, { input: inputOf(played.meeting) })
    expect(answer.ok ? '' : answer.refusal.code).toBe('export.meeting-cancelled')
    expect(await readdir(drive.path)).toHaveLength(1)
  })
})
