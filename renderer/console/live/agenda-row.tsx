import { ActionIcon, Menu } from '@mantine/core'
import { type CSSProperties, type KeyboardEvent, memo, useEffect, useRef } from 'react'
import type { AgendaItem } from '#shared/meeting/agenda'
import type { AgendaTime } from '#shared/views/agenda-times'
import { MoreIcon } from '../../kit/icons'
import { KeyCap } from '../../kit/key-cap'
import { ActButton } from './act-button'
import styles from './agenda-row.module.css'
import type { AgendaActs } from './proceedings-acts'
import { useDraggableRow } from './sortable'

export type RowTimes = {
  readonly state: AgendaTime['state']
  /** Null for what a meeting that is over did not come to. */
  readonly startsAt: string | null
  readonly usedMinutes: number
  readonly plannedMinutes: number | null
  readonly overMinutes: number
  /** Of the planned length, in whole percent. */
  readonly share: number
}

type AgendaRowProps = {
  readonly item: AgendaItem
  readonly number: string
  readonly times: RowTimes
  readonly isSelected: boolean
  /** The one row that Tab stops at. */
  readonly isStop: boolean
  readonly isFixed: boolean
  readonly acts: AgendaActs
  readonly onSelect: (itemId: string) => void
}

/** One item. The column looks at the clock every second; a row is drawn again when one of its words changes. */
export const AgendaRow = memo(DrawnRow, (before, after) => {
  const { times, ...rest } = before
  const same = Object.entries(rest).every(([name, value]) => value === after[name as keyof AgendaRowProps])
  return same && sameTimes(times, after.times)
})

/** Whether a row would say the same. */
export function sameTimes(a: RowTimes, b: RowTimes): boolean {
  return Object.entries(a).every(([name, value]) => value === b[name as keyof RowTimes])
}

function DrawnRow({ item, number, times, isSelected, isStop, isFixed, acts, onSelect }: AgendaRowProps) {
  const { setNodeRef, listeners, style, isDragging } = useDraggableRow(item.id)
  const row = useRef<HTMLDivElement | null>(null)
  const isNow = times.state === 'now'
  useEffect(() => {
    if (isSelected || isNow) row.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isSelected, isNow])
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (acts.enter.enabled) acts.enter.run()
  }
  return (
    <div
      ref={(element) => {
        row.current = element
        setNodeRef(element)
      }}
      className={styles.row}
      data-state={times.state}
      data-selected={isSelected}
      data-dragging={isDragging}
      style={{ ...style, '--depth': item.depth } as CSSProperties}
    >
      <button
        type="button"
        className={styles.what}
        tabIndex={isStop ? 0 : -1}
        aria-current={isNow ? 'step' : undefined}
        aria-expanded={isFixed ? undefined : isSelected}
        onClick={() => onSelect(item.id)}
        onDoubleClick={acts.enter.run}
        onKeyDown={press}
        {...(isFixed ? {} : listeners)}
      >
        <span className={styles.number}>{times.state === 'done' ? <span title="已进行">✓</span> : number}</span>
        <span className={styles.title}>{item.title}</span>
        <span className={styles.length} data-over={times.overMinutes > 0}>
          {sayLength(times)}
        </span>
        <time className={styles.start}>{times.startsAt}</time>
        {isNow && times.plannedMinutes !== null && (
          <span className={styles.bar} data-over={times.overMinutes > 0} aria-hidden>
            <span className={styles.used} style={{ width: `${times.share}%` }} />
          </span>
        )}
      </button>
      {isSelected && !isFixed && (
        <div className={styles.acts}>
          <ActButton act={acts.enter} size="compact-sm" h={32} label="进入" />
          <ActButton act={acts.skip} size="compact-sm" h={32} label={item.skipped ? '恢复' : '跳过'} />
          <Menu position="bottom-end" shadow="sm">
            <Menu.Target>
              <ActionIcon aria-label={`${item.title}：更多`}>
                <MoreIcon />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {[acts.moveUp, acts.moveDown, acts.edit].map((act) => (
                <Menu.Item
                  key={act.id}
                  disabled={act.enabled === false}
                  onClick={act.run}
                  rightSection={<KeyCap keys={act.keys} />}
                >
                  {act.label.replace('选中的议程', '')}
                </Menu.Item>
              ))}
              <Menu.Item color="cinnabar" disabled={item.runs.length > 0} onClick={() => acts.remove(item.id)}>
                删除这一项
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </div>
  )
}

/** 3 分钟 · 10 分钟，超 4 · 已用 17 / 25 分钟 · 跳过 · 未进行. */
function sayLength({ state, startsAt, usedMinutes, plannedMinutes, overMinutes }: RowTimes): string {
  const over = overMinutes > 0 ? `，超 ${overMinutes}` : ''
  switch (state) {
    case 'skipped':
      return '跳过'
    case 'now':
      return plannedMinutes === null
        ? `已用 ${usedMinutes} 分钟`
        : `已用 ${usedMinutes} / ${plannedMinutes} 分钟${over}`
    case 'done':
      return `${usedMinutes} 分钟${over}`
    case 'coming':
      if (startsAt === null) return '未进行'
      return plannedMinutes === null ? '不限时' : `${plannedMinutes} 分钟`
  }
}
