import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core'
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { type CSSProperties, type ReactNode, useMemo } from 'react'

type SortableListProps = {
  readonly ids: readonly string[]
  readonly onDrop: (id: string, overId: string) => void
  readonly children: ReactNode
}

/** A list whose rows can be dragged. The keyboard has its own keys (Alt+↑/↓), so the library's are not used. */
export function SortableList({ ids, onDrop, children }: SortableListProps) {
  // A few pixels before a drag begins, so that a click stays a click.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }))
  const items = useMemo(() => [...ids], [ids])
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) onDrop(String(active.id), String(over.id))
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      // Its hidden words stand in the page's body: inside a list only items may stand.
      accessibility={{ announcements: quiet, screenReaderInstructions: { draggable: '' }, container: document.body }}
    >
      <SortableContext items={items} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  )
}

/** What a row puts on its element to be draggable. */
export function useDraggableRow(id: string) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id })
  const style: CSSProperties = {
    transform: CSS.Translate.toString(transform) ?? '',
    transition: transition ?? '',
    ...(isDragging ? { zIndex: 2, position: 'relative' } : {}),
  }
  return { setNodeRef, listeners: listeners ?? {}, style, isDragging }
}

/** The rows say their place themselves. */
const quiet = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}
