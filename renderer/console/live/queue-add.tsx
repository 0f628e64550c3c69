import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { type KeyboardEvent, memo, useCallback, useRef, useState } from 'react'
import type { StreamId } from '#shared/fact'
import { type Attendee, isPresent } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import {
  orderCategories,
  orderCategoryNames,
  queueOf,
  type SpeechKind,
  speechKindNames,
  speechKinds,
  stanceNames,
  stances,
  type Waiting,
} from '#shared/meeting/speaking'
import { useSend } from '../../bridge/ask'
import { useMeeting } from '../../bridge/streams'
import { draftOf, keepDraft } from '../../kit/drafts'
import { KeyCap } from '../../kit/key-cap'
import { useKeys } from '../keys/keys'
import { ActButton } from './act-button'
import { drawnWithout } from './drawn-without'
import { useLive } from './live-state'
import { findPeople, useAttendeeWords } from './names'
import { PersonLine } from './person-line'
import { type Pick, PickList, usePickList } from './pick-list'
import styles from './queue-add.module.css'

type Draft = { readonly query: string } & Omit<Waiting, 'id' | 'attendeeId' | 'addedAt'>

const blank: Draft = { query: '', kind: 'speech', category: 'other', stance: 'neutral', note: '' }
const shownAtMost = 8

type QueueAddProps = { readonly stream: StreamId; readonly history: MeetingHistory }

/** 加入队列: a few letters of a name and Enter; kind, stance and a word on it when there is time. */
export const QueueAdd = drawnWithout(
  // Where everybody stands is looked up by the hits themselves.
  ['speaking', 'agenda', 'minutes', 'consensus', 'votes', 'checklist', 'wall', 'proceedings'],
  DrawnAdd,
)

function DrawnAdd({ stream, history: { meeting } }: QueueAddProps) {
  const send = useSend(stream)
  const show = useLive((state) => state.show)
  const place = `${stream} queue`
  const [draft, setDraft] = useState<Draft>(() => draftOf<Draft>(place) ?? blank)
  const [isLookingUp, setLookingUp] = useState(false)
  const [isMore, setMore] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const words = useAttendeeWords(meeting.attendees)
  const latest = useRef(draft)
  const change = useCallback(
    (part: Partial<Draft>) => {
      latest.current = { ...latest.current, ...part }
      setDraft(latest.current)
      keepDraft(place, latest.current)
    },
    [place],
  )
  const changeKind = useCallback((kind: SpeechKind) => change({ kind }), [change])

  const add = async (person: Attendee) => {
    if (meeting.rules.presentOnly && !isPresent(person)) {
      const signedIn = await send({ type: 'attendance.signIn', attendeeIds: [person.id] })
      if (!signedIn) return
    }
    const { query: _, ...request } = draft
    const added = await send({ type: 'speakers.add', attendeeId: person.id, ...request })
    if (added) change(blank)
    field.current?.focus()
  }

  const query = draft.query.trim()
  const hits = query === '' ? [] : findPeople(query, meeting.attendees, words).slice(0, shownAtMost)
  const picks: readonly Pick[] = isLookingUp
    ? [
        ...hits.map((person) => ({
          id: person.id,
          content: <Hit stream={stream} person={person} />,
          run: () => void add(person),
        })),
        ...(query !== '' && hits.length === 0
          ? [
              {
                id: 'walk-in',
                content: <span>名单里没有“{query}”，现场加人…</span>,
                run: () => show({ asking: { what: 'walk-in', name: query } }),
              },
            ]
          : []),
      ]
    : []
  const list = usePickList(picks, query)
  const press = (event: KeyboardEvent) => {
    const kind = event.altKey ? kindByKey[event.code] : undefined
    if (kind) {
      event.preventDefault()
      change({ kind })
    } else if (event.key === 'Escape' && query !== '') {
      event.preventDefault()
      change({ query: '' })
    } else list.onKeyDown(event)
  }
  useKeys([{ id: 'queue.add', keys: 'q', label: '加入等待发言', group: '发言', run: () => field.current?.focus() }])

  return (
    <div className={styles.add}>
      {isLookingUp && query !== '' && (
        <div className={styles.hits}>
          <PickList {...list} picks={picks} label="找到的人" onHover={list.setActive} />
        </div>
      )}
      <div className={styles.line}>
        <TextInput
          ref={field}
          className={styles.field}
          aria-label="加入等待发言：姓名或拼音首字母"
          placeholder="姓名或拼音首字母，如 wxn"
          rightSection={<KeyCap keys="q" />}
          value={draft.query}
          maxLength={60}
          onChange={({ currentTarget }) => change({ query: currentTarget.value })}
          onKeyDown={press}
          onFocus={() => setLookingUp(true)}
          onBlur={() => setLookingUp(false)}
          {...list.fieldProps}
        />
        <KindChoice kind={draft.kind} onChange={changeKind} />
        <MoreButton isMore={isMore} onMore={setMore} />
        <ActButton
          act={{
            id: 'queue.add-hit',
            keys: 'Enter',
            label: '加入队列',
            group: '发言',
            enabled: hits.length > 0,
            run: () => hits[0] && void add(hits[Math.min(list.at, hits.length - 1)] ?? hits[0]),
          }}
          px={12}
        />
      </div>
      {(isMore || draft.kind === 'point-of-order') && (
        <div className={styles.line}>
          <SegmentedControl
            aria-label="立场"
            size="xs"
            data={stances.map((stance) => ({ value: stance, label: stanceNames[stance] }))}
            value={draft.stance}
            onChange={(stance) => change({ stance: stance as Waiting['stance'] })}
          />
          {draft.kind === 'point-of-order' && (
            <Select
              aria-label="程序性发言的类别"
              w={160}
              data={orderCategories.map((category) => ({ value: category, label: orderCategoryNames[category] }))}
              value={draft.category}
              onChange={(category) => category && change({ category: category as Waiting['category'] })}
            />
          )}
          <TextInput
            className={styles.field}
            aria-label="说明"
            placeholder="说明，如：回应用地手续"
            maxLength={60}
            value={draft.note}
            onChange={({ currentTarget }) => change({ note: currentTarget.value })}
            onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && field.current?.focus()}
          />
        </div>
      )}
    </div>
  )
}

type KindChoiceProps = { readonly kind: SpeechKind; readonly onChange: (kind: SpeechKind) => void }

/** It measures itself when it is drawn, so it is drawn when another kind is chosen and not with every fact. */
const KindChoice = memo(function KindChoice({ kind, onChange }: KindChoiceProps) {
  return (
    <SegmentedControl
      aria-label="发言类别（输入时 Alt+1 到 4）"
      title="输入姓名时按 Alt+1 到 Alt+4"
      size="xs"
      data={speechKinds.map((each) => ({
        value: each,
        label: each === 'point-of-order' ? '程序' : speechKindNames[each],
      }))}
      value={kind}
      onChange={(to) => onChange(to as SpeechKind)}
    />
  )
})

type MoreProps = { readonly isMore: boolean; readonly onMore: (isMore: boolean) => void }

const MoreButton = memo(function MoreButton({ isMore, onMore }: MoreProps) {
  return (
    <Button variant="default" px={10} aria-expanded={isMore} title="立场、说明" onClick={() => onMore(!isMore)}>
      {isMore ? '收起' : '立场…'}
    </Button>
  )
})

const kindByKey: Readonly<Record<string, SpeechKind>> = {
  Digit1: 'speech',
  Digit2: 'reply',
  Digit3: 'point-of-order',
  Digit4: 'interjection',
}

/** One who was found, with what the clerk should know before picking. */
function Hit({ stream, person }: { readonly stream: StreamId; readonly person: Attendee }) {
  const followed = useMeeting(stream)
  const history = followed.phase === 'open' ? followed.state : null
  return <PersonLine person={person} note={history ? standingOf(person, history.meeting) : ''} />
}

function standingOf(person: Attendee, { speaking, agenda, rules }: MeetingHistory['meeting']): string {
  if (speaking.current?.attendeeId === person.id) return '正在发言'
  const { waiting } = queueOf(speaking, agenda.activeId)
  if (waiting.some((entry) => entry.attendeeId === person.id)) return '已在等待'
  if (isPresent(person)) return ''
  return rules.presentOnly ? '未签到，回车签到并加入' : '未签到'
}
