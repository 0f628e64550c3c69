import { streamOf } from '../fact'
import type { Meeting } from '../meeting/meeting'
import { dayOf } from '../text/dates'
import { type Line, lastMoveOn } from '../topic/lines'
import { type Lamp, type LampDays, lampOf, lamps, lineStateName } from './lamps'
import type { TopicRow } from './topic-row'

/** 上次议题办理情况: one earlier outcome and where it stands, in words meant for the room; no names of people. */
export type FollowUpLine = {
  readonly id: string
  readonly topic: string
  readonly text: string
  /** 责任单位, or whom it was reported to. */
  readonly unit: string
  /** What is due next (节点) and when; '' and null when nothing is due any more. */
  readonly node: string
  readonly dueOn: string | null
  readonly lamp: Exclude<Lamp, 'dropped'>
  /** 待报送, 待反馈, 在办, 已办待回头看, 已办结, 暂不能办. */
  readonly state: string
}

/** As many as a room can listen to before it turns to today's matter. */
export const mostFollowedUp = 24

/** What the board needs to know of the meeting it is shown in. */
export type FollowUpMeeting = {
  readonly id: string
  readonly topicId: string | null
  /** The day it is held. */
  readonly day: string
}

/** T15: a meeting that has not been opened counts as held today. */
export function followUpMeetingOf({ id, topicId, proceedings }: AnyMeeting, today: string): FollowUpMeeting {
  return { id, topicId, day: proceedings.openedAt === null ? today : dayOf(proceedings.openedAt) }
}

type AnyMeeting = Pick<Meeting, 'id' | 'topicId' | 'proceedings'>

/**
 * T15: what the agenda item 上次议题办理情况回报 reports on. The lines of the meeting's own topic from earlier meetings; when
 * there are none, those of the topics that this room consulted on last before it. Dropped ones are left out, and those
 * finished only stay if that was since the last meeting. Unfinished first, red before yellow before green.
 */
export function followUpBoard(
  meeting: FollowUpMeeting,
  topics: readonly Pick<TopicRow, 'stream' | 'title' | 'lines'>[],
  today: string,
  days: LampDays,
): readonly FollowUpLine[] {
  const earlier = topics.map((topic) => ({ ...topic, lines: topic.lines.filter((line) => isEarlier(line, meeting)) }))
  const own = earlier.filter((topic) => meeting.topicId !== null && topic.stream === streamOf('topic', meeting.topicId))
  const chosen = own.some((topic) => topic.lines.length > 0) ? own : consultedLast(earlier)
  const lastMeetingOn = latest(chosen.flatMap((topic) => topic.lines.map((line) => line.agreedOn)))
  return chosen
    .flatMap((topic) => topic.lines.flatMap((line) => reported(topic.title, line, lastMeetingOn, today, days)))
    .sort((a, b) => rank(a) - rank(b) || inOrder(a.dueOn ?? '9999', b.dueOn ?? '9999'))
    .slice(0, mostFollowedUp)
}

function isEarlier(line: Line, meeting: FollowUpMeeting): boolean {
  return line.meetingId !== meeting.id && line.agreedOn <= meeting.day
}

/** The topics with outcomes of the last day on which there were any. */
function consultedLast<Topic extends { readonly lines: readonly Line[] }>(topics: readonly Topic[]): readonly Topic[] {
  const day = latest(topics.flatMap((topic) => topic.lines.map((line) => line.agreedOn)))
  return topics.filter((topic) => topic.lines.some((line) => line.agreedOn === day))
}

function reported(
  topic: string,
  line: Line,
  lastMeetingOn: string,
  today: string,
  days: LampDays,
): readonly FollowUpLine[] {
  const { lamp, node } = lampOf(line, today, days)
  if (lamp === 'dropped' || (lamp === 'finished' && lastMoveOn(line) < lastMeetingOn)) return []
  const unit = line.unit || line.report?.to || ''
  const due = { node: node?.name ?? '', dueOn: node?.dueOn ?? null }
  return [{ id: line.id, topic, text: line.text, unit, ...due, lamp, state: lineStateName(line) }]
}

function rank({ lamp }: FollowUpLine): number {
  return lamps.indexOf(lamp)
}

function latest(days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last), '')
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
