import { Checkbox } from '@mantine/core'
import { useId, useState } from 'react'
import type { Line } from '#shared/topic/lines'
import { LineList } from '../ledger/line-list'
import styles from './report-part-lines.module.css'

/** The lines chosen for one act on several; a line that has gone is no longer chosen. */
export type LineChoice = {
  readonly lines: readonly Line[]
  readonly ids: ReadonlySet<string>
  readonly choose: (ids: readonly string[], areChosen: boolean) => void
  readonly clear: () => void
}

export function useLineChoice(all: readonly Line[]): LineChoice {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const lines = all.filter((line) => kept.has(line.id))
  return {
    lines,
    ids: kept,
    choose: (ids, areChosen) =>
      setKept((before) => new Set(areChosen ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id)))),
    clear: () => setKept(new Set()),
  }
}

type LineGroupProps = {
  readonly title: string
  readonly lines: readonly Line[]
  readonly choice: LineChoice | null
  readonly openId: string | null
  readonly onOpen: (lineId: string) => void
}

/** Lines that wait for the same thing, under one heading; nothing at all when there are none. */
export function LineGroup({ title, lines, choice, openId, onOpen }: LineGroupProps) {
  const heading = useId()
  if (lines.length === 0) return null
  const ids = lines.map((line) => line.id)
  const chosen = ids.filter((id) => choice?.ids.has(id)).length
  return (
    <section aria-labelledby={heading}>
      <div className={styles.bar}>
        <h2 id={heading} className={styles.head}>
          {title}
          <span className={styles.count}>{lines.length} 条</span>
        </h2>
        {choice && lines.length > 1 && (
          <Checkbox
            label="全选"
            aria-label={`全选：${title}`}
            checked={chosen === ids.length}
            indeterminate={chosen > 0 && chosen < ids.length}
            onChange={(event) => choice.choose(ids, event.currentTarget.checked)}
          />
        )}
      </div>
      <LineList
        label={title}
        lines={lines}
        openId={openId}
        onOpen={onOpen}
        chosen={choice?.ids ?? null}
        onChoose={(id, isChosen) => choice?.choose([id], isChosen)}
      />
    </section>
  )
}
