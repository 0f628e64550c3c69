import type { MeetingRow } from '../contract/console'
import { streamOf } from '../fact'
import { countAttendance } from '../meeting/attendance'
import { consensusLines } from '../meeting/consensus'
import type { Meeting } from '../meeting/meeting'

/** The meeting as one row of the list. */
export function meetingRow(meeting: Meeting): MeetingRow {
  const { details, proceedings } = meeting
  const opened = proceedings.openedAt !== null
  const count = countAttendance(meeting.attendees, meeting.rules)
  return {
    stream: streamOf('meeting', meeting.id),
    title: details.title,
    topic: details.topic,
    form: details.form,
    venue: details.venue,
    startsAt: details.startsAt,
    phase: proceedings.phase,
    expected: count.expected,
    present: opened ? attended(meeting) : 0,
    consensus: consensusLines(meeting).filter((line) => line.state === 'confirmed').length,
  }
}

/** Members who came at any time: what 实到 means once people have gone home. */
function attended(meeting: Meeting): number {
  return meeting.attendees.filter((each) => each.standing === 'member' && each.stays.length > 0).length
}
