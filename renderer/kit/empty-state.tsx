import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type EmptyStateProps = { readonly title: string; readonly text: string; readonly action?: ReactNode }

/** A place with nothing in it yet: what it is for, and the first act. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
