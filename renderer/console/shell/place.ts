import { create } from 'zustand'
import type { StreamId } from '#shared/fact'

/** Where the clerk is. The screen's own affair: nothing of it is kept. */
export type Place =
  | { readonly screen: 'meetings' }
  | { readonly screen: 'prepare'; readonly stream: StreamId; readonly part?: PreparePart }
  | { readonly screen: 'live'; readonly stream: StreamId }
  | { readonly screen: 'papers'; readonly stream: StreamId }
  | { readonly screen: 'people' }
  | { readonly screen: 'settings' }

export type PreparePart = 'details' | 'rules' | 'agenda' | 'people' | 'checklist' | 'votes'

type Whereabouts = { readonly place: Place; readonly go: (place: Place) => void }

export const usePlace = create<Whereabouts>()((set) => ({
  place: { screen: 'meetings' },
  go: (place) => set({ place }),
}))
