import { useEffect, useMemo, useState } from 'react'
import type { Attendee } from '#shared/meeting/attendance'
import { matchRank } from '#shared/order/match'
import { ask } from '../../bridge/ask'

/** The meeting's people whom the text finds, by characters, pinyin, initials, unit or post. */
export function useFoundAttendees(attendees: readonly Attendee[], text: string): readonly Attendee[] {
  const words = useNameWords(attendees)
  return useMemo(() => {
    if (text.trim() === '') return attendees
    const ranked = attendees.flatMap((each) => {
      const rank = matchRank(text, [...(words.get(each.name) ?? [each.name, '']), each.organization, each.post])
      return rank === null ? [] : [{ each, rank }]
    })
    return ranked.sort((a, b) => a.rank - b.rank).map(({ each }) => each)
  }, [attendees, text, words])
}

/** What each name is found by; the dictionaries are in main, so the names are asked for once. */
function useNameWords(attendees: readonly Attendee[]): ReadonlyMap<string, readonly string[]> {
  const [words, setWords] = useState<ReadonlyMap<string, readonly string[]>>(new Map())
  useEffect(() => {
    const missing = [...new Set(attendees.map((each) => each.name))].filter((name) => !words.has(name))
    if (missing.length === 0) return
    let isCurrent = true
    void ask('names.words', { texts: missing }).then((answer) => {
      if (!isCurrent || !answer.ok) return
      const told = answer.value.map((each, index) => [missing[index] ?? '', each] as const)
      setWords((known) => new Map([...known, ...told]))
    })
    return () => {
      isCurrent = false
    }
  }, [attendees, words])
  return words
}
