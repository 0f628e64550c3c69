import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { VList } from 'virtua'
import type { StreamId } from '#shared/fact'
import { type Attendee, isPresent } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import { sideIds } from '#shared/roster/sides'
import { EmptyState } from '../../kit/empty-state'
import { KeyCap } from '../../kit/key-cap'
import { SideChip } from '../../kit/side-chip'
import { useKeys } from '../keys/keys'
import { useLive } from '../live/live-state'
import { findPeople, useAttendeeWords } from '../live/names'
import styles from './door-sign-in.module.css'
import { PersonMenu } from './person-menu'
import { presenceOf } from './presence'
import { PersonQuestionDialog, type SignInActs, useSignInActs } from './sign-in-acts'
import { sayPresence } from './sign-in-row'

type DoorSignInProps = { readonly stream: StreamId; readonly history: MeetingHistory }

const cardWidth = 236

/** 门口签到: the whole window as a list of large cards; people touch their own name. */
export function DoorSignIn({ stream, history: { meeting } }: DoorSignInProps) {
  const { attendees } = meeting
  const acts = useSignInActs(stream)
  const show = useLive((state) => state.show)
  const words = useAttendeeWords(attendees)
  const [query, setQuery] = useState('')
  const [only, setOnly] = useState<'all' | 'absent'>('all')
  const [done, setDone] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { ref: area, width } = useElementSize()
  const leave = () => show({ atDoor: false })
  useEffect(() => field.current?.focus(), [])

  const inOrder = sideIds.flatMap((side) => attendees.filter((each) => each.side === side))
  const hits = (query.trim() === '' ? inOrder : findPeople(query, inOrder, words)).filter(
    (each) => only === 'all' || !isPresent(each),
  )
  const signIn = async (person: Attendee) => {
    if (!(await acts.signIn([person]))) return
    setDone(person.name)
    setQuery('')
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return
    event.preventDefault()
    const top = hits.find((each) => !isPresent(each))
    if (query.trim() === '') return
    if (top) void signIn(top)
    else if (hits.length === 0) {
      show({ asking: { what: 'walk-in', name: query.trim() } })
      setQuery('')
    }
  }
  useKeys([
    {
      id: 'door.leave',
      keys: 'Escape',
      also: ['Shift+S'],
      label: '离开门口签到',
      group: '签到',
      whileTyping: true,
      enabled: acts.question === null,
      run: () => (query === '' ? leave() : setQuery('')),
    },
  ])

  const columns = Math.max(2, Math.floor((width || 1200) / cardWidth))
  const lines = Array.from({ length: Math.ceil(hits.length / columns) }, (_, line) =>
    hits.slice(line * columns, (line + 1) * columns),
  )
  return (
    <main className={styles.door} aria-label="门口签到">
      <div className={styles.head}>
        <TextInput
          ref={field}
          className={styles.field}
          size="md"
          aria-label="找人签到"
          placeholder="姓名或拼音首字母，回车签到"
          value={query}
          maxLength={60}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          onKeyDown={press}
        />
        <SegmentedControl
          aria-label="看哪些人"
          value={only}
          onChange={(value) => setOnly(value as 'all' | 'absent')}
          data={[
            { value: 'all', label: '全部' },
            { value: 'absent', label: '还没到的' },
          ]}
        />
        <Button variant="default" h={42} onClick={() => show({ asking: { what: 'walk-in', name: '' } })}>
          现场加人
        </Button>
        <p className={styles.done} role="status">
          {done && `${done} 已签到`}
        </p>
        <Button variant="default" h={42} rightSection={<KeyCap keys="Escape" />} onClick={leave}>
          回到会场
        </Button>
      </div>
      <div ref={area} className={styles.area}>
        {hits.length === 0 ? (
          <EmptyState title="没有找到" text="名单里没有这个人；按回车或点“现场加人”。" />
        ) : (
          <VList className={styles.list}>
            {lines.map((line) => (
              <div key={line[0]?.id} className={styles.line} style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
                {line.map((person) => (
                  <Card key={person.id} person={person} acts={acts} onSignIn={() => void signIn(person)} />
                ))}
              </div>
            ))}
          </VList>
        )}
      </div>
      <PersonQuestionDialog acts={acts} />
    </main>
  )
}

type CardProps = { readonly person: Attendee; readonly acts: SignInActs; readonly onSignIn: () => void }

/** More characters than a card of the usual width holds in large. */
const longName = 6

/** One name, large. Touching it signs in; touching it again offers leaving. */
function Card({ person, acts, onSignIn }: CardProps) {
  const presence = presenceOf(person)
  const card = (
    <button
      type="button"
      className={styles.card}
      data-presence={presence}
      onClick={presence === 'present' ? undefined : onSignIn}
    >
      <span className={styles.name} data-long={[...person.name].length > longName}>
        {person.name}
      </span>
      <SideChip side={person.side} />
      <span className={styles.about}>{person.organization || person.post}</span>
      <span className={styles.state}>{sayPresence(person, presence) ?? '点一下签到'}</span>
    </button>
  )
  return presence === 'present' ? (
    <PersonMenu person={person} acts={acts}>
      {card}
    </PersonMenu>
  ) : (
    card
  )
}
