import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Vote } from '#shared/meeting/votes'
import { useCommand } from '../../bridge/ask'
import { questionOf } from './question-form'
import styles from './vote-detail.module.css'

type VoteVoidedProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly vote: Extract<Vote, { stage: 'voided' }>
  readonly onGo: (voteId: string) => void
}

/** 作废: why, and the way to ask the same once more. */
export function VoteVoided({ stream, history, vote, onGo }: VoteVoidedProps) {
  const { send, isBusy } = useCommand(stream)
  const { phase } = history.meeting.proceedings
  const again = async () => {
    const ack = await send({ type: 'votes.prepare', ...questionOf(vote) })
    if (ack) onGo(ack.id)
  }
  return (
    <section className={styles.part} aria-label="已作废">
      <p className={styles.note}>作废原因：{vote.voidReason}</p>
      {phase !== 'closed' && phase !== 'cancelled' && (
        <div className={styles.acts}>
          <Button loading={isBusy} onClick={() => void again()}>
            照原样再来一次
          </Button>
        </div>
      )}
    </section>
  )
}
