import { Button } from '@mantine/core'
import { useState } from 'react'
import { type StreamId, streamOf } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import { gateWords, missingAtGate } from '#shared/topic/gate'
import { stageOf } from '#shared/topic/stages'
import type { Topic } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { useTopic } from '../../bridge/streams'
import { StageChip } from '../../kit/stage-chip'
import { ToneChip } from '../../kit/tone-chip'
import { usePlace } from '../shell/place'
import { TopicPick } from '../topic/topic-pick'
import styles from './topic-link.module.css'

type TopicLinkProps = { readonly stream: StreamId; readonly meeting: Meeting; readonly isOver: boolean }

/** 关联议题: which topic of the pool the meeting consults on, and what that topic still lacks before it opens (T3). */
export function TopicLink({ stream, meeting, isOver }: TopicLinkProps) {
  const { send, isBusy } = useCommand(stream)
  const [isPicking, setPicking] = useState(false)
  const { topicId, gateWaived } = meeting
  const mayChange = !isOver && (topicId === null || meeting.proceedings.phase === 'preparing')
  const link = async (id: string | null) => {
    if (await send({ type: 'meeting.linkTopic', topicId: id })) setPicking(false)
  }
  return (
    <section className={styles.link} aria-label="议题库里的议题">
      <h2 className={styles.title}>议题库里的议题</h2>
      {topicId === null ? (
        <p className={styles.text}>没有关联。关联以后，会上的共识、建议和承诺可以报送、跟踪到办结。</p>
      ) : (
        <Linked topicId={topicId} isOpened={meeting.proceedings.phase !== 'preparing'} />
      )}
      {gateWaived && (
        <p className={styles.waived}>
          开会时{gateWords(gateWaived.missing)}，理由：{gateWaived.reason}
        </p>
      )}
      {mayChange && (
        <div className={styles.acts}>
          <Button variant="default" onClick={() => setPicking(true)}>
            {topicId === null ? '从议题库选…' : '换一个…'}
          </Button>
          {topicId !== null && (
            <Button variant="subtle" color="ink" disabled={isBusy} onClick={() => void link(null)}>
              取消关联
            </Button>
          )}
        </div>
      )}
      {isPicking && (
        <TopicPick
          title="这场会商量哪个议题"
          hint="选议题库里的一个；会上的成果以后从它那里登记。"
          mayPick={(row) => row.stream !== (topicId && streamOf('topic', topicId))}
          onPick={(row) => void link(row.stream.slice('topic:'.length))}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  )
}

function Linked({ topicId, isOpened }: { readonly topicId: string; readonly isOpened: boolean }) {
  const go = usePlace((state) => state.go)
  const stream = streamOf('topic', topicId)
  const followed = useTopic(stream)
  if (followed.phase === 'opening') return <p className={styles.text} aria-busy="true" />
  const topic = followed.phase === 'open' ? followed.state?.state : undefined
  if (!topic) return <p className={styles.text}>这个议题不在本机的议题库里。</p>
  return (
    <>
      <p className={styles.line}>
        <button type="button" className={styles.name} onClick={() => go({ screen: 'topic', stream })}>
          {topic.entry.title}
        </button>
        <StageChip stage={stageOf(topic)} />
      </p>
      {!isOpened && <Gate topic={topic} onGo={() => go({ screen: 'topic', stream })} />}
    </>
  )
}

function Gate({ topic, onGo }: { readonly topic: Topic; readonly onGo: () => void }) {
  const missing = missingAtGate(topic)
  if (missing.length === 0)
    return (
      <p>
        <ToneChip tone="jade">方案已批准，调研记录齐了，可以开会</ToneChip>
      </p>
    )
  return (
    <div className={styles.gate} role="status">
      <span>还缺：{gateWords(missing)}。不补齐就开会，要写明理由。</span>
      <Button size="compact-sm" variant="default" onClick={onGo}>
        去补齐
      </Button>
    </div>
  )
}
