import { Button } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { TopicHistory } from '#shared/topic/topic'
import { EmptyState } from '../../kit/empty-state'
import { usePlace } from '../shell/place'
import { ConsultationApproval } from './consultation-approval'
import { ConsultationEarlier } from './consultation-earlier'
import { ConsultationMeetings } from './consultation-meetings'
import { ConsultationPlan } from './consultation-plan'
import styles from './topic-part.module.css'
import { TopicPartBody } from './topic-part-body'

export type ConsultationPartProps = { readonly stream: StreamId; readonly history: TopicHistory }

/** 协商: the plan of the session, its approval (P3), and the meetings that consult on the topic. */
export function ConsultationPart({ stream, history }: ConsultationPartProps) {
  const go = usePlace((state) => state.go)
  const { state: topic } = history
  if (topic.reception.state !== 'accepted' && topic.plan === null)
    return (
      <EmptyState
        title="受理以后才能排协商"
        text="这里写协商活动方案，送联络组、党委、政协审批，批准后为议题开会。先到“选题”受理这个议题。"
        action={<Button onClick={() => go({ screen: 'topic', stream, part: 'selection' })}>去受理</Button>}
      />
    )
  return (
    <TopicPartBody>
      <div className={styles.columns}>
        <div className={styles.main}>
          <ConsultationPlan key={topic.plan?.no ?? 1} stream={stream} topic={topic} />
        </div>
        <div className={styles.aside}>
          <ConsultationApproval stream={stream} topic={topic} />
          <ConsultationMeetings topic={topic} />
          <ConsultationEarlier plans={topic.earlierPlans} />
        </div>
      </div>
    </TopicPartBody>
  )
}
