import { ActionIcon } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { RemoveIcon } from './icons'
import styles from './side-panel.module.css'

type SidePanelProps = {
  readonly title: string
  readonly width?: number
  readonly onClose: () => void
  readonly children: ReactNode
  /** The acts at the foot, always in sight. */
  readonly foot?: ReactNode
}

/** A detail that opens beside the list rather than over it. Esc goes back to where the keyboard was. */
export function SidePanel({ title, width = 420, onClose, children, foot }: SidePanelProps) {
  const heading = useId()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const first = panel.current?.querySelector<HTMLElement>('[data-autofocus]')
    ;(first ?? panel.current)?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.stopPropagation()
    onClose()
  }
  return (
    <aside
      ref={panel}
      className={styles.panel}
      style={{ width }}
      aria-labelledby={heading}
      tabIndex={-1}
      onKeyDown={leave}
    >
      <header className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        <ActionIcon size={36} aria-label="关闭" onClick={onClose}>
          <RemoveIcon />
        </ActionIcon>
      </header>
      <div className={styles.body}>{children}</div>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </aside>
  )
}
