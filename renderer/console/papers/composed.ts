import { useEffect, useMemo, useState } from 'react'
import type { Meeting } from '#shared/meeting/meeting'
import type { PaperInput } from '#shared/papers/paper'
import type { ComposedPaper } from '#shared/papers/paper-set'
import type { Passage } from '#shared/papers/wording'
import { deskNow } from '../../bridge/desk-clock'
import { useStatus } from '../../bridge/told'
import { useBeginning, useRoom } from '../shell/beginning'

/** 一份文书 as the screen shows it: what stands in it now, and what of it may be reworded. */
export type Composed = ComposedPaper & { readonly passages: readonly Passage[] }

/** The papers that this meeting has something for just now. What makes them is loaded when it is first wanted. */
export function useComposed(meeting: Meeting, seq: number): readonly Composed[] | null {
  const room = useRoom()
  const { version } = useBeginning()
  const n = useStatus()?.saved.n ?? 0
  const [makers, setMakers] = useState<typeof import('./makers') | null>(null)
  useEffect(() => {
    let isWanted = true
    void import('./makers').then((loaded) => {
      if (isWanted) setMakers(loaded)
    })
    return () => {
      isWanted = false
    }
  }, [])
  return useMemo(() => {
    if (!makers) return null
    const input: PaperInput = {
      meeting,
      room,
      now: deskNow(),
      version,
      // The printer writes the real one; the sample only keeps its place.
      journalHead: { n, run: '打印时写入' },
      archiveHead: { seq, hash: '打印时写入' },
      voteId: null,
    }
    return makers.composeSet(makers.papers, input).map((composed): Composed => {
      const { paper } = composed
      return { ...composed, passages: (paper.kind === 'document' && paper.passages?.(input)) || [] }
    })
  }, [makers, meeting, seq, room, version, n])
}
