import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { type Vote, voteMethodNames } from '#shared/meeting/votes'
import { kindOf } from '#shared/papers/votes-in-words'
import { clockTime } from '#shared/text/dates'
import { ruleText } from '#shared/views/wall-scene'
import { ask, sayRefusal } from '../../bridge/ask'
import { useKeys } from '../keys/keys'
import { AnnounceDialog } from './announce-dialog'
import { CloseVoteDialog } from './close-vote-dialog'
import { CorrectDialog } from './correct-dialog'
import { StageChip, StageSteps } from './stage'
import { VoidDialog } from './void-dialog'
import { useVoteActs, type VoteActs } from './vote-acts'
import styles from './vote-detail.module.css'
import { VoteOpen } from './vote-open'
import { VotePrepared } from './vote-prepared'
import { VoteSealed } from './vote-sealed'
import { VoteVoided } from './vote-voided'

export type VoteDetailProps = {
  readonly stream: StreamId
  readonly history: MeetingHistory
  readonly vote: Vote
  readonly onEdit: () => void
  readonly onBack: () => void
  /** Goes to another vote: the one that is done again. */
  readonly onGo: (voteId: string) => void
}

/** One vote from being asked to being announced: what is so, and the next act. */
export function VoteDetail(props: VoteDetailProps) {
  const { stream, history, vote } = props
  const [isPrinting, setPrinting] = useState(false)
  const print = async () => {
    if (isPrinting) return
    setPrinting(true)
    const answer = await ask('papers.print', { stream, paper: 'tally-paper', voteId: vote.id })
    setPrinting(false)
    if (!answer.ok) sayRefusal(answer.refusal)
  }
  const acts = useVoteActs(stream, history, vote, () => void print())
  useKeys([acts.open, acts.recount, acts.close, acts.announce, acts.void, acts.print])
  return (
    <article className={styles.detail} aria-label={vote.title}>
      <header className={styles.head}>
        <h3 className={styles.title}>{vote.title}</h3>
        <p className={styles.about}>
          <StageChip stage={vote.stage} />
          <span>
            {kindOf(vote)}　{voteMethodNames[vote.method]}
          </span>
        </p>
        <p className={styles.rule}>{ruleText(vote)}</p>
        {vote.stage !== 'prepared' && (
          <p className={styles.rule}>
            应到 {vote.electorate.expected} 人，有表决权且实到 <b>{vote.electorate.present}</b> 人；{timesOf(vote)}
          </p>
        )}
      </header>
      {vote.stage !== 'voided' && <StageSteps stage={vote.stage} />}
      <Stage {...props} acts={acts} />
      <Asked {...props} acts={acts} />
    </article>
  )
}

function Stage({ acts, ...props }: VoteDetailProps & { readonly acts: VoteActs }) {
  const { stream, history, vote } = props
  switch (vote.stage) {
    case 'prepared':
      return <VotePrepared {...props} vote={vote} acts={acts} />
    case 'open':
      return <VoteOpen stream={stream} history={history} vote={vote} acts={acts} />
    case 'closed':
    case 'announced':
      return <VoteSealed stream={stream} history={history} vote={vote} acts={acts} />
    case 'voided':
      return <VoteVoided stream={stream} history={history} vote={vote} onGo={props.onGo} />
  }
}

function Asked({ stream, history, vote, acts }: VoteDetailProps & { readonly acts: VoteActs }) {
  const { asking } = acts
  const onClose = () => acts.ask(null)
  return (
    <>
      {vote.stage === 'open' && (
        <CloseVoteDialog stream={stream} history={history} vote={vote} opened={asking === 'close'} onClose={onClose} />
      )}
      {vote.stage === 'closed' && (
        <AnnounceDialog
          stream={stream}
          history={history}
          vote={vote}
          opened={asking === 'announce'}
          onClose={onClose}
        />
      )}
      {vote.stage === 'announced' && asking === 'correct' && (
        <CorrectDialog stream={stream} vote={vote} onClose={onClose} />
      )}
      {vote.stage !== 'prepared' && vote.stage !== 'voided' && (
        <VoidDialog stream={stream} vote={vote} opened={asking === 'void'} onClose={onClose} />
      )}
    </>
  )
}

/** 9:52 开始，10:05 封票，10:06 公布. */
function timesOf(vote: Exclude<Vote, { stage: 'prepared' }>): string {
  const opened = `${clockTime(vote.openedAt)} 开始`
  switch (vote.stage) {
    case 'open':
      return opened
    case 'voided':
      return `${opened}，${clockTime(vote.voidedAt)} 作废`
    case 'closed':
      return `${opened}，${clockTime(vote.closedAt)} 封票`
    case 'announced':
      return `${opened}，${clockTime(vote.closedAt)} 封票，${clockTime(vote.announcedAt)} 公布`
  }
}
