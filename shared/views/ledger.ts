import type { StreamId } from '../fact'
import type { MeetingForm } from '../meeting/forms'
import type { Room } from '../room/room'
import { quarterOf } from '../text/quarters'
import { isTold } from '../topic/closing'
import type { TopicSource } from '../topic/entry'
import { isFinished, type Line } from '../topic/lines'
import { plannedReview } from '../topic/reviews'
import { type Lamp, type LampDays, type LampReading, lampOf, lamps, lineStateName } from './lamps'
import type { TopicRow } from './topic-row'

/** 台账的一行 (P13): one line of one topic as it stands today. `key` is unique over all rooms. */
export type LedgerRow = {
  readonly key: string
  readonly stream: StreamId
  readonly room: string
  readonly roomName: string
  readonly topic: string
  readonly code: string
  readonly source: TopicSource
  readonly form: MeetingForm | null
  readonly line: Line
  readonly reading: LampReading
  /** 责任单位, or whom it was reported to while none is named. */
  readonly unit: string
  /** 办理阶段 in one word: 待报送, 待反馈, 在办… */
  readonly state: string
  /** The quarter of the day it was agreed, `2026-Q4`. */
  readonly quarter: string
  /** 最近进展: what was done last, with its day; the agreement itself while nothing was done. */
  readonly progress: Dated
  /** 通报记录: the bulletins it stood in, in order. */
  readonly bulletins: readonly Dated[]
}

export type Dated = { readonly on: string; readonly text: string }

/** Only what is asked of a topic and of a room, so that statistics and papers can ask with less. */
type LedgerTopic = Pick<TopicRow, 'stream' | 'room' | 'title' | 'code' | 'source' | 'form' | 'lines'>
type LedgerRoom = Pick<Room, 'id' | 'name'>

/**
 * 台账: every line of every topic as a row, those that need somebody first: red before yellow before green, the longest
 * overdue first (T14). Pure and quick, so that the clock alone can make it anew: a county's 5,200 lines in some milliseconds.
 */
export function ledgerRows(
  topics: readonly LedgerTopic[],
  rooms: readonly LedgerRoom[],
  today: string,
  days: LampDays,
): readonly LedgerRow[] {
  const names = new Map(rooms.map((room) => [room.id, room.name]))
  const rows = topics.flatMap((topic) => {
    const { stream, room, title, code, source, form } = topic
    const roomName = names.get(room) ?? ''
    return topic.lines.map(
      (line): LedgerRow => ({
        key: `${stream} ${line.id}`,
        ...{ stream, room, roomName, topic: title, code, source, form, line },
        reading: lampOf(line, today, days),
        unit: line.unit || line.report?.to || '',
        state: lineStateName(line),
        quarter: quarterOf(line.agreedOn),
        progress: lastProgress(line),
        bulletins: line.notes.filter((note) => note.kind === 'bulletin'),
      }),
    )
  })
  return rows.sort(byNeed)
}

/** Those that need somebody first; equal ones by the day they were agreed, the older first. */
function byNeed(a: LedgerRow, b: LedgerRow): number {
  const [one, other] = [a.reading, b.reading]
  return (
    lampRank[one.lamp] - lampRank[other.lamp] ||
    (one.daysLeft ?? farAway) - (other.daysLeft ?? farAway) ||
    inOrder(a.line.agreedOn, b.line.agreedOn)
  )
}

const farAway = 100_000
const lampRank = Object.fromEntries(lamps.map((lamp, rank) => [lamp, rank])) as Readonly<Record<Lamp, number>>

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function lastProgress(line: Line): Dated {
  const done: Dated[] = [{ on: line.agreedOn, text: '商定' }]
  if (line.report) done.push({ on: line.report.on, text: `报送${line.report.to}` })
  for (const { on, result, measures } of line.replies) done.push({ on, text: measures || resultWords[result] })
  for (const { on, whom } of line.tellings) done.push({ on, text: `告知${whom}` })
  for (const { held } of line.reviews) if (held) done.push({ on: held.on, text: `回头看：${held.text}` })
  for (const { kind, on, text } of line.notes) if (kind === 'progress') done.push({ on, text })
  return done.reduce((latest, each) => (each.on >= latest.on ? each : latest))
}

const resultWords = { done: '答复已办', doing: '答复在办', cannot: '答复暂不能办' } as const

/** The act a line waits for, or null when nobody has anything to do about it. */
export type NextStep = 'report' | 'reply' | 'tell' | 'review' | 'plan-review'

export function nextStepOf(line: Line): NextStep | null {
  if (line.dropped) return null
  const reply = line.replies.at(-1)
  if (!line.report) return 'report'
  if (!reply) return 'reply'
  if (!isTold(line)) return 'tell'
  if (isFinished(line)) return null
  if (plannedReview(line)) return 'review'
  return reply.result === 'done' ? 'plan-review' : 'reply'
}

/** 台账的筛选; '' lets everything through. */
export type LedgerFilter = {
  readonly lamp: Lamp | ''
  readonly unit: string
  readonly quarter: string
  readonly room: string
}
export const wholeLedger: LedgerFilter = { lamp: '', unit: '', quarter: '', room: '' }

export function filterLedger(rows: readonly LedgerRow[], filter: LedgerFilter): readonly LedgerRow[] {
  const { lamp, unit, quarter, room } = filter
  return rows.filter(
    (row) =>
      (lamp === '' || row.reading.lamp === lamp) &&
      (unit === '' || row.unit === unit) &&
      (quarter === '' || row.quarter === quarter) &&
      (room === '' || row.room === room),
  )
}

/** 各灯条数. */
export function lampCounts(rows: readonly LedgerRow[]): Readonly<Record<Lamp, number>> {
  const counts: Record<Lamp, number> = { red: 0, yellow: 0, green: 0, finished: 0, dropped: 0 }
  for (const { reading } of rows) counts[reading.lamp] += 1
  return counts
}

/** The orders the clerk can put the ledger in. */
export const ledgerOrders = ['need', 'due', 'unit', 'topic', 'agreed', 'progress'] as const
export type LedgerOrder = (typeof ledgerOrders)[number]
export const ledgerOrderNames: Readonly<Record<LedgerOrder, string>> = {
  need: '先急后缓',
  due: '节点先后',
  unit: '责任单位',
  topic: '议题',
  agreed: '商定先后',
  progress: '最久没有进展',
}

/** Rows in another order; they come by need, and equal ones stay so. */
export function orderLedger(rows: readonly LedgerRow[], order: LedgerOrder): readonly LedgerRow[] {
  if (order === 'need') return rows
  const word = orderWords[order]
  return [...rows].sort((a, b) => inOrder(word(a), word(b)))
}

const last = '\u{10ffff}'
const orderWords: Readonly<Record<Exclude<LedgerOrder, 'need'>, (row: LedgerRow) => string>> = {
  due: (row) => row.reading.node?.dueOn ?? last,
  unit: (row) => row.unit || last,
  topic: (row) => `${row.code} ${row.topic}`,
  agreed: (row) => row.line.agreedOn,
  progress: (row) => (row.reading.lamp === 'finished' || row.reading.lamp === 'dropped' ? last : row.progress.on),
}
