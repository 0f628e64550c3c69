import { isFinished } from '#shared/topic/lines'
import { plannedReview } from '#shared/topic/reviews'
import type { Topic } from '#shared/topic/topic'
import { LineGroup } from './report-part-lines'
import styles from './report-part-lines.module.css'
import partStyles from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

type ReviewsProps = {
  readonly topic: Topic
  readonly openId: string | null
  readonly onOpen: (lineId: string) => void
}

/** 回头看: what is to be looked at, the nearest day first, and what was seen. */
export function Reviews({ topic, openId, onOpen }: ReviewsProps) {
  const lines = topic.lines.filter((line) => line.dropped === null)
  const planned = lines
    .flatMap((line) => {
      const review = plannedReview(line)
      return review ? [{ line, dueOn: review.dueOn }] : []
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .map(({ line }) => line)
  const seen = lines.filter((line) => isFinished(line) && line.reviews.length > 0)
  const group = { choice: null, openId, onOpen }
  return (
    <TopicCard title="回头看">
      {planned.length + seen.length === 0 ? (
        <p className={partStyles.hint}>
          办理反馈写“已办”时就定下回头看的日子，到时候台账会亮黄灯。现在还没有要回头看的。
        </p>
      ) : (
        <div className={styles.stack}>
          <LineGroup title="要去看的" lines={planned} {...group} />
          <LineGroup title="看过，办到了" lines={seen} {...group} />
        </div>
      )}
    </TopicCard>
  )
}
