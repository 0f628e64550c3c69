import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import type { KeyboardEvent, ReactNode } from 'react'
import type { StreamId } from '#shared/fact'
import type { AgendaItem } from '#shared/meeting/agenda'
import type { MeetingCommand } from '#shared/meeting/meeting'
import { stepDown, stepIn, stepOut, stepUp } from '#shared/views/agenda-steps'
import { command } from '../../bridge/ask'
import { firstError } from '../../kit/first-error'
import { DownIcon, GripIcon, IndentIcon, OutdentIcon, RemoveIcon, UpIcon } from '../../kit/icons'
import { useKeptForm } from '../../kit/kept-form'
import { AgendaCells } from './agenda-cells'
import { agendaLineSchema, typedLine } from './agenda-form'
import styles from './agenda-part.module.css'

type AgendaRowProps = {
  readonly stream: StreamId
  readonly items: readonly AgendaItem[]
  readonly item: AgendaItem
  readonly number: string
  readonly startsAt: string
  readonly send: (command: MeetingCommand) => Promise<unknown>
  /** The keyboard goes on to the next title. */
  readonly onNext: () => void
}

/** One item of the agenda: typed in place, moved with the grip, the buttons or Alt and an arrow. */
export function AgendaRow(props: AgendaRowProps) {
  const { stream, items, item, number, startsAt, send, onNext } = props
  const sortable = useSortable({ id: item.id })
  const { form, state, fields } = useKeptForm({
    place: `${stream} agenda ${item.id}`,
    schema: agendaLineSchema,
    kept: typedLine(item),
    save: async (parsed) => {
      const answer = await command(stream, { type: 'agenda.edit', itemId: item.id, ...parsed })
      return answer.ok ? null : answer.refusal
    },
  })
  const { errors } = form.formState
  const steps = {
    ArrowUp: stepUp(items, item.id),
    ArrowDown: stepDown(items, item.id),
    ArrowRight: stepIn(items, item.id),
    ArrowLeft: stepOut(items, item.id),
  }
  const take = (key: keyof typeof steps) => {
    const step = steps[key]
    if (step) void send(step)
  }
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.altKey && event.key in steps) {
      event.preventDefault()
      take(event.key as keyof typeof steps)
    } else if (event.key === 'Enter' && isTitle(event) && !event.nativeEvent.isComposing) {
      event.preventDefault()
      onNext()
    } else fields.onKeyDown(event)
  }
  const remove = () => void send({ type: 'agenda.remove', itemId: item.id })
  const message = state.kind === 'refused' ? state.refusal.message : (firstError(errors) ?? '')
  const named = `第 ${number} 项“${item.title}”`

  return (
    <li
      ref={sortable.setNodeRef}
      className={styles.row}
      data-dragged={sortable.isDragging || undefined}
      data-depth={item.depth}
      style={{ transform: CSS.Translate.toString(straight(sortable.transform)), transition: sortable.transition }}
    >
      <form className={styles.cells} aria-label={named} {...fields} onKeyDown={press}>
        <button
          ref={sortable.setActivatorNodeRef}
          type="button"
          className={styles.grip}
          {...sortable.attributes}
          {...sortable.listeners}
          aria-label={`拖动${named}`}
        >
          <GripIcon />
        </button>
        <span className={styles.number}>{number}</span>
        <time className={styles.time}>{startsAt}</time>
        <AgendaCells form={form} />
        <span className={styles.acts}>
          <Act label={`上移${named}`} keys="Alt+↑" onTake={steps.ArrowUp && (() => take('ArrowUp'))}>
            <UpIcon />
          </Act>
          <Act label={`下移${named}`} keys="Alt+↓" onTake={steps.ArrowDown && (() => take('ArrowDown'))}>
            <DownIcon />
          </Act>
          <Act label={`退一层${named}`} keys="Alt+←" onTake={steps.ArrowLeft && (() => take('ArrowLeft'))}>
            <OutdentIcon />
          </Act>
          <Act label={`进一层${named}`} keys="Alt+→" onTake={steps.ArrowRight && (() => take('ArrowRight'))}>
            <IndentIcon />
          </Act>
          <Act label={`删除${named}`} keys="可以撤销" onTake={remove}>
            <RemoveIcon />
          </Act>
        </span>
        {message !== '' && (
          <p className={styles.error} role="alert">
            {message}
          </p>
        )}
      </form>
    </li>
  )
}

type ActProps = {
  readonly label: string
  readonly keys: string
  /** Null when there is nowhere to go. */
  readonly onTake: (() => void) | null
  readonly children: ReactNode
}

/** A plain button: two hundred lines carry five of them each. */
function Act({ label, keys, onTake, children }: ActProps) {
  return (
    <button
      type="button"
      className={styles.act}
      aria-label={label}
      title={`${label}（${keys}）`}
      disabled={onTake === null}
      onClick={() => onTake?.()}
    >
      {children}
    </button>
  )
}

function isTitle({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.name === 'title'
}

/** A line moves up and down only, and keeps its size. */
function straight(transform: { x: number; y: number } | null) {
  return transform && { x: 0, y: transform.y, scaleX: 1, scaleY: 1 }
}
