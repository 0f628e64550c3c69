import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import styles from './arranged.module.css'
import type { Gap, Span } from './packing'
import { type Plan, planFor } from './plan'
import { type Shape, useShape } from './stage'
import { type Steps, sizesDownFor, sizesFor } from './type-scale'

type ArrangedProps = {
  readonly rows: readonly { readonly key: string; readonly row: ReactNode }[]
  /** Sizes at which all rows may stand at once, each on one line: tried before any row is broken. */
  readonly unbroken?: Steps
  /** Sizes at which all rows may be set at once, and the columns to try at each. */
  readonly steps: Steps
  readonly columns: readonly number[]
  readonly gap: Gap
  /** Where the rows stand when they do not fill the list. */
  readonly align?: 'top' | 'middle'
  /**
   * When not all rows fit: the sizes to use then; with a focus, the rows around it with up to `lead` before it;
   * without one, pages that turn by themselves.
   */
  readonly tooMany: { readonly steps: Steps; readonly focus: number | null; readonly lead: number }
  readonly className?: string | undefined
  /** Puts the list in its surroundings, which may say which rows are shown. The list fills what it is given. */
  readonly children: (list: ReactNode, shown: Shown) => ReactNode
}

/** Which rows the room sees now: `from` counts from 0, `page` from 1. */
export type Shown = Span & { readonly total: number; readonly page: number; readonly pages: number }

/** Rows in columns, in the largest size at which all of them fit; never a scroll bar. */
export function Arranged(props: ArrangedProps) {
  const { rows, unbroken = [], steps, columns, gap, align = 'top', tooMany, className, children } = props
  const list = useRef<HTMLDivElement>(null)
  const shape = useShape()
  const [plan, setPlan] = useState<Plan>([])

  // The measured inputs are exactly what a rendering from outside can change. Our own state (the plan, the page) is
  // not among them, so that setting the plan does not measure again.
  const measured = useRef<ArrangedProps>(null)
  const measuredShape = useRef<Shape>(null)
  useLayoutEffect(() => {
    if (!list.current || (measured.current === props && measuredShape.current === shape)) return
    measured.current = props
    measuredShape.current = shape
    const { focus, lead } = tooMany
    const next = planFor(list.current, {
      unbroken: sizesFor(unbroken, shape.size),
      sizes: sizesFor(steps, shape.size),
      columns,
      gap,
      tooMany: { sizes: sizesDownFor(tooMany.steps, shape.size), focus, lead },
    })
    const above = align === 'middle' ? spaceAbove(list.current, next) : 0
    list.current.style.setProperty('--above', `${above}px`)
    setPlan((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next))
  })

  const page = useTurningPage(plan.length)
  const onWall = plan[page]
  const places = new Map(onWall?.places.map((place) => [place.row, place]))
  const shown: Shown = {
    ...(onWall?.span ?? { from: 0, to: rows.length }),
    total: rows.length,
    page: page + 1,
    pages: Math.max(1, plan.length),
  }
  const arranged = (
    <div ref={list} className={`${styles.list} ${className ?? ''}`}>
      {rows.map(({ key, row }, index) => {
        const place = places.get(index)
        return (
          <div
            key={key}
            className={styles.row}
            style={
              place
                ? { '--top': `${place.top}px`, '--column': place.column }
                : { visibility: plan.length > 0 ? 'hidden' : undefined }
            }
          >
            {row}
          </div>
        )
      })}
    </div>
  )
  return children(arranged, shown)
}

/** Pages of different heights begin at one line, so that turning does not make the wall jump. */
function spaceAbove(list: HTMLElement, plan: Plan): number {
  const tallest = Math.max(0, ...plan.map((page) => page.height))
  return Math.max(0, Math.floor((list.clientHeight - tallest) / 2))
}

const turnEveryMs = 8000

/** Pages turn calmly, one every eight seconds, round and round. */
function useTurningPage(pages: number): number {
  const [turned, setTurned] = useState(0)
  useEffect(() => {
    setTurned(0)
    if (pages < 2) return
    const timer = setInterval(() => setTurned((count) => count + 1), turnEveryMs)
    return () => clearInterval(timer)
  }, [pages])
  return pages === 0 ? 0 : turned % pages
}
