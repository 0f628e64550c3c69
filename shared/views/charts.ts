import { formNames, meetingForms, venueNames } from '../meeting/forms'
import { percentText, permyriad } from '../meeting/tally'
import { sayMinutes } from '../text/dates'
import { topicSourceNames, topicSources } from '../topic/entry'
import { adoptionNames, adoptions } from '../topic/replies'
import { type Lamp, lampNames, lamps } from './lamps'
import type { SideColor } from './scene'
import type { PartCounts, Statistics } from './statistics'
import { type LineResult, lineResultNames, lineResults } from './statistics-lines'
import type { Votes } from './statistics-support'
import { type TopicStanding, topicStandingNames, topicStandings } from './statistics-topics'

/** 图: one table of figures and how it is drawn. Page, picture and workbook show the same rows. */
export type Chart = {
  readonly id: ChartId
  readonly title: string
  /** What is counted, with its rule. */
  readonly note: string
  readonly drawn: Drawn
  readonly table: ChartTable
  /** What the chart says in one breath, for those who hear it. */
  readonly said: string
}

export const chartIds = [
  ...(['months', 'platforms', 'forms', 'people', 'speaking', 'sources', 'standings'] as const),
  ...(['lamps', 'results', 'adoptions', 'support', 'rooms', 'areas'] as const),
] as const
export type ChartId = (typeof chartIds)[number]

/** 条 lie one under the other, 柱 stand side by side in time, 前后 are two bars for one question. */
export type Drawn =
  | { readonly form: 'bars'; readonly bars: readonly Bar[] }
  | { readonly form: 'columns'; readonly columns: readonly (Bar & { readonly year: string })[] }
  | { readonly form: 'pairs'; readonly pairs: readonly Pair[]; readonly left: number }

/** `figure` stands at the end of the bar: the count with its unit, the share beside it. */
export type Bar = {
  readonly label: string
  readonly tone: ChartTone
  readonly value: number
  readonly figure: string
  readonly share: string
}
/** Colours that mean something are those of the chips; a mere count is blue. */
export type ChartTone = SideColor | 'cinnabar'
/** Both values in hundredths of a percent. */
export type Pair = { readonly label: string; readonly before: PairBar; readonly after: PairBar }
export type PairBar = { readonly value: number; readonly figure: string }

/** A rate is in hundredths of a percent; null is nothing to divide by. */
export type ChartTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly ChartCell[])[] }
export type ChartCell = string | number | { readonly rate: number | null }

/** Every chart of one period that has something to say of; those by room and 片区 only when there are several. */
export function chartsOf(statistics: Statistics): readonly Chart[] {
  const { byRoom, byArea } = statistics
  return [
    months(statistics),
    people(statistics),
    speaking(statistics),
    platforms(statistics),
    forms(statistics),
    sources(statistics),
    standings(statistics),
    lampChart(statistics),
    results(statistics),
    adoptionChart(statistics),
    support(statistics),
    ...(byArea.length > 1 ? [parts('areas', '各片区', '片区', '登记的议题按片区分', byArea, 'entered', '件')] : []),
    ...(byRoom.length > 1 ? [parts('rooms', '各议事室', '议事室', '协商会议按议事室分', byRoom, 'held', '场')] : []),
  ]
}

export function isEmpty({ drawn }: Chart): boolean {
  switch (drawn.form) {
    case 'bars':
      return drawn.bars.every((bar) => bar.value === 0)
    case 'columns':
      return drawn.columns.every((column) => column.value === 0)
    case 'pairs':
      return drawn.pairs.length === 0
  }
}

function months({ meetings }: Statistics): Chart {
  const crossesYears = new Set(meetings.stretches.map(({ year }) => year)).size > 1
  return {
    ...{ id: 'months', title: '协商会议', note: '开过的会，按开会那天所在的月份' },
    drawn: {
      form: 'columns',
      columns: meetings.stretches.map(({ label, year, held }, index) => ({
        ...{ label, tone: 'blue', value: held, figure: String(held), share: '' },
        year: crossesYears && year !== meetings.stretches[index - 1]?.year ? year : '',
      })),
    },
    table: {
      columns: ['时段', '会议（场）', '出席（人次）'],
      rows: meetings.stretches.map(({ label, year, held, came }) => [
        label.endsWith('年') ? label : `${year}${label}`,
        held,
        came,
      ]),
    },
    said: `共 ${meetings.held} 场`,
  }
}

function people({ meetings }: Statistics): Chart {
  const rows = meetings.sides.map(({ label, color, came, seats }) => ({ label, tone: color, value: came, seats }))
  return {
    ...{ id: 'people', title: '到会人次', note: '出席的人按代表方；来了三场算三人次，列席不在内' },
    drawn: { form: 'bars', bars: rows.map((row) => bar(row, meetings.came, '人次')) },
    table: {
      columns: ['代表方', '应到（人次）', '到会（人次）', '占到会'],
      rows: rows.map(({ label, value, seats }) => [label, seats, value, { rate: permyriad(value, meetings.came) }]),
    },
    said: sentenceOf(rows, '人次'),
  }
}

function speaking({ meetings }: Statistics): Chart {
  const rows = meetings.sides.map(({ label, color, spokenSeconds }) => ({ label, tone: color, value: spokenSeconds }))
  return {
    ...{ id: 'speaking', title: '发言时间', note: '各方发言用的时间，不算暂停' },
    drawn: {
      form: 'bars',
      bars: rows.map((row) => ({ ...bar(row, meetings.spokenSeconds, ''), figure: sayMinutes(row.value / 60) })),
    },
    table: {
      columns: ['代表方', '发言时间', '发言（秒）', '占全部'],
      rows: rows.map(({ label, value }) => [
        label,
        sayMinutes(value / 60),
        value,
        { rate: permyriad(value, meetings.spokenSeconds) },
      ]),
    },
    said: rows.map(({ label, value }) => `${label} ${sayMinutes(value / 60)}`).join('，'),
  }
}

function platforms({ platforms: { kinds, all } }: Statistics): Chart {
  const there = kinds.filter((kind) => kind.all > 0)
  const rows = there.map(
    ({ kind, all: value, used }) => ({ label: venueNames[kind], tone: 'blue', value, used }) as const,
  )
  return {
    ...{ id: 'platforms', title: '协商平台', note: '名录里的场所，加上用过而没列入的' },
    drawn: {
      form: 'bars',
      bars: rows.map((row) => ({ ...bar(row, all, '处'), share: `用过 ${row.used} 处` })),
    },
    table: {
      columns: ['场所', '平台（处）', '名录里（处）', '本期用过（处）', '用过而未列入（处）'],
      rows: there.map(({ kind, all: sum, listed, used, unlisted }) => [venueNames[kind], sum, listed, used, unlisted]),
    },
    said: sentenceOf(rows, '处'),
  }
}

function forms({ meetings }: Statistics): Chart {
  const rows = meetingForms
    .map((form) => ({ label: formNames[form], tone: 'blue', value: meetings.forms[form] }) as const)
    .filter((row) => row.value > 0)
  return chartOfCounts({ id: 'forms', title: '协商形式', note: '开过的会按形式分' }, rows, meetings.held, '形式', '场')
}

function sources({ topics }: Statistics): Chart {
  const rows = topicSources.map(
    (source) => ({ label: topicSourceNames[source], tone: 'blue', value: topics.sources[source] }) as const,
  )
  const note = '这一期登记的议题从哪里来，并入别的不重复算'
  return chartOfCounts({ id: 'sources', title: '议题来源', note }, rows, topics.entered, '来源', '件')
}

function standings({ topics }: Statistics): Chart {
  const rows = topicStandings.map((standing) => ({
    label: topicStandingNames[standing],
    tone: standingTones[standing] ?? 'blue',
    value: topics.standings[standing],
  }))
  const note = '这一期登记的议题，今天走到哪一步'
  return chartOfCounts({ id: 'standings', title: '议题阶段', note }, rows, topics.entered, '阶段', '件')
}

function lampChart({ lines }: Statistics): Chart {
  const rows = lamps.map((lamp) => ({ label: lampNames[lamp], tone: lampTones[lamp], value: lines.lamps[lamp] }))
  const note = '这一期商定的事，今天亮什么灯'
  return chartOfCounts({ id: 'lamps', title: '台账亮灯', note }, rows, lines.agreed, '灯', '条')
}

function results({ lines }: Statistics): Chart {
  const rows = lineResults.map((result) => ({
    label: lineResultNames[result],
    tone: resultTones[result],
    value: lines.results[result],
  }))
  const note = '这一期商定的事，按最近一次答复'
  return chartOfCounts({ id: 'results', title: '办理结果', note }, rows, lines.agreed, '结果', '条')
}

function adoptionChart({ lines }: Statistics): Chart {
  const rows = adoptions.map(
    (adoption) => ({ label: adoptionNames[adoption], tone: 'jade', value: lines.adoptions[adoption] }) as const,
  )
  const note = '已有答复、还在跟踪的事，意见采纳了多少'
  return chartOfCounts({ id: 'adoptions', title: '采纳情况', note }, rows, lines.replied, '采纳', '条')
}

function support({ support: { questions, pooled, askedOnce } }: Statistics): Chart {
  const all = pooled ? [{ label: `全部 ${questions.length} 道题合计`, ...pooled }] : []
  const single = questions.map(({ topic, question, before, after }) => ({
    label: `${topic}：${question}`,
    before,
    after,
  }))
  const rows = single.length === 1 ? single : [...all, ...single]
  const once = askedOnce > 0 ? `，另有 ${askedOnce} 道只问过一次` : ''
  return {
    ...{ id: 'support', title: '群众支持，前后对比', note: `同一道题协商前和办理后各问一次${once}` },
    drawn: {
      form: 'pairs',
      pairs: rows.slice(0, mostPairs).map(({ label, before, after }) => ({
        label,
        before: pairBar(before),
        after: pairBar(after),
      })),
      left: Math.max(0, rows.length - mostPairs),
    },
    table: {
      columns: ['测评题', '协商前支持', '协商前有效', '协商前支持率', '办理后支持', '办理后有效', '办理后支持率'],
      rows: rows.map(({ label, before, after }) => [label, ...voteCells(before), ...voteCells(after)]),
    },
    said: pooled ? `协商前 ${shareOf(pooled.before)}，办理后 ${shareOf(pooled.after)}` : '',
  }
}

/** The pooled row and four questions: what can be read from a step away. The table has them all. */
const mostPairs = 5

function pairBar(votes: Votes): PairBar {
  return { value: permyriad(votes.yes, votes.of) ?? 0, figure: `${shareOf(votes)}（${votes.yes}/${votes.of}）` }
}

function shareOf({ yes, of }: Votes): string {
  return percentText(permyriad(yes, of))
}

function voteCells({ yes, of }: Votes): readonly ChartCell[] {
  return [yes, of, { rate: permyriad(yes, of) }]
}

function parts(
  id: 'rooms' | 'areas',
  title: string,
  head: string,
  note: string,
  counts: readonly PartCounts[],
  measure: 'held' | 'entered',
  unit: string,
): Chart {
  const whole = counts.reduce((sum, part) => sum + part[measure], 0)
  const rows = counts.map((part) => ({ label: part.name, tone: 'blue', value: part[measure] }) as const)
  return {
    ...{ id, title, note },
    drawn: { form: 'bars', bars: rows.map((row) => bar(row, whole, unit)) },
    table: {
      columns: [head, '会议（场）', '出席（人次）', '议题（件）', '办结（件）', '台账（条）', '红灯（条）'],
      rows: counts.map(({ name, held, came, entered, closed, lines, red }) => [
        ...[name, held, came, entered, closed, lines, red],
      ]),
    },
    said: sentenceOf(rows, unit),
  }
}

type Row = { readonly label: string; readonly tone: ChartTone; readonly value: number }

/** Counts that are parts of one whole, each with its share. */
function chartOfCounts(
  head: Pick<Chart, 'id' | 'title' | 'note'>,
  rows: readonly Row[],
  whole: number,
  first: string,
  unit: string,
): Chart {
  return {
    ...head,
    drawn: { form: 'bars', bars: rows.map((row) => bar(row, whole, unit)) },
    table: {
      columns: [first, `数量（${unit}）`, '占比'],
      rows: rows.map(({ label, value }) => [label, value, { rate: permyriad(value, whole) }]),
    },
    said: sentenceOf(rows, unit),
  }
}

function bar({ label, tone, value }: Row, whole: number, unit: string): Bar {
  const share = whole > 0 ? percentText(permyriad(value, whole)) : ''
  return { label, tone, value, figure: unit ? `${value} ${unit}` : String(value), share }
}

function sentenceOf(rows: readonly Row[], unit: string): string {
  return rows.map(({ label, value }) => `${label} ${value} ${unit}`).join('，')
}

/** One meaning, one colour, as the chips have it (renderer/kit/lamp-chip). */
const lampTones: Readonly<Record<Lamp, ChartTone>> = {
  red: 'cinnabar',
  yellow: 'amber',
  green: 'jade',
  finished: 'ink',
  dropped: 'ink',
}
const resultTones: Readonly<Record<LineResult, ChartTone>> = {
  unreported: 'ink',
  waiting: 'amber',
  done: 'jade',
  doing: 'blue',
  cannot: 'plum',
  dropped: 'ink',
}
const standingTones: Partial<Record<TopicStanding, ChartTone>> = { closed: 'ink', declined: 'ink' }
