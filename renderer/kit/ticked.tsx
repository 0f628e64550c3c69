import { Checkbox, type CheckboxProps } from '@mantine/core'
import type { Ref } from 'react'

/** 勾选: the keys with one more of them, or one less. */
export function toggled<Key>(ticked: ReadonlySet<Key>, key: Key): ReadonlySet<Key> {
  const next = new Set(ticked)
  if (!next.delete(key)) next.add(key)
  return next
}

type TickAllProps<Key> = Omit<CheckboxProps, 'checked' | 'indeterminate' | 'onChange' | 'ref'> & {
  readonly ref?: Ref<HTMLInputElement>
  /** What stands in the list just now. */
  readonly keys: readonly Key[]
  readonly ticked: ReadonlySet<Key>
  readonly onTick: (ticked: ReadonlySet<Key>) => void
}

/** The box above a list: ticks all of what stands in it, or nothing. */
export function TickAll<Key>({ keys, ticked, onTick, ...box }: TickAllProps<Key>) {
  const isAll = keys.length > 0 && keys.every((key) => ticked.has(key))
  return (
    <Checkbox
      {...box}
      checked={isAll}
      indeterminate={!isAll && keys.some((key) => ticked.has(key))}
      onChange={(event) => onTick(new Set(event.currentTarget.checked ? keys : []))}
    />
  )
}
