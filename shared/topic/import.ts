import { ok, type Result, refuse } from '../decision'
import type { StreamId } from '../fact'
import type { SheetRow } from '../roster/import-columns'
import { type Comparable, doubleFinder } from './doubles'
import type { Entry } from './entry'
import { findTopicHeadings, type TopicColumn } from './import-columns'
import { isNoTopic, readTopicRow } from './import-row'

/**
 * 征集表导入预览: what an import would do, row by row, before anything is done. Rows that say nothing of a topic (empty,
 * totals, remarks) are left out and only counted.
 */
export type TopicPreview = {
  readonly headingRow: number
  readonly columns: readonly TopicColumn[]
  readonly entries: readonly TopicImportEntry[]
  readonly counts: { readonly [Outcome in TopicImportEntry['outcome']]: number } & { readonly leftOut: number }
  /** What the clerk should know of the file as a whole. */
  readonly notices: readonly string[]
}

export type TopicImportEntry =
  | { readonly outcome: 'ready'; readonly row: number; readonly entry: Entry; readonly hints: readonly string[] }
  /** 疑似重复: so near to another that the clerk is asked (T17). */
  | {
      readonly outcome: 'alike'
      readonly row: number
      readonly entry: Entry
      readonly hints: readonly string[]
      readonly like: LikeTopic
    }
  /** 已在议题库 */
  | { readonly outcome: 'known'; readonly row: number; readonly title: string; readonly stream: StreamId }
  /** 文件里重复 */
  | { readonly outcome: 'repeated'; readonly row: number; readonly title: string; readonly firstRow: number }
  | { readonly outcome: 'faulty'; readonly row: number; readonly title: string; readonly problems: readonly string[] }

/** What a row is like: a topic of the pool, or an earlier row of the file. */
export type LikeTopic = { readonly title: string; readonly firstRow: number | null }

/** A topic of the pool, as far as doubles are found by it. */
export type PoolTopic = {
  readonly stream: StreamId
  readonly title: string
  readonly area: string
  readonly code: string
}

export type TopicImportContext = {
  /** `2026-12-10`: nothing was collected after it. */
  readonly today: string
  /** The pinyin of titles, in their order; main has the dictionary. */
  readonly readingsOf: (titles: readonly string[]) => readonly string[]
}

/** One import: the desk keeps them in one line of the journal, and they pass its door as one request. */
export const maxImportedTopics = 2000

/** Reads rows against the pool as it is. Changes nothing; the same rows give the same preview. */
export function previewTopics(
  rows: readonly SheetRow[],
  pool: readonly PoolTopic[],
  context: TopicImportContext,
): Result<TopicPreview> {
  const found = findTopicHeadings(rows)
  if (!found)
    return refuse('import.no-headings', '前 10 行里没有找到“议题”这一列。请在议题上面写一行列名，或者下载模板照着填。')
  const { columns } = found
  const body = rows.filter((row) => row.row > found.row.row)
  const topics = body.filter((row) => !isNoTopic(row, columns))
  if (topics.length === 0) return refuse('import.nobody', '列名下面没有议题，请填好以后再导入。')
  if (topics.length > maxImportedTopics)
    return refuse(
      'import.too-many-topics',
      `表格里有 ${topics.length} 条议题，一次最多导入 ${maxImportedTopics} 条，请分成几个文件。`,
    )
  const entries = entriesOf(topics, columns, pool, context)
  const kept = entries.flatMap((each) => ('entry' in each ? [each.entry] : []))
  if (weightOf(kept) > mostBytes)
    return refuse('import.too-much', `这 ${kept.length} 条议题的文字太多，一次存不下，请分成几个文件导入。`)
  const count = (outcome: TopicImportEntry['outcome']) => entries.filter((each) => each.outcome === outcome).length
  return ok({
    headingRow: found.row.row,
    columns,
    entries,
    counts: {
      ready: count('ready'),
      alike: count('alike'),
      known: count('known'),
      repeated: count('repeated'),
      faulty: count('faulty'),
      leftOut: body.length - topics.length,
    },
    notices: noticesOf(columns),
  })
}

/** `第 7 行：议题空着；日期…`: one sentence for each row that needs the clerk, null for a plain one. */
export function topicSentence(entry: TopicImportEntry): string | null {
  const said = wordsFor(entry)
  return said === '' ? null : `第 ${entry.row} 行：${said}`
}

function wordsFor(entry: TopicImportEntry): string {
  switch (entry.outcome) {
    case 'faulty':
      return entry.problems.join('；')
    case 'repeated':
      return `和第 ${entry.firstRow} 行是同一个议题，只导入前面一行`
    case 'known':
      return '议题库里已经有这个议题，不再导入'
    case 'alike': {
      const { title, firstRow } = entry.like
      const where = firstRow === null ? `议题库里的“${title}”` : `第 ${firstRow} 行“${title}”`
      return [`和${where}很像，请定一下是不是同一件事`, ...entry.hints].join('；')
    }
    case 'ready':
      return entry.hints.join('；')
  }
}

type Placed = Comparable & { readonly row: number }

function entriesOf(
  topics: readonly SheetRow[],
  columns: readonly TopicColumn[],
  pool: readonly PoolTopic[],
  { today, readingsOf }: TopicImportContext,
): readonly TopicImportEntry[] {
  const readings = topics.map((row) => readTopicRow(row, columns, today))
  const titles = readings.map((reading) => (reading.ok ? reading.entry.title : reading.title))
  const spoken = readingsOf([...titles, ...pool.map(({ title }) => title)])
  const inPool = doubleFinder(pool.map((topic, index) => ({ ...topic, reading: spoken[titles.length + index] ?? '' })))
  const codes = new Set(pool.map(({ code }) => code))
  const inFile = doubleFinder<Placed>([])
  return topics.map(({ row }, index): TopicImportEntry => {
    const reading = readings[index]
    if (!reading?.ok) return { outcome: 'faulty', row, title: reading?.title ?? '', problems: reading?.problems ?? [] }
    const { entry, hints } = withFreeCode(reading, codes)
    const own: Placed = { title: entry.title, area: entry.area, reading: spoken[index] ?? '', row }
    const [known] = inPool.near(own)
    if (known?.how === 'same') return { outcome: 'known', row, title: entry.title, stream: known.item.stream }
    const [earlier] = inFile.near(own)
    if (earlier?.how === 'same') return { outcome: 'repeated', row, title: entry.title, firstRow: earlier.item.row }
    inFile.add(own)
    if (known) return { outcome: 'alike', row, entry, hints, like: { title: known.item.title, firstRow: null } }
    if (earlier)
      return { outcome: 'alike', row, entry, hints, like: { title: earlier.item.title, firstRow: earlier.item.row } }
    return { outcome: 'ready', row, entry, hints }
  })
}

/** T16: no two topics have one number. The file's is left out where it is taken; a new one is given at the import. */
function withFreeCode(
  { entry, hints }: { readonly entry: Entry; readonly hints: readonly string[] },
  codes: Set<string>,
): { readonly entry: Entry; readonly hints: readonly string[] } {
  if (entry.code === '') return { entry, hints }
  if (!codes.has(entry.code)) {
    codes.add(entry.code)
    return { entry, hints }
  }
  return { entry: { ...entry, code: '' }, hints: [...hints, `编号 ${entry.code} 已经用过，导入时换一个新的`] }
}

function noticesOf(columns: readonly TopicColumn[]): readonly string[] {
  const unused = columns.filter(({ use, heading }) => use === null && heading !== '' && !neverMissed.test(heading))
  const has = (use: TopicColumn['use']) => columns.some((column) => column.use === use)
  return [
    ...(has('identity') ? ['身份证号不导入，也不保存。'] : []),
    ...(unused.length > 0 ? [`没有用到的列：${unused.map((column) => column.heading).join('、')}。`] : []),
    ...(has('source') ? [] : ['文件里没有“来源”这一列，都先记为“群众提议”，导入后可以修改。']),
    ...(has('enteredOn') ? [] : ['文件里没有“日期”这一列，都记为今天。']),
  ]
}

const neverMissed = /^(?:序号|签名|签字|签名栏|备注)$/

/** What the entries weigh on their way to the desk: text in UTF-8, and about two hundred bytes for what is around it. */
function weightOf(entries: readonly Entry[]): number {
  return entries.reduce(
    (sum, entry) => sum + around + Object.values(entry).reduce((all, text) => all + bytesOf(text), 0),
    0,
  )
}

function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

const around = 230
/** Less than the door lets through in one request (1 MB). */
const mostBytes = 960_000
