import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { KeyCap } from '../../kit/key-cap'
import type { KeyAction } from '../keys/keys'

type ActButtonProps = ButtonProps & { readonly act: KeyAction; readonly children?: ReactNode; readonly label?: string }

/** An act as a button that says its key. */
export function ActButton({ act, children, label, ...look }: ActButtonProps) {
  return (
    <Button
      variant="default"
      disabled={act.enabled === false}
      onClick={act.run}
      rightSection={<KeyCap keys={act.keys} />}
      aria-keyshortcuts={act.keys.replace('$mod', 'Control')}
      {...look}
    >
      {children ?? label ?? act.label}
    </Button>
  )
}
