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

/** What can be done with one who waits, by the id of the entry. */
export type QueueActs = {
  readonly move: (entryId: string, step: 1 | -1) => void
  readonly focusStep: (entryId: string, step: 1 | -1) => void
  readonly remove: (entryId: string) => void
  readonly call: (entryId: string) => void
}

type QueueRowProps = {
  readonly entry: Waiting
  readonly place: number
  readonly person: Attendee | undefined
  /** How much the person has spoken, in words. */
  readonly spoken: string
  readonly canCall: boolean
  readonly acts: QueueActs
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
function DrawnWords({ entry, place, person, spoken, canCall, acts }: QueueRowProps) {
  const { id } = entry
  const name = person?.name ?? '这位'
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const act = rowAct(event)
    if (!act) return
    event.preventDefault()
    act()
  }
  const rowAct = ({ key, altKey }: KeyboardEvent): (() => void) | undefined => {
    if (key === 'ArrowUp') return () => (altKey ? acts.move(id, -1) : acts.focusStep(id, -1))
    if (key === 'ArrowDown') return () => (altKey ? acts.move(id, 1) : acts.focusStep(id, 1))
    if (key === 'Delete') return () => acts.remove(id)
    if (key === 'Enter' && canCall) return () => acts.call(id)
    return undefined
  }
  return (
    <>
      <span className={styles.place}>{place}</span>
      <button
        type="button"
        className={styles.name}
        title={name}
        data-entry={id}
        aria-label={`第 ${place} 位，${name}，${speechKindNames[entry.kind]}`}
        aria-keyshortcuts="Enter Alt+ArrowUp Alt+ArrowDown Delete"
        onKeyDown={press}
      >
        {name}
      </button>
      <About entry={entry} person={person} />
      <span className={styles.spoken}>{spoken}</span>
      <Acts id={id} name={name} canCall={canCall} acts={acts} />
    </>
  )
}

/** Whoever leaves the top of the queue changes the place of everybody behind, and nothing else of their rows. */
const About = memo(DrawnAbout)
const Acts = memo(DrawnActs)

function DrawnAbout({ entry, person }: Pick<QueueRowProps, 'entry' | 'person'>) {
  const about = [person?.organization, entry.note].filter(Boolean).join('　')
  return (
    <>
      <span className={styles.side}>{person && <SideChip side={person.side} />}</span>
      <span className={styles.about} title={about}>
        {entry.kind !== 'speech' && <ToneChip tone="blue">{speechKindNames[entry.kind]}</ToneChip>}
        {entry.stance !== 'neutral' && (
          <ToneChip tone={entry.stance === 'for' ? 'jade' : 'amber'}>{stanceNames[entry.stance]}</ToneChip>
        )}
        <span className={styles.aboutText}>{about}</span>
      </span>
    </>
  )
}

type ActsProps = Pick<QueueRowProps, 'canCall' | 'acts'> & { readonly id: string; readonly name: string }

function DrawnActs({ id, name, canCall, acts }: ActsProps) {
  return (
    <>
      {canCall && (
        <Button className={styles.call} variant="light" size="compact-sm" h={32} onClick={() => acts.call(id)}>
          请发言
        </Button>
      )}
      <span className={styles.acts}>
        <ActionIcon aria-label={`${name}上移`} onClick={() => acts.move(id, -1)}>
          <UpIcon />
        </ActionIcon>
        <ActionIcon aria-label={`${name}下移`} onClick={() => acts.move(id, 1)}>
          <DownIcon />
        </ActionIcon>
        <ActionIcon aria-label={`${name}移出队列`} onClick={() => acts.remove(id)}>
          <RemoveIcon />
        </ActionIcon>
      </span>
    </>
  )
}

/** 未发言 · 讲过 1 次 · 讲过 4 分. */
export function saySpoken({ count, ms }: SpokenSummary): string {
  if (count === 0) return '未发言'
  const minutes = Math.round(ms / 60_000)
  return minutes === 0 ? `讲过 ${count} 次` : `讲过 ${minutes} 分`
}
