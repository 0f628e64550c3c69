import { type Vote, voteMethodNames } from '#shared/meeting/votes'
import { kindOf } from '#shared/papers/votes-in-words'
import { verdictOf } from '#shared/views/wall-scene'
import { EmptyState } from '../../kit/empty-state'
import { type KeyAction, useKeys } from '../keys/keys'
import { ActButton } from '../live/act-button'
import { StageChip } from './stage'
import styles from './vote-list.module.css'

type VoteListProps = {
  readonly votes: readonly Vote[]
  readonly currentId: string | null
  /** Whether there is anything more to be asked at this meeting. */
  readonly mayPrepare: boolean
  readonly onChoose: (voteId: string) => void
  readonly onNew: () => void
}

/** 表决和测评 of this meeting, each with where it stands. */
export function VoteList({ votes, currentId, mayPrepare, onChoose, onNew }: VoteListProps) {
  const prepare: KeyAction = {
    id: 'votes.prepare',
    keys: 'Shift+V',
    label: '准备新的表决',
    group: '表决',
    enabled: mayPrepare,
    run: onNew,
  }
  useKeys([prepare])
  if (votes.length === 0)
    return (
      <EmptyState
        title="还没有表决和测评"
        text={
          mayPrepare ? '协商不一定要表决。需要时先把问题和规则备好，会上一按就开始。' : '这场会议没有进行表决和测评。'
        }
        action={mayPrepare ? <ActButton act={prepare} variant="filled" /> : undefined}
      />
    )
  return (
    <nav className={styles.list} aria-label="表决和测评">
      <ol>
        {votes.map((vote) => (
          <li key={vote.id}>
            <button
              type="button"
              className={styles.vote}
              aria-current={vote.id === currentId}
              onClick={() => onChoose(vote.id)}
            >
              <span className={styles.title}>{vote.title}</span>
              <span className={styles.about}>
                <StageChip stage={vote.stage} />
                <span>
                  {kindOf(vote)}　{voteMethodNames[vote.method]}
                </span>
                {vote.stage === 'announced' && verdictOf(vote) && <b>{verdictOf(vote)?.text}</b>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {mayPrepare && <ActButton act={prepare} />}
    </nav>
  )
}
