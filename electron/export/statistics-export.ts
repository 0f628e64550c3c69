import { ok, type Result, refuse } from '#shared/decision'
import { type OfficeKnown, officeProvenance } from '#shared/papers/office/office-paper'
import { chartWorkbook, statisticsWorkbook } from '#shared/papers/office-statistics'
import { dayOf } from '#shared/text/dates'
import { type ChartId, chartsOf } from '#shared/views/charts'
import { type StatisticsQuestion, type StatisticsRecords, statisticsOf } from '#shared/views/statistics'
import { aboutStatistics } from '#shared/views/statistics-about'
import { allFigures } from '#shared/views/statistics-figures'
import { daysOfPeriod } from '#shared/views/statistics-period'
import { paperFileName } from './file-name'
import { saveFile } from './save-file'
import type { Writing } from './writing/writing'

/** A file that is made and not yet saved. */
export type MadeFile = { readonly fileName: string; readonly what: string; readonly bytes: Uint8Array }

/**
 * 统计表 as XLSX: of one chart, or of the whole page. The figures are reckoned here from main's own lists by the function
 * that the page uses; nothing of what the page shows is taken over.
 */
export async function statisticsFile(
  records: StatisticsRecords,
  question: StatisticsQuestion,
  chartId: ChartId | null,
  known: OfficeKnown,
  write: Writing,
): Promise<Result<MadeFile>> {
  const { from, to } = daysOfPeriod(question.period)
  if (to < from) return refuse('statistics.days-reversed', '结束的日子早于开始的日子，请改好日期再存。')
  const today = dayOf(known.now)
  const statistics = statisticsOf(records, question, today, known.room.ledger)
  const head = { about: aboutStatistics(question, records.rooms), provenance: officeProvenance(known) }
  const charts = chartsOf(statistics)
  const chart = charts.find(({ id }) => id === chartId)
  if (chartId !== null && !chart) return refuse('statistics.no-such-chart', '这一期没有这张图，请刷新统计页面后再存。')
  const workbook = chart ? chartWorkbook(chart, head) : statisticsWorkbook(allFigures(statistics), charts, head)
  const what = chart ? `统计表“${chart.title}”` : '统计表'
  const fileName = paperFileName(chart ? `统计 ${chart.title}` : '统计', today, head.about, 'xlsx')
  return ok({ fileName, what, bytes: await write({ kind: 'xlsx', workbook }) })
}

/** 图片: the bytes come from the page that drew them; anything but a whole PNG of a bearable size is refused. */
export function pictureFile(
  { title, about, png }: { readonly title: string; readonly about: string; readonly png: Uint8Array },
  day: string,
): Result<MadeFile> {
  if (!isWholePng(png)) return refuse('statistics.not-a-picture', '图片没有画好，没有保存。请再试一次。')
  return ok({ fileName: paperFileName(`统计 ${title}`, day, about, 'png'), what: `图片“${title}”`, bytes: png })
}

export function saveMade({ what, bytes }: MadeFile, path: string): Promise<Result<string>> {
  return saveFile(path, bytes, what)
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const mostPixels = 8000

/** The first chunk says the size, the last is empty and called IEND. */
function isWholePng(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 45 || !file.subarray(0, 8).equals(signature)) return false
  if (
    file.toString('latin1', 12, 16) !== 'IHDR' ||
    file.toString('latin1', file.length - 8, file.length - 4) !== 'IEND'
  )
    return false
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  return width > 0 && height > 0 && width <= mostPixels && height <= mostPixels
}
