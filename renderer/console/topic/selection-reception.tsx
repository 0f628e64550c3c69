import { Button } from '@mantine/core'
import { useState } from 'react'
import { nothingLeft } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import { dayOf, sayDay } from '#shared/text/dates'
import type { Reception } from '#shared/topic/entry'
import type { Topic } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import type { Tone } from '../../kit/theme'
import { ToneChip } from '../../kit/tone-chip'
import { SelectionDecide } from './selection-decide'
import { SelectionMerge } from './selection-merge'
import { useReadOnly } from './standing'
import styles from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

type SelectionReceptionProps = { readonly stream: StreamId; readonly topic: Topic }

/** 受理: whether the topic goes on its way, and how that decision is taken back. */
export function SelectionReception({ stream, topic }: SelectionReceptionProps) {
  const { send, isBusy } = useCommand(stream)
  const readOnly = useReadOnly()
  const today = dayOf(useDeskMinute())
  const [asking, setAsking] = useState<'accept' | 'decline' | 'merge' | null>(null)
  const { reception } = topic
  const close = () => setAsking(null)
  const { tone, word } = receptionMarks[reception.state]
  return (
    <TopicCard title="受理" beside={<ToneChip tone={tone}>{word}</ToneChip>}>
      <p className={styles.said}>{sayReception(reception, today)}</p>
      {!readOnly && (
        <div className={styles.acts}>
          {reception.state === 'entered' ? (
            <>
              <Button onClick={() => setAsking('accept')}>受理…</Button>
              <Button variant="default" onClick={() => setAsking('decline')}>
                不予受理…
              </Button>
            </>
          ) : (
            <Button variant="default" disabled={isBusy} onClick={() => void send({ type: 'topic.reconsider' })}>
              {reception.state === 'declined' ? '重新考虑' : '撤回受理'}
            </Button>
          )}
          {topic.lines.length === 0 && (
            <Button variant="subtle" color="ink" onClick={() => setAsking('merge')}>
              并入别的议题…
            </Button>
          )}
        </div>
      )}
      {(asking === 'accept' || asking === 'decline') && (
        <SelectionDecide stream={stream} topic={topic} act={asking} onClose={close} />
      )}
      {asking === 'merge' && <SelectionMerge stream={stream} topic={topic} onClose={close} />}
    </TopicCard>
  )
}

const receptionMarks: Readonly<Record<Reception['state'], { readonly tone: Tone; readonly word: string }>> = {
  entered: { tone: 'amber', word: '待受理' },
  accepted: { tone: 'jade', word: '已受理' },
  declined: { tone: 'ink', word: '不予受理' },
  merged: { tone: 'ink', word: '已并入' },
}

function sayReception(reception: Reception, today: string): string {
  switch (reception.state) {
    case 'entered':
      return '核实情况、评过分以后受理；受理后才能调研和协商。'
    case 'accepted':
      return `${sayDay(reception.on, today)}受理。${reception.opinion}`
    case 'declined':
      return `${sayDay(reception.on, today)}决定不予受理：${reception.reason}`
    case 'merged':
      return `已并入“${reception.intoTitle}”。`
    default:
      return nothingLeft(reception)
  }
}
