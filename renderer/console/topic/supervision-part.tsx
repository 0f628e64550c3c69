import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { TopicHistory } from '#shared/topic/topic'
import type { LineDoing } from '../ledger/line-acts'
import { LinePanel } from '../ledger/line-panel'
import styles from './report-part-lines.module.css'
import { useReadOnly } from './standing'
import { AskForm } from './supervision-part-ask'
import { Closing } from './supervision-part-close'
import { Polls } from './supervision-part-polls'
import { RecordForm } from './supervision-part-record'
import { Reviews } from './supervision-part-reviews'
import { TakeVotes } from './supervision-part-take'
import { Zeros } from './supervision-part-zeros'
import partStyles from './topic-part.module.css'

export type SupervisionPartProps = { readonly stream: StreamId; readonly history: TopicHistory }

type Beside =
  | null
  | { readonly kind: 'ask' | 'take' }
  | { readonly kind: 'record'; readonly pollId: string }
  | { readonly kind: 'line'; readonly id: string; readonly doing: LineDoing }

/** 监督 (P14): whether it was really done, what people think of it before and after, and whether all may be closed. */
export function SupervisionPart({ stream, history }: SupervisionPartProps) {
  const { state: topic } = history
  const readOnly = useReadOnly()
  const [beside, setBeside] = useState<Beside>(null)
  const close = () => setBeside(null)
  const openLine = (id: string, doing: LineDoing = null) => setBeside({ kind: 'line', id, doing })
  const poll = beside?.kind === 'record' ? topic.polls.find((each) => each.id === beside.pollId) : undefined
  return (
    <div className={styles.split}>
      <div className={`${partStyles.part} ${styles.main}`}>
        <div className={partStyles.columns}>
          <div className={styles.stack}>
            <Reviews topic={topic} openId={beside?.kind === 'line' ? beside.id : null} onOpen={openLine} />
            <Polls
              stream={stream}
              topic={topic}
              onAsk={() => setBeside({ kind: 'ask' })}
              onTake={() => setBeside({ kind: 'take' })}
              onRecord={(pollId) => setBeside({ kind: 'record', pollId })}
            />
          </div>
          <div className={partStyles.aside}>
            <Zeros topic={topic} mayAct={!readOnly} onOpen={openLine} />
            <Closing stream={stream} topic={topic} />
          </div>
        </div>
      </div>
      {beside?.kind === 'ask' && <AskForm stream={stream} onBack={close} />}
      {beside?.kind === 'take' && <TakeVotes stream={stream} topic={topic} onBack={close} />}
      {poll && <RecordForm key={poll.id} stream={stream} poll={poll} onBack={close} />}
      {beside?.kind === 'line' && (
        <LinePanel
          key={`${beside.id} ${beside.doing}`}
          stream={stream}
          lineId={beside.id}
          doing={beside.doing}
          onClose={close}
        />
      )}
    </div>
  )
}
