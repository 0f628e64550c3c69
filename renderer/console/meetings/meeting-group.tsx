import { Button } from '@mantine/core'
import { startTransition, useEffect, useState } from 'react'
import type { MeetingRow } from '#shared/contract/lists'
import type { Instant } from '#shared/fact'
import { afterPainting } from '../../kit/after-painting'
import { meetingsAtOnce } from './first-list'
import styles from './meeting-group.module.css'
import { MeetingLine } from './meeting-line'

type MeetingGroupProps = {
  readonly title: string
  readonly rows: readonly MeetingRow[]
  /** How many there are in all, and what fetches more of them. */
  readonly more?: { readonly count: number; readonly onMore: () => void }
  readonly now: Instant
  readonly onCopy: (row: MeetingRow) => void
  readonly onCancel: (row: MeetingRow) => void
  readonly onKeep: (row: MeetingRow) => void
}

export function MeetingGroup({ title, rows, more, ...rest }: MeetingGroupProps) {
  const [drawn, setDrawn] = useState(inSight)
  useEffect(() => afterPainting(() => startTransition(() => setDrawn(Number.POSITIVE_INFINITY))), [])
  const left = (more?.count ?? rows.length) - rows.length
  if (rows.length === 0) return null
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>
        {title}
        <span className={styles.count}>{rows.length + left} 场</span>
      </h2>
      <ul className={styles.lines}>
        {rows.slice(0, drawn).map((row) => (
          <MeetingLine key={row.stream} row={row} {...rest} />
        ))}
      </ul>
      {left > 0 && (
        <Button mt={10} variant="subtle" color="ink" onClick={more?.onMore}>
          再看 {Math.min(meetingsAtOnce, left)} 场更早的
        </Button>
      )}
    </section>
  )
}

/** More than stand in a tall window; the others are drawn behind the first picture. */
const inSight = 16
