import type { ReactNode } from 'react'
import styles from './page-title.module.css'

type PageTitleProps = {
  readonly title: string
  /** A state or a line about it, beside the title. */
  readonly beside?: ReactNode
  /** The acts at the right, the main one last. */
  readonly children?: ReactNode
}

export function PageTitle({ title, beside, children }: PageTitleProps) {
  return (
    <header className={styles.line}>
      <h1 className={styles.title} title={title}>
        {title}
      </h1>
      {beside && <div className={styles.beside}>{beside}</div>}
      {children && <div className={styles.acts}>{children}</div>}
    </header>
  )
}
