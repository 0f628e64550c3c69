import { useMemo, useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { Composer } from './composer'
import { Feed } from './feed'
import { everything, type Filter, FilterLine, passes } from './filter'
import styles from './record-panel.module.css'

type RecordPanelProps = { readonly stream: StreamId; readonly history: MeetingHistory }

/** 记录: what was said so far, and the line in which the clerk writes on. */
export function RecordPanel({ stream, history }: RecordPanelProps) {
  const [filter, setFilter] = useState<Filter>(everything)
  const { minutes, attendees } = history.meeting
  const entries = useMemo(
    () => minutes.filter((entry) => passes(entry, filter, attendees)),
    [minutes, attendees, filter],
  )
  return (
    <div className={styles.panel}>
      <FilterLine meeting={history.meeting} filter={filter} shown={entries.length} onChange={setFilter} />
      <Feed stream={stream} meeting={history.meeting} entries={entries} isFiltered={filter !== everything} />
      <Composer stream={stream} meeting={history.meeting} />
    </div>
  )
}
