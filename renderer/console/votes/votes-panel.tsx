import { Button } from '@mantine/core'
import { memo } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { BackIcon } from '../../kit/icons'
import { QuestionEditor } from './question-editor'
import { VoteDetail } from './vote-detail'
import { VoteList } from './vote-list'
import styles from './votes-panel.module.css'
import { useVotesPlace, type VotesPlace } from './votes-place'

type VotesPanelProps = { readonly stream: StreamId; readonly history: MeetingHistory }

/** 表决: the list, and one vote or the form for one. Side by side where there is room, one after the other where not. */
export function VotesPanel({ stream, history }: VotesPanelProps) {
  const { votes, proceedings } = history.meeting
  const { place, look } = useVotesPlace(stream, votes)
  return (
    <div className={styles.panel}>
      <div className={styles.places} data-at={place.at} data-alone={place.at !== 'list' && votes.length === 0}>
        <div className={styles.list}>
          <VoteList
            votes={votes}
            currentId={place.at === 'list' ? null : place.voteId}
            mayPrepare={proceedings.phase !== 'closed' && proceedings.phase !== 'cancelled'}
            onChoose={(voteId) => look({ at: 'vote', voteId })}
            onNew={() => look({ at: 'question', voteId: null })}
          />
        </div>
        {place.at !== 'list' && (
          <div className={styles.detail}>
            <BackButton look={look} />
            <Detail stream={stream} history={history} place={place} look={look} />
          </div>
        )}
      </div>
    </div>
  )
}

const BackButton = memo(function BackButton({ look }: { readonly look: (place: VotesPlace) => void }) {
  return (
    <Button
      className={styles.back}
      variant="subtle"
      color="ink"
      leftSection={<BackIcon />}
      onClick={() => look({ at: 'list' })}
    >
      全部表决
    </Button>
  )
})

type DetailProps = VotesPanelProps & {
  readonly place: Exclude<VotesPlace, { at: 'list' }>
  readonly look: (place: VotesPlace) => void
}

function Detail({ stream, history, place, look }: DetailProps) {
  const { votes } = history.meeting
  const vote = votes.find((each) => each.id === place.voteId) ?? null
  const toVote = (voteId: string) => look({ at: 'vote', voteId })
  const toList = () => look({ at: 'list' })
  if (place.at === 'question')
    return (
      <QuestionEditor
        key={place.voteId}
        stream={stream}
        votes={votes}
        vote={vote}
        onDone={toVote}
        onBack={() => (vote ? toVote(vote.id) : toList())}
      />
    )
  if (!vote) return null
  return (
    <VoteDetail
      key={vote.id}
      stream={stream}
      history={history}
      vote={vote}
      onEdit={() => look({ at: 'question', voteId: vote.id })}
      onBack={toList}
      onGo={toVote}
    />
  )
}
