import type { Topic } from '#shared/topic/topic'
import { mergedUnder } from '#shared/views/merged-topics'
import { useTopicRows } from '../../bridge/lists'
import { usePlace } from '../shell/place'
import styles from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

/** 并入这里的议题: doubles that go on as this one. Nothing is shown when there are none. */
export function SelectionMerged({ topic }: { readonly topic: Topic }) {
  const go = usePlace((state) => state.go)
  const { rows } = useTopicRows('', 'all')
  const merged = mergedUnder(rows ?? [], topic.id)
  if (merged.length === 0) return null
  return (
    <TopicCard title="并入这里的议题">
      <ul className={styles.rows}>
        {merged.map((row) => (
          <li key={row.stream} className={styles.row}>
            <button
              type="button"
              className={styles.link}
              title={row.title}
              onClick={() => go({ screen: 'topic', stream: row.stream })}
            >
              {row.title}
            </button>
            {row.proposer !== '' && <span className={styles.hint}>{row.proposer}</span>}
          </li>
        ))}
      </ul>
    </TopicCard>
  )
}
