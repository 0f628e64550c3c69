import { Button } from '@mantine/core'
import { useState } from 'react'
import { nothingBeside } from '#shared/beside'
import { optionsOf } from '#shared/meeting/ballot'
import { decideVotes, type Vote } from '#shared/meeting/votes'
import { attendanceAsked } from '#shared/papers/votes-in-words'
import { useCommand } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { ActButton } from '../live/act-button'
import type { VoteActs } from './vote-acts'
import type { VoteDetailProps } from './vote-detail'
import styles from './vote-detail.module.css'

type VotePreparedProps = Omit<VoteDetailProps, 'vote'> & {
  readonly vote: Extract<Vote, { stage: 'prepared' }>
  readonly acts: VoteActs
}

/** Before it begins: what will be asked, and who would be counted in if it began now (V1, V2). */
export function VotePrepared({ stream, history, vote, acts, onEdit, onBack }: VotePreparedProps) {
  const { meeting } = history
  const { send, isBusy } = useCommand(stream)
  const [removing, setRemoving] = useState(false)
  const earlier = meeting.votes.find((each) => each.id === vote.comparesWith)
  const opening = decideVotes(
    meeting,
    { type: 'votes.open', voteId: vote.id },
    { at: deskNow(), id: 'would', beside: nothingBeside },
  )
  const opened = opening.ok ? opening.value.find((fact) => fact.type === 'VoteOpened') : undefined
  const remove = async () => {
    if (await send({ type: 'votes.remove', voteId: vote.id })) onBack()
  }
  return (
    <section className={styles.part} aria-label="还没开始">
      <dl className={styles.facts}>
        <dt>选项</dt>
        <dd>{[...optionsOf(vote.ballot).map(({ label }) => label), '弃权'].join('、')}</dd>
        {vote.ballot.type === 'choice' && (
          <>
            <dt>每票</dt>
            <dd>{vote.ballot.marks === 1 ? '只选一项' : `最多选 ${vote.ballot.marks} 项`}</dd>
          </>
        )}
        <dt>到会</dt>
        <dd>{attendanceAsked(vote).replace('到会要求：', '')}</dd>
        {vote.expected !== null && (
          <>
            <dt>应到</dt>
            <dd>{vote.expected} 人（另填）</dd>
          </>
        )}
        {earlier && (
          <>
            <dt>对照</dt>
            <dd>{earlier.title}</dd>
          </>
        )}
      </dl>
      {opened ? (
        <p className={styles.note}>
          现在开始，有表决权且在场的 <b>{opened.data.eligibleIds.length}</b> 人（应到 {opened.data.electorate.expected}{' '}
          人）就定下来，后到的不再算进去。
        </p>
      ) : (
        <p className={styles.note} data-tone="amber">
          {acts.notYet?.message}
        </p>
      )}
      <div className={styles.acts}>
        <span>
          <Button variant="subtle" color="ink" onClick={() => setRemoving(true)}>
            删除
          </Button>
          <Button variant="subtle" color="ink" onClick={onEdit}>
            修改
          </Button>
        </span>
        <ActButton act={acts.open} variant="filled" />
      </div>
      <ConfirmDialog
        opened={removing}
        title={`删除“${vote.title}”？`}
        confirmLabel="删除"
        isBusy={isBusy}
        onConfirm={() => void remove()}
        onClose={() => setRemoving(false)}
      >
        还没有开始，删除后可以用撤销拿回来。
      </ConfirmDialog>
    </section>
  )
}
