import { type ReactNode, useId } from 'react'
import styles from './topic-part.module.css'

type TopicCardProps = {
  readonly title: string
  /** A state or a mark at the right of the title. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}

/** One matter of a topic's part, framed. */
export function TopicCard({ title, beside, children }: TopicCardProps) {
  const heading = useId()
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <div className={styles.cardHead}>
        <h2 id={heading} className={styles.cardTitle}>
          {title}
        </h2>
        {beside}
      </div>
      {children}
    </section>
  )
}
