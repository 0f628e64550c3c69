import { create } from 'zustand'
import type { StreamId } from '#shared/fact'
import type { Stage } from '#shared/topic/stages'

/** Where the clerk is. The screen's own affair: nothing of it is kept. */
export type Place =
  | { readonly screen: 'meetings' }
  | { readonly screen: 'prepare'; readonly stream: StreamId; readonly part?: PreparePart }
  | { readonly screen: 'live'; readonly stream: StreamId }
  | { readonly screen: 'papers'; readonly stream: StreamId }
  | { readonly screen: 'topics' }
  | { readonly screen: 'topic'; readonly stream: StreamId; readonly part?: TopicPart }
  | { readonly screen: 'plan' }
  | { readonly screen: 'ledger' }
  | { readonly screen: 'people' }
  | { readonly screen: 'statistics' }
  | { readonly screen: 'settings'; readonly part?: SettingsPart }

export type PreparePart = 'details' | 'rules' | 'agenda' | 'people' | 'checklist' | 'votes'

/** The parts of a topic's page: its six stages, its 时间节点, and the whole way (家谱). */
export type TopicPart = Stage | 'nodes' | 'family'

/** The parts of 设置, in the order in which they are listed. */
export type SettingsPart =
  | 'room'
  | 'standard'
  | 'look'
  | 'procedure'
  | 'sides'
  | 'lists'
  | 'agendas'
  | 'rules'
  | 'phrases'
  | 'papers'
  | 'ledger'
  | 'wall'
  | 'pack'
  | 'safety'

type Whereabouts = { readonly place: Place; readonly go: (place: Place) => void }

export const usePlace = create<Whereabouts>()((set) => ({
  place: { screen: 'meetings' },
  go: (place) => set({ place }),
}))
