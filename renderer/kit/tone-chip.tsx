import type { ReactNode } from 'react'
import type { Tone } from './theme'
import styles from './tone-chip.module.css'

type ToneChipProps = {
  readonly tone: Tone
  /** A sign before the word, for a state that is seen from afar: a dot. */
  readonly dotted?: boolean
  readonly children: ReactNode
}

/** A state in a word and one colour, never in colour alone. */
export function ToneChip({ tone, dotted = false, children }: ToneChipProps) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {dotted && <span className={styles.dot} aria-hidden />}
      {children}
    </span>
  )
}
