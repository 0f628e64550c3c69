import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { type ReactNode, useMemo } from 'react'
import type { AgendaItem } from '#shared/meeting/agenda'
import { dropOn } from '#shared/views/agenda-steps'

type AgendaOrderProps = {
  readonly items: readonly AgendaItem[]
  readonly isOver: boolean
  readonly onMove: (step: NonNullable<ReturnType<typeof dropOn>>) => void
  readonly children: ReactNode
}

/** Reordering by the hand on the grip: mouse, touch, or space and arrow keys. */
export function AgendaOrder({ items, isOver, onMove, children }: AgendaOrderProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const ids = useMemo(() => items.map((item) => item.id), [items])
  const announcements = useMemo(() => said(items), [items])
  const drop = ({ active, over }: DragEndEvent) => {
    const step = over && dropOn(items, String(active.id), String(over.id))
    if (step) onMove(step)
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: '按空格拿起，用上下键移动，再按空格放下，按 Esc 放回原处。' },
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy} disabled={isOver}>
        {children}
      </SortableContext>
    </DndContext>
  )
}

function said(items: readonly AgendaItem[]): Announcements {
  const name = (id: string | number | undefined) => items.find((item) => item.id === id)?.title ?? ''
  const place = (id: string | number | undefined) => items.findIndex((item) => item.id === id) + 1
  return {
    onDragStart: ({ active }) => `拿起了“${name(active.id)}”。`,
    onDragOver: ({ active, over }) => (over ? `“${name(active.id)}”到了第 ${place(over.id)} 项的位置。` : undefined),
    onDragEnd: ({ active, over }) =>
      over ? `“${name(active.id)}”放在第 ${place(over.id)} 项的位置。` : '放回了原处。',
    onDragCancel: ({ active }) => `“${name(active.id)}”放回了原处。`,
  }
}
