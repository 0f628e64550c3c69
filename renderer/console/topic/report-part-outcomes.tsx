import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { MeetingRow } from '#shared/contract/lists'
import type { StreamId } from '#shared/fact'
import { dayOf, sayDay } from '#shared/text/dates'
import { outcomesOf, takenFrom } from '#shared/topic/lines'
import type { Topic } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { useMeeting } from '../../bridge/streams'
import { say } from '../../kit/notice'
import { KindChip } from '../ledger/kind-chip'
import { useMeetingRows } from '../meetings/rows'
import styles from './report-part-lines.module.css'
import partStyles from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

type OutcomesProps = { readonly stream: StreamId; readonly topic: Topic }

/** 登记成果: what the topic's meetings agreed on and is not in the ledger yet, meeting by meeting. */
export function OutcomesToTake({ stream, topic }: OutcomesProps) {
  const { rows } = useMeetingRows('')
  const over = (rows ?? []).filter((row) => row.topicId === topic.id && row.phase === 'closed')
  return over.map((row) => <OutcomesOfMeeting key={row.stream} stream={stream} topic={topic} row={row} />)
}

/** T7: the choice is offered whole; what the clerk leaves out stays here until it is taken. */
function OutcomesOfMeeting({ stream, topic, row }: OutcomesProps & { readonly row: MeetingRow }) {
  const followed = useMeeting(row.stream)
  const { send, isBusy } = useCommand(stream)
  const now = useDeskMinute()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const meeting = followed.phase === 'open' ? followed.state?.meeting : undefined
  const open = meeting ? outcomesOf(meeting).filter((entry) => !takenFrom(topic, entry.id)) : []
  if (!meeting || open.length === 0) return null
  const chosen = open.filter((entry) => !left.has(entry.id))
  const take = async () => {
    const ack = await send({
      type: 'lines.take',
      meetingId: meeting.id,
      entryIds: chosen.map((entry) => entry.id),
    })
    if (ack) say({ id: 'lines-taken', color: 'jade', message: `${chosen.length} 条成果进了台账`, autoClose: 4000 })
  }
  return (
    <TopicCard
      title={`“${row.title}”的成果`}
      beside={<span className={styles.held}>{sayDay(dayOf(row.startsAt), dayOf(now))}散会</span>}
    >
      <div className={styles.outcomes}>
        {open.map((entry) => (
          <div key={entry.id} className={styles.outcome}>
            <Checkbox
              label={entry.text}
              checked={!left.has(entry.id)}
              onChange={(event) => {
                const isTaken = event.currentTarget.checked
                setLeft(
                  (before) => new Set(isTaken ? [...before].filter((id) => id !== entry.id) : [...before, entry.id]),
                )
              }}
            />
            <KindChip kind={entry.kind} />
          </div>
        ))}
      </div>
      <div className={partStyles.acts}>
        <Button loading={isBusy} disabled={chosen.length === 0} onClick={() => void take()}>
          登记 {chosen.length} 条成果
        </Button>
      </div>
    </TopicCard>
  )
}
