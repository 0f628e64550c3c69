import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  type Over,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core'

/** Which month something was dropped on, or null. */
export function monthUnder(over: Over | null): number | null {
  const [, month] = /^month-(\d+)$/.exec(String(over?.id ?? '')) ?? []
  return month === undefined ? null : Number(month)
}

/** The month under the pointer; for the keyboard, and beside the board, the nearest. */
export const monthCollision: CollisionDetection = (args) => {
  const under = args.pointerCoordinates ? pointerWithin(args) : []
  return under.length > 0 ? under : closestCenter(args)
}

/** Mouse and touch by the grip, or space and arrow keys. */
export function useMonthSensors() {
  return useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextMonth }),
  )
}

/** An arrow goes to the neighbouring month, up and down by a row of the board. */
const toNextMonth: KeyboardCoordinateGetter = (event, { context: { active, over, droppableRects } }) => {
  const from = monthUnder(over) ?? Number(active?.data.current?.month)
  const first = droppableRects.get('month-1')
  if (!first || !from) return undefined
  const inRow = [...droppableRects.values()].filter((rect) => Math.abs(rect.top - first.top) < 2).length
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -inRow, ArrowDown: inRow }
  const step = steps[event.code]
  const rect = step === undefined ? undefined : droppableRects.get(`month-${from + step}`)
  if (step !== undefined) event.preventDefault()
  return rect && { x: rect.left + 8, y: rect.top + 40 }
}

export function dragWords(titleOf: (id: string | number) => string) {
  const announcements: Announcements = {
    onDragStart: ({ active }) => `拿起了“${titleOf(active.id)}”。`,
    onDragOver: ({ active, over }) => {
      const month = monthUnder(over)
      return month === null ? undefined : `“${titleOf(active.id)}”到了 ${month} 月。`
    },
    onDragEnd: ({ active, over }) => {
      const month = monthUnder(over)
      return month === null ? '放回了原处。' : `“${titleOf(active.id)}”放在 ${month} 月。`
    },
    onDragCancel: ({ active }) => `“${titleOf(active.id)}”放回了原处。`,
  }
  return {
    announcements,
    screenReaderInstructions: { draggable: '按空格拿起，用方向键换月份，再按空格放下，按 Esc 放回原处。' },
  }
}
