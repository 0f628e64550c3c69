import { Checkbox } from '@mantine/core'
import type { Attendee } from '#shared/meeting/attendance'
import { SideChip } from '../../kit/side-chip'
import styles from './people-part.module.css'

type AttendeeLineProps = {
  readonly attendee: Attendee
  readonly isChosen: boolean
  readonly isOpen: boolean
  readonly isOver: boolean
  readonly onToggle: () => void
  readonly onOpen: () => void
}

/** One person of the meeting's list. */
export function AttendeeLine({ attendee, isChosen, isOpen, isOver, onToggle, onOpen }: AttendeeLineProps) {
  const { name, side, organization, post, standing, interestsTouched, mayVote } = attendee
  return (
    <div className={styles.line} data-open={isOpen || undefined}>
      <Checkbox aria-label={`选中${name}`} checked={isChosen} disabled={isOver} onChange={onToggle} />
      <button type="button" className={styles.name} data-row-main aria-pressed={isOpen} onClick={onOpen}>
        {name}
      </button>
      <span>
        <SideChip side={side} />
      </span>
      <span className={styles.place}>{[organization, post].filter(Boolean).join('　')}</span>
      <span>{standing === 'member' ? '出席' : '列席'}</span>
      <span className={styles.touched}>{interestsTouched ? '利益攸关' : ''}</span>
      <span>{mayVote ? '可表决' : '不表决'}</span>
    </div>
  )
}
