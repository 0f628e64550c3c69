import { useCallback, useEffect, useRef, useState } from 'react'
import type { MeetingRow } from '#shared/contract/console'
import { ask } from '../../bridge/ask'
import { useTold } from '../../bridge/told'

/** The meetings a text finds, asked again when the text or the list in main changes. Null until the first answer. */
export function useMeetingRows(text: string): {
  readonly rows: readonly MeetingRow[] | null
  readonly message: string
} {
  const [rows, setRows] = useState<readonly MeetingRow[] | null>(null)
  const [message, setMessage] = useState('')
  const latest = useRef(0)

  const look = useCallback(async () => {
    latest.current += 1
    const number = latest.current
    const answer = await ask('meetings.list', { text: text.trim().slice(0, 100) })
    // Answers may overtake each other while somebody types: only the last question counts.
    if (number !== latest.current) return
    if (answer.ok) setRows(answer.value)
    setMessage(answer.ok ? '' : answer.refusal.message)
  }, [text])

  useEffect(() => {
    void look()
  }, [look])
  useTold(
    'lists.changed',
    useCallback(({ kind }) => void (kind === 'meeting' && look()), [look]),
  )
  return { rows, message }
}
