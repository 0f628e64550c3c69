import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { unheard } from '#shared/views/fairness'
import { useSend } from '../../bridge/ask'
import styles from './unheard-hint.module.css'

const namedAtMost = 2

/** 还没有发过言的利益攸关方: a hint for the chair; a press puts somebody into the queue, nothing is forced (S9). */
export function UnheardHint({ stream, history }: { readonly stream: StreamId; readonly history: MeetingHistory }) {
  const send = useSend(stream)
  const people = unheard(history.meeting)
  if (people.length === 0) return null
  return (
    <p className={styles.hint}>
      <span className={styles.lead}>还没有发过言的利益攸关方：</span>
      {people.slice(0, namedAtMost).map((person) => (
        <button
          key={person.id}
          type="button"
          className={styles.name}
          title={`把${person.name}加入等待发言`}
          onClick={() =>
            void send({
              type: 'speakers.add',
              attendeeId: person.id,
              kind: 'speech',
              category: 'other',
              stance: 'neutral',
              note: '',
            })
          }
        >
          {person.name}
          {person.post || person.organization ? `（${person.post || person.organization}）` : ''}
        </button>
      ))}
      <span className={styles.rest}>{people.length > namedAtMost && `等 ${people.length} 人，`}可请主持人点一点</span>
    </p>
  )
}
