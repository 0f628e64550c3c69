import { Button } from '@mantine/core'
import { type StreamId, streamOf } from '#shared/fact'
import { longDate } from '#shared/text/dates'
import type { TopicHistory } from '#shared/topic/topic'
import { useCommand } from '../../bridge/ask'
import { useBeginning } from '../shell/beginning'
import { usePlace } from '../shell/place'
import styles from './topic-screen.module.css'

type TopicBannerProps = {
  readonly stream: StreamId
  readonly history: TopicHistory
  readonly held: string | null
}

/** Whose the topic is, that it is closed, or where it went: said above everything else. */
export function TopicBanner({ stream, history: { state: topic }, held }: TopicBannerProps) {
  const go = usePlace((state) => state.go)
  const { roomStream } = useBeginning()
  const { send, isBusy } = useCommand(stream)
  const { reception, closed } = topic
  const isOwn = streamOf('room', topic.room) === roomStream
  if (held === null && reception.state !== 'declined') return null
  return (
    <div className={styles.banner} role="status">
      <p>
        {held ?? `这个议题没有受理：${reception.state === 'declined' ? reception.reason : ''}`}
        {isOwn && closed && `（${longDate(closed.on)}办结）`}
      </p>
      {isOwn && reception.state === 'merged' && (
        <>
          <Button size="xs" onClick={() => go({ screen: 'topic', stream: streamOf('topic', reception.into) })}>
            打开并入的议题
          </Button>
          <Button size="xs" variant="default" disabled={isBusy} onClick={() => void send({ type: 'topic.reconsider' })}>
            撤回合并
          </Button>
        </>
      )}
    </div>
  )
}
