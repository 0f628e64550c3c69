import { performance } from 'node:perf_hooks'
import type { FoundDrive } from '#electron/devices/drives'
import type { ExportProgress, ExportReport } from '#shared/contract/console'
import { ok, type Result, refuse } from '#shared/decision'
import type { Fact } from '#shared/fact'
import type { PaperDocument } from '#shared/papers/document'
import type { Paper, PaperFormat, PaperInput } from '#shared/papers/paper'
import { type ComposedPaper, composeSet } from '#shared/papers/paper-set'
import { clockTime, dayOf, longDate } from '#shared/text/dates'
import { archiveExtension, writeArchive } from './archive'
import { toDocx } from './docx'
import { folderName, paperFileName } from './file-name'
import { listingHtml, listingName } from './listing'
import { type PdfPrinter, toPdf } from './pdf'
import { type FileToWrite, type StickProgress, type WrittenFile, writeToStick } from './stick'
import type { ReadFrom, StickFiles } from './stick-files'
import { toXlsx } from './xlsx'

/** What an export is made of. */
export type ExportRequest = {
  readonly input: PaperInput
  /** All facts of the meeting, in order. */
  readonly facts: readonly Fact[]
  readonly drive: FoundDrive
  readonly onProgress: (progress: ExportProgress) => void
  readonly signal: AbortSignal
}

/** What it needs from around it. */
export type ExportParts = {
  readonly papers: readonly Paper[]
  readonly disk: StickFiles
  readonly openPrinter: () => PdfPrinter & { readonly close: () => void }
}

/**
 * 散会导出: every paper the meeting has, and its facts, made in memory and then put onto the drive by the stick protocol.
 * A paper that cannot be printed to PDF is told and does not keep the others back.
 */
export async function exportMeetingWith(request: ExportRequest, parts: ExportParts): Promise<Result<ExportReport>> {
  const began = performance.now()
  const { input, drive } = request
  if (input.meeting.proceedings.phase === 'cancelled')
    return refuse('export.meeting-cancelled', '会议已经取消，没有开成的会议不出文书。')
  const made = await makeFiles(request, parts)
  if (!made) return refuse('stick.cancelled', '导出已取消，还没有往盘上写任何文件。会议数据完整保存在本机。')

  const { details } = input.meeting
  const heldOn = dayOf(details.startsAt)
  const there = made.flatMap(({ file, says }) => (file ? [{ file, says }] : []))
  const notMade = made.flatMap(({ problem }) => (problem ? [problem] : []))
  const says = there.map((each) => each.says)
  const written = await writeToStick(
    {
      target: { path: drive.path, device: drive.device, kind: drive.kind },
      folder: folderName(heldOn, clockTime(details.startsAt), details.title),
      files: there.map(({ file }) => file),
      listing: (files, readFrom) => listing(input, { files, says, notMade, readFrom }),
      onProgress: (progress) => request.onProgress(sayProgress(progress, drive.kind)),
      signal: request.signal,
    },
    parts.disk,
  )
  if (!written.ok) return written
  const { folder, files, readFrom } = written.value
  return ok({ folder, files, verifiedBy: readFrom, notMade, ms: Math.round(performance.now() - began) })
}

type Made = { readonly file: FileToWrite | null; readonly says: string; readonly problem: string | null }

/** Papers first, the archive last. Null when the clerk cancelled; nothing has been written then. */
async function makeFiles(request: ExportRequest, parts: ExportParts): Promise<readonly Made[] | null> {
  const { input, signal, onProgress } = request
  const { phase } = input.meeting.proceedings
  const wanted = composeSet(parts.papers, input).flatMap((composed) =>
    composed.formats.map((format) => ({ composed, format })),
  )
  const printer = lazily(parts.openPrinter)
  const made: Made[] = []
  let begun = 0
  const makeAll = async (mine: readonly (typeof wanted)[number][]) => {
    for (const each of mine) {
      if (signal.aborted) return
      const { name } = each.composed.paper
      onProgress({ step: `正在生成${name}`, done: share(begun++, wanted.length, 0, making), total: whole })
      made[wanted.indexOf(each)] = await makeFile(each.composed, each.format, input, printer.get)
    }
  }
  try {
    // The window that prints is a process of its own: the other files are made meanwhile.
    await Promise.all([
      makeAll(wanted.filter(({ format }) => format !== 'pdf')),
      makeAll(wanted.filter(({ format }) => format === 'pdf')),
    ])
    if (signal.aborted) return null
    // Before 开会 there is nothing to keep for ever: the papers go out, the facts stay here.
    return phase === 'preparing' ? made : [...made, archiveFile(request)]
  } finally {
    printer.close()
  }
}

async function makeFile(
  composed: ComposedPaper,
  format: PaperFormat,
  input: PaperInput,
  printer: () => PdfPrinter,
): Promise<Made> {
  const { paper } = composed
  const bytes = await bytesOf(composed, format, printer)
  const says = `${paper.says}（${formatNames[format]}）`
  if (bytes === 'not-printed') return { file: null, says, problem: `${paper.name}的 PDF 没有做成，${insteadOf(paper)}` }
  return { file: { name: fileName(paper.name, format, input), bytes }, says, problem: null }
}

function bytesOf({ document, workbook }: ComposedPaper, format: PaperFormat, printer: () => PdfPrinter) {
  if (format === 'pdf') return printed(document, printer)
  return workbook ? toXlsx(workbook) : toDocx(document)
}

/** The page that prints can die like any page; the other files are there all the same. */
function printed(document: PaperDocument, printer: () => PdfPrinter) {
  return toPdf(document, printer()).catch(() => 'not-printed' as const)
}

function insteadOf({ formats }: Paper): string {
  const other = (formats as readonly PaperFormat[]).find((format) => format !== 'pdf')
  return other ? `请打开 ${other.toUpperCase()} 打印，或再导出一次。` : '请再导出一次，或在表决统计里查看。'
}

function archiveFile({ input, facts }: ExportRequest): Made {
  const bytes = writeArchive(facts, { program: input.version, exportedAt: input.now })
  const says = '全部原始记录，可校验、可导入；含内部备注和联系电话，只存档，不外发'
  return { file: { name: fileName('会议档案', archiveExtension, input), bytes }, says, problem: null }
}

function fileName(paper: string, extension: string, { meeting }: PaperInput): string {
  return paperFileName(paper, dayOf(meeting.details.startsAt), meeting.details.title, extension)
}

function listing(
  input: PaperInput,
  written: {
    readonly files: readonly WrittenFile[]
    /** In the same order. */
    readonly says: readonly string[]
    readonly notMade: readonly string[]
    readonly readFrom: ReadFrom
  },
): FileToWrite {
  const html = listingHtml({
    title: input.meeting.details.title,
    room: input.room.name,
    heldOn: dayOf(input.meeting.details.startsAt),
    exportedAt: `${longDate(dayOf(input.now))} ${clockTime(input.now)}`,
    program: `议事台 ${input.version}`,
    files: written.files.map((file, index) => ({ ...file, what: written.says[index] ?? '' })),
    notMade: written.notMade,
    readFrom: written.readFrom,
  })
  return { name: listingName, bytes: Buffer.from(html) }
}

const formatNames: Readonly<Record<PaperFormat, string>> = { docx: '可修改', pdf: '可打印', xlsx: '表格' }

/** The bar counts to 1000: making the files takes about a third of the time. */
const whole = 1000
const making = 300

function sayProgress({ step, file, doneBytes, totalBytes }: StickProgress, kind: FoundDrive['kind']): ExportProgress {
  const sentences: Readonly<Record<StickProgress['step'], string>> = {
    checking: kind === 'removable' ? '正在检查U盘' : '正在检查文件夹',
    writing: `正在写入 ${file}`,
    settling: `正在落盘 ${file}`,
    verifying: `正在核对 ${file}`,
    done: kind === 'removable' ? '已核对完毕，可以拔出' : '已核对完毕',
  }
  return { step: sentences[step], done: share(doneBytes, totalBytes, making, whole), total: whole }
}

function share(done: number, total: number, from: number, to: number): number {
  return from + Math.floor(((to - from) * done) / Math.max(total, 1))
}

/** The printing window is opened by the first paper that needs it. */
function lazily<T extends { readonly close: () => void }>(open: () => T): { get: () => T; close: () => void } {
  let opened: T | null = null
  return {
    get: () => {
      opened ??= open()
      return opened
    },
    close: () => opened?.close(),
  }
}
