import type { MeetingRow } from '../contract/lists'
import type { Instant } from '../fact'
import { dayOf } from '../text/dates'

/** 会议列表的三组: 今天, 即将召开, 已结束. */
export type MeetingGroups = {
  readonly today: readonly MeetingRow[]
  readonly coming: readonly MeetingRow[]
  readonly over: readonly MeetingRow[]
}

/**
 * What runs belongs to today, whatever day it began. A meeting whose day went by without being opened is still to come:
 * somebody has to give it another day or cancel it, so it stands first. Today and coming in order of time, over with
 * the latest first.
 */
export function groupMeetings(rows: readonly MeetingRow[], now: Instant): MeetingGroups {
  const earlierFirst = [...rows].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0))
  const of = (group: keyof MeetingGroups) => earlierFirst.filter((row) => groupOf(row, now) === group)
  return { today: of('today'), coming: of('coming'), over: of('over').reverse() }
}

/** 已过预定日期: still in preparation although its day has gone by. */
export function isOverdue(row: Pick<MeetingRow, 'phase' | 'startsAt'>, now: Instant): boolean {
  return row.phase === 'preparing' && dayOf(row.startsAt) < dayOf(now)
}

function groupOf(row: MeetingRow, now: Instant): keyof MeetingGroups {
  switch (row.phase) {
    case 'open':
    case 'adjourned':
      return 'today'
    case 'preparing':
      return dayOf(row.startsAt) === dayOf(now) ? 'today' : 'coming'
    case 'closed':
    case 'cancelled':
      return 'over'
  }
}
