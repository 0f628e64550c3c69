/*
 * Whose key it is. A key belongs first to the input method, then to the field that has the keyboard, then to the
 * button that has it; only what is left over is an act of the meeting.
 */

/** While the input method is at work every key is its own; 229 is the key code it sends before composing begins. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process'
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (target instanceof HTMLInputElement) return !pressedInputs.has(target.type)
  return target.isContentEditable || target.closest('[role="textbox"], [role="spinbutton"]') !== null
}

/** Space and Enter press the button that has the keyboard; arrows go through tabs and choices. */
export function isOwnKeyOf(event: KeyboardEvent): boolean {
  if (!(event.target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return false
  if (event.key === ' ' || event.key === 'Enter') return event.target.closest(pressed) !== null
  if (event.key.startsWith('Arrow')) return event.target.closest(stepped) !== null
  return false
}

/** A dialog that is open keeps the page behind it quiet. */
export function belongsToDialog(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && target.closest('[role="dialog"]')) return true
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}

const pressedInputs: ReadonlySet<string> = new Set(['button', 'checkbox', 'radio', 'range', 'reset', 'submit', 'color'])
const pressed =
  'button, a[href], summary, select, input, [role="button"], [role="tab"], [role="option"], [role="checkbox"], [role="switch"], [role="menuitem"]'
const stepped =
  '[role="tablist"], [role="radiogroup"], [role="menu"], [role="listbox"], input[type="radio"], input[type="range"]'
