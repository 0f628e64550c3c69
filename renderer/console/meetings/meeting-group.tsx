import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MeetingRow } from '#shared/contract/console'
import type { Instant } from '#shared/fact'
import styles from './meeting-group.module.css'
import { MeetingLine } from './meeting-line'

type MeetingGroupProps = {
  readonly title: string
  readonly rows: readonly MeetingRow[]
  readonly now: Instant
  readonly onCopy: (row: MeetingRow) => void
  readonly onCancel: (row: MeetingRow) => void
  readonly onKeep: (row: MeetingRow) => void
}

export function MeetingGroup({ title, rows, ...rest }: MeetingGroupProps) {
  const [shown, setShown] = useState(atOnce)
  if (rows.length === 0) return null
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>
        {title}
        <span className={styles.count}>{rows.length} 场</span>
      </h2>
      <ul className={styles.lines}>
        {rows.slice(0, shown).map((row) => (
          <MeetingLine key={row.stream} row={row} {...rest} />
        ))}
      </ul>
      {rows.length > shown && (
        <Button mt={10} variant="subtle" color="ink" onClick={() => setShown(shown + atOnce)}>
          再看 {Math.min(atOnce, rows.length - shown)} 场更早的
        </Button>
      )}
    </section>
  )
}

/** Years of meetings are looked for, not scrolled through. */
const atOnce = 50
