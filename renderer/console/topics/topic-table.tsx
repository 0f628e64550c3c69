import { Button, Checkbox, Popover } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'
import type { StreamId } from '#shared/fact'
import { formNames } from '#shared/meeting/forms'
import { dayOf, sayDay } from '#shared/text/dates'
import { topicSourceNames } from '#shared/topic/entry'
import { planStateNames } from '#shared/topic/session-plan'
import type { TopicRow } from '#shared/views/topic-row'
import { useDeskMinute } from '../../bridge/desk-clock'
import { LongList } from '../../kit/long-list'
import { ToneChip } from '../../kit/tone-chip'
import { TopicStanding } from './topic-marks'
import styles from './topic-table.module.css'

type TopicTableProps = {
  readonly rows: readonly TopicRow[]
  readonly columns: readonly ColumnId[]
  /** The topic that is open beside the table. */
  readonly open: StreamId | null
  readonly onOpen: (row: TopicRow) => void
  readonly onJudge: (row: TopicRow) => void
}

/** 表格: the pool row by row, with the columns the clerk wants. Enter opens the topic, E judges it. */
export function TopicTable({ rows, columns, open, onOpen, onJudge }: TopicTableProps) {
  const today = dayOf(useDeskMinute())
  const shown = columnIds.filter((id) => columns.includes(id))
  const widths = [{ least: 200, share: 3 }, ...shown.map((id) => columnWidths[id]), { least: 76, share: 0 }]
  const grid: CSSProperties = { gridTemplateColumns: widths.map(trackOf).join(' ') }
  const least = widths.reduce((sum, width) => sum + width.least + gap, around)
  return (
    <div className={styles.table}>
      <div className={styles.wide} style={{ minWidth: least }}>
        <div className={styles.heads} style={grid} aria-hidden>
          <span>议题</span>
          {shown.map((id) => (
            <span key={id}>{columnNames[id]}</span>
          ))}
          <span />
        </div>
        <LongList label="议题库" items={rows} keyOf={(row) => row.stream} rowHeight={46}>
          {(row) => (
            <div
              className={styles.line}
              style={grid}
              data-stream={row.stream}
              data-open={open === row.stream || undefined}
            >
              <button
                type="button"
                className={styles.title}
                data-row-main
                title={row.title}
                onClick={() => onOpen(row)}
              >
                {row.title}
              </button>
              {shown.map((id) => (
                <span key={id} className={styles.cell}>
                  {cells[id](row, today)}
                </span>
              ))}
              <button
                type="button"
                className={styles.judge}
                tabIndex={-1}
                aria-label={`评分、受理“${row.title}”`}
                onClick={() => onJudge(row)}
              >
                {row.reception === 'entered' ? '受理…' : '评分…'}
              </button>
            </div>
          )}
        </LongList>
      </div>
    </div>
  )
}

type Width = { readonly least: number; readonly share: number }

function trackOf({ least, share }: Width): string {
  return share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`
}

/** What stands between the columns and around them, in pixels: topic-table.module.css has the same. */
const gap = 12
const around = 24

/** 列: what may stand beside the title, in the order in which it stands. */
export const columnIds = [
  'code',
  'standing',
  'source',
  'channel',
  'proposer',
  'area',
  'touched',
  'score',
  'showpiece',
  'form',
  'plan',
  'lead',
  'node',
  'enteredOn',
] as const
export type ColumnId = (typeof columnIds)[number]

export const usualColumns: readonly ColumnId[] = ['code', 'standing', 'source', 'area', 'score', 'node', 'enteredOn']

export function isColumns(kept: unknown): kept is readonly ColumnId[] {
  return Array.isArray(kept) && kept.every((each) => columnIds.includes(each))
}

const columnNames: Readonly<Record<ColumnId, string>> = {
  code: '编号',
  standing: '阶段',
  source: '来源',
  channel: '渠道',
  proposer: '提出人',
  area: '涉及范围',
  touched: '涉及人群',
  score: '评分',
  showpiece: '形象工程',
  form: '协商形式',
  plan: '方案审批',
  lead: '牵头单位',
  node: '下一个节点',
  enteredOn: '登记日期',
}

/** The least in pixels, and the share of what is left over. */
const columnWidths: Readonly<Record<ColumnId, Width>> = {
  code: { least: 84, share: 0 },
  standing: { least: 100, share: 0 },
  source: { least: 76, share: 0 },
  channel: { least: 70, share: 1 },
  proposer: { least: 70, share: 1 },
  area: { least: 90, share: 1.2 },
  touched: { least: 100, share: 1.2 },
  score: { least: 48, share: 0 },
  showpiece: { least: 68, share: 0 },
  form: { least: 96, share: 0 },
  plan: { least: 72, share: 0 },
  lead: { least: 90, share: 1.2 },
  node: { least: 130, share: 1.4 },
  enteredOn: { least: 104, share: 0 },
}

const cells: Readonly<Record<ColumnId, (row: TopicRow, today: string) => ReactNode>> = {
  code: (row) => row.code,
  standing: (row) => <TopicStanding row={row} />,
  source: (row) => topicSourceNames[row.source],
  channel: (row) => row.channel,
  proposer: (row) => row.proposer,
  area: (row) => row.area,
  touched: (row) => row.touched,
  score: (row) => (row.score === null ? '' : `${row.score} 分`),
  showpiece: (row) => row.showpiece && <ToneChip tone="plum">形象</ToneChip>,
  form: (row) => (row.form ? formNames[row.form] : ''),
  plan: (row) => (row.planState ? planStateNames[row.planState] : ''),
  lead: (row) => row.lead,
  node: (row, today) => (row.nextNode ? `${row.nextNode.title} ${sayDay(row.nextNode.dueOn, today)}` : ''),
  enteredOn: (row, today) => sayDay(row.enteredOn, today),
}

type ColumnChoiceProps = {
  readonly chosen: readonly ColumnId[]
  readonly onChange: (chosen: readonly ColumnId[]) => void
}

/** Which columns stand in the table; the choice stays. */
export function ColumnChoice({ chosen, onChange }: ColumnChoiceProps) {
  return (
    <Popover position="bottom-end" shadow="sm" trapFocus>
      <Popover.Target>
        <Button variant="default">列…</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="表格里有哪些列">
        <Checkbox.Group
          value={[...chosen]}
          onChange={(ids) => onChange(columnIds.filter((id) => ids.includes(id)))}
          aria-label="表格里有哪些列"
        >
          <div className={styles.choices}>
            {columnIds.map((id) => (
              <Checkbox key={id} value={id} label={columnNames[id]} />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  )
}
