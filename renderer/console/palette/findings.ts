import type { StreamId } from '#shared/fact'
import { agendaNumbers } from '#shared/meeting/agenda'
import { type Attendee, isPresent } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import { matchRank } from '#shared/order/match'
import { useCommand } from '../../bridge/ask'
import { useSideOf } from '../../kit/sides'
import type { KeyAction } from '../keys/keys'
import { useLive } from '../live/live-state'
import { useWordsOf } from '../live/names'

/** One line of the palette: what it is about and what Enter does with it. */
export type Finding = {
  readonly id: string
  readonly kind: '人员' | '议程' | '动作'
  readonly title: string
  readonly about: string
  readonly act: string
  readonly keys: string | null
  readonly run: () => void
}

const shownAtMost = 24
const peopleAtMost = 5

/** What meets the query, best first. Without a query: the acts that can be done now. */
export function useFindings(
  stream: StreamId,
  { meeting }: MeetingHistory,
  actions: readonly KeyAction[],
  query: string,
): readonly Finding[] {
  const { send } = useCommand(stream)
  const sideOf = useSideOf()
  const show = useLive((state) => state.show)
  const { attendees, agenda, rules, proceedings } = meeting
  const isOpen = proceedings.phase === 'open'
  const words = useWordsOf([
    ...attendees.map((each) => each.name),
    ...agenda.items.map((item) => item.title),
    ...actions.map((action) => action.label),
  ])
  const rank = (name: string, others: readonly string[] = []) => matchRank(query, [...words(name), ...others])

  const doable = actions.filter((action) => action.enabled !== false && !action.keyOnly)
  const acts = ranked(doable, (action) => rank(action.label, [action.group])).map(
    (action): Finding => ({
      id: action.id,
      kind: '动作',
      title: action.label,
      about: '',
      act: action.group,
      keys: action.keys,
      run: action.run,
    }),
  )
  if (query.trim() === '') return acts.slice(0, shownAtMost)

  const personFindings = (person: Attendee): readonly Finding[] => {
    const about = [sideOf(person.side).label, person.organization, person.post].filter(Boolean).join(' · ')
    const line = (act: string, run: () => void): Finding => ({
      id: `${person.id} ${act}`,
      kind: '人员',
      title: person.name,
      about,
      act,
      keys: null,
      run,
    })
    const request = {
      attendeeId: person.id,
      category: 'other',
      stance: 'neutral',
      note: '',
    } as const
    const mayHaveFloor = isPresent(person) || !rules.presentOnly
    return [
      ...(isPresent(person)
        ? []
        : [line('签到', () => void send({ type: 'attendance.signIn', attendeeIds: [person.id] }))]),
      ...(mayHaveFloor
        ? [line('加入等待发言', () => void send({ type: 'speakers.add', ...request, kind: 'speech' }))]
        : []),
      ...(mayHaveFloor && isOpen
        ? [line('直接请他发言', () => void send({ type: 'speakers.callNow', ...request, kind: 'speech' }))]
        : []),
    ]
  }
  const people = ranked(attendees, (each) => rank(each.name, [each.organization, each.post]))
    .slice(0, peopleAtMost)
    .flatMap(personFindings)

  const numbers = agendaNumbers(agenda.items)
  const items = ranked(agenda.items, (item) => rank(item.title)).map(
    (item): Finding => ({
      id: item.id,
      kind: '议程',
      title: `${numbers[agenda.items.indexOf(item)] ?? ''} ${item.title}`,
      about: '',
      act: isOpen && item.id !== agenda.activeId ? '进入' : '查看',
      keys: null,
      run: () => {
        if (isOpen && item.id !== agenda.activeId) void send({ type: 'agenda.activate', itemId: item.id })
        else show({ selectedItemId: item.id })
      },
    }),
  )
  return [...people, ...items, ...acts].slice(0, shownAtMost)
}

function ranked<Each>(all: readonly Each[], rankOf: (each: Each) => number | null): readonly Each[] {
  return all
    .flatMap((each) => {
      const rank = rankOf(each)
      return rank === null ? [] : [{ each, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each)
}
