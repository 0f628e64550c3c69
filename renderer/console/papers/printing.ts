import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import { ask, sayRefusal } from '../../bridge/ask'

/** 打印 through the system's dialog, one paper at a time; `printing` is the one whose dialog is open. */
export function usePrinting(stream: StreamId) {
  const [printing, setPrinting] = useState<string | null>(null)
  const print = async (paper: string) => {
    setPrinting(paper)
    const answer = await ask('papers.print', { stream, paper, voteId: null })
    setPrinting(null)
    if (!answer.ok) sayRefusal(answer.refusal)
  }
  return { printing, print }
}
