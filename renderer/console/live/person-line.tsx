import { type Attendee, isPresent } from '#shared/meeting/attendance'
import { SideChip } from '../../kit/side-chip'
import styles from './person-line.module.css'

type PersonLineProps = { readonly person: Attendee; readonly note?: string }

/** A person in a list of hits: name, side, unit, and what stands in the way. */
export function PersonLine({ person, note }: PersonLineProps) {
  const about = [person.organization, person.post].filter(Boolean).join('　')
  return (
    <>
      <b className={styles.name}>{person.name}</b>
      <SideChip side={person.side} />
      <span className={styles.about}>{about}</span>
      <span className={styles.note}>{note ?? (isPresent(person) ? '' : '未签到')}</span>
    </>
  )
}
