import { performance } from 'node:perf_hooks'
import type { FoundDrive } from '#electron/devices/drives'
import type { ExportProgress, ExportReport } from '#shared/contract/papers'
import { ok, type Result, refuse } from '#shared/decision'
import type { PaperInput } from '#shared/papers/paper'
import { clockTime, dayOf, longDate } from '#shared/text/dates'
import { folderName } from './file-name'
import { listingHtml, listingName } from './listing'
import type { FileOfSet, PaperFilesWish } from './paper-files'
import { type FileToWrite, type StickProgress, type WrittenFile, writeToStick } from './stick'
import type { ReadFrom, StickFiles } from './stick-files'

/** What an export is made of. */
export type ExportRequest = {
  readonly input: PaperInput
  /** The set's files, made now or handed over as they were made before; null when the clerk cancelled meanwhile. */
  readonly files: (waiting: Pick<PaperFilesWish, 'onBegin' | 'signal'>) => Promise<readonly FileOfSet[] | null>
  readonly drive: FoundDrive
  readonly onProgress: (progress: ExportProgress) => void
  readonly signal: AbortSignal
}

/**
 * 散会导出: every paper the meeting has, and its facts, made in memory and then put onto the drive by the stick protocol.
 */
export async function exportMeetingTo(disk: StickFiles, request: ExportRequest): Promise<Result<ExportReport>> {
  const began = performance.now()
  const { input, drive, signal, onProgress } = request
  if (input.meeting.proceedings.phase === 'cancelled')
    return refuse('export.meeting-cancelled', '会议已经取消，没有开成的会议不出文书。')
  const made = await request.files({
    onBegin: (step, begun, all) => onProgress({ step, done: share(begun, all, 0, making), total: whole }),
    signal,
  })
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
      onProgress: (progress) => onProgress(sayProgress(progress, drive.kind)),
      signal,
    },
    disk,
  )
  if (!written.ok) return written
  const { folder, files, readFrom } = written.value
  return ok({ folder, files, verifiedBy: readFrom, notMade, ms: Math.round(performance.now() - began) })
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
