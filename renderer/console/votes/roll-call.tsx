import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, memo, type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import type { StreamId } from '#shared/fact'
import { type Attendee, attendeeOf } from '#shared/meeting/attendance'
import { optionsOf } from '#shared/meeting/ballot'
import type { MeetingHistory } from '#shared/meeting/history'
import { type OpenVote, rollCallFigures } from '#shared/meeting/votes'
import { useSend } from '../../bridge/ask'
import { KeyCap } from '../../kit/key-cap'
import { LongList } from '../../kit/long-list'
import { SideChip } from '../../kit/side-chip'
import { type KeyAction, useKeys } from '../keys/keys'
import { ActButton } from '../live/act-button'
import { findPeople, useAttendeeWords } from '../live/names'
import styles from './roll-call.module.css'
import type { VoteActs } from './vote-acts'

type RollCallProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly vote: OpenVote
  readonly acts: VoteActs
}

/** 点名: one person after the other; a key answers and the next one is there (V9). */
export function RollCall({ stream, history, vote, acts }: RollCallProps) {
  const send = useSend(stream)
  const { attendees } = history.meeting
  const people = useMemo(
    () => vote.eligibleIds.flatMap((id) => attendeeOf({ attendees }, id) ?? []),
    [vote.eligibleIds, attendees],
  )
  const [chosenId, choose] = useState<string | null>(null)
  const [query, setQuery] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const words = useAttendeeWords(people)
  const given = useMemo(() => new Map(vote.answers.map((each) => [each.attendeeId, each])), [vote.answers])
  const answerOf = (id: string) => given.get(id)
  const unanswered = people.filter((each) => !answerOf(each.id))
  const current = people.find((each) => each.id === chosenId) ?? unanswered[0] ?? null
  const at = current ? people.indexOf(current) : -1
  const answers = answersOf(vote)
  const shown = query === '' ? people : findPeople(query, people, words)

  const give = async (option: number | null) => {
    if (!current) return
    const known = answerOf(current.id)
    if (known?.option !== option || !known)
      if (!(await send({ type: 'votes.answer', voteId: vote.id, attendeeId: current.id, option }))) return
    const later = [...people.slice(at + 1), ...people.slice(0, at)].find((each) => !answerOf(each.id))
    // Whoever comes next by himself is not chosen: the answer alone has drawn that already.
    choose(later === unanswered.find((each) => each !== current) ? null : (later?.id ?? null))
    setQuery('')
  }
  // The same as long as the list stands: buttons and field are not drawn again with every answer.
  const latest = useRef({ give, shown })
  latest.current = { give, shown }
  const giveLatest = useCallback((option: number | null) => void latest.current.give(option), [])
  const chooseFirst = useCallback(() => {
    const first = latest.current.shown[0]
    if (first) choose(first.id)
    return first !== undefined
  }, [])
  const group = '点名表决'
  const keys: readonly KeyAction[] = [
    ...answers.map(
      ({ label, option, key }): KeyAction => ({
        id: `roll-call.${key}`,
        keys: key,
        also: [`Numpad${key}`],
        label,
        group,
        enabled: current !== null,
        run: () => void give(option),
      }),
    ),
    {
      id: 'roll-call.back',
      keys: 'Backspace',
      label: '回到上一位',
      group,
      enabled: people.length > 0,
      run: () => choose(people[(at > 0 ? at : people.length) - 1]?.id ?? null),
    },
    { id: 'roll-call.find', keys: 'x', label: '找人', group, run: () => search.current?.focus() },
  ]
  useKeys(keys)

  return (
    <div className={styles.call}>
      {current ? (
        <section className={styles.person} aria-label="正在点名">
          <p className={styles.place}>
            第 {at + 1} 位，共 {people.length} 位
          </p>
          <p className={styles.name} role="status">
            {current.name}
            <SideChip side={current.side} />
          </p>
          <p className={styles.unit}>{[current.organization, current.post].filter(Boolean).join('　')}</p>
        </section>
      ) : (
        <p className={styles.all} role="status">
          {people.length} 位都已登记
        </p>
      )}
      <div className={styles.answers}>
        {answers.map(({ label, option, key, tone }) => (
          <AnswerButton
            key={key}
            {...{ label, option, tone }}
            keys={key}
            isGiven={current !== null && isAnswer(answerOf(current.id), option)}
            isAble={current !== null}
            onGive={giveLatest}
          />
        ))}
      </div>
      <Totals vote={vote} left={unanswered.length} />
      <FindField field={search} query={query} onQuery={setQuery} onEnter={chooseFirst} />
      <div className={styles.list}>
        <LongList label="点名名单" items={shown} keyOf={({ id }) => id} rowHeight={40}>
          {(person) => {
            const answer = answers.find(({ option }) => isAnswer(answerOf(person.id), option))
            return (
              <Row
                person={person}
                said={answer?.label ?? '—'}
                tone={answer?.tone}
                isCurrent={person === current}
                onChoose={choose}
              />
            )
          }}
        </LongList>
      </div>
      <div className={styles.acts}>
        <ActButton act={acts.close} variant="filled" />
      </div>
    </div>
  )
}

type AnswerChoice = {
  readonly label: string
  readonly option: number | null
  readonly key: string
  readonly tone: 'jade' | 'cinnabar' | 'blue' | 'ink'
}

/** 1, 2, 3… in the order of the paper, 弃权 last; past nine there are no more keys. */
function answersOf(vote: OpenVote): readonly AnswerChoice[] {
  const tones = { good: 'jade', bad: 'cinnabar', plain: 'blue', neutral: 'ink' } as const
  const options = optionsOf(vote.ballot)
  return [
    ...options.map(({ label, tone }, index) => ({ label, option: index, key: keyOf(index), tone: tones[tone] })),
    { label: '弃权', option: null, key: options.length < 9 ? keyOf(options.length) : '0', tone: 'ink' },
  ]
}

const letters = 'ahjouy'
function keyOf(index: number): string {
  return index < 9 ? String(index + 1) : (letters[index - 9] ?? `F${index}`)
}

function isAnswer(answer: { readonly option: number | null } | undefined, option: number | null): boolean {
  return answer !== undefined && answer.option === option
}

function Totals({ vote, left }: { readonly vote: OpenVote; readonly left: number }) {
  const { options, abstain } = rollCallFigures(vote)
  return (
    <p className={styles.totals}>
      {optionsOf(vote.ballot).map(({ label }, index) => (
        <span key={label}>
          {label} <b>{options[index] ?? 0}</b>
        </span>
      ))}
      <span>
        弃权 <b>{abstain - left}</b>
      </span>
      <span data-left={left > 0}>
        还没表态 <b>{left}</b>
      </span>
    </p>
  )
}

type AnswerButtonProps = Omit<AnswerChoice, 'key'> & {
  readonly keys: string
  /** The one who is called has given this answer. */
  readonly isGiven: boolean
  readonly isAble: boolean
  readonly onGive: (option: number | null) => void
}

const AnswerButton = memo(function AnswerButton(props: AnswerButtonProps) {
  const { label, option, keys, tone, isGiven, isAble, onGive } = props
  return (
    <Button
      h={44}
      variant={isGiven ? 'filled' : 'light'}
      color={tone}
      disabled={!isAble}
      onClick={() => onGive(option)}
      rightSection={<KeyCap keys={keys} />}
    >
      {label}
    </Button>
  )
})

type FindFieldProps = {
  readonly field: RefObject<HTMLInputElement | null>
  readonly query: string
  readonly onQuery: (query: string) => void
  /** Whether somebody was found. */
  readonly onEnter: () => boolean
}

const FindField = memo(function FindField({ field, query, onQuery, onEnter }: FindFieldProps) {
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && onEnter()) event.currentTarget.blur()
  }
  return (
    <TextInput
      ref={field}
      aria-label="找人"
      placeholder="姓名或拼音首字母"
      rightSection={<KeyCap keys="x" />}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={press}
    />
  )
})

type RowProps = {
  readonly person: Attendee
  readonly said: string
  readonly tone: AnswerChoice['tone'] | undefined
  readonly isCurrent: boolean
  readonly onChoose: (attendeeId: string) => void
}

/** An answer changes two rows of the list: whose it is, and who is next. */
const Row = memo(function Row({ person, said, tone, isCurrent, onChoose }: RowProps) {
  return (
    <button
      type="button"
      className={styles.row}
      aria-current={isCurrent}
      data-row-main
      onClick={() => onChoose(person.id)}
    >
      <span className={styles.who}>{person.name}</span>
      <span className={styles.said} data-tone={tone}>
        {said}
      </span>
    </button>
  )
})
