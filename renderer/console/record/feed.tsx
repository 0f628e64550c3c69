import { useEffect, useRef } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { StreamId } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import type { MinutesEntry } from '#shared/meeting/minutes'
import { EmptyState } from '../../kit/empty-state'
import { drawnWithout } from '../live/drawn-without'
import { Entry, unseenByEntries } from './entry'
import styles from './feed.module.css'

type FeedProps = {
  readonly stream: StreamId
  readonly meeting: Meeting
  readonly entries: readonly MinutesEntry[]
  readonly isFiltered: boolean
}

/** The entries in order, newest at the foot. Only what is seen is drawn, so that thousands scroll like ten. */
export const Feed = drawnWithout(unseenByEntries, DrawnFeed)

function DrawnFeed({ stream, meeting, entries, isFiltered }: FeedProps) {
  const list = useRef<VListHandle>(null)
  const count = entries.length
  useEffect(() => {
    // A new entry is looked at, wherever the clerk had scrolled: it was the clerk who wrote it.
    if (count > 0) list.current?.scrollToIndex(count - 1, { align: 'end' })
  }, [count])
  if (count === 0)
    return (
      <div className={styles.empty}>
        {isFiltered ? (
          <EmptyState title="没有这样的记录" text="换一个类别或文字看看。" />
        ) : (
          <EmptyState
            title="一边听一边记"
            text="在下面写要点，回车存入；会自动记在发言人和议程名下。共识会进入共识板。"
          />
        )}
      </div>
    )
  return (
    <VList ref={list} className={styles.feed} role="feed" aria-label="会议记录" data={entries}>
      {(entry) => <Entry key={entry.id} stream={stream} meeting={meeting} entry={entry} />}
    </VList>
  )
}
