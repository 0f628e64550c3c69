import { Button } from '@mantine/core'
import type { MeetingRow } from '#shared/contract/lists'
import type { StreamId } from '#shared/fact'
import type { AnnouncedVote } from '#shared/meeting/votes'
import { dayOf, sayDay } from '#shared/text/dates'
import { type PollMoment, pollForVote, pollMomentNames, pollMoments } from '#shared/topic/polls'
import type { Topic } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { useMeeting } from '../../bridge/streams'
import { SidePanel } from '../../kit/side-panel'
import { linePanelWidth } from '../ledger/line-form'
import { useMeetingRows } from '../meetings/rows'
import styles from './supervision-part-take.module.css'
import partStyles from './topic-part.module.css'

type TakeVotesProps = { readonly stream: StreamId; readonly topic: Topic; readonly onBack: () => void }

/** 用会上的表决: announced results of this topic's meetings, each taken as before or after with one press (T12). */
export function TakeVotes({ stream, topic, onBack }: TakeVotesProps) {
  const { rows } = useMeetingRows('')
  const meetings = (rows ?? []).filter((row) => row.topicId === topic.id)
  return (
    <SidePanel
      title="用会上的表决"
      width={linePanelWidth}
      onClose={onBack}
      foot={
        <Button variant="default" onClick={onBack}>
          返回
        </Button>
      }
    >
      <p className={partStyles.hint}>
        公布过的表决、测评都在这里。选项一样的会放到同一道题下面比较；不一样的另起一道题。
      </p>
      {rows !== null && meetings.length === 0 && <p className={styles.none}>还没有关联这个议题的会议。</p>}
      {meetings.map((row) => (
        <VotesOfMeeting key={row.stream} stream={stream} topic={topic} row={row} />
      ))}
    </SidePanel>
  )
}

type VotesProps = { readonly stream: StreamId; readonly topic: Topic; readonly row: MeetingRow }

function VotesOfMeeting({ stream, topic, row }: VotesProps) {
  const followed = useMeeting(row.stream)
  const now = useDeskMinute()
  const meeting = followed.phase === 'open' ? followed.state?.meeting : undefined
  const announced = (meeting?.votes ?? []).filter((vote): vote is AnnouncedVote => vote.stage === 'announced')
  return (
    <section className={styles.meeting} aria-label={row.title}>
      <h3 className={styles.title}>
        {row.title}
        <span className={partStyles.hint}>{sayDay(dayOf(row.startsAt), dayOf(now))}</span>
      </h3>
      {meeting && announced.length === 0 && <p className={partStyles.hint}>这场会没有公布过表决。</p>}
      <ul>
        {announced.map((vote) => (
          <VoteToTake key={vote.id} stream={stream} topic={topic} meetingId={meeting?.id ?? ''} vote={vote} />
        ))}
      </ul>
    </section>
  )
}

type VoteProps = {
  readonly stream: StreamId
  readonly topic: Topic
  readonly meetingId: string
  readonly vote: AnnouncedVote
}

function VoteToTake({ stream, topic, meetingId, vote }: VoteProps) {
  const { send, isBusy } = useCommand(stream)
  const take = (moment: PollMoment) => {
    const pollId = pollForVote(topic.polls, vote, moment)?.id ?? null
    void send({ type: 'polls.take', meetingId, voteId: vote.id, moment, pollId })
  }
  const taken = topic.polls.flatMap((poll) => poll.rounds).find((round) => round.meetingId === meetingId)
  return (
    <li className={styles.vote}>
      <span className={styles.question}>{vote.title}</span>
      <div className={styles.acts}>
        {pollMoments.map((moment) => (
          <Button key={moment} variant="default" size="xs" h={32} disabled={isBusy} onClick={() => take(moment)}>
            作为{pollMomentNames[moment]}
          </Button>
        ))}
      </div>
      {taken && <span className={partStyles.hint}>这场会已有数据登记为{pollMomentNames[taken.moment]}</span>}
    </li>
  )
}
