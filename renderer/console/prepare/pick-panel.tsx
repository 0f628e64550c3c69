import { Button, Checkbox, SegmentedControl, Select, Switch } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { PersonRow } from '#shared/contract/lists'
import type { StreamId } from '#shared/fact'
import { type Attendee, isSamePerson } from '#shared/meeting/attendance'
import type { Meeting } from '#shared/meeting/meeting'
import { invitationOf } from '#shared/views/invitation'
import { useCommand } from '../../bridge/ask'
import { EmptyState } from '../../kit/empty-state'
import { FindField } from '../../kit/find-field'
import { LongList } from '../../kit/long-list'
import { SideChip } from '../../kit/side-chip'
import { SidePanel } from '../../kit/side-panel'
import { useSideChoices } from '../../kit/sides'
import { TickAll, toggled } from '../../kit/ticked'
import { findPeople } from '../people/rows'
import styles from './pick-panel.module.css'

type PickPanelProps = {
  readonly stream: StreamId
  readonly meeting: Meeting
  readonly rows: readonly PersonRow[] | null
  readonly onClose: () => void
}

/** 从人才库选人: type a few letters, Enter takes the first one found; or tick as many as wanted. */
export function PickPanel({ stream, meeting, rows, onClose }: PickPanelProps) {
  const { send, isBusy } = useCommand(stream)
  const sideChoices = useSideChoices()
  const search = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [side, setSide] = useState('')
  const [standing, setStanding] = useState<string>('usual')
  const [isTouched, setTouched] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const active = useMemo(() => (rows ?? []).filter(({ person }) => person.active), [rows])
  const invited = useMemo(() => invitedOf(active, meeting.attendees), [active, meeting.attendees])
  const found = useMemo(
    () => findPeople(active, text).filter(({ person }) => side === '' || person.side === side),
    [active, text, side],
  )
  const free = found.filter(({ person }) => !invited.has(person.id))
  // Whom Enter takes stands first; who is on the list already stands last.
  const shown = [...free, ...found.filter(({ person }) => invited.has(person.id))]
  const picked = active.filter(({ person }) => chosen.has(person.id) && !invited.has(person.id))

  const invite = async (people: readonly PersonRow[]) => {
    if (people.length === 0) return
    const ack = await send({
      type: 'attendance.invite',
      people: people.map(({ person }) => {
        const usual = invitationOf(person.id, person)
        const interestsTouched = usual.interestsTouched || isTouched
        if (standing === 'usual') return { ...usual, interestsTouched }
        const isMember = standing === 'member'
        return { ...usual, interestsTouched, standing: isMember ? 'member' : 'observer', mayVote: isMember }
      }),
    })
    if (!ack) return
    setChosen(new Set())
    setText('')
    search.current?.focus()
  }
  const toggle = (id: string) => setChosen(toggled(chosen, id))

  return (
    <SidePanel
      title="从人才库选人"
      width={440}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            选好了
          </Button>
          <Button disabled={picked.length === 0} loading={isBusy} onClick={() => void invite(picked)}>
            请这 {picked.length} 人到会
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <div className={styles.find}>
          <FindField
            ref={search}
            aria-label="在人才库里查找"
            placeholder="姓名、拼音首字母、单位"
            description="回车就请排在第一位的人"
            text={text}
            onText={setText}
            onTake={() => void invite(free.slice(0, 1))}
          />
          <Select
            aria-label="代表方"
            data={[{ value: '', label: '全部代表方' }, ...sideChoices]}
            value={side}
            onChange={(value) => setSide(value ?? '')}
          />
        </div>
        <div className={styles.list}>
          {free.length > 0 && (
            <TickAll
              className={styles.all}
              label={`选中列出的 ${free.length} 人`}
              keys={free.map(({ person }) => person.id)}
              ticked={chosen}
              onTick={setChosen}
            />
          )}
          {rows !== null && shown.length === 0 ? (
            <EmptyState
              title={active.length === 0 ? '人才库还是空的' : '没有找到'}
              text={
                active.length === 0
                  ? '先用“加一个人”或“从表格导入”，把人存进来。'
                  : '换几个字试试，也可以写拼音首字母。'
              }
            />
          ) : (
            <LongList label="人才库" items={shown} keyOf={(row) => row.stream} rowHeight={48}>
              {({ person }) => (
                <div className={styles.line}>
                  <Checkbox
                    data-row-main
                    label={person.name}
                    checked={invited.has(person.id) || chosen.has(person.id)}
                    disabled={invited.has(person.id)}
                    onChange={() => toggle(person.id)}
                  />
                  <SideChip side={person.side} />
                  <span className={styles.place}>
                    {invited.has(person.id)
                      ? '已在名单里'
                      : [person.organization, person.post].filter(Boolean).join('　')}
                  </span>
                </div>
              )}
            </LongList>
          )}
        </div>
        <div className={styles.how}>
          <SegmentedControl
            size="sm"
            aria-label="以什么身份来"
            data={standings}
            value={standing}
            onChange={setStanding}
          />
          <Switch
            label="这次是利益攸关方"
            checked={isTouched}
            onChange={(event) => setTouched(event.currentTarget.checked)}
          />
        </div>
      </div>
    </SidePanel>
  )
}

/** Who of the roster is on the meeting's list already, by id. */
function invitedOf(rows: readonly PersonRow[], attendees: readonly Attendee[]): ReadonlySet<string> {
  const names = new Set(attendees.map((each) => each.name))
  const ids = new Set(attendees.map((each) => each.personId))
  const isInvited = ({ person }: PersonRow) =>
    ids.has(person.id) ||
    (names.has(person.name) && attendees.some((each) => isSamePerson(each, { ...person, personId: person.id })))
  return new Set(rows.filter(isInvited).map(({ person }) => person.id))
}

const standings = [
  { value: 'usual', label: '按平时' },
  { value: 'member', label: '出席' },
  { value: 'observer', label: '列席' },
]
