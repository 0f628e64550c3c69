import { Checkbox } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { dayOf, sayDay } from '#shared/text/dates'
import type { Line } from '#shared/topic/lines'
import { lampOf, lineStateName } from '#shared/views/lamps'
import { useDeskMinute } from '../../bridge/desk-clock'
import { LampChip } from '../../kit/lamp-chip'
import { useRoom } from '../shell/beginning'
import { KindChip } from './kind-chip'
import styles from './line-list.module.css'

type LineListProps = {
  readonly label: string
  readonly lines: readonly Line[]
  readonly openId: string | null
  readonly onOpen: (lineId: string) => void
  /** Ids of the lines that are chosen, for acts on several; null offers no choice. */
  readonly chosen: ReadonlySet<string> | null
  readonly onChoose?: (lineId: string, isChosen: boolean) => void
}

/** The lines of one topic: lamp, wording, unit and what is next. Up and down go from one to the next. */
export function LineList({ label, lines, openId, onOpen, chosen, onChoose }: LineListProps) {
  const { ledger } = useRoom()
  const today = dayOf(useDeskMinute())
  return (
    <ul className={styles.list} aria-label={label} onKeyDown={walk}>
      {lines.map((line) => {
        const { lamp, node, why } = lampOf(line, today, ledger)
        return (
          <li key={line.id} className={styles.row}>
            {chosen && (
              <Checkbox
                className={styles.choice}
                aria-label={`选中：${line.text}`}
                checked={chosen.has(line.id)}
                onChange={(event) => onChoose?.(line.id, event.currentTarget.checked)}
              />
            )}
            <button
              type="button"
              className={styles.line}
              data-line-main
              aria-pressed={line.id === openId}
              onClick={() => onOpen(line.id)}
            >
              <span className={styles.lamp}>
                <LampChip lamp={lamp} />
              </span>
              <span className={styles.what}>
                <span className={styles.text}>{line.text}</span>
                <span className={styles.about}>
                  <KindChip kind={line.kind} />
                  <span className={styles.unit}>{line.unit || line.report?.to || '责任单位还没有定'}</span>
                </span>
              </span>
              <span className={styles.where}>
                <span>{lineStateName(line)}</span>
                <span className={styles.node}>{node ? `${node.name} ${sayDay(node.dueOn, today)}　${why}` : why}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('[data-line-main]')) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line-main]')]
  event.preventDefault()
  rows[rows.indexOf(event.target) + step]?.focus()
}
