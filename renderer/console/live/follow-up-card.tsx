import { useId } from 'react'
import type { Meeting } from '#shared/meeting/meeting'
import { dayOf, sayDay } from '#shared/text/dates'
import { useDeskMinute } from '../../bridge/desk-clock'
import { LampChip } from '../../kit/lamp-chip'
import styles from './follow-up-card.module.css'
import { useFollowUp } from './follow-up-lines'

/** 上次议题办理情况, for the clerk who reads it out: the board of earlier commitments with their lamps. */
export function FollowUpCard({ meeting }: { readonly meeting: Meeting }) {
  const lines = useFollowUp(meeting)
  const today = dayOf(useDeskMinute())
  const heading = useId()
  const topics = new Set(lines.map((line) => line.topic))
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <h2 id={heading} className={styles.title}>
        上次商量的事，办得怎样
        <span className={styles.count}>{lines.length > 0 && `${lines.length} 条`}</span>
      </h2>
      {lines.length === 0 ? (
        <p className={styles.none}>以前的会还没有登记进台账的成果，这一项可以口头说明。</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard
        <ul className={styles.lines} tabIndex={0} aria-labelledby={heading}>
          {lines.map((line) => (
            <li key={`${line.topic} ${line.id}`} className={styles.line}>
              <span className={styles.lamp}>
                <LampChip lamp={line.lamp} />
              </span>
              <span className={styles.what}>
                <span className={styles.text}>{line.text}</span>
                <span className={styles.about}>
                  {[
                    topics.size > 1 ? line.topic : '',
                    line.unit,
                    line.dueOn && `${line.node} ${sayDay(line.dueOn, today)}`,
                  ]
                    .filter(Boolean)
                    .join('　')}
                </span>
              </span>
              <span className={styles.state}>{line.state}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
