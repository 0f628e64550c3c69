import { useCallback } from 'react'
import { create } from 'zustand'
import type { StreamId } from '#shared/fact'
import type { MinutesKind } from '#shared/meeting/minutes'

/** Whom the next entry belongs to: whoever speaks, the whole room, or one person by choice (M1). */
export type Whom = 'speaker' | 'room' | { readonly attendeeId: string }

/** 没写完的一条: stays while the clerk looks at another panel or page. */
export type Draft = {
  readonly text: string
  readonly kind: MinutesKind
  readonly whom: Whom
  readonly unit: string
  readonly dueOn: string
}

export const blankDraft: Draft = { text: '', kind: 'point', whom: 'speaker', unit: '', dueOn: '' }

type Drafts = {
  readonly drafts: Readonly<Record<StreamId, Draft>>
  readonly change: (stream: StreamId, change: Partial<Draft>) => void
}

const useDrafts = create<Drafts>()((set) => ({
  drafts: {},
  change: (stream, change) =>
    set(({ drafts }) => ({ drafts: { ...drafts, [stream]: { ...(drafts[stream] ?? blankDraft), ...change } } })),
}))

/** The draft of this moment, for an act that must not wait for the page to be drawn. */
export function draftNow(stream: StreamId): Draft {
  return useDrafts.getState().drafts[stream] ?? blankDraft
}

export function useDraft(stream: StreamId): readonly [Draft, (change: Partial<Draft>) => void] {
  const draft = useDrafts((state) => state.drafts[stream] ?? blankDraft)
  const change = useDrafts((state) => state.change)
  return [draft, useCallback((changed: Partial<Draft>) => change(stream, changed), [change, stream])]
}
