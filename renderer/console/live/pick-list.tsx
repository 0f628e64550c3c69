import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import styles from './pick-list.module.css'

/** One thing to pick: what it shows, and what picking it does. */
export type Pick = { readonly id: string; readonly content: ReactNode; readonly run: () => void }

/**
 * A field with a list under one's fingers: ↑/↓ walks, Enter picks, the keyboard stays in the field. Enter that ends a
 * composition picks nothing.
 */
export function usePickList(picks: readonly Pick[], query: string) {
  const [active, setActive] = useState(0)
  const listId = useId()
  // Another query, another first hit.
  const [before, setBefore] = useState(query)
  if (before !== query) {
    setBefore(query)
    setActive(0)
  }
  const at = Math.min(active, Math.max(picks.length - 1, 0))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey && picks.length > 0) {
      event.preventDefault()
      setActive((at + (event.key === 'ArrowDown' ? 1 : picks.length - 1)) % picks.length)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      const picked = picks[at]
      if (!picked) return
      event.preventDefault()
      picked.run()
    }
  }
  const picked = picks[at]
  return {
    at,
    setActive,
    listId,
    onKeyDown,
    fieldProps: {
      role: 'combobox',
      'aria-expanded': picks.length > 0,
      'aria-controls': listId,
      'aria-autocomplete': 'list',
      ...(picked ? { 'aria-activedescendant': `${listId}-${picked.id}` } : {}),
    } as const,
  }
}

type PickListProps = {
  readonly picks: readonly Pick[]
  readonly at: number
  readonly listId: string
  readonly label: string
  readonly onHover: (index: number) => void
}

export function PickList({ picks, at, listId, label, onHover }: PickListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: 'nearest' })
  }, [at])
  return (
    <div ref={list} id={listId} role="listbox" aria-label={label} className={styles.list}>
      {picks.map((pick, index) => (
        // The keyboard stays in the field, which says which option is active.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
        <div
          key={pick.id}
          id={`${listId}-${pick.id}`}
          role="option"
          aria-selected={index === at}
          className={styles.pick}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => onHover(index)}
          onClick={pick.run}
        >
          {pick.content}
        </div>
      ))}
    </div>
  )
}
