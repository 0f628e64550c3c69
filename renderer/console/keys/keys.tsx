import { useEffect, useLayoutEffect, useRef } from 'react'
import { matchKeyBindingPress, parseKeybinding } from 'tinykeys'
import { belongsToDialog, isComposing, isOwnKeyOf, isTyping } from './keyboard-owner'

/**
 * 按键: one act with its key. The same list puts the key on the button, fills the overview (F1) and the palette
 * (Ctrl+K), so that no key exists that is written nowhere.
 */
export type KeyAction = {
  readonly id: string
  /** As tinykeys writes it: `Space`, `Shift+N`, `$mod+z`, `F9`. */
  readonly keys: string
  /** Other keys for the same act, such as that of the number block. */
  readonly also?: readonly string[]
  readonly label: string
  readonly group: string
  readonly enabled?: boolean
  /** Fires although a field has the keyboard. For keys that type nothing: F9, Ctrl+K. */
  readonly whileTyping?: boolean
  /** Holding the key down repeats the act. */
  readonly mayRepeat?: boolean
  /** Not offered by the palette: looking up and down a list. */
  readonly keyOnly?: boolean
  readonly run: () => void
}

/** `dialog` acts are heard while a dialog is open, `page` acts only while none is. */
export type KeyLayer = 'page' | 'dialog'

/** Offers these acts to the keyboard while the component is on the screen. Later components are asked first. */
export function useKeys(actions: readonly KeyAction[], layer: KeyLayer = 'page'): void {
  const offer = useRef<Offer>({ layer, actions })
  useLayoutEffect(() => {
    offer.current.layer = layer
    offer.current.actions = actions
  })
  useEffect(() => {
    const own = offer.current
    if (offers.length === 0) window.addEventListener('keydown', hear)
    offers.push(own)
    return () => {
      offers.splice(offers.indexOf(own), 1)
      if (offers.length === 0) window.removeEventListener('keydown', hear)
    }
  }, [])
}

/** Everything the keyboard can do at this moment, in the order in which it was offered. */
export function offeredActions(): readonly KeyAction[] {
  return offers.flatMap((offer) => offer.actions)
}

type Offer = { layer: KeyLayer; actions: readonly KeyAction[] }
const offers: Offer[] = []

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return
  const action = heardAction(event)
  if (!action) return
  // Space would scroll and F1 would open the browser's help, also when the act has nothing to do just now.
  event.preventDefault()
  if (action.enabled === false || (event.repeat && !action.mayRepeat)) return
  action.run()
}

function heardAction(event: KeyboardEvent): KeyAction | undefined {
  const typing = isTyping(event.target)
  const inDialog = belongsToDialog(event.target)
  if (isOwnKeyOf(event)) return undefined
  for (const { layer, actions } of offers.toReversed()) {
    const found = actions
      .filter((action) => action.whileTyping || (!typing && (layer === 'dialog' || !inDialog)))
      .filter((action) => [action.keys, ...(action.also ?? [])].some((keys) => isPressed(event, keys)))
    const able = found.find((action) => action.enabled !== false) ?? found[0]
    if (able) return able
  }
  return undefined
}

function isPressed(event: KeyboardEvent, keys: string): boolean {
  const [press] = parseKeybinding(keys)
  return press !== undefined && matchKeyBindingPress(event, press)
}
