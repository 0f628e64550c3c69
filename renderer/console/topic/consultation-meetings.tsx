import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MeetingRow } from '#shared/contract/lists'
import { streamOf } from '#shared/fact'
import { phaseNames } from '#shared/meeting/phase'
import { sayWhen } from '#shared/text/dates'
import type { Topic } from '#shared/topic/topic'
import { useDeskMinute } from '../../bridge/desk-clock'
import { ToneChip } from '../../kit/tone-chip'
import { useMeetingRows } from '../meetings/rows'
import { useBeginning } from '../shell/beginning'
import { type Place, usePlace } from '../shell/place'
import { ConsultationMeet } from './consultation-meet'
import { useReadOnly } from './standing'
import part from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

/** 为这个议题开的会, and the act that makes another. */
export function ConsultationMeetings({ topic }: { readonly topic: Topic }) {
  const go = usePlace((state) => state.go)
  const now = useDeskMinute()
  const { roomStream } = useBeginning()
  const readOnly = useReadOnly()
  const { rows } = useMeetingRows('')
  const [isAsking, setAsking] = useState(false)
  const isOwn = streamOf('room', topic.room) === roomStream
  const meetings = (rows ?? []).filter((row) => row.topicId === topic.id)
  return (
    <TopicCard title="协商会">
      {isOwn ? (
        meetings.length === 0 && <p className={part.hint}>还没有为这个议题开过会。</p>
      ) : (
        <p className={part.hint}>会议记录在那个议事室里看。</p>
      )}
      <ul className={part.rows}>
        {meetings.map((row) => (
          <li key={row.stream} className={part.meeting}>
            <button type="button" className={part.link} title={row.title} onClick={() => go(placeOf(row))}>
              {row.title}
            </button>
            <p className={part.about}>
              <ToneChip tone={row.phase === 'closed' ? 'jade' : row.phase === 'open' ? 'cinnabar' : 'blue'}>
                {phaseNames[row.phase]}
              </ToneChip>
              <span>{sayWhen(row.startsAt, now)}</span>
            </p>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className={part.acts}>
          <Button
            {...(topic.plan?.state === 'approved' && meetings.length === 0 ? {} : { variant: 'default' })}
            onClick={() => setAsking(true)}
          >
            为这个议题开会…
          </Button>
        </div>
      )}
      {isAsking && <ConsultationMeet topic={topic} onClose={() => setAsking(false)} />}
    </TopicCard>
  )
}

function placeOf({ stream, phase }: MeetingRow): Place {
  if (phase === 'closed') return { screen: 'papers', stream }
  return phase === 'open' || phase === 'adjourned' ? { screen: 'live', stream } : { screen: 'prepare', stream }
}
