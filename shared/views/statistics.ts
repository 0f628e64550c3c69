import { dayOf } from '../text/dates'
import { z } from '../text/zod'
import type { Line } from '../topic/lines'
import { idSchema } from '../vocabulary'
import { type Lamp, type LampDays, lampOf } from './lamps'
import type { MeetingFigures } from './meeting-figures'
import { type LineCounts, lineCounts } from './statistics-lines'
import { type MeetingCounts, meetingCounts, type PlatformCounts, platformCounts } from './statistics-meetings'
import { type Days, daysOfPeriod, isWithin, periodSchema } from './statistics-period'
import type { StatisticsRoom } from './statistics-rooms'
import { type SupportComparison, supportComparison } from './statistics-support'
import { type TopicCounts, topicCounts } from './statistics-topics'
import type { TopicRow } from './topic-row'

export type { StatisticsRoom } from './statistics-rooms'

/** What statistics are made of: rows of the lists, of one room or of a whole county. */
export type StatisticsRecords = {
  readonly topics: readonly TopicRow[]
  readonly meetings: readonly MeetingFigures[]
  readonly rooms: readonly StatisticsRoom[]
}

/** What is asked: which period, and of which room (null is all) and 片区 (null is all; '' is where none was written). */
export const statisticsQuestionSchema = z.strictObject({
  period: periodSchema,
  room: idSchema.nullable(),
  area: z.string().max(40).nullable(),
})
export type StatisticsQuestion = Readonly<z.infer<typeof statisticsQuestionSchema>>

/** 统计 (P16): every figure of one period, computed once, in whole numbers; pages, pictures and workbooks show these. */
export type Statistics = {
  readonly platforms: PlatformCounts
  readonly meetings: MeetingCounts
  readonly topics: TopicCounts
  readonly lines: LineCounts
  readonly support: SupportComparison
  /** One row a room, in the order of the rooms; the rows add up to the whole (F13). */
  readonly byRoom: readonly PartCounts[]
  /** 片区, the one with most topics first; where none was written comes last. */
  readonly byArea: readonly PartCounts[]
}

/** The main figures of one room or one 片区. */
export type PartCounts = {
  /** The room's id, or the area as it was written. */
  readonly id: string
  readonly name: string
  readonly held: number
  readonly came: number
  readonly entered: number
  readonly closed: number
  readonly lines: number
  readonly red: number
}

/** `today` is the day on which the lamps are read, `lampDays` the looking room's own thresholds (T14). */
export function statisticsOf(
  records: StatisticsRecords,
  question: StatisticsQuestion,
  today: string,
  lampDays: LampDays,
): Statistics {
  const days = daysOfPeriod(question.period)
  const asked = askedOf(records, question)
  const { rooms } = asked
  const topics = asked.topics.filter((topic) => topic.mergedInto === null)
  const meetings = asked.meetings.filter((meeting) => isWithin(dayOf(meeting.startsAt), days))
  const lampFor = lampsOnce(today, lampDays)
  const whole = { topics, meetings, days, lampFor }
  return {
    platforms: platformCounts(rooms, meetings),
    meetings: meetingCounts(rooms, meetings, days),
    topics: topicCounts(topics, days),
    lines: lineCounts(linesOf(topics, days), today, lampFor),
    support: supportComparison(topics, days),
    byRoom: byRoom(whole, rooms),
    byArea: byArea(whole, asked.areaOf),
  }
}

/** The 片区 that occur, in the order of their names; '' where none was written. */
export function areasOf(topics: readonly TopicRow[]): readonly string[] {
  return [...new Set(topics.map((topic) => topic.area))].sort()
}

/** F13: a meeting belongs to the 片区 of the topic it consulted on. */
function askedOf({ topics, meetings, rooms }: StatisticsRecords, { room, area }: StatisticsQuestion) {
  const areas = new Map(topics.map((topic) => [topic.stream.slice('topic:'.length), topic.area]))
  const areaOf = (meeting: MeetingFigures) => (meeting.topicId === null ? '' : (areas.get(meeting.topicId) ?? ''))
  return {
    areaOf,
    rooms: rooms.filter((each) => room === null || each.id === room),
    topics: topics.filter((each) => (room === null || each.room === room) && (area === null || each.area === area)),
    meetings: meetings.filter(
      (each) => (room === null || each.room === room) && (area === null || areaOf(each) === area),
    ),
  }
}

type Whole = {
  /** Of all times, without those that go on as others. */
  readonly topics: readonly TopicRow[]
  /** Of the period. */
  readonly meetings: readonly MeetingFigures[]
  readonly days: Days
  readonly lampFor: (line: Line) => Lamp
}

function byRoom(whole: Whole, rooms: readonly StatisticsRoom[]): readonly PartCounts[] {
  const topics = grouped(whole.topics, ({ room }) => room)
  const meetings = grouped(whole.meetings, ({ room }) => room)
  const names = new Map(rooms.map((room) => [room.id, room.name]))
  // A room whose own record has not come yet still has its part: nothing of the whole is left out.
  const ids = [...new Set([...names.keys(), ...topics.keys(), ...meetings.keys()])]
  return ids.map((id) => partCounts(whole, id, names.get(id) ?? '未具名的议事室', topics.get(id), meetings.get(id)))
}

function byArea(whole: Whole, areaOf: (meeting: MeetingFigures) => string): readonly PartCounts[] {
  const topics = grouped(whole.topics, ({ area }) => area)
  const meetings = grouped(whole.meetings, areaOf)
  const ids = [...new Set([...topics.keys(), ...meetings.keys()])].sort()
  const parts = ids.map((id) => partCounts(whole, id, id || '没有写片区', topics.get(id), meetings.get(id)))
  return parts.sort((a, b) => Number(a.id === '') - Number(b.id === '') || b.entered - a.entered)
}

function partCounts(
  { days, lampFor }: Whole,
  id: string,
  name: string,
  topics: readonly TopicRow[] = [],
  meetings: readonly MeetingFigures[] = [],
): PartCounts {
  const lines = linesOf(topics, days)
  return {
    id,
    name,
    held: meetings.length,
    came: meetings.reduce((total, { sides }) => total + sides.reduce((all, { came }) => all + came, 0), 0),
    entered: topics.filter((topic) => isWithin(topic.enteredOn, days)).length,
    closed: topics.filter((topic) => isWithin(topic.closedOn, days)).length,
    lines: lines.length,
    red: lines.filter((line) => lampFor(line) === 'red').length,
  }
}

/** Each line's lamp is read once, though the whole, its room and its 片区 all count it. */
function lampsOnce(today: string, lampDays: LampDays): (line: Line) => Lamp {
  const known = new Map<Line, Lamp>()
  return (line) => {
    const lamp = known.get(line) ?? lampOf(line, today, lampDays).lamp
    known.set(line, lamp)
    return lamp
  }
}

/** F7: the lines that were agreed in the period. */
function linesOf(topics: readonly TopicRow[], days: Days) {
  return topics.flatMap((topic) => topic.lines.filter((line) => isWithin(line.agreedOn, days)))
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
