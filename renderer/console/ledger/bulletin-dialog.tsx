import { Modal, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type BulletinRooms, bulletinOf } from '#shared/room/bulletins'
import type { Room } from '#shared/room/room'
import { dayOf, longDate } from '#shared/text/dates'
import { type Quarter, quarterBefore, quarterName, quarterOf } from '#shared/text/quarters'
import { proposedAdvice } from '#shared/views/quarter-advice'
import { quarterFigures } from '#shared/views/quarter-figures'
import { useDeskMinute } from '../../bridge/desk-clock'
import { useFigures, useTopicRows } from '../../bridge/lists'
import { useRoomStream } from '../../bridge/streams'
import { ToneChip } from '../../kit/tone-chip'
import { OfficeMenu } from '../papers/office-menu'
import { useBeginning } from '../shell/beginning'
import { BulletinAdvice, BulletinRecall } from './bulletin-advice'
import styles from './bulletin-dialog.module.css'
import { BulletinCounts, BulletinLists } from './bulletin-figures'

type BulletinDialogProps = {
  readonly rooms: BulletinRooms
  readonly opened: boolean
  readonly onClose: () => void
}

/** 季度通报 (P13): the figures of a quarter beside the one before, the lines with lamps, the advice; issued and printed. */
export function BulletinDialog({ opened, onClose, rooms }: BulletinDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} size={1080} title="季度通报" closeOnClickOutside={false}>
      <Opened rooms={rooms} />
    </Modal>
  )
}

function Opened({ rooms }: { readonly rooms: BulletinRooms }) {
  const { roomStream } = useBeginning()
  const followed = useRoomStream(roomStream)
  if (followed.phase !== 'open' || !followed.state) return <div aria-busy="true" />
  return <Bulletin rooms={rooms} room={followed.state} />
}

function Bulletin({ rooms, room }: { readonly rooms: BulletinRooms; readonly room: Room }) {
  const today = dayOf(useDeskMinute())
  const [quarter, setQuarter] = useState<Quarter>(() => usualQuarter(today))
  const topics = useTopicRows('', rooms)
  const meetings = useFigures(rooms)
  const [now, before] = useMemo(() => {
    const known = { rows: topics.rows ?? [], figures: meetings.rows ?? [], rules: room.ledger, today }
    return [quarterFigures(quarter, known), quarterFigures(quarterBefore(quarter), known)] as const
  }, [quarter, topics.rows, meetings.rows, room.ledger, today])
  const bulletin = bulletinOf(room.bulletins, quarter, rooms)
  const issued = bulletin?.issued ?? null
  const message = topics.message || meetings.message
  const isReady = topics.rows !== null && meetings.rows !== null
  return (
    <div className={styles.dialog} aria-busy={!isReady}>
      <div className={styles.head}>
        <Select
          aria-label="季度"
          data={quartersTo(today).map((value) => ({ value, label: quarterName(value) }))}
          value={quarter}
          onChange={(value) => value && setQuarter(value)}
          allowDeselect={false}
          data-autofocus
        />
        {issued ? (
          <ToneChip tone="jade">
            {longDate(issued.on)}印发{issued.number && `　${issued.number}`}
          </ToneChip>
        ) : (
          <ToneChip tone="ink">还没有印发</ToneChip>
        )}
        <span className={styles.asOf}>数字截至{longDate(now.asOf)}</span>
        <span className={styles.acts}>
          <OfficeMenu label="打印、保存" what={{ paper: 'bulletin', rooms, quarter }} disabled={!isReady} />
        </span>
      </div>
      {message !== '' && <p role="alert">{message}</p>}
      {isReady && (
        <div className={styles.columns}>
          <BulletinCounts now={now} before={before} />
          <BulletinLists figures={now} />
          <section className={styles.advice} aria-label="下一阶段建议">
            {issued ? (
              <BulletinRecall
                rooms={rooms}
                quarter={quarter}
                advice={bulletin?.advice || proposedAdvice(now, before)}
              />
            ) : (
              <BulletinAdvice
                key={`${quarter} ${rooms}`}
                rooms={rooms}
                room={room}
                figures={now}
                saved={bulletin?.advice ?? ''}
                proposed={proposedAdvice(now, before)}
                today={today}
              />
            )}
          </section>
        </div>
      )}
    </div>
  )
}

/** In a quarter's first month people still write about the one before. */
function usualQuarter(today: string): Quarter {
  const current = quarterOf(today)
  return Number(today.slice(5, 7)) % 3 === 1 ? quarterBefore(current) : current
}

/** This quarter and the eleven before it. */
function quartersTo(today: string): readonly Quarter[] {
  const quarters = [quarterOf(today)]
  while (quarters.length < 12) quarters.push(quarterBefore(quarters.at(-1) ?? ''))
  return quarters
}
