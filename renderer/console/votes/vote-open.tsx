import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { OpenVote } from '#shared/meeting/votes'
import { Counting } from './counting'
import { RollCall } from './roll-call'
import type { VoteActs } from './vote-acts'
import styles from './vote-detail.module.css'

type VoteOpenProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly vote: OpenVote
  readonly acts: VoteActs
}

/** While it runs: papers or hands are counted, or each person answers. */
export function VoteOpen({ stream, history, vote, acts }: VoteOpenProps) {
  return (
    <section className={styles.part} aria-label="计票">
      {vote.method === 'roll-call' ? (
        <RollCall stream={stream} history={history} vote={vote} acts={acts} />
      ) : (
        <Counting stream={stream} vote={vote} counting={history.meeting.rules.counting} acts={acts} />
      )}
      <div>
        <Button variant="subtle" color="ink" onClick={acts.void.run}>
          这次作废…
        </Button>
      </div>
    </section>
  )
}
