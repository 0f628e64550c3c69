import { useCallback, useEffect, useState } from 'react'
import type { PlanRow } from '#shared/contract/lists'
import { ok, type Result } from '#shared/decision'
import type { StreamKind } from '#shared/fact'
import type { Room } from '#shared/room/room'
import type { MeetingFigures } from '#shared/views/meeting-figures'
import type { TopicRow } from '#shared/views/topic-row'
import { ask } from './ask'
import { useTold } from './told'

/** Rows as main last told them; null until the first answer. `message` is the sentence of a refusal, '' otherwise. */
export type Listed<Row> = { readonly rows: readonly Row[] | null; readonly message: string }

export type Rooms = 'own' | 'all'

/** 议题库, kept up to date: asked again whenever a topic changes. */
export function useTopicRows(text = '', rooms: Rooms = 'own'): Listed<TopicRow> {
  const wanted = text.trim().slice(0, 100)
  return useListed(
    'topic',
    useCallback(() => askTopics(wanted, rooms), [wanted, rooms]),
  )
}

/** The topics a text finds; they cross the bridge as text. */
export async function askTopics(text: string, rooms: Rooms): Promise<Result<readonly TopicRow[]>> {
  const answer = await ask('topics.list', { text, rooms })
  // Main wrote it from rows of this very type.
  return answer.ok ? ok(JSON.parse(answer.value) as readonly TopicRow[]) : answer
}

export function usePlanRows(rooms: Rooms = 'own'): Listed<PlanRow> {
  return useListed(
    'plan',
    useCallback(() => ask('plans.list', { rooms }), [rooms]),
  )
}

/** 会议的数字, of meetings that are over. */
export function useFigures(rooms: Rooms = 'own'): Listed<MeetingFigures> {
  return useListed(
    'meeting',
    useCallback(() => ask('figures.list', { rooms }), [rooms]),
  )
}

/** Every room this machine has records of, its own first. */
export function useRooms(): Listed<Room> {
  return useListed('room', askRooms)
}

const askRooms = () => ask('rooms.list', {})

/** Asks when `look` is another question, and again when main says that this kind has changed. */
function useListed<Row>(kind: StreamKind, look: () => Promise<Result<readonly Row[]>>): Listed<Row> {
  const [listed, setListed] = useState<Listed<Row>>({ rows: null, message: '' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    void round
    let isLatest = true
    void look().then((answer) => {
      if (!isLatest) return
      if (answer.ok) setListed({ rows: answer.value, message: '' })
      else setListed((before) => ({ ...before, message: answer.refusal.message }))
    })
    return () => {
      isLatest = false
    }
  }, [look, round])
  useTold(
    'lists.changed',
    useCallback((news) => news.kind === kind && setRound((before) => before + 1), [kind]),
  )
  return listed
}
