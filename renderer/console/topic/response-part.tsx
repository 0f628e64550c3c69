import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import { isTold } from '#shared/topic/closing'
import type { Line } from '#shared/topic/lines'
import type { TopicHistory } from '#shared/topic/topic'
import { EmptyState } from '../../kit/empty-state'
import { LinePanel, toldFirst } from '../ledger/line-panel'
import { NoteForm } from '../ledger/note-form'
import { TellForm } from '../ledger/tell-form'
import { usePlace } from '../shell/place'
import { LineGroup, useLineChoice } from './report-part-lines'
import styles from './report-part-lines.module.css'
import { useReadOnly } from './standing'
import partStyles from './topic-part.module.css'

export type ResponsePartProps = { readonly stream: StreamId; readonly history: TopicHistory }

type Beside = null | { readonly kind: 'note' | 'tell' } | { readonly kind: 'line'; readonly id: string }

/** 反馈 (P12): what the units answered, and whether those concerned were told. */
export function ResponsePart({ stream, history }: ResponsePartProps) {
  const { state: topic } = history
  const readOnly = useReadOnly()
  const go = usePlace((state) => state.go)
  const [beside, setBeside] = useState<Beside>(null)
  const lines = topic.lines.filter((line) => line.dropped === null && line.report !== null)
  const choice = useLineChoice(lines)
  const close = () => setBeside(null)
  const done = () => {
    choice.clear()
    close()
  }
  const group = {
    choice: readOnly ? null : choice,
    openId: beside?.kind === 'line' ? beside.id : null,
    onOpen: (id: string) => setBeside({ kind: 'line', id }),
  }
  const count = choice.lines.length
  return (
    <div className={styles.split}>
      <div className={`${partStyles.part} ${styles.main}`}>
        <div className={styles.stack}>
          {lines.length === 0 ? (
            <EmptyState
              title="还没有报送出去的条目"
              text="报送以后，承办单位的答复记在这里：已办、在办还是暂不能办，采纳了多少，告诉群众了没有。"
              action={<Button onClick={() => go({ screen: 'topic', stream, part: 'report' })}>先去报送</Button>}
            />
          ) : (
            <div>
              {!readOnly && (
                <div className={styles.bar} role="toolbar" aria-label="选中的条目">
                  <span className={styles.says} role="status">
                    {count === 0 ? '点开一条登记反馈；选中几条，一起记办理、告知群众' : `选中 ${count} 条`}
                  </span>
                  <Button variant="default" disabled={count === 0} onClick={() => setBeside({ kind: 'note' })}>
                    记办理情况
                  </Button>
                  <Button variant="default" disabled={count === 0} onClick={() => setBeside({ kind: 'tell' })}>
                    告知群众
                  </Button>
                </div>
              )}
              <div className={styles.stack}>
                <LineGroup title="等答复" lines={lines.filter((line) => line.replies.length === 0)} {...group} />
                <LineGroup title="在办" lines={lines.filter((line) => isAnswered(line, 'doing'))} {...group} />
                <LineGroup title="暂不能办" lines={lines.filter((line) => isAnswered(line, 'cannot'))} {...group} />
                <LineGroup title="已办" lines={lines.filter((line) => isAnswered(line, 'done'))} {...group} />
              </div>
              <Untold lines={lines} />
            </div>
          )}
        </div>
      </div>
      {beside?.kind === 'note' && <NoteForm stream={stream} lines={choice.lines} onBack={done} />}
      {beside?.kind === 'tell' && (
        <TellForm stream={stream} lines={choice.lines} whom={toldFirst(topic)} onBack={done} />
      )}
      {beside?.kind === 'line' && <LinePanel key={beside.id} stream={stream} lineId={beside.id} onClose={close} />}
    </div>
  )
}

/** 零遗漏 in one sentence, while somebody has not been told. */
function Untold({ lines }: { readonly lines: readonly Line[] }) {
  const untold = lines.filter((line) => line.replies.length > 0 && !isTold(line)).length
  if (untold === 0) return null
  return <p className={partStyles.hint}>已经答复的里面，还有 {untold} 条没有告知群众。</p>
}

function isAnswered(line: Line, result: Line['replies'][number]['result']): boolean {
  return line.replies.at(-1)?.result === result
}
