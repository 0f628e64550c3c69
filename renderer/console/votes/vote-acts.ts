import { useState } from 'react'
import { nothingBeside } from '#shared/beside'
import type { Refusal } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { decideVotes, type Vote, type VoteCommand } from '#shared/meeting/votes'
import { useSend } from '../../bridge/ask'
import { deskNow } from '../../bridge/desk-clock'
import type { KeyAction } from '../keys/keys'

/** The question that stands before the clerk about one vote. */
export type VoteAsking = 'close' | 'announce' | 'void' | 'correct'

export type VoteActs = Readonly<Record<'open' | 'recount' | 'close' | 'announce' | 'void' | 'print', KeyAction>> & {
  /** Why the vote cannot be opened just now, in the desk's words, or null. */
  readonly notYet: Refusal | null
  readonly asking: VoteAsking | null
  readonly ask: (asking: VoteAsking | null) => void
}

/** What the clerk can do with one vote: one list for buttons and keys. */
export function useVoteActs(stream: StreamId, { meeting }: MeetingHistory, vote: Vote, print: () => void): VoteActs {
  const send = useSend(stream)
  const [asking, ask] = useState<VoteAsking | null>(null)
  const group = '表决'
  const voteId = vote.id
  const would = (command: VoteCommand) =>
    decideVotes(meeting, command, { at: deskNow(), id: 'would', beside: nothingBeside })
  const opening = would({ type: 'votes.open', voteId })
  const closing = would({ type: 'votes.close', voteId, exceptionReason: '' })
  // A failing identity may be passed with a reason (V3); that is what the question is for.
  const mayClose = closing.ok || closing.refusal.code === 'votes.identity-fails'
  return {
    asking,
    ask,
    notYet: opening.ok ? null : opening.refusal,
    open: {
      id: 'vote.open',
      keys: 'k',
      label: vote.kind === 'poll' ? '开始测评' : '开始表决',
      group,
      enabled: opening.ok,
      run: () => void send({ type: 'votes.open', voteId }),
    },
    recount: {
      id: 'vote.recount',
      keys: 'c',
      label: '重新计票',
      group,
      enabled: would({ type: 'votes.recount', voteId }).ok && vote.method !== 'roll-call',
      run: () => void send({ type: 'votes.recount', voteId }),
    },
    close: {
      id: 'vote.close',
      keys: 'f',
      label: '封票…',
      group,
      enabled: mayClose,
      run: () => ask('close'),
    },
    announce: {
      id: 'vote.announce',
      keys: 'g',
      label: '公布结果…',
      group,
      enabled: vote.stage === 'closed',
      run: () => ask('announce'),
    },
    void: {
      id: 'vote.void',
      keys: 'z',
      label: '作废…',
      group,
      enabled: vote.stage !== 'prepared' && vote.stage !== 'voided',
      run: () => ask('void'),
    },
    print: {
      id: 'vote.print',
      keys: '$mod+p',
      label: '打印计票单',
      group,
      enabled: vote.stage === 'announced',
      run: print,
    },
  }
}
