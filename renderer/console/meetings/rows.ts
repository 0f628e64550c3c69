import { useCallback, useEffect, useRef, useState } from 'react'
import type { MeetingRow, MeetingsShown } from '#shared/contract/lists'
import type { Result } from '#shared/decision'
import { ask } from '../../bridge/ask'
import { useTold } from '../../bridge/told'
import { takeFirstList } from './first-list'

/** The meetings a text finds, those that are over up to a number. Null until the first answer. */
export function useMeetingsShown(
  text: string,
  over: number,
): { readonly meetings: MeetingsShown | null; readonly message: string } {
  const wanted = text.trim().slice(0, 100)
  const { answer, message } = useMeetings(
    useCallback(() => ask('meetings.shown', { text: wanted, over }), [wanted, over]),
    takeFirstList,
  )
  return { meetings: answer, message }
}

/** All the meetings a text finds. Null until the first answer. */
export function useMeetingRows(text: string): {
  readonly rows: readonly MeetingRow[] | null
  readonly message: string
} {
  const wanted = text.trim().slice(0, 100)
  const { answer, message } = useMeetings(useCallback(() => ask('meetings.list', { text: wanted }), [wanted]))
  return { rows: answer, message }
}

/** Asked again when the question or the list in main changes. */
function useMeetings<Answer>(
  question: () => Promise<Result<Answer>>,
  known: () => Answer | null = () => null,
): {
  readonly answer: Answer | null
  readonly message: string
} {
  const [answer, setAnswer] = useState(known)
  const isKnown = useRef(answer !== null)
  const [message, setMessage] = useState('')
  const latest = useRef(0)

  const look = useCallback(async () => {
    latest.current += 1
    const number = latest.current
    const answered = await question()
    // Answers may overtake each other while somebody types: only the last question counts.
    if (number !== latest.current) return
    if (answered.ok) setAnswer(answered.value)
    setMessage(answered.ok ? '' : answered.refusal.message)
  }, [question])

  useEffect(() => {
    if (!isKnown.current) void look()
    isKnown.current = false
  }, [look])
  useTold(
    'lists.changed',
    useCallback(({ kind }) => void (kind === 'meeting' && look()), [look]),
  )
  return { answer, message }
}
