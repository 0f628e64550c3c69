import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { dayOf } from '#shared/text/dates'
import { nodeStanding, type TimeNode, templateNodes } from '#shared/topic/nodes'
import { type Stage, stageNames, stageOf, stages } from '#shared/topic/stages'
import type { TopicHistory } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { useDeskMinute } from '../../bridge/desk-clock'
import { EmptyState } from '../../kit/empty-state'
import { NodesAdd } from './nodes-add'
import styles from './nodes-part.module.css'
import { NodesRow } from './nodes-row'
import { useReadOnly } from './standing'
import part from './topic-part.module.css'
import { TopicPartBody } from './topic-part-body'

export type NodesPartProps = { readonly stream: StreamId; readonly history: TopicHistory }

/** 时间节点: what is to be done in each stage, by whom and by when (P5). */
export function NodesPart({ stream, history: { state: topic } }: NodesPartProps) {
  const { send, isBusy } = useCommand(stream)
  const readOnly = useReadOnly()
  const today = dayOf(useDeskMinute())
  const { nodes } = topic
  const takeTemplate = () => void send({ type: 'nodes.add', nodes: templateNodes(topic.entry.enteredOn) })
  return (
    <TopicPartBody>
      <fieldset className={styles.list} disabled={readOnly}>
        {nodes.length === 0 ? (
          <EmptyState
            title="清单还是空的"
            text="每个阶段要做的事、谁负责、哪天以前做完，写在这里，做完打勾。可以先带入常用清单，日子从登记那天往后排。"
            action={
              !readOnly && (
                <Button loading={isBusy} onClick={takeTemplate}>
                  带入常用清单
                </Button>
              )
            }
          />
        ) : (
          <p className={styles.sum}>{saySum(nodes, today)}</p>
        )}
        {stages.map((stage) => (
          <StageNodes key={stage} stream={stream} stage={stage} nodes={nodes} send={send} />
        ))}
        {!readOnly && <NodesAdd key={stageOf(topic)} stream={stream} stage={stageOf(topic)} send={send} />}
      </fieldset>
    </TopicPartBody>
  )
}

type StageNodesProps = {
  readonly stream: StreamId
  readonly stage: Stage
  readonly nodes: readonly TimeNode[]
  readonly send: ReturnType<typeof useCommand>['send']
}

function StageNodes({ stream, stage, nodes, send }: StageNodesProps) {
  const own = inOrder(nodes.filter((node) => node.stage === stage))
  if (own.length === 0) return null
  const done = own.filter((node) => node.doneOn !== null).length
  return (
    <section aria-label={stageNames[stage]}>
      <div className={styles.head}>
        <h2 className={styles.stage}>{stageNames[stage]}</h2>
        <span className={part.hint}>{done === own.length ? '全部做完' : `做完 ${done} 项，共 ${own.length} 项`}</span>
      </div>
      <ul className={styles.rows}>
        {own.map((node) => (
          <NodesRow key={node.id} stream={stream} node={node} send={send} />
        ))}
      </ul>
    </section>
  )
}

/** By day, those without a day last; what is done keeps its place. */
function inOrder(nodes: readonly TimeNode[]): readonly TimeNode[] {
  const day = (node: TimeNode) => node.dueOn ?? '9999'
  return [...nodes].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}

function saySum(nodes: readonly TimeNode[], today: string): string {
  const count = (state: string) => nodes.filter((node) => nodeStanding(node, today).state === state).length
  const [done, overdue, near] = [count('done'), count('overdue'), count('near')]
  return [
    `共 ${nodes.length} 项，做完 ${done} 项`,
    overdue > 0 ? `超期 ${overdue} 项` : '',
    near > 0 ? `一周内到期 ${near} 项` : '',
  ]
    .filter(Boolean)
    .join('，')
}
