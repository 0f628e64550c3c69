import { useCallback, useEffect, useState } from 'react'
import type { Drive } from '#shared/contract/papers'
import { ask, sayRefusal } from '../../bridge/ask'
import { useStatus } from '../../bridge/told'

/**
 * 可以放文书的地方: sticks come and go as they are plugged and pulled; folders are those the clerk chose. The first stick
 * that can be written to is taken when nothing was chosen, `firstId` included.
 */
export function usePlaces(firstId: string | null = null) {
  const status = useStatus()
  const [listed, setListed] = useState<readonly Drive[] | null>(null)
  const [chosenId, choose] = useState(firstId)
  const plugged = status?.drives
  const look = useCallback(async () => {
    const answer = await ask('drives.list', {})
    if (answer.ok) setListed(answer.value)
    else sayRefusal(answer.refusal)
  }, [])
  // Whatever was plugged in or pulled out changes the list of sticks in the status line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `plugged` is the reason to look again
  useEffect(() => void look(), [look, plugged])

  const addFolder = async () => {
    const answer = await ask('drives.chooseFolder', {})
    if (!answer.ok) return sayRefusal(answer.refusal)
    const folder = answer.value
    if (!folder) return
    setListed((drives) => [...(drives ?? []).filter((each) => each.id !== folder.id), folder])
    choose(folder.id)
  }
  const drives = listed ?? []
  const chosen =
    drives.find((each) => each.id === chosenId) ??
    drives.find((each) => each.kind === 'removable' && !each.readOnly) ??
    null
  return { drives, isLooking: listed === null, chosen, choose, look, addFolder }
}
