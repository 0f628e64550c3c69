import { useEffect, useState } from 'react'
import type { Attendee } from '#shared/meeting/attendance'
import { matchRank } from '#shared/order/match'
import { ask } from '../../bridge/ask'

/*
 * What names are found by (characters, pinyin, initials), asked of main once and remembered: the dictionary stays
 * there.
 */
const known = new Map<string, readonly string[]>()
const mostAtOnce = 2000

/** The words of each text; a text whose words are still on their way is found by its characters. */
export function useWordsOf(texts: readonly string[]): (text: string) => readonly string[] {
  const [, heard] = useState(0)
  const missing = [...new Set(texts.filter((text) => text !== '' && !known.has(text)))].slice(0, mostAtOnce)
  const key = missing.join('\n')
  useEffect(() => {
    if (key === '') return
    let isWanted = true
    const asked = key.split('\n')
    void ask('names.words', { texts: asked }).then((answer) => {
      if (answer.ok) for (const [index, words] of answer.value.entries()) known.set(asked[index] ?? '', words)
      if (isWanted) heard((times) => times + 1)
    })
    return () => {
      isWanted = false
    }
  }, [key])
  return wordsOf
}

function wordsOf(text: string): readonly string[] {
  return known.get(text) ?? [text]
}

export function useAttendeeWords(attendees: readonly Attendee[]): (text: string) => readonly string[] {
  return useWordsOf(attendees.map((each) => each.name))
}

/** Those who meet the query, best first; within a rank as `attendees` stand. An empty query finds everybody. */
export function findPeople(
  query: string,
  attendees: readonly Attendee[],
  words: (text: string) => readonly string[],
): readonly Attendee[] {
  const ranked = attendees.flatMap((each) => {
    const rank = matchRank(query, [...words(each.name), each.organization, each.post, each.proxy])
    return rank === null ? [] : [{ each, rank }]
  })
  return ranked.sort((a, b) => a.rank - b.rank).map(({ each }) => each)
}
