import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { type StreamId, streamOf } from '#shared/fact'
import { doubleFinder } from '#shared/topic/doubles'
import type { Topic } from '#shared/topic/topic'
import type { TopicRow } from '#shared/views/topic-row'
import { useCommand } from '../../bridge/ask'
import { TopicCard } from '../topic/topic-part-card'
import styles from './near-topics.module.css'
import { useReadings } from './readings'
import { TopicStanding } from './topic-marks'
import type { Touched } from './undo-last'

type NearTopicsProps = {
  readonly stream: StreamId
  readonly topic: Topic
  readonly rows: readonly TopicRow[]
  readonly onMerged: (touched: Touched) => void
}

/** 很像的议题 (T17): what this one might be the double of, and may be merged into. Nothing is shown when there is none. */
export function NearTopics({ stream, topic, rows, onMerged }: NearTopicsProps) {
  const { send, isBusy } = useCommand(stream)
  const others = useMemo(
    () => rows.filter((row) => row.stream !== stream && row.reception !== 'merged' && row.closedOn === null),
    [rows, stream],
  )
  const readings = useReadings(rows)
  const near = useMemo(() => {
    const placed = others.map((row) => ({ ...row, reading: readings.get(row.title) ?? '' }))
    const { title, area } = topic.entry
    return doubleFinder(placed)
      .near({ title, area, reading: readings.get(title) ?? '' })
      .slice(0, 4)
  }, [others, readings, topic.entry])
  if (near.length === 0 || topic.closed || topic.reception.state === 'merged') return null
  const merge = async (into: TopicRow) => {
    const ack = await send({ type: 'topic.mergeInto', topicId: into.stream.slice(streamOf('topic', '').length) })
    if (ack) onMerged({ stream, since: ack.seq - 1 })
  }
  return (
    <TopicCard title="很像的议题">
      <ul className={styles.list}>
        {near.map(({ item }) => (
          <li key={item.stream} className={styles.line}>
            <span className={styles.title} title={item.title}>
              {item.title}
            </span>
            <TopicStanding row={item} />
            {topic.lines.length === 0 && (
              <Button size="xs" variant="default" disabled={isBusy} onClick={() => void merge(item)}>
                并入它
              </Button>
            )}
          </li>
        ))}
      </ul>
    </TopicCard>
  )
}
