import { Button, type ButtonProps } from '@mantine/core'
import { memo, type ReactNode, useCallback, useRef } from 'react'
import { KeyCap } from '../../kit/key-cap'
import type { KeyAction } from '../keys/keys'

type ActButtonProps = ButtonProps & { readonly act: KeyAction; readonly children?: ReactNode; readonly label?: string }

/**
 * An act as a button that says its key. Acts are made anew with every fact they look at; the button is drawn again when
 * what it shows has changed, and does what the newest act does.
 */
export function ActButton({ act, children, label, ...look }: ActButtonProps) {
  const latest = useRef(act)
  latest.current = act
  const run = useCallback(() => latest.current.run(), [])
  return (
    <Drawn {...look} keys={act.keys} isAble={act.enabled !== false} onRun={run}>
      {children ?? label ?? act.label}
    </Drawn>
  )
}

type DrawnProps = ButtonProps & {
  readonly keys: string
  readonly isAble: boolean
  readonly onRun: () => void
  readonly children: ReactNode
}

const Drawn = memo(function Drawn({ keys, isAble, onRun, children, ...look }: DrawnProps) {
  return (
    <Button
      variant="default"
      disabled={!isAble}
      onClick={onRun}
      rightSection={<KeyCap keys={keys} />}
      aria-keyshortcuts={keys.replace('$mod', 'Control')}
      {...look}
    >
      {children}
    </Button>
  )
})
