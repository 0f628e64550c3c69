import { useEffect, useState } from 'react'
import type { TopicRow } from '#shared/views/topic-row'
import { ask } from '../../bridge/ask'

/** The pinyin of the pool's titles, by title: main has the dictionary. Empty until it answered. */
export function useReadings(rows: readonly TopicRow[]): ReadonlyMap<string, string> {
  const [readings, setReadings] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    const titles = [...new Set(rows.map(({ title }) => title))]
    if (titles.length === 0) return
    let isLatest = true
    void readAll(titles).then((all) => isLatest && setReadings(all))
    return () => {
      isLatest = false
    }
  }, [rows])
  return readings
}

async function readAll(titles: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const readings = new Map<string, string>()
  for (let from = 0; from < titles.length; from += atOnce) {
    const texts = titles.slice(from, from + atOnce)
    const answer = await ask('names.words', { texts })
    if (!answer.ok) break
    for (const [index, title] of texts.entries()) readings.set(title, answer.value[index]?.[1] ?? '')
  }
  return readings
}

/** What one question to main may hold. */
const atOnce = 2000
