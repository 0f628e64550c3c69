import { useCallback, useEffect, useState } from 'react'
import type { AttachmentState } from '#shared/contract/attachments'
import type { Attachment } from '#shared/topic/survey'
import { ask } from '../../bridge/ask'

/**
 * Whether each file is still there and still what was taken. Looked at one after the other when the page opens, so that a
 * slow disk is asked for one file at a time; `of` is null for one that has not been looked at.
 */
export function useFileStates(files: readonly Attachment[]) {
  const [states, setStates] = useState<ReadonlyMap<string, AttachmentState>>(new Map())
  const [round, setRound] = useState(0)
  // Files are known by their bytes; another list with the same ones is no reason to look again.
  const hashes = files.map(({ sha256 }) => sha256).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `hashes` says when the files are others, `round` when somebody asks again
  useEffect(() => {
    let isWanted = true
    const look = async () => {
      for (const { name, size, sha256 } of files) {
        if (!isWanted) return
        if (round === 0 && states.has(sha256)) continue
        const answer = await ask('attachments.check', { name, size, sha256 })
        if (isWanted && answer.ok) setStates((before) => new Map(before).set(sha256, answer.value))
      }
    }
    void look()
    return () => {
      isWanted = false
    }
  }, [hashes, round])
  return {
    of: (sha256: string): AttachmentState | null => states.get(sha256) ?? null,
    renew: useCallback(() => setRound((before) => before + 1), []),
  }
}
