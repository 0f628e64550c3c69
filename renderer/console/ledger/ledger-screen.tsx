import { Button, Select, TextInput } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { StreamId } from '#shared/fact'
import { type Quarter, quarterName } from '#shared/text/quarters'
import { lampNames } from '#shared/views/lamps'
import {
  filterLedger,
  type LedgerFilter,
  type LedgerOrder,
  type LedgerRow,
  lampCounts,
  ledgerOrderNames,
  ledgerOrders,
  orderLedger,
  wholeLedger,
} from '#shared/views/ledger'
import { EmptyState } from '../../kit/empty-state'
import { SearchIcon } from '../../kit/icons'
import { PageTitle } from '../../kit/page-title'
import { useRemembered } from '../../kit/remembered'
import { Toolbar } from '../../kit/toolbar'
import { ExchangeButton } from '../exchange/exchange-button'
import { useKeys } from '../keys/keys'
import { usePlace } from '../shell/place'
import { type Touched, UndoLast } from '../topics/undo-last'
import { BulletinButton } from './bulletin-button'
import { chosenOf, LedgerExport } from './bulletin-export'
import { LampCounts } from './lamp-counts'
import styles from './ledger-screen.module.css'
import { ColumnChoice, isColumns, LedgerTable, usualColumns } from './ledger-table'
import { LinePanel } from './line-panel'
import { useFound, useLedger } from './rows'

/** 台账 (P13): every line of every topic with its lamp; what needs somebody stands first. */
export function LedgerScreen() {
  const { rows, rooms, today, message } = useLedger()
  const [filter, setFilter] = useState<LedgerFilter>(wholeLedger)
  const [text, setText] = useState('')
  const [order, setOrder] = useRemembered<LedgerOrder>('ledger.order', 'need', isOrder)
  const [columns, setColumns] = useRemembered('ledger.columns', usualColumns, isColumns)
  const [open, setOpen] = useState<{ readonly key: string; readonly stream: StreamId; readonly lineId: string } | null>(
    null,
  )
  const [touched, setTouched] = useState<Touched | null>(null)
  const go = usePlace((state) => state.go)
  const search = useRef<HTMLInputElement>(null)
  useKeys([
    { id: 'ledger.search', keys: '/', label: '查找条目', group: '台账', run: () => search.current?.focus() },
    {
      id: 'ledger.red',
      keys: 'r',
      label: '只看红灯',
      group: '台账',
      run: () => setFilter((before) => ({ ...before, lamp: before.lamp === 'red' ? '' : 'red' })),
    },
    {
      id: 'ledger.yellow',
      keys: 'y',
      label: '只看黄灯',
      group: '台账',
      run: () => setFilter((before) => ({ ...before, lamp: before.lamp === 'yellow' ? '' : 'yellow' })),
    },
  ])

  const all = rows ?? nothing
  const found = useFound(all, text)
  const anyLamp = useMemo(() => filterLedger(found, { ...filter, lamp: '' }), [found, filter])
  const shown = useMemo(
    () => orderLedger(filterLedger(anyLamp, { ...wholeLedger, lamp: filter.lamp }), order),
    [anyLamp, filter.lamp, order],
  )
  const counts = useMemo(() => lampCounts(anyLamp), [anyLamp])
  const choices = useChoices(all)
  const choose = (part: Partial<LedgerFilter>) => setFilter({ ...filter, ...part })
  const isCounty = rooms.length > 1
  const scope = isCounty ? 'all' : 'own'
  const said = sayFilter(filter, text, isCounty ? roomNameOf(all, filter.room) : '')
  const isWhole = said === '' && order === 'need'

  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <PageTitle title="台账" beside={rows === null ? '' : `${all.length} 条`}>
          <UndoLast touched={touched} />
          <LedgerExport
            rooms={scope}
            chosen={
              isWhole
                ? null
                : chosenOf(
                    shown.map(({ stream, line }) => ({ stream, lineId: line.id })),
                    said,
                  )
            }
          />
          <BulletinButton rooms={scope} />
          <ExchangeButton />
        </PageTitle>
        <LampCounts counts={counts} chosen={filter.lamp} onChoose={(lamp) => choose({ lamp })} />
        <div className={styles.tools}>
          <Toolbar
            label="查找和看法"
            // Beside an open row the table has no place for a choice of columns.
            end={!open && <ColumnChoice chosen={columns} withRooms={isCounty} onChange={setColumns} />}
          >
            <TextInput
              ref={search}
              className={styles.search}
              type="search"
              aria-label="查找条目"
              placeholder="事项、议题、单位、拼音首字母"
              leftSection={<SearchIcon />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && setText('')}
            />
            {isCounty && (
              <Select
                className={styles.choice}
                aria-label="议事室"
                searchable
                data={[
                  { value: '', label: '全部议事室' },
                  ...rooms.map((room) => ({ value: room.id, label: room.name })),
                ]}
                value={filter.room}
                onChange={(room) => choose({ room: room ?? '' })}
              />
            )}
            <Select
              className={styles.choice}
              aria-label="责任单位"
              searchable
              data={[{ value: '', label: '全部单位' }, ...choices.units]}
              value={filter.unit}
              onChange={(unit) => choose({ unit: unit ?? '' })}
            />
            <Select
              className={styles.quarter}
              aria-label="商定的季度"
              data={[{ value: '', label: '全部季度' }, ...choices.quarters]}
              value={filter.quarter}
              onChange={(quarter) => choose({ quarter: quarter ?? '' })}
            />
            <Select
              className={styles.order}
              aria-label="排序"
              data={orderChoices}
              value={order}
              onChange={(value) => isOrder(value) && setOrder(value)}
            />
          </Toolbar>
        </div>
        {message !== '' && (
          <p className={styles.message} role="alert">
            {message}
          </p>
        )}
        {rows !== null && shown.length === 0 ? (
          <NoLines
            isNarrowed={all.length > 0}
            onAll={() => {
              setFilter(wholeLedger)
              setText('')
            }}
            onTopics={() => go({ screen: 'topics' })}
          />
        ) : (
          <LedgerTable
            rows={shown}
            columns={isCounty ? columns : columns.filter((id) => id !== 'room')}
            today={today}
            openKey={open?.key ?? null}
            onOpen={(row) => {
              setOpen({ key: row.key, stream: row.stream, lineId: row.line.id })
              if (touched?.stream !== row.stream) setTouched({ stream: row.stream, since: null })
            }}
          />
        )}
      </div>
      {open && (
        <LinePanel
          key={open.key}
          stream={open.stream}
          lineId={open.lineId}
          onTopic={() => go({ screen: 'topic', stream: open.stream })}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

type NoLinesProps = { readonly isNarrowed: boolean; readonly onAll: () => void; readonly onTopics: () => void }

function NoLines({ isNarrowed, onAll, onTopics }: NoLinesProps) {
  if (isNarrowed)
    return (
      <EmptyState
        title="没有这样的条目"
        text="换个灯、单位或季度看看；查找可以写拼音首字母，比如停车难写 tcn。"
        action={
          <Button variant="default" onClick={onAll}>
            看全部条目
          </Button>
        }
      />
    )
  return (
    <EmptyState
      title="台账还是空的"
      text="会上商定的每一条，散会后在议题的“报送”里登记成果，就会到这里：谁负责、什么时候该有回音、办到了没有，灯会自己变。"
      action={<Button onClick={onTopics}>去议题库</Button>}
    />
  )
}

const nothing: readonly LedgerRow[] = []

/** Units with most lines first; quarters with the latest first. */
function useChoices(rows: readonly LedgerRow[]) {
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const { unit } of rows) if (unit !== '') counts.set(unit, (counts.get(unit) ?? 0) + 1)
    const units = [...counts].sort(([, a], [, b]) => b - a).map(([unit]) => unit)
    const quarters: readonly Quarter[] = [...new Set(rows.map((row) => row.quarter))].sort().reverse()
    return { units, quarters: quarters.map((value) => ({ value, label: quarterName(value) })) }
  }, [rows])
}

/** 红灯，县住建局，2026年第四季度: what was chosen, as an export says it above its table. */
function sayFilter({ lamp, unit, quarter }: LedgerFilter, text: string, roomName: string): string {
  return [
    lamp && lampNames[lamp],
    roomName,
    unit,
    quarter && quarterName(quarter),
    text.trim() === '' ? '' : `“${text.trim().slice(0, 40)}”`,
  ]
    .filter(Boolean)
    .join('，')
}

function roomNameOf(rows: readonly LedgerRow[], room: string): string {
  return room === '' ? '' : (rows.find((row) => row.room === room)?.roomName ?? '')
}

function isOrder(kept: unknown): kept is LedgerOrder {
  return ledgerOrders.some((each) => each === kept)
}

const orderChoices = ledgerOrders.map((value) => ({ value, label: ledgerOrderNames[value] }))
