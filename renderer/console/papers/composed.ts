import { useEffect, useMemo, useState } from 'react'
import type { Meeting } from '#shared/meeting/meeting'
import type { PaperInput } from '#shared/papers/paper'
import type { ComposedPaper } from '#shared/papers/paper-set'
import type { Passage } from '#shared/papers/wording'
import { deskNow } from '../../bridge/desk-clock'
import { useStatus } from '../../bridge/told'
import { afterPainting } from '../../kit/after-painting'
import { useBeginning, useRoom } from '../shell/beginning'

/** 一份文书 as the screen shows it: what stands in it now, and what of it may be reworded. */
export type Composed = ComposedPaper & { readonly passages: readonly Passage[] }

/**
 * The papers that this meeting has something for just now. They are made behind the page's first picture: those of a long
 * meeting take a moment.
 */
export function useComposed(meeting: Meeting, seq: number): readonly Composed[] | null {
  const room = useRoom()
  const { version } = useBeginning()
  const n = useStatus()?.saved.n ?? 0
  const [makers, setMakers] = useState<typeof import('./makers') | null>(null)
  useEffect(() => {
    let isWanted = true
    const callOff = afterPainting(async () => {
      const loaded = await import('./makers')
      if (isWanted) setMakers(loaded)
    })
    return () => {
      isWanted = false
      callOff()
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
