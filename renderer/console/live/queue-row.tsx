import { ActionIcon, Button } from '@mantine/core'
import { type KeyboardEvent, memo } from 'react'
import type { Attendee } from '#shared/meeting/attendance'
import { speechKindNames, stanceNames, type Waiting } from '#shared/meeting/speaking'
import type { SpokenSummary } from '#shared/views/fairness'
import { DownIcon, RemoveIcon, UpIcon } from '../../kit/icons'
import { SideChip } from '../../kit/side-chip'
import { ToneChip } from '../../kit/tone-chip'
import styles from './queue-row.module.css'
import { useDraggableRow } from './sortable'

type QueueRowProps = {
  readonly entry: Waiting
  readonly place: number
  readonly person: Attendee | undefined
  readonly spoken: SpokenSummary
  readonly canCall: boolean
  readonly onMove: (step: 1 | -1) => void
  readonly onFocusStep: (step: 1 | -1) => void
  readonly onRemove: () => void
  readonly onCall: () => void
}

/** One who waits. While rows are dragged only this frame moves: what stands in it stays as it was drawn. */
export function QueueRow(props: QueueRowProps) {
  const { setNodeRef, listeners, style, isDragging } = useDraggableRow(props.entry.id)
  return (
    <div
      ref={setNodeRef}
      className={styles.row}
      data-dragging={isDragging}
      data-first={props.place === 1}
      style={style}
      {...listeners}
    >
      <Words {...props} />
    </div>
  )
}

const Words = memo(DrawnWords)

/** With the keyboard on the row: Enter calls, Alt+↑/↓ moves, Delete removes. */
function DrawnWords(props: QueueRowProps) {
  const { entry, place, person, spoken, canCall, onMove, onFocusStep, onRemove, onCall } = props
  const name = person?.name ?? '这位'
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const act = rowAct(event)
    if (!act) return
    event.preventDefault()
    act()
  }
  const rowAct = ({ key, altKey }: KeyboardEvent): (() => void) | undefined => {
    if (key === 'ArrowUp') return () => (altKey ? onMove(-1) : onFocusStep(-1))
    if (key === 'ArrowDown') return () => (altKey ? onMove(1) : onFocusStep(1))
    if (key === 'Delete') return onRemove
    if (key === 'Enter' && canCall) return onCall
    return undefined
  }
  const about = [person?.organization, entry.note].filter(Boolean).join('　')
  return (
    <>
      <span className={styles.place}>{place}</span>
      <button
        type="button"
        className={styles.name}
        title={name}
        data-entry={entry.id}
        aria-label={`第 ${place} 位，${name}，${speechKindNames[entry.kind]}`}
        aria-keyshortcuts="Enter Alt+ArrowUp Alt+ArrowDown Delete"
        onKeyDown={press}
      >
        {name}
      </button>
      <span className={styles.side}>{person && <SideChip side={person.side} />}</span>
      <span className={styles.about} title={about}>
        {entry.kind !== 'speech' && <ToneChip tone="blue">{speechKindNames[entry.kind]}</ToneChip>}
        {entry.stance !== 'neutral' && (
          <ToneChip tone={entry.stance === 'for' ? 'jade' : 'amber'}>{stanceNames[entry.stance]}</ToneChip>
        )}
        <span className={styles.aboutText}>{about}</span>
      </span>
      <span className={styles.spoken}>{saySpoken(spoken)}</span>
      {canCall && (
        <Button className={styles.call} variant="light" size="compact-sm" h={32} onClick={onCall}>
          请发言
        </Button>
      )}
      <span className={styles.acts}>
        <ActionIcon aria-label={`${name}上移`} onClick={() => onMove(-1)}>
          <UpIcon />
        </ActionIcon>
        <ActionIcon aria-label={`${name}下移`} onClick={() => onMove(1)}>
          <DownIcon />
        </ActionIcon>
        <ActionIcon aria-label={`${name}移出队列`} onClick={onRemove}>
          <RemoveIcon />
        </ActionIcon>
      </span>
    </>
  )
}

function saySpoken({ count, ms }: SpokenSummary): string {
  if (count === 0) return '未发言'
  const minutes = Math.round(ms / 60_000)
  return minutes === 0 ? `讲过 ${count} 次` : `讲过 ${minutes} 分`
}
