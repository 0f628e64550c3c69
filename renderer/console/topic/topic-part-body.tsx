import type { ReactNode } from 'react'
import { useReadOnly } from './standing'
import styles from './topic-part.module.css'

/** A part of a topic's page, which scrolls by itself; one with nothing to type in takes the keyboard, to be scrolled. */
export function TopicPartBody({ children }: { readonly children: ReactNode }) {
  const forReading = useReadOnly() ? { tabIndex: 0 } : {}
  return (
    <div className={styles.part} {...forReading}>
      {children}
    </div>
  )
}
