import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { countAttendance, wasPresent } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import { clockTime, dayOf, instantOf } from '#shared/text/dates'
import { deskNow } from '../../bridge/desk-clock'
import { useSideOf } from '../../kit/sides'
import styles from './present-at.module.css'

type PresentAtProps = { readonly history: MeetingHistory; readonly onClose: () => void }

/** 某时刻在场: who was in the room at that minute, asked afterwards (N5). */
export function PresentAt({ history: { meeting }, onClose }: PresentAtProps) {
  const sideOf = useSideOf()
  const [time, setTime] = useState(() => clockTime(deskNow()).padStart(5, '0'))
  const day = dayOf(meeting.proceedings.openedAt ?? meeting.details.startsAt)
  const at = /^\d{2}:\d{2}$/.test(time) ? instantOf(day, time) : null
  const here = at === null ? [] : meeting.attendees.filter((each) => wasPresent(each, at))
  const count = at === null ? null : countAttendance(meeting.attendees, meeting.rules, at)
  return (
    <Modal opened onClose={onClose} title="某时刻在场" size={560}>
      <TextInput
        type="time"
        label="会议当天的时刻"
        data-autofocus
        w={180}
        value={time}
        onChange={({ currentTarget }) => setTime(currentTarget.value)}
      />
      {count && (
        <p className={styles.count} role="status">
          {time} 出席 <b>{count.present}</b> 人，列席 <b>{count.observersPresent}</b> 人（应到 {count.expected} 人）
        </p>
      )}
      <ul className={styles.names}>
        {here.map((each) => (
          <li key={each.id}>
            {each.name} <span className={styles.side}>{sideOf(each.side).label}</span>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
