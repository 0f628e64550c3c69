import { Menu } from '@mantine/core'
import { type ReactElement, type ReactNode, type Ref, useEffect, useId, useState } from 'react'
import styles from './row-menu.module.css'

/** What a row's button has to carry for its menu. */
export type MenuButtonProps = {
  readonly id: string
  readonly 'aria-haspopup': 'menu'
  readonly 'aria-expanded': boolean
  readonly onClick: () => void
}

type RowMenuProps = {
  readonly button: (props: MenuButtonProps) => ReactElement
  /** The menu's items. */
  readonly children: ReactNode
}

/** 一行的菜单: a menu costs more than all the rest of a row, so only the one that is looked at is made. */
export function RowMenu({ button, children }: RowMenuProps) {
  const [isWanted, setWanted] = useState(false)
  const id = useId()
  return (
    <span className={styles.around}>
      {button({ id, 'aria-haspopup': 'menu', 'aria-expanded': isWanted, onClick: () => setWanted(true) })}
      {isWanted && (
        <OpenMenu buttonId={id} onClosed={() => setWanted(false)}>
          {children}
        </OpenMenu>
      )}
    </span>
  )
}

type OpenMenuProps = { readonly buttonId: string; readonly onClosed: () => void; readonly children: ReactNode }

function OpenMenu({ buttonId, onClosed, children }: OpenMenuProps) {
  // Opening is a change, not a beginning: the library gives the keyboard back to whoever had it at a change.
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(true), [])
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      onExitTransitionEnd={onClosed}
      position="bottom-end"
      shadow="sm"
      withinPortal
    >
      <Menu.Target>
        <Place />
      </Menu.Target>
      <Menu.Dropdown aria-labelledby={buttonId}>{children}</Menu.Dropdown>
    </Menu>
  )
}

/** What the menu hangs from: where its button is. The button says the rest itself. */
function Place({ ref }: { readonly ref?: Ref<HTMLSpanElement> }) {
  return <span ref={ref} className={styles.place} />
}
