import { useCallback, useEffect } from 'react'
import { create } from 'zustand'
import type { StreamId } from '#shared/fact'
import type { Vote } from '#shared/meeting/votes'

/** What the clerk looks at among the votes of a meeting. The screen's own affair: nothing of it is kept. */
export type VotesPlace =
  | { readonly at: 'list' }
  | { readonly at: 'vote'; readonly voteId: string }
  /** The form: of a new vote, or of one that is prepared. */
  | { readonly at: 'question'; readonly voteId: string | null }

type Places = {
  readonly places: Readonly<Record<StreamId, VotesPlace>>
  readonly look: (stream: StreamId, place: VotesPlace) => void
}

const usePlaces = create<Places>()((set) => ({
  places: {},
  look: (stream, place) => set(({ places }) => ({ places: { ...places, [stream]: place } })),
}))

/** Where the clerk is; a vote that is under way comes first when he has not said otherwise. */
export function useVotesPlace(stream: StreamId, votes: readonly Vote[]) {
  const { places, look } = usePlaces()
  const chosen = places[stream]
  // A vote may have been removed or taken back since.
  const isGone = chosen && chosen.at !== 'list' && chosen.voteId && !votes.some((vote) => vote.id === chosen.voteId)
  const said = isGone ? undefined : chosen
  const underWayId = votes.find((vote) => vote.stage === 'open' || vote.stage === 'closed')?.id ?? null
  // It stays in sight when it is announced or made void.
  useEffect(() => {
    if (!said && underWayId) look(stream, { at: 'vote', voteId: underWayId })
  }, [said, underWayId, stream, look])
  const unsaid: VotesPlace = underWayId ? { at: 'vote', voteId: underWayId } : { at: 'list' }
  return { place: said ?? unsaid, look: useCallback((place: VotesPlace) => look(stream, place), [look, stream]) }
}
