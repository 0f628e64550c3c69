import { Button, ScrollArea } from '@mantine/core'
import { memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { agendaNumbers, nextItem } from '#shared/meeting/agenda'
import type { MeetingHistory } from '#shared/meeting/history'
import { clockTime } from '#shared/text/dates'
import { type AgendaTime, forecastAgenda } from '#shared/views/agenda-times'
import { useDeskNow } from '../../bridge/desk-clock'
import { EmptyState } from '../../kit/empty-state'
import { KeyCap } from '../../kit/key-cap'
import type { KeyAction } from '../keys/keys'
import { ActButton } from './act-button'
import styles from './agenda-column.module.css'
import { AgendaRow, type RowTimes, sameTimes } from './agenda-row'
import { drawnWithout } from './drawn-without'
import { useLive } from './live-state'
import type { AgendaActs } from './proceedings-acts'
import { SortableList } from './sortable'

type AgendaColumnProps = {
  readonly history: MeetingHistory
  readonly acts: AgendaActs
  readonly close: KeyAction
}

/** More rows than this are drawn only where they are looked at; then the keys move them and the hand does not. */
const manyRows = 60

/** 议程: what is done, now and to come, with start times that move as the meeting runs (A7). */
export const AgendaColumn = drawnWithout(
  ['minutes', 'consensus', 'votes', 'checklist', 'wall', 'speaking', 'attendees'],
  DrawnColumn,
)

/** It looks at the clock every second, and draws the rows when a word of them changes. */
function DrawnColumn({ history, acts, close }: AgendaColumnProps) {
  const now = useDeskNow()
  const latest = forecastAgenda(history.meeting, now).times.map(rowTimes)
  const shown = useRef(latest)
  if (!saysSame(shown.current, latest)) shown.current = latest
  return <Rows meeting={history.meeting} times={shown.current} acts={acts} close={close} />
}

type RowsProps = Pick<AgendaColumnProps, 'acts' | 'close'> & {
  readonly meeting: MeetingHistory['meeting']
  readonly times: readonly RowTimes[]
}

const Rows = memo(function Rows({ meeting, times, acts, close }: RowsProps) {
  const { agenda, proceedings } = meeting
  const { items } = agenda
  const ids = useMemo(() => items.map((item) => item.id), [items])
  const numbers = agendaNumbers(items)
  const { selectedItemId, show } = useLive()
  const selectedId = selectedItemId ?? agenda.activeId
  const shownAt = items.findIndex((item) => item.id === selectedId)
  const long = useRef<VirtualizerHandle>(null)
  useEffect(() => {
    if (shownAt >= 0) long.current?.scrollToIndex(shownAt, { align: 'nearest' })
  }, [shownAt])
  const activeAt = items.findIndex((item) => item.id === agenda.activeId)
  const isOver = proceedings.phase === 'closed' || proceedings.phase === 'cancelled'

  const select = useCallback(
    (itemId: string) => show({ selectedItemId: itemId === useLive.getState().selectedItemId ? null : itemId }),
    [show],
  )
  const rows = items.map((item, index) => (
    <AgendaRow
      key={item.id}
      item={item}
      number={numbers[index] ?? ''}
      times={times[index] ?? noTimes}
      isSelected={item.id === selectedItemId}
      isStop={item.id === selectedId || (shownAt < 0 && index === 0)}
      isFixed={isOver}
      acts={acts}
      onSelect={select}
    />
  ))

  return (
    <nav className={styles.column} aria-label="议程">
      <div className={styles.head}>
        <h2>议程</h2>
        <span className="figures">
          {activeAt >= 0 ? activeAt + 1 : items.filter((item) => item.runs.length > 0).length} / {items.length}
        </span>
      </div>
      {items.length === 0 ? (
        <EmptyState title="还没有议程" text="先加上至少一项议程，才能宣布开会。" />
      ) : items.length > manyRows ? (
        <div className={styles.long}>
          <Virtualizer ref={long} as="ol" item="li">
            {rows}
          </Virtualizer>
        </div>
      ) : (
        <ScrollArea className={styles.list} scrollbarSize={8} type="auto">
          <ol className={styles.rows}>
            <SortableList ids={ids} onDrop={acts.drop}>
              {rows.map((row) => (
                <li key={row.key}>{row}</li>
              ))}
            </SortableList>
          </ol>
        </ScrollArea>
      )}
      {!isOver && (
        <div className={styles.foot}>
          <ActButton act={acts.add} size="compact-sm" h={34} label="加一项" />
          {nextItem(agenda) === null && agenda.activeId !== null ? (
            <Button
              className={styles.next}
              h={34}
              onClick={close.run}
              disabled={close.enabled === false}
              rightSection={<KeyCap keys={close.keys} />}
            >
              {close.label}
            </Button>
          ) : (
            <ActButton act={acts.next} className={styles.next} size="compact-sm" h={34} label="下一项" />
          )}
        </div>
      )}
    </nav>
  )
})

/** Only what the row shows, so that it is drawn again when one of these words changes and not every second. */
function rowTimes(time: AgendaTime): RowTimes {
  return {
    state: time.state,
    startsAt: time.startsAt === null ? null : clockTime(time.startsAt),
    usedMinutes: Math.floor(time.usedMs / 60_000),
    plannedMinutes: time.plannedMs === null ? null : time.plannedMs / 60_000,
    overMinutes: Math.floor(time.overMs / 60_000),
    share: time.plannedMs ? Math.min(100, Math.floor((time.usedMs * 100) / time.plannedMs)) : 0,
  }
}

const noTimes: RowTimes = {
  state: 'coming',
  startsAt: '',
  usedMinutes: 0,
  plannedMinutes: null,
  overMinutes: 0,
  share: 0,
}

function saysSame(before: readonly RowTimes[], after: readonly RowTimes[]): boolean {
  return before.length === after.length && before.every((each, index) => sameTimes(each, after[index] ?? noTimes))
}
