import { type ComponentType, memo } from 'react'

/**
 * 关着的窗口: a dialog that was closed and stays closed is not drawn again, however much changes behind it: unseen it
 * would cost as much as the change itself. Whatever it is given the moment it opens is the newest.
 */
export function drawnWhileOpen<Props extends { readonly opened: boolean }>(
  Component: ComponentType<Props>,
): ComponentType<Props> {
  return memo(Component, (before, after) => !before.opened && !after.opened) as ComponentType<Props>
}
