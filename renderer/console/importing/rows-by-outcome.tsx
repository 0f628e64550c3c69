import { SegmentedControl } from '@mantine/core'
import { type ReactElement, type ReactNode, useState } from 'react'
import { LongList } from '../../kit/long-list'
import styles from './importing.module.css'

type RowsByOutcomeProps<Outcome extends string, Entry> = {
  readonly entries: readonly Entry[]
  /** Those that need the clerk come first. */
  readonly order: readonly [Outcome, ...Outcome[]]
  readonly names: Readonly<Record<Outcome, string>>
  readonly counts: Readonly<Record<Outcome, number>>
  /** Above the rows of an outcome, such as a box that ticks them all. */
  readonly above?: (outcome: Outcome, entries: readonly Entry[]) => ReactNode
  readonly children: (entry: Entry, isFirst: boolean) => ReactElement
}

/** The file's rows with what would become of each. Tab stops at the first; the arrow keys go on from there. */
export function RowsByOutcome<
  Outcome extends string,
  Entry extends { readonly row: number; readonly outcome: Outcome },
>({ entries, order, names, counts, above, children }: RowsByOutcomeProps<Outcome, Entry>) {
  const outcomes = order.filter((outcome) => counts[outcome] > 0)
  const [shown, setShown] = useState<Outcome>(outcomes[0] ?? order[0])
  const rows = entries.filter(({ outcome }) => outcome === shown)
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="看哪些行"
        data={outcomes.map((outcome) => ({ value: outcome, label: `${names[outcome]} ${counts[outcome]}` }))}
        value={shown}
        onChange={setShown}
      />
      <div className={styles.rows}>
        {above?.(shown, rows)}
        <LongList label={`${names[shown]}的行`} items={rows} keyOf={({ row }) => `${row}`} rowHeight={80}>
          {(entry, index) => children(entry, index === 0)}
        </LongList>
      </div>
    </>
  )
}
