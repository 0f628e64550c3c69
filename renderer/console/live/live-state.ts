import { create } from 'zustand'
import type { Invitation } from '#shared/meeting/attendance'

/** What the right column shows. */
export type LiveTab = 'record' | 'consensus' | 'votes' | 'sign-in'

/** The question that stands before the clerk, if any. */
export type Asking =
  | { readonly what: 'who-interjects' }
  | { readonly what: 'who-speaks-now' }
  | { readonly what: 'item'; readonly itemId: string | null }
  | { readonly what: 'walk-in'; readonly name: Invitation['name'] }
  | { readonly what: 'gate' }
  | { readonly what: 'adjourn' }
  | { readonly what: 'close' }

/** The screen's own affairs during a meeting: what is looked at, not what is so. Nothing of it is kept. */
type LiveState = {
  readonly tab: LiveTab
  /** 门口签到: the list in large, over the floor. */
  readonly atDoor: boolean
  /** The agenda item the clerk looks at; the active one is the meeting's (A4). */
  readonly selectedItemId: string | null
  readonly asking: Asking | null
  readonly isBellSilenced: boolean
  readonly show: (
    state: Partial<Pick<LiveState, 'tab' | 'atDoor' | 'selectedItemId' | 'asking' | 'isBellSilenced'>>,
  ) => void
}

export const useLive = create<LiveState>()((set) => ({
  tab: 'record',
  atDoor: false,
  selectedItemId: null,
  asking: null,
  isBellSilenced: false,
  show: (state) => set(state),
}))
