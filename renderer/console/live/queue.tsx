import { type RefObject, useMemo, useRef } from 'react'
import { Virtualizer } from 'virtua'
import type { StreamId } from '#shared/fact'
import { attendeeOf } from '#shared/meeting/attendance'
import type { MeetingHistory } from '#shared/meeting/history'
import type { SpeakerQueue, Waiting } from '#shared/meeting/speaking'
import { neverSpoken, spokenByEach, spokenBySide } from '#shared/views/fairness'
import { type Send, useSend } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { EmptyState } from '../../kit/empty-state'
import { useSideOf } from '../../kit/sides'
import { ToneChip } from '../../kit/tone-chip'
import type { KeyAction } from '../keys/keys'
import { ActButton } from './act-button'
import styles from './queue.module.css'
import { type QueueActs, QueueRow, saySpoken } from './queue-row'
import { SortableList } from './sortable'

type QueueProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly queue: SpeakerQueue
  readonly toggle: KeyAction
}

const manyRows = 60

/** 等待发言: who waits on this item, in order; the rank of 插话、程序性发言、回应 is kept by the desk (S4). */
export function Queue({ stream, history: { meeting }, queue, toggle }: QueueProps) {
  const send = useSend(stream)
  const now = useDeskMinute()
  const list = useRef<HTMLDivElement>(null)
  const { waiting } = queue
  const isOpen = meeting.proceedings.phase === 'open'
  const spoken = useMemo(() => spokenByEach(meeting.speaking, now), [meeting.speaking, now])
  const ids = useMemo(() => waiting.map((each) => each.id), [waiting])
  const latest = useRef(waiting)
  latest.current = waiting
  const acts = useMemo(() => queueActs(latest, list, send), [send])

  const rows = waiting.map((entry, index) => (
    <QueueRow
      key={entry.id}
      entry={entry}
      place={index + 1}
      person={attendeeOf(meeting, entry.attendeeId)}
      spoken={saySpoken(spoken.get(entry.attendeeId) ?? neverSpoken)}
      canCall={isOpen}
      acts={acts}
    />
  ))
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>等待发言</h2>
        <span className={styles.count}>{waiting.length} 人</span>
        {queue.closed && <ToneChip tone="amber">已停止报名</ToneChip>}
        <MinutesBySide meeting={meeting} now={now} />
        <ActButton act={toggle} h={32} px={12} className={styles.toggle} />
      </header>
      <div ref={list} className={styles.list}>
        {waiting.length > manyRows ? (
          <div className={styles.scroll}>
            <Virtualizer as="ol" item="li">
              {rows}
            </Virtualizer>
          </div>
        ) : (
          // It stays when the queue is empty: the first who is added must not wait until it is made.
          <SortableList ids={ids} onDrop={acts.drop}>
            {waiting.length === 0 ? (
              <EmptyState title="还没有人等待发言" text="在下面输入姓名或拼音首字母，回车就加入队列。" />
            ) : (
              <ol className={styles.scroll}>
                {rows.map((row) => (
                  <li key={row.key}>{row}</li>
                ))}
              </ol>
            )}
          </SortableList>
        )}
      </div>
    </>
  )
}

/** The same acts for as long as the list stands: each looks at who waits when it is done, and not when it was drawn. */
function queueActs(
  waiting: RefObject<readonly Waiting[]>,
  list: RefObject<HTMLElement | null>,
  send: Send,
): QueueActs & { readonly drop: (entryId: string, overId: string) => void } {
  const placeOf = (entryId: string) => waiting.current.findIndex((each) => each.id === entryId)
  const moveTo = (from: number, to: number) => {
    const entry = waiting.current[from]
    if (!entry || to < 0 || to >= waiting.current.length) return
    // Downwards it goes before the one after its new neighbour.
    const before = waiting.current[to > from ? to + 1 : to]?.id ?? null
    void send({ type: 'speakers.move', entryId: entry.id, before })
  }
  return {
    move: (entryId, step) => moveTo(placeOf(entryId), placeOf(entryId) + step),
    drop: (entryId, overId) => moveTo(placeOf(entryId), placeOf(overId)),
    focusStep: (entryId, step) => {
      const rows = list.current?.querySelectorAll<HTMLElement>('[data-entry]')
      rows?.[Math.min(Math.max(placeOf(entryId) + step, 0), rows.length - 1)]?.focus()
    },
    remove: (entryId) => void send({ type: 'speakers.remove', entryId }),
    call: (entryId) => void send({ type: 'speakers.call', entryId }),
  }
}

/** How long each side has spoken: a hint and never a rule (S9). */
function MinutesBySide({ meeting, now }: { readonly meeting: MeetingHistory['meeting']; readonly now: string }) {
  const sides = spokenBySide(meeting, now).filter(({ ms }) => ms >= 30_000)
  const sideOf = useSideOf()
  const said = sides.map(({ side, ms }) => `${sideOf(side).label} ${Math.round(ms / 60_000)} 分`).join('　')
  return (
    <p className={styles.sides} title={said}>
      {said}
    </p>
  )
}
