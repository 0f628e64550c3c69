import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { VList } from 'virtua'
import type { StreamId } from '#shared/fact'
import { type Attendee, isPresent } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import { sideIds } from '#shared/roster/sides'
import { EmptyState } from '../../kit/empty-state'
import { KeyCap } from '../../kit/key-cap'
import { useSideOf } from '../../kit/sides'
import { useLive } from '../live/live-state'
import { findPeople, useAttendeeWords } from '../live/names'
import { usePlace } from '../shell/place'
import { countPresences, type Presence, presenceNames, presenceOf, presences } from './presence'
import { PresentAt } from './present-at'
import { PersonQuestionDialog, useSignInActs } from './sign-in-acts'
import styles from './sign-in-panel.module.css'
import { SignInRow } from './sign-in-row'

type SignInPanelProps = { readonly stream: StreamId; readonly history: MeetingHistory }

const manyRows = 80

/** 签到: who is here, by side; a few letters and Enter sign somebody in. */
export function SignInPanel({ stream, history }: SignInPanelProps) {
  const { attendees, proceedings } = history.meeting
  // P5: after 散会 the list is looked at, leave and proxies can still be written down, nobody signs in any more.
  const isOver = proceedings.phase === 'closed' || proceedings.phase === 'cancelled'
  const acts = useSignInActs(stream)
  const sideOf = useSideOf()
  const show = useLive((state) => state.show)
  const go = usePlace((state) => state.go)
  const words = useAttendeeWords(attendees)
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<Presence | 'all'>('all')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asksWhen, setAsksWhen] = useState(false)

  const isSearching = query.trim() !== ''
  const hits = isSearching
    ? findPeople(query, attendees, words)
    : attendees.filter((each) => filter === 'all' || presenceOf(each) === filter)
  const top = isSearching ? hits.find((each) => !isPresent(each)) : undefined
  const chosenPeople = attendees.filter((each) => chosen.has(each.id) && !isPresent(each))

  const signIn = async (people: readonly Attendee[]) => {
    if (people.length === 0 || !(await acts.signIn(people))) return
    setQuery('')
    setChosen(new Set())
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && !isOver) {
      event.preventDefault()
      if (top) void signIn([top])
      else if (hits.length === 0) {
        show({ asking: { what: 'walk-in', name: query.trim() } })
        setQuery('')
      }
    } else if (event.key === 'Escape' && isSearching) {
      event.preventDefault()
      setQuery('')
    }
  }
  const choose = (person: Attendee, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(person.id)
    else next.delete(person.id)
    setChosen(next)
  }

  const rowOf = (person: Attendee) => (
    <SignInRow
      key={person.id}
      person={person}
      isTop={person === top && !isOver}
      isOver={isOver}
      isChosen={chosen.has(person.id)}
      onChoose={(isChosen) => choose(person, isChosen)}
      onSignIn={() => void signIn([person])}
      acts={acts}
    />
  )
  const rows = isSearching
    ? hits.map(rowOf)
    : sideIds.flatMap((side) => {
        const own = hits.filter((each) => each.side === side)
        if (own.length === 0) return []
        const here = own.filter(isPresent).length
        return [
          <h3 key={side} className={styles.side}>
            {sideOf(side).label}
            <span>
              {here} / {own.length}
            </span>
          </h3>,
          ...own.map(rowOf),
        ]
      })
  const counts = countPresences(attendees)

  if (attendees.length === 0)
    return (
      <EmptyState
        title="名单还是空的"
        text="请先从人才库选人；临时来的人可以现场加。"
        action={
          <>
            <Button variant="default" onClick={() => go({ screen: 'prepare', stream, part: 'people' })}>
              去选人
            </Button>
            <Button onClick={() => show({ asking: { what: 'walk-in', name: '' } })}>现场加人</Button>
          </>
        }
      />
    )
  return (
    <section className={styles.panel} aria-label="签到">
      <div className={styles.find}>
        <TextInput
          className={styles.field}
          data-autofocus
          aria-label="找人签到"
          placeholder="姓名或首字母，回车签到"
          value={query}
          maxLength={60}
          rightSection={<KeyCap keys="s" />}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          onKeyDown={press}
        />
        <Button
          variant="default"
          px={10}
          rightSection={<KeyCap keys="Shift+S" />}
          onClick={() => show({ atDoor: true })}
        >
          放大
        </Button>
      </div>
      <SegmentedControl
        className={styles.filter}
        aria-label="看哪些人"
        size="xs"
        fullWidth
        value={filter}
        onChange={(value) => setFilter(value as Presence | 'all')}
        data={[
          { value: 'all', label: `全部 ${attendees.length}` },
          ...presences.map((each) => ({ value: each, label: `${presenceNames[each]} ${counts[each]}` })),
        ]}
      />
      {chosenPeople.length > 0 && (
        <div className={styles.bulk} role="status">
          已选 {chosenPeople.length} 人
          <Button size="compact-sm" h={32} loading={acts.isBusy} onClick={() => void signIn(chosenPeople)}>
            一起签到
          </Button>
          <Button size="compact-sm" h={32} variant="default" onClick={() => setChosen(new Set())}>
            不选了
          </Button>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState
          title={isSearching ? '名单里没有找到' : '这一类没有人'}
          text={isSearching && !isOver ? '按回车现场加人。' : '换一类看看。'}
        />
      ) : rows.length > manyRows ? (
        <VList className={styles.list}>{rows}</VList>
      ) : (
        <div className={styles.list}>{rows}</div>
      )}
      <div className={styles.foot}>
        {!isOver && (
          <Button variant="default" h={34} onClick={() => show({ asking: { what: 'walk-in', name: '' } })}>
            现场加人
          </Button>
        )}
        <Button variant="default" h={34} onClick={() => setAsksWhen(true)}>
          某时刻在场
        </Button>
        {counts.absent > 0 && !isOver && (
          <Button
            variant="default"
            h={34}
            onClick={() =>
              setChosen(new Set(hits.filter((each) => presenceOf(each) === 'absent').map((each) => each.id)))
            }
          >
            选中未到的
          </Button>
        )}
      </div>
      {asksWhen && <PresentAt history={history} onClose={() => setAsksWhen(false)} />}
      <PersonQuestionDialog acts={acts} />
    </section>
  )
}
