import { useCallback } from 'react'
import { create } from 'zustand'
import type { StreamId } from '#shared/fact'
import type { MinutesKind } from '#shared/meeting/minutes'
import { draftOf, dropDraft, keepDraft } from '../../kit/drafts'

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
    set(({ drafts }) => {
      const changed = { ...(drafts[stream] ?? earlier(stream)), ...change }
      if (changed.text === '') dropDraft(placeOf(stream))
      else keepDraft(placeOf(stream), changed)
      return { drafts: { ...drafts, [stream]: changed } }
    }),
}))

/** The draft of this moment, for an act that must not wait for the page to be drawn. */
export function draftNow(stream: StreamId): Draft {
  return useDrafts.getState().drafts[stream] ?? earlier(stream)
}

export function useDraft(stream: StreamId): readonly [Draft, (change: Partial<Draft>) => void] {
  const draft = useDrafts((state) => state.drafts[stream] ?? earlier(stream))
  const change = useDrafts((state) => state.change)
  return [draft, useCallback((changed: Partial<Draft>) => change(stream, changed), [change, stream])]
}

/** What was being written when the page or the program ended. */
function earlier(stream: StreamId): Draft {
  return draftOf<Draft>(placeOf(stream)) ?? blankDraft
}

function placeOf(stream: StreamId): string {
  return `${stream} minutes`
}
