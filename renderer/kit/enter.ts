import type { KeyboardEvent } from 'react'

/**
 * Enter goes on to the next field of the form, as in a paper filled in from top to bottom. A text of several lines, a
 * list that is open and a composition keep their Enter.
 */
export function goOnWithEnter(event: KeyboardEvent<HTMLFormElement>): void {
  const { key, target, currentTarget, nativeEvent } = event
  if (key !== 'Enter' || event.defaultPrevented || nativeEvent.isComposing || event.ctrlKey || event.altKey) return
  if (!(target instanceof HTMLInputElement) || target.getAttribute('aria-expanded') === 'true') return
  const stops = [...currentTarget.querySelectorAll<HTMLElement>(stop)].filter((each) => each.offsetParent !== null)
  const next = stops[stops.indexOf(target) + 1]
  if (!next) return
  event.preventDefault()
  next.focus()
}

const stop =
  'input:not([type=hidden]):not([type=radio]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button[data-dates-input], button[type=submit]'
