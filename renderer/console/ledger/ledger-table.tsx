import { Button, Checkbox, Popover } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
import { formNames } from '#shared/meeting/forms'
import { sayDay } from '#shared/text/dates'
import { topicSourceNames } from '#shared/topic/entry'
import { lineKindNames } from '#shared/topic/lines'
import { adoptionNames, replyResultNames } from '#shared/topic/replies'
import { findingNames, plannedReview } from '#shared/topic/reviews'
import type { LedgerRow } from '#shared/views/ledger'
import { LampChip } from '../../kit/lamp-chip'
import { LongList } from '../../kit/long-list'
import styles from './ledger-table.module.css'

type LedgerTableProps = {
  readonly rows: readonly LedgerRow[]
  readonly columns: readonly ColumnId[]
  readonly today: string
  readonly openKey: string | null
  readonly onOpen: (row: LedgerRow) => void
}

/** 台账 row by row, its lamp first, with the columns the clerk wants. Enter opens the row beside the table. */
export function LedgerTable({ rows, columns, today, openKey, onOpen }: LedgerTableProps) {
  const wanted = openKey === null ? columns : columns.filter((id) => besidePanel.includes(id))
  const shown = columnIds.filter((id) => wanted.includes(id))
  const grid: CSSProperties = {
    gridTemplateColumns: ['76px', 'minmax(180px, 3fr)', ...shown.map((id) => columnWidths[id])].join(' '),
  }
  return (
    <div className={styles.table}>
      <div className={styles.heads} style={grid} aria-hidden>
        <span>灯</span>
        <span>事项</span>
        {shown.map((id) => (
          <span key={id}>{columnNames[id]}</span>
        ))}
      </div>
      <LongList label="台账" items={rows} keyOf={(row) => row.key} rowHeight={54}>
        {(row) => (
          <button
            type="button"
            className={styles.line}
            style={grid}
            data-row-main
            aria-pressed={row.key === openKey}
            onClick={() => onOpen(row)}
          >
            <span>
              <LampChip lamp={row.reading.lamp} />
            </span>
            <span className={styles.what}>
              <span className={styles.text}>{row.line.text}</span>
              <span className={styles.topic}>
                {lineKindNames[row.line.kind]}　{row.topic}
              </span>
            </span>
            {shown.map((id) => (
              <span key={id} className={styles.cell}>
                {cells[id](row, today)}
              </span>
            ))}
          </button>
        )}
      </LongList>
    </div>
  )
}

/** 列: what may stand beside lamp and wording, in the order in which it stands. */
export const columnIds = [
  'room',
  'code',
  'source',
  'form',
  'agreed',
  'unit',
  'leader',
  'node',
  'state',
  'progress',
  'bulletins',
  'reply',
  'review',
] as const
export type ColumnId = (typeof columnIds)[number]

export const usualColumns: readonly ColumnId[] = ['unit', 'node', 'state', 'progress']

export function isColumns(kept: unknown): kept is readonly ColumnId[] {
  return Array.isArray(kept) && kept.every((each) => columnIds.includes(each))
}

/** What stays beside an open panel: there is no place for more. */
const besidePanel: readonly ColumnId[] = ['unit', 'node']

const columnNames: Readonly<Record<ColumnId, string>> = {
  room: '议事室',
  code: '编号',
  source: '来源',
  form: '协商形式',
  agreed: '商定',
  unit: '责任单位',
  leader: '责任人',
  node: '节点',
  state: '阶段',
  progress: '最近进展',
  bulletins: '通报记录',
  reply: '反馈',
  review: '回头看',
}

const columnWidths: Readonly<Record<ColumnId, string>> = {
  room: 'minmax(90px, 1.2fr)',
  code: '84px',
  source: '72px',
  form: '92px',
  agreed: '98px',
  unit: 'minmax(90px, 1.2fr)',
  leader: '72px',
  node: 'minmax(128px, 1fr)',
  state: '98px',
  progress: 'minmax(120px, 1.6fr)',
  bulletins: 'minmax(90px, 1fr)',
  reply: 'minmax(100px, 1fr)',
  review: 'minmax(100px, 1fr)',
}

const cells: Readonly<Record<ColumnId, (row: LedgerRow, today: string) => ReactNode>> = {
  room: (row) => row.roomName,
  code: (row) => row.code,
  source: (row) => topicSourceNames[row.source],
  form: (row) => (row.form ? formNames[row.form] : ''),
  agreed: (row, today) => sayDay(row.line.agreedOn, today),
  unit: (row) => row.unit,
  leader: (row) => row.line.leader,
  node: ({ reading: { node, why } }, today) => (
    <Two above={why} below={node ? `${node.name} ${sayDay(node.dueOn, today)}` : ''} />
  ),
  state: (row) => row.state,
  progress: ({ progress }, today) => <Two above={progress.text} below={sayDay(progress.on, today)} />,
  bulletins: ({ bulletins }, today) => {
    const last = bulletins.at(-1)
    return last && <Two above={last.text} below={`${sayDay(last.on, today)}，共 ${bulletins.length} 次`} />
  },
  reply: ({ line }, today) => {
    const last = line.replies.at(-1)
    return (
      last && (
        <Two
          above={`${replyResultNames[last.result]}　${adoptionNames[last.adoption]}`}
          below={sayDay(last.on, today)}
        />
      )
    )
  },
  review: ({ line }, today) => {
    const held = line.reviews.findLast((each) => each.held !== null)?.held
    const planned = plannedReview(line)
    if (planned)
      return <Two above={held ? findingNames[held.finding] : '已安排'} below={sayDay(planned.dueOn, today)} />
    return held && <Two above={findingNames[held.finding]} below={sayDay(held.on, today)} />
  },
}

function Two({ above, below }: { readonly above: string; readonly below: string }) {
  return (
    <span className={styles.two}>
      <span title={above}>{above}</span>
      <span className={styles.below}>{below}</span>
    </span>
  )
}

type ColumnChoiceProps = {
  readonly chosen: readonly ColumnId[]
  /** Only a county has more rooms than one. */
  readonly withRooms: boolean
  readonly onChange: (chosen: readonly ColumnId[]) => void
}

/** Which columns stand in the table; the choice stays. */
export function ColumnChoice({ chosen, withRooms, onChange }: ColumnChoiceProps) {
  return (
    <Popover position="bottom-end" shadow="sm" trapFocus>
      <Popover.Target>
        <Button variant="default">列…</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="台账里有哪些列">
        <Checkbox.Group
          value={[...chosen]}
          onChange={(ids) => onChange(columnIds.filter((id) => ids.includes(id)))}
          aria-label="台账里有哪些列"
        >
          <div className={styles.choices}>
            {columnIds
              .filter((id) => withRooms || id !== 'room')
              .map((id) => (
                <Checkbox key={id} value={id} label={columnNames[id]} />
              ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  )
}
