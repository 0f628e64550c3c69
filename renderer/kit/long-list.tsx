import { type KeyboardEvent, type ReactElement, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import styles from './long-list.module.css'

type LongListProps<Item> = {
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** In pixels; every row has the same. */
  readonly rowHeight: number
  /** A row. Its main control carries `data-row-main`: the arrow keys go from one to the next. */
  readonly children: (item: Item, index: number) => ReactElement
}

/** A list that may be long: past a hundred rows only those in sight are in the page. */
export function LongList<Item>({ label, items, keyOf, rowHeight, children }: LongListProps<Item>) {
  const view = useRef<HTMLElement>(null)
  const long = useRef<VirtualizerHandle>(null)
  const row = (item: Item, index: number) => (
    <div key={keyOf(item)} data-index={index} className={styles.row} style={{ height: rowHeight }}>
      {children(item, index)}
    </div>
  )

  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step || !(event.target instanceof HTMLElement) || !event.target.matches('[data-row-main]')) return
    const from = Number(event.target.closest<HTMLElement>('[data-index]')?.dataset.index)
    const to = Math.min(Math.max(from + step, 0), items.length - 1)
    event.preventDefault()
    const main = () => view.current?.querySelector<HTMLElement>(`[data-index="${to}"] [data-row-main]`)
    if (main()) return main()?.focus()
    // Out of sight: it is in the page once the list has been scrolled and drawn.
    long.current?.scrollToIndex(to, { align: 'nearest' })
    requestAnimationFrame(() => requestAnimationFrame(() => main()?.focus()))
  }

  return (
    <section ref={view} className={styles.view} aria-label={label} onKeyDown={walk}>
      {items.length <= 100 ? (
        <ul>
          {items.map((item, index) => (
            <li key={keyOf(item)}>{row(item, index)}</li>
          ))}
        </ul>
      ) : (
        <Virtualizer ref={long} as="ul" item="li" data={items} itemSize={rowHeight} bufferSize={rowHeight * 8}>
          {row}
        </Virtualizer>
      )}
    </section>
  )
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}
