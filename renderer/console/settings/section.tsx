import type { ReactNode } from 'react'
import type { KeptState } from '../../kit/kept-form'
import { SaveMark } from '../../kit/save-mark'
import styles from './settings-screen.module.css'

type SectionProps = {
  readonly title: string
  /** What this is for and where it shows. */
  readonly text: string
  /** Where the typing stands, for a section that keeps itself. */
  readonly state?: KeptState
  readonly children: ReactNode
}

/** One section of a part: what it is at the left, its fields at the right. */
export function Section({ title, text, state, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.text}>{text}</p>
        {state && <SaveMark state={state} />}
      </div>
      <div className={styles.fields}>{children}</div>
    </section>
  )
}
