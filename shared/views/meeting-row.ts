import type { MeetingRow } from '../contract/lists'
import { streamOf } from '../fact'
import { countAttendance } from '../meeting/attendance'
import { consensusLines } from '../meeting/consensus'
import type { Meeting } from '../meeting/meeting'

/** The meeting as one row of the list. */
export function meetingRow(meeting: Meeting, room: string): MeetingRow {
  const { details, proceedings } = meeting
  return {
    stream: streamOf('meeting', meeting.id),
    room,
    topicId: meeting.topicId,
    title: details.title,
    topic: details.topic,
    form: details.form,
    venue: details.venue,
    startsAt: details.startsAt,
    phase: proceedings.phase,
    ...meetingCounts(meeting),
  }
}

/** 应到, 实到 once it was opened, and lines confirmed. */
export function meetingCounts(meeting: Meeting): Pick<MeetingRow, 'expected' | 'present' | 'consensus'> {
  return {
    expected: countAttendance(meeting.attendees, meeting.rules).expected,
    present: meeting.proceedings.openedAt === null ? 0 : attended(meeting),
    consensus: consensusLines(meeting).filter((line) => line.state === 'confirmed').length,
  }
}

/** Members who came at any time: what 实到 means once people have gone home. */
function attended(meeting: Meeting): number {
  return meeting.attendees.filter((each) => each.standing === 'member' && each.stays.length > 0).length
}
