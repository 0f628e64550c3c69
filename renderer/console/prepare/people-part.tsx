import { Button, Menu, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { Invitation } from '#shared/meeting/attendance'
import type { Meeting } from '#shared/meeting/meeting'
import { seatShares } from '#shared/views/fairness'
import { invitationOf, saidOf } from '#shared/views/invitation'
import { ask, sayRefusal, useCommand } from '../../bridge/ask'
import { EmptyState } from '../../kit/empty-state'
import { PlusIcon, SearchIcon } from '../../kit/icons'
import { LongList } from '../../kit/long-list'
import { SeatBars } from '../../kit/seat-bars'
import { useSides } from '../../kit/sides'
import { TickAll, toggled } from '../../kit/ticked'
import { Toolbar } from '../../kit/toolbar'
import { ImportPanel } from '../people/import-panel'
import { NewPerson } from '../people/new-person'
import { organizationsOf, usePeopleRows } from '../people/rows'
import { AttendeeLine } from './attendee-line'
import { AttendeePanel } from './attendee-panel'
import { useFoundAttendees } from './found-attendees'
import styles from './people-part.module.css'
import { PickPanel } from './pick-panel'
import { ProposePanel } from './propose-panel'

type PeoplePartProps = { readonly stream: StreamId; readonly meeting: Meeting; readonly isOver: boolean }
type Beside =
  | null
  | { readonly kind: 'pick' | 'new' | 'import' | 'propose' }
  | { readonly kind: 'person'; readonly id: string }

/** 人员: who is asked to this meeting, on which side, and how the seats are shared. */
export function PeoplePart({ stream, meeting, isOver }: PeoplePartProps) {
  const { attendees } = meeting
  const { send, isBusy } = useCommand(stream)
  const { rows } = usePeopleRows()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [beside, setBeside] = useState<Beside>(null)
  const shown = useFoundAttendees(attendees, text)
  const shares = useMemo(() => seatShares(attendees), [attendees])
  const organizations = useMemo(() => organizationsOf(rows ?? []), [rows])
  const close = () => setBeside(null)
  const selected = attendees.filter((each) => chosen.has(each.id))
  const opened = beside?.kind === 'person' ? attendees.find((each) => each.id === beside.id) : undefined

  const toggle = (id: string) => setChosen((now) => toggled(now, id))
  const changeAll = async (change: Partial<Invitation>) => {
    const asks = selected.map((each) => ({
      stream,
      command: { type: 'attendance.edit', attendeeId: each.id, ...saidOf(each), ...change },
    }))
    const answer = await ask('desk.askAll', { asks })
    if (!answer.ok) sayRefusal(answer.refusal)
  }
  const remove = async () => {
    const attendeeIds = selected.map((each) => each.id)
    if (await send({ type: 'attendance.remove', attendeeIds })) setChosen(new Set())
  }
  const members = attendees.filter((each) => each.standing === 'member').length

  return (
    <div className={styles.part}>
      <div className={styles.main}>
        {!isOver && (
          <div className={styles.bar}>
            <Toolbar
              label="参会人"
              end={
                <>
                  {meeting.topicId !== null && (
                    <Button variant="default" onClick={() => setBeside({ kind: 'propose' })}>
                      按议题提议名单
                    </Button>
                  )}
                  <Button variant="default" onClick={() => setBeside({ kind: 'import' })}>
                    从表格导入
                  </Button>
                  <Button variant="default" onClick={() => setBeside({ kind: 'new' })}>
                    加一个人
                  </Button>
                  <Button
                    variant={attendees.length === 0 ? 'filled' : 'default'}
                    leftSection={<PlusIcon />}
                    onClick={() => setBeside({ kind: 'pick' })}
                  >
                    从人才库选人
                  </Button>
                </>
              }
            >
              <TextInput
                className={styles.search}
                type="search"
                aria-label="查找参会人"
                placeholder="姓名、拼音首字母、单位"
                leftSection={<SearchIcon />}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                onKeyDown={(event) => event.key === 'Escape' && setText('')}
              />
              {selected.length > 0 && (
                <ManyMenu
                  count={selected.length}
                  onChange={(change) => void changeAll(change)}
                  onRemove={() => void remove()}
                  isBusy={isBusy}
                />
              )}
            </Toolbar>
          </div>
        )}
        {attendees.length === 0 ? (
          <EmptyState
            title="还没有请人"
            text="谁的利益被触及，就请谁来坐下商量。从人才库里挑人，或者直接导入一张名单；各方的席位会在右边显示出来。"
            action={
              !isOver && (
                <Button leftSection={<PlusIcon />} onClick={() => setBeside({ kind: 'pick' })}>
                  从人才库选人
                </Button>
              )
            }
          />
        ) : (
          <div className={styles.table}>
            <div className={styles.heads}>
              <TickAll
                aria-label={`选中这 ${shown.length} 人`}
                keys={shown.map((each) => each.id)}
                ticked={chosen}
                disabled={isOver}
                onTick={setChosen}
              />
              <span>姓名</span>
              <span>代表方</span>
              <span>单位、身份</span>
              <span>出席</span>
              <span>利益攸关</span>
              <span>表决</span>
            </div>
            {shown.length === 0 ? (
              <EmptyState title="没有找到" text="换几个字试试，也可以写拼音首字母。" />
            ) : (
              <LongList label="参会人" items={shown} keyOf={(each) => each.id} rowHeight={46}>
                {(each) => (
                  <AttendeeLine
                    attendee={each}
                    isChosen={chosen.has(each.id)}
                    isOpen={opened?.id === each.id}
                    isOver={isOver}
                    onToggle={() => toggle(each.id)}
                    onOpen={() => setBeside({ kind: 'person', id: each.id })}
                  />
                )}
              </LongList>
            )}
          </div>
        )}
      </div>
      {beside?.kind === 'pick' && <PickPanel stream={stream} meeting={meeting} rows={rows} onClose={close} />}
      {beside?.kind === 'propose' && meeting.topicId !== null && (
        <ProposePanel stream={stream} meeting={meeting} topicId={meeting.topicId} rows={rows} onClose={close} />
      )}
      {beside?.kind === 'new' && (
        <NewPerson
          organizations={organizations}
          label="存入人才库，请到会上"
          onClose={close}
          alongside={(personId, details) => ({
            stream,
            command: { type: 'attendance.invite', people: [invitationOf(personId, details)] },
          })}
        />
      )}
      {beside?.kind === 'import' && (
        <ImportPanel
          onClose={close}
          alongside={(people) => ({
            stream,
            command: {
              type: 'attendance.invite',
              people: people.map(({ personId, details }) => invitationOf(personId, details)),
            },
          })}
        />
      )}
      {opened && <AttendeePanel key={opened.id} stream={stream} attendee={opened} isOver={isOver} onClose={close} />}
      {beside === null && attendees.length > 0 && (
        <aside className={styles.shares} aria-label="席位">
          <h2 className={styles.sharesTitle}>各方席位</h2>
          <p className={styles.sharesText}>
            出席 {members} 人{attendees.length > members && `，列席 ${attendees.length - members} 人`}
            。利益攸关的一方够不够，看这里。
          </p>
          <SeatBars shares={shares} />
        </aside>
      )}
    </div>
  )
}

type ManyMenuProps = {
  readonly count: number
  readonly isBusy: boolean
  readonly onChange: (change: Partial<Invitation>) => void
  readonly onRemove: () => void
}

/** What can be changed of many people at once. */
function ManyMenu({ count, isBusy, onChange, onRemove }: ManyMenuProps) {
  const sides = useSides()
  return (
    <Menu position="bottom-start" shadow="sm">
      <Menu.Target>
        <Button variant="light" color="ink" disabled={isBusy}>
          选中 {count} 人…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>身份</Menu.Label>
        <Menu.Item onClick={() => onChange({ standing: 'member', mayVote: true })}>改为出席</Menu.Item>
        <Menu.Item onClick={() => onChange({ standing: 'observer', mayVote: false })}>改为列席（不表决）</Menu.Item>
        <Menu.Item onClick={() => onChange({ interestsTouched: true })}>标为利益攸关方</Menu.Item>
        <Menu.Item onClick={() => onChange({ interestsTouched: false })}>不是利益攸关方</Menu.Item>
        <Menu.Item onClick={() => onChange({ mayVote: true })}>可以表决</Menu.Item>
        <Menu.Item onClick={() => onChange({ mayVote: false })}>不表决</Menu.Item>
        <Menu.Divider />
        <Menu.Label>代表方</Menu.Label>
        {sides.map(({ id, label }) => (
          <Menu.Item key={id} onClick={() => onChange({ side: id })}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item color="cinnabar" onClick={onRemove}>
          移出名单
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
