import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { TopicHistory } from '#shared/topic/topic'
import { EmptyState } from '../../kit/empty-state'
import { AddForm } from '../ledger/add-form'
import { AssignForm } from '../ledger/assign-form'
import { LinePanel } from '../ledger/line-panel'
import { ReportForm } from '../ledger/report-form'
import { type LineChoice, LineGroup, useLineChoice } from './report-part-lines'
import styles from './report-part-lines.module.css'
import { OutcomesToTake } from './report-part-outcomes'
import { useReadOnly } from './standing'
import partStyles from './topic-part.module.css'

export type ReportPartProps = { readonly stream: StreamId; readonly history: TopicHistory }

type Beside = null | { readonly kind: 'add' | 'report' | 'assign' } | { readonly kind: 'line'; readonly id: string }

/** 报送 (P11): what the meetings brought becomes lines, and each line goes to whoever can solve it. */
export function ReportPart({ stream, history }: ReportPartProps) {
  const { state: topic } = history
  const readOnly = useReadOnly()
  const [beside, setBeside] = useState<Beside>(null)
  const waiting = topic.lines.filter((line) => line.dropped === null && line.report === null)
  const reported = topic.lines.filter((line) => line.dropped === null && line.report !== null)
  const dropped = topic.lines.filter((line) => line.dropped !== null)
  const choice = useLineChoice(topic.lines)
  const close = () => setBeside(null)
  const done = () => {
    choice.clear()
    close()
  }
  const openId = beside?.kind === 'line' ? beside.id : null
  const group = { openId, onOpen: (id: string) => setBeside({ kind: 'line', id }) }
  const add = (
    <Button variant="default" onClick={() => setBeside({ kind: 'add' })}>
      手工加一条
    </Button>
  )
  return (
    <div className={styles.split}>
      <div className={`${partStyles.part} ${styles.main}`}>
        <div className={styles.stack}>
          {!readOnly && <OutcomesToTake stream={stream} topic={topic} />}
          {topic.lines.length === 0 ? (
            <EmptyState
              title="还没有协商成果"
              text="散会以后，会上的共识、意见建议和承诺在这里登记成条，一条一条报送、跟到办好。会外商定的可以手工加。"
              action={!readOnly && add}
            />
          ) : (
            <div>
              {!readOnly && (
                <ChoiceBar choice={choice} onReport={() => setBeside({ kind: 'report' })} end={add}>
                  <Button
                    variant="default"
                    disabled={choice.lines.length === 0}
                    onClick={() => setBeside({ kind: 'assign' })}
                  >
                    设定责任和期限
                  </Button>
                </ChoiceBar>
              )}
              <div className={styles.stack}>
                <LineGroup title="待报送" lines={waiting} choice={readOnly ? null : choice} {...group} />
                <LineGroup title="已报送" lines={reported} choice={readOnly ? null : choice} {...group} />
                <LineGroup title="不再跟踪" lines={dropped} choice={null} {...group} />
              </div>
            </div>
          )}
        </div>
      </div>
      {beside?.kind === 'add' && <AddForm stream={stream} onBack={close} />}
      {beside?.kind === 'report' && <ReportForm stream={stream} lines={choice.lines} onBack={done} />}
      {beside?.kind === 'assign' && <AssignForm stream={stream} lines={choice.lines} onBack={done} />}
      {beside?.kind === 'line' && <LinePanel key={beside.id} stream={stream} lineId={beside.id} onClose={close} />}
    </div>
  )
}

type ChoiceBarProps = {
  readonly choice: LineChoice
  readonly onReport: () => void
  readonly children: React.ReactNode
  readonly end: React.ReactNode
}

/** What can be done with the chosen lines. */
function ChoiceBar({ choice, onReport, children, end }: ChoiceBarProps) {
  const count = choice.lines.length
  return (
    <div className={styles.bar} role="toolbar" aria-label="选中的条目">
      <span className={styles.says} role="status">
        {count === 0 ? '选中几条，一起报送' : `选中 ${count} 条`}
      </span>
      {end}
      {children}
      <Button disabled={count === 0} onClick={onReport}>
        登记报送
      </Button>
    </div>
  )
}
