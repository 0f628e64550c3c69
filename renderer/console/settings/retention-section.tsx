import { Button, NativeSelect } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { MeetingRow } from '#shared/contract/lists'
import { isDue, keptUntil } from '#shared/room/keeping'
import { dayOf, longDate } from '#shared/text/dates'
import { ask, sayRefusal, useCommand } from '../../bridge/ask'
import { useTold } from '../../bridge/told'
import { ToneChip } from '../../kit/tone-chip'
import { useBeginning, useRoom } from '../shell/beginning'
import { EraseDialog } from './erase-dialog'
import { Section } from './section'
import styles from './settings-screen.module.css'

/** 保存期限 (K1–K3): how long this room's meetings are kept, and those whose time is over. Nothing goes by itself. */
export function RetentionSection({ today }: { readonly today: string }) {
  const { roomStream } = useBeginning()
  const { retention } = useRoom().keeping
  const { send, isBusy } = useCommand(roomStream)
  const due = useDueMeetings(today)
  const [erasing, setErasing] = useState<MeetingRow | null>(null)
  const choose = (value: string) => void send({ type: 'room.setRetention', years: value === '' ? null : Number(value) })
  return (
    <Section
      title="保存期限"
      text="从开会那天算起。到期的会议只列在这里，由您逐场决定删不删；单独写明期限的会议，照它自己的。"
    >
      <NativeSelect
        className={styles.code}
        label="会议记录保存"
        value={retention.years === null ? '' : String(retention.years)}
        disabled={isBusy}
        data={choicesWith(retention.years)}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {due.length === 0 ? (
        <p className={styles.sum}>
          <ToneChip tone="jade">没有到期的会议</ToneChip>
        </p>
      ) : (
        <ul className={styles.register} aria-label="到期的会议">
          {due.map((row) => (
            <li key={row.stream}>
              <ToneChip tone="amber">已到期</ToneChip>
              <div>
                <b>{row.title}</b>
                <p>
                  {longDate(dayOf(row.startsAt))}开会，保存到{sayUntil(row, retention)}
                </p>
              </div>
              <Button variant="default" onClick={() => setErasing(row)}>
                删除…
              </Button>
            </li>
          ))}
        </ul>
      )}
      {erasing && <EraseDialog key={erasing.stream} row={erasing} onClose={() => setErasing(null)} />}
    </Section>
  )
}

const usual = [3, 5, 10, 15, 30]

function choicesWith(years: number | null) {
  const all = years === null || usual.includes(years) ? usual : [...usual, years].sort((a, b) => a - b)
  return [{ value: '', label: '永久' }, ...all.map((each) => ({ value: String(each), label: `${each} 年` }))]
}

type Retention = Parameters<typeof keptUntil>[1]

function sayUntil(row: MeetingRow, retention: Retention): string {
  const until = keptUntil(keptOf(row), retention)
  return until === null ? '永久' : longDate(until)
}

function keptOf({ stream, startsAt }: MeetingRow) {
  return { meetingId: stream.slice('meeting:'.length), heldOn: dayOf(startsAt) }
}

/** Only meetings that are over; the earliest first. */
function useDueMeetings(today: string): readonly MeetingRow[] {
  const { retention } = useRoom().keeping
  const [rows, setRows] = useState<readonly MeetingRow[]>([])
  const isAnyDue = retention.years !== null || retention.meetings.length > 0
  const look = useCallback(async () => {
    if (!isAnyDue) return setRows([])
    const answer = await ask('meetings.list', { text: '' })
    if (answer.ok) setRows(answer.value)
    else sayRefusal(answer.refusal)
  }, [isAnyDue])
  useEffect(() => void look(), [look])
  useTold(
    'lists.changed',
    useCallback(({ kind }) => void (kind === 'meeting' && look()), [look]),
  )
  return useMemo(
    () =>
      rows
        .filter((row) => row.phase === 'closed' || row.phase === 'cancelled')
        .filter((row) => isDue(keptOf(row), retention, today))
        .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
    [rows, retention, today],
  )
}
