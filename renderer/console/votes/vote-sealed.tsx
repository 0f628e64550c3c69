import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { identitiesOf } from '#shared/meeting/tally'
import type { Vote } from '#shared/meeting/votes'
import { clockTime } from '#shared/text/dates'
import { useCommand } from '../../bridge/ask'
import { ActButton } from '../live/act-button'
import { Comparison } from './comparison'
import { EarlierRounds } from './counting'
import { Identities } from './identities'
import { ResultLines } from './result-lines'
import type { VoteActs } from './vote-acts'
import styles from './vote-detail.module.css'

type VoteSealedProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly vote: Extract<Vote, { stage: 'closed' | 'announced' }>
  readonly acts: VoteActs
}

/** 封票以后: the result with all its arithmetic. The room sees it only when it is announced (V8). */
export function VoteSealed({ stream, history, vote, acts }: VoteSealedProps) {
  const { meeting } = history
  return (
    <section className={styles.part} aria-label="结果">
      {vote.stage === 'closed' && (
        <p className={styles.note} data-tone="amber">
          已经封票，票数不能再改。大屏上还没有数字，公布以后才有。
        </p>
      )}
      <ResultLines vote={vote} />
      <Identities identities={identitiesOf(vote.figures, vote.ballot, vote.electorate)} method={vote.method} />
      {vote.exceptionReason !== '' && (
        <p className={styles.note} data-tone="amber">
          封票说明：{vote.exceptionReason}
        </p>
      )}
      {vote.stage === 'announced' &&
        vote.corrections.map((each) => (
          <p key={each.at} className={styles.note} data-tone="amber">
            {clockTime(each.at)} 更正：{each.reason}
          </p>
        ))}
      <Comparison votes={meeting.votes} vote={vote} />
      <EarlierRounds vote={vote} />
      {vote.stage === 'closed' ? (
        <div className={styles.acts}>
          <ActButton act={acts.void} variant="subtle" color="ink" />
          <ActButton act={acts.announce} variant="filled" />
        </div>
      ) : (
        <Announced stream={stream} history={history} voteId={vote.id} acts={acts} />
      )}
    </section>
  )
}

function Announced({ stream, history, voteId, acts }: Omit<VoteSealedProps, 'vote'> & { readonly voteId: string }) {
  const { send, isBusy } = useCommand(stream)
  const { phase } = history.meeting.proceedings
  const isOn = phase === 'open' || phase === 'adjourned'
  return (
    <>
      <div className={styles.acts}>
        <ActButton act={acts.print} />
        {isOn && (
          <Button
            disabled={isBusy}
            onClick={() => void send({ type: 'wall.hold', choice: { kind: 'result', voteId } })}
          >
            结果上屏
          </Button>
        )}
      </div>
      <div>
        <Button variant="subtle" color="ink" onClick={() => acts.ask('correct')}>
          更正票数…
        </Button>
        <Button variant="subtle" color="ink" onClick={acts.void.run}>
          作废…
        </Button>
      </div>
    </>
  )
}
