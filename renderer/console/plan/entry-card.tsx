import { useDraggable } from '@dnd-kit/core'
import { formNames } from '#shared/meeting/forms'
import type { PlanCard, PlanStanding } from '#shared/views/plan-board'
import { GripIcon } from '../../kit/icons'
import { StageChip } from '../../kit/stage-chip'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import styles from './entry-card.module.css'

type EntryCardProps = {
  readonly card: PlanCard
  readonly isOpen: boolean
  readonly onOpen: (entryId: string) => void
}

/** One entry in its month. The grip drags it; the title opens it beside the board. */
export function EntryCard({ card, isOpen, onOpen }: EntryCardProps) {
  const { entry } = card
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: entry.id,
    data: { month: entry.month },
  })
  return (
    <li
      ref={setNodeRef}
      className={styles.card}
      data-entry={entry.id}
      data-open={isOpen || undefined}
      data-dragging={isDragging || undefined}
    >
      <button
        ref={setActivatorNodeRef}
        type="button"
        className={styles.grip}
        {...attributes}
        {...listeners}
        aria-label={`拖动“${entry.title}”`}
      >
        <GripIcon />
      </button>
      <button type="button" className={styles.main} data-row-main onClick={() => onOpen(entry.id)}>
        <EntryLook card={card} />
      </button>
    </li>
  )
}

/** What stands on a card, also on the one that hangs at the pointer. */
export function EntryLook({ card }: { readonly card: PlanCard }) {
  const { entry, topic, standing, words } = card
  const about = [entry.form ? formNames[entry.form] : '', entry.lead].filter(Boolean).join('　')
  const tone = tones[standing]
  return (
    <>
      <span className={styles.title} title={entry.title}>
        {entry.title}
      </span>
      {about !== '' && <span className={styles.about}>{about}</span>}
      <span className={styles.foot}>
        {topic && standing !== 'closed' && standing !== 'astray' && <StageChip stage={topic.stage} />}
        {tone ? (
          <ToneChip tone={tone}>{words}</ToneChip>
        ) : (
          words !== '' && <span className={styles.words}>{words}</span>
        )}
      </span>
    </>
  )
}

/** Null is said in plain words. */
const tones: Readonly<Record<PlanStanding, Tone | null>> = {
  closed: 'jade',
  consulted: 'jade',
  late: 'amber',
  now: 'cinnabar',
  astray: 'plum',
  ahead: null,
}
