import { useCallback, useEffect, useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { TopicSource } from '#shared/topic/entry'
import { groupOfTopic, sortTopics, type TopicGroup, type TopicOrder } from '#shared/views/topic-groups'
import { askTopics, useTopicRows } from '../../bridge/lists'
import { useTold } from '../../bridge/told'

/** What of the pool is looked at. */
export type PoolChoice = {
  readonly text: string
  readonly source: TopicSource | ''
  readonly group: TopicGroup | ''
  readonly order: TopicOrder
}

/** 议题库 as the clerk looks at it. `all` is the whole pool, null until the first answer. */
export function usePool({ text, source, group, order }: PoolChoice) {
  const { rows: all, message } = useTopicRows()
  const found = useFound(text)
  const shown = (all ?? []).filter(
    (row) =>
      (found === null || found.has(row.stream)) &&
      (source === '' || row.source === source) &&
      (group === '' || groupOfTopic(row) === group),
  )
  return { all, shown: sortTopics(shown, order), message }
}

/** Whom a text finds, by title, pinyin, what people said and the wording of lines: main's to know. Null for no text. */
function useFound(text: string): ReadonlySet<StreamId> | null {
  const wanted = text.trim().slice(0, 100)
  const [found, setFound] = useState<{ readonly text: string; readonly streams: ReadonlySet<StreamId> } | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    void round
    if (wanted === '') return setFound(null)
    let isLatest = true
    void askTopics(wanted, 'own').then((answer) => {
      if (isLatest && answer.ok) setFound({ text: wanted, streams: new Set(answer.value.map(({ stream }) => stream)) })
    })
    return () => {
      isLatest = false
    }
  }, [wanted, round])
  useTold(
    'lists.changed',
    useCallback(({ kind }) => kind === 'topic' && setRound((before) => before + 1), []),
  )
  return wanted === '' ? null : (found?.streams ?? null)
}
