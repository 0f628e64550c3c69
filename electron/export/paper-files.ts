import type { Fact } from '#shared/fact'
import type { Paper, PaperFormat, PaperInput } from '#shared/papers/paper'
import { type ComposedPaper, composeSet, paperSet } from '#shared/papers/paper-set'
import { dayOf } from '#shared/text/dates'
import { archiveExtension } from './archive'
import { paperFileName } from './file-name'
import { type PdfPrinter, toPdf } from './pdf'
import type { LentPrinter } from './spare-printer'
import type { FileToWrite } from './stick'
import type { Writing } from './writing/writing'

/** What a set is made of, and how whoever waits for it hears of it. */
export type PaperFilesWish = {
  readonly input: PaperInput
  /** All facts of the meeting, in order. */
  readonly facts: readonly Fact[]
  /** A file is begun: its words for the clerk, the how-manyth, of how many. */
  readonly onBegin: (words: string, begun: number, all: number) => void
  readonly signal: AbortSignal
}

/** What it is made with. */
export type PaperMakers = {
  readonly papers: readonly Paper[]
  readonly write: Writing
  readonly openPrinter: () => LentPrinter
  /** Hears why a file could not be made. */
  readonly onFault: (error: unknown) => void
}

/** One file of a set as it shall stand on the drive, with its line for the listing; or why it could not be made. */
export type FileOfSet = { readonly file: FileToWrite | null; readonly says: string; readonly problem: string | null }

/**
 * 全套文件: every paper that the meeting has in all its formats, in the order of the set, its archive last; in memory, before
 * anything goes anywhere. One that cannot be made is told and does not keep the others back. Null when the clerk
 * cancelled.
 */
export async function makePaperFiles(wish: PaperFilesWish, makers: PaperMakers): Promise<readonly FileOfSet[] | null> {
  const { input, signal, onBegin } = wish
  const printer = lazily(makers.openPrinter)
  try {
    // Its page and its typefaces come while the papers are composed.
    if (paperSet(makers.papers, input.meeting.proceedings.phase).some(({ format }) => format === 'pdf')) printer.get()
    const wanted = await composedFiles(makers.papers, input, signal)
    const made: FileOfSet[] = []
    let begun = 0
    const makeAll = async (mine: readonly (typeof wanted)[number][]) => {
      for (const each of mine) {
        if (signal.aborted) return
        onBegin(`正在生成${each.composed.paper.name}`, begun++, wanted.length)
        const pdf = made[wanted.findIndex((other) => other.composed === each.composed && other.format === 'pdf')]?.file
        const around = { ...makers, printer: printer.get, pdf: pdf?.bytes ?? null }
        made[wanted.indexOf(each)] = await makeFile(each, wish, around)
      }
    }
    // Windows that print and the process that writes are not this one: both work at the same time, and main is free.
    await Promise.all([
      makeAll(wanted.filter(({ format }) => format !== 'pdf' && format !== 'ofd')),
      makeAll(wanted.filter(({ format }) => format === 'pdf')),
    ])
    // Each is made of its PDF, and after everything else: nothing waits for a format that few ask for (O4).
    await makeAll(wanted.filter(({ format }) => format === 'ofd'))
    if (signal.aborted) return null
    // Before 开会 there is nothing to keep for ever: the papers go out, the facts stay here.
    return input.meeting.proceedings.phase === 'preparing' ? made : [...made, await archiveFile(wish, makers)]
  } finally {
    printer.close()
  }
}

type Wanted = { readonly composed: ComposedPaper; readonly format: PaperFormat }

/** One paper after the other, and a breath between them: a command asked meanwhile waits for one of them at most. */
async function composedFiles(
  papers: readonly Paper[],
  input: PaperInput,
  signal: AbortSignal,
): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = []
  for (const paper of papers) {
    if (signal.aborted) return []
    await breath()
    for (const composed of composeSet([paper], input))
      wanted.push(...composed.formats.map((format) => ({ composed, format })))
  }
  return wanted
}

type Making = Pick<PaperMakers, 'write' | 'onFault'> & {
  readonly printer: () => PdfPrinter
  /** The same paper as it was printed; null where it was not, or not yet. */
  readonly pdf: Uint8Array | null
}

/** A page that prints and a process that writes can die; the other files are there all the same. */
async function makeFile(wanted: Wanted, { input }: PaperFilesWish, making: Making): Promise<FileOfSet> {
  const { composed, format } = wanted
  const { paper } = composed
  const says = `${paper.says}（${formatNames[format]}）`
  try {
    const bytes = await bytesOf(wanted, input, making)
    return { file: { name: fileName(paper.name, format, input), bytes }, says, problem: null }
  } catch (error) {
    making.onFault(error)
    return {
      file: null,
      says,
      problem: `${paper.name}的 ${format.toUpperCase()} 没有做成，${insteadOf(paper, format)}`,
    }
  }
}

function bytesOf({ composed, format }: Wanted, { now, version, meeting }: PaperInput, making: Making) {
  const { paper, document, workbook } = composed
  const { write, printer, pdf } = making
  if (format === 'pdf') return toPdf(document, printer())
  if (format === 'ofd') {
    if (!pdf) throw new Error(`there is no PDF of ${paper.id} that an OFD could be made of`)
    return write({
      kind: 'ofd',
      pdf,
      about: { title: `${paper.name} ${meeting.details.title}`, day: dayOf(now), version },
    })
  }
  return write(workbook ? { kind: 'xlsx', workbook } : { kind: 'docx', document })
}

function insteadOf({ formats }: Paper, format: PaperFormat): string {
  if (format === 'ofd') return '请用同名的 PDF，或再导出一次。'
  const other = (formats as readonly PaperFormat[]).find((each) => each !== format)
  if (format !== 'pdf') return '请再导出一次。'
  return other ? `请打开 ${other.toUpperCase()} 打印，或再导出一次。` : '请再导出一次，或在表决统计里查看。'
}

async function archiveFile({ input, facts }: PaperFilesWish, { write, onFault }: PaperMakers): Promise<FileOfSet> {
  const says = '全部原始记录，可校验、可导入；含内部备注和联系电话，只存档，不外发'
  try {
    const said = { program: input.version, exportedAt: input.now }
    const bytes = await write({ kind: 'archive', facts, said })
    return { file: { name: fileName('会议档案', archiveExtension, input), bytes }, says, problem: null }
  } catch (error) {
    onFault(error)
    return { file: null, says, problem: '会议档案没有做成，请再导出一次；仍不行，请到设置的数据安全里做一次全面检查。' }
  }
}

function fileName(paper: string, extension: string, { meeting }: PaperInput): string {
  return paperFileName(paper, dayOf(meeting.details.startsAt), meeting.details.title, extension)
}

const formatNames: Readonly<Record<PaperFormat, string>> = {
  docx: '可修改',
  pdf: '可打印',
  ofd: '国家版式文件',
  xlsx: '表格',
}

/** Lets everything else that waits go first. */
function breath(): Promise<void> {
  return new Promise((go) => setImmediate(go))
}

/** The printing window is opened for a set that needs it, or by the first paper that does. */
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
