import type { ReactNode } from 'react'
import styles from './toolbar.module.css'

type ToolbarProps = { readonly label: string; readonly children: ReactNode; readonly end?: ReactNode }

/** The line of acts above a list; `end` stands at the right. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <div className={styles.bar} role="toolbar" aria-label={label}>
      {children}
      {end && <div className={styles.end}>{end}</div>}
    </div>
  )
}
