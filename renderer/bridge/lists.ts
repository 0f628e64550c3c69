import { useCallback, useEffect, useState } from 'react'
import type { ConsoleContract, PlanRow } from '#shared/contract/console'
import type { InputOf, OutputOf, RequestName } from '#shared/contract/door'
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
  return useListed('topics.list', { text: text.trim().slice(0, 100), rooms }, 'topic')
}

export function usePlanRows(rooms: Rooms = 'own'): Listed<PlanRow> {
  return useListed('plans.list', { rooms }, 'plan')
}

/** 会议的数字, of meetings that are over. */
export function useFigures(rooms: Rooms = 'own'): Listed<MeetingFigures> {
  return useListed('figures.list', { rooms }, 'meeting')
}

/** Every room this machine has records of, its own first. */
export function useRooms(): Listed<Room> {
  return useListed('rooms.list', {}, 'room')
}

type ListName = {
  [Name in RequestName<ConsoleContract>]: OutputOf<ConsoleContract, Name> extends readonly unknown[] ? Name : never
}[RequestName<ConsoleContract>]

function useListed<Name extends ListName>(
  name: Name,
  input: InputOf<ConsoleContract, Name>,
  kind: StreamKind,
): Listed<OutputOf<ConsoleContract, Name> extends readonly (infer Row)[] ? Row : never> {
  type Row = OutputOf<ConsoleContract, Name> extends readonly (infer Row)[] ? Row : never
  const [listed, setListed] = useState<Listed<Row>>({ rows: null, message: '' })
  const [round, setRound] = useState(0)
  // What is asked is a small plain object made anew at every drawing; its text says whether it is another question.
  const question = JSON.stringify(input)
  useEffect(() => {
    void round
    let isLatest = true
    void ask(name, JSON.parse(question)).then((answer) => {
      if (!isLatest) return
      if (answer.ok) setListed({ rows: answer.value as readonly Row[], message: '' })
      else setListed((before) => ({ ...before, message: answer.refusal.message }))
    })
    return () => {
      isLatest = false
    }
  }, [name, question, round])
  useTold(
    'lists.changed',
    useCallback((news) => news.kind === kind && setRound((before) => before + 1), [kind]),
  )
  return listed
}
