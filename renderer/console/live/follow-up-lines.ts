import { useMemo } from 'react'
import type { Meeting } from '#shared/meeting/meeting'
import { dayOf } from '#shared/text/dates'
import { type FollowUpLine, followUpBoard, followUpMeetingOf } from '#shared/views/follow-up'
import { useDeskMinute } from '../../bridge/desk-clock'
import { useTopicRows } from '../../bridge/lists'
import { useRoom } from '../shell/beginning'

/** 上次议题办理情况 as main puts it on the wall, by the same function (T15). */
export function useFollowUp(meeting: Meeting): readonly FollowUpLine[] {
  const { rows } = useTopicRows()
  const { ledger } = useRoom()
  const today = dayOf(useDeskMinute())
  const { id, topicId, day } = followUpMeetingOf(meeting, today)
  return useMemo(
    () => (rows ? followUpBoard({ id, topicId, day }, rows, today, ledger) : []),
    [rows, id, topicId, day, today, ledger],
  )
}
