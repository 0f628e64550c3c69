import { DndContext, type DragEndEvent, DragOverlay, type DragStartEvent, useDroppable } from '@dnd-kit/core'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { PlanCard, PlanMonth } from '#shared/views/plan-board'
import { useCommand } from '../../bridge/ask'
import { PlusIcon } from '../../kit/icons'
import { EntryCard, EntryLook } from './entry-card'
import { dragWords, monthCollision, monthUnder, useMonthSensors } from './month-drag'
import { stepToCard } from './month-steps'
import styles from './months.module.css'

type MonthsProps = {
  readonly stream: StreamId
  readonly year: number
  readonly months: readonly PlanMonth[]
  /** The entry that is open beside the board. */
  readonly open: string | null
  readonly onOpen: (entryId: string) => void
  readonly onNew: (month: number) => void
}

/** 十二个月: entries are dragged from month to month by their grip, or stepped with Alt and an arrow. */
export function Months({ stream, year, months, open, onOpen, onNew }: MonthsProps) {
  const { send } = useCommand(stream)
  const [dragged, setDragged] = useState<PlanCard | null>(null)
  const board = useRef<HTMLElement>(null)
  const moved = useRef<string | null>(null)
  const cards = months.flatMap((each) => each.cards)
  const cardOf = (id: string | number) => cards.find(({ entry }) => entry.id === id) ?? null

  const move = async (entryId: string, month: number) => {
    if (month < 1 || month > 12 || cardOf(entryId)?.entry.month === month) return
    moved.current = entryId
    if (!(await send({ type: 'plan.move', entryId, month }))) moved.current = null
  }
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null)
    const month = monthUnder(over)
    if (month !== null) void move(String(active.id), month)
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const id =
      event.target instanceof HTMLElement && event.target.matches('[data-row-main]') ? entryIdOf(event.target) : null
    const card = id === null ? null : cardOf(id)
    if (!card) return
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (event.altKey && step !== 0) {
      event.preventDefault()
      void move(card.entry.id, card.entry.month + step)
    } else stepToCard(event, board.current)
  }
  // A card that moves is drawn anew in its other month: the keyboard goes with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new months are the reason to look, not a value to read
  useLayoutEffect(() => {
    const id = moved.current
    if (id === null) return
    const card = board.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"] [data-row-main]`)
    moved.current = null
    card?.focus()
  }, [months])

  return (
    <DndContext
      sensors={useMonthSensors()}
      collisionDetection={monthCollision}
      onDragStart={({ active }: DragStartEvent) => setDragged(cardOf(active.id))}
      onDragEnd={drop}
      onDragCancel={() => setDragged(null)}
      accessibility={dragWords((id) => cardOf(id)?.entry.title ?? '')}
    >
      <section className={styles.board} ref={board} aria-label={`${year} 年各月`} onKeyDown={press}>
        {months.map((each) => (
          <Month key={each.month} month={each} open={open} onOpen={onOpen} onNew={onNew} />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className={styles.dragged}>
            <EntryLook card={dragged} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

type MonthProps = Pick<MonthsProps, 'open' | 'onOpen' | 'onNew'> & { readonly month: PlanMonth }

function Month({ month: { month, isNow, cards }, open, onOpen, onNew }: MonthProps) {
  const { setNodeRef, isOver } = useDroppable({ id: `month-${month}` })
  return (
    <section
      ref={setNodeRef}
      className={styles.month}
      data-month={month}
      data-now={isNow || undefined}
      data-over={isOver || undefined}
      aria-label={`${month} 月，${cards.length} 项`}
    >
      <header className={styles.head}>
        <h2 className={styles.name}>
          {month} 月{isNow && <span className={styles.now}>本月</span>}
        </h2>
        <button type="button" className={styles.add} aria-label={`${month} 月加一项`} onClick={() => onNew(month)}>
          <PlusIcon />
        </button>
      </header>
      <ul className={styles.cards}>
        {cards.map((card) => (
          <EntryCard key={card.entry.id} card={card} isOpen={open === card.entry.id} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}

function entryIdOf(target: HTMLElement): string | null {
  return target.closest<HTMLElement>('[data-entry]')?.dataset.entry ?? null
}
