import { ActionIcon, Button, Checkbox } from '@mantine/core'
import type { Attendee } from '#shared/meeting/attendance'
import { clockTime } from '#shared/text/dates'
import { MoreIcon } from '../../kit/icons'
import { ToneChip } from '../../kit/tone-chip'
import { PersonMenu } from './person-menu'
import { type Presence, presenceOf, presenceSince } from './presence'
import type { SignInActs } from './sign-in-acts'
import styles from './sign-in-row.module.css'

type SignInRowProps = {
  readonly person: Attendee
  /** The one that Enter signs in. */
  readonly isTop: boolean
  readonly isChosen: boolean
  /** After 散会 nobody signs in any more (P5). */
  readonly isOver?: boolean
  readonly onChoose: (isChosen: boolean) => void
  readonly onSignIn: () => void
  readonly acts: SignInActs
}

export function SignInRow({ person, isTop, isChosen, isOver = false, onChoose, onSignIn, acts }: SignInRowProps) {
  const presence = presenceOf(person)
  const about = [person.organization, person.post].filter(Boolean).join('　')
  return (
    <div className={styles.row} data-top={isTop} data-presence={presence}>
      <Checkbox
        aria-label={`选中${person.name}`}
        checked={isChosen && presence !== 'present'}
        disabled={presence === 'present' || isOver}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <div className={styles.who}>
        <p className={styles.name}>
          <b title={person.name}>{person.name}</b>
          {person.proxy && <span className={styles.small}>代理人 {person.proxy}</span>}
          {person.standing === 'observer' && <span className={styles.small}>列席</span>}
          {person.interestsTouched && <span className={styles.small}>利益攸关</span>}
        </p>
        <p className={styles.about} title={about}>
          {about}
        </p>
      </div>
      <span className={styles.state}>{sayPresence(person, presence)}</span>
      {presence !== 'present' && !isOver && (
        <Button size="compact-sm" h={34} w={62} variant={isTop ? 'filled' : 'default'} onClick={onSignIn}>
          {presence === 'left' ? '回来' : '签到'}
        </Button>
      )}
      <PersonMenu person={person} acts={acts}>
        <ActionIcon aria-label={`${person.name}：更多`}>
          <MoreIcon />
        </ActionIcon>
      </PersonMenu>
    </div>
  )
}

export function sayPresence(person: Attendee, presence: Presence) {
  const since = presenceSince(person)
  const at = since ? clockTime(since) : ''
  switch (presence) {
    case 'present':
      return <ToneChip tone="jade">{at} 到</ToneChip>
    case 'left':
      return <ToneChip tone="ink">{at} 离场</ToneChip>
    case 'excused':
      return <ToneChip tone="amber">{person.leave?.reason ? `请假：${person.leave.reason}` : '请假'}</ToneChip>
    case 'absent':
      return null
  }
}
