import { type ComponentType, memo } from 'react'
import type { Meeting } from '#shared/meeting/meeting'

/**
 * 不看的部分: a component that draws a meeting without the parts named here is not drawn again when only these have
 * changed: an entry of the minutes leaves agenda and queue alone. A part keeps its identity while no fact touches it,
 * and a part nobody names is drawn: forgetting one costs time and never a word on the screen. Everything else among the
 * props is compared as it is, so acts must be the same as long as they do the same.
 */
export function drawnWithout<Props extends object>(
  parts: readonly (keyof Meeting)[],
  Component: ComponentType<Props>,
): ComponentType<Props> {
  const unseen: ReadonlySet<string> = new Set(parts)
  const saysSame = (a: unknown, b: unknown, name: string): boolean => {
    if (Object.is(a, b)) return true
    if (name === 'history') return sameFields(a, b, historyFields, saysSame)
    if (name === 'meeting') return sameFields(a, b, null, (x, y, part) => unseen.has(part) || Object.is(x, y))
    return false
  }
  return memo(Component, (before, after) => sameFields(before, after, null, saysSame)) as ComponentType<Props>
}

/** What undo needs is no part of the picture: whoever shows the last act is given the act itself. */
const historyFields: readonly string[] = ['meeting']

function sameFields(
  a: unknown,
  b: unknown,
  only: readonly string[] | null,
  same: (a: unknown, b: unknown, name: string) => boolean,
): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const names = only ?? [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return names.every((name) => same(Reflect.get(a, name), Reflect.get(b, name), name))
}
