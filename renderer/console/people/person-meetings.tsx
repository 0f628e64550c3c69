import { useMemo } from 'react'
import { dayOf, sayDay } from '#shared/text/dates'
import { recordOf } from '#shared/views/person-record'
import { useDeskMinute } from '../../bridge/desk-clock'
import { useFigures } from '../../bridge/lists'
import { useSideOf } from '../../kit/sides'
import styles from './person-panel.module.css'

/** 参会情况 (P7): seats held and times spoken, from the meetings that are over. */
export function PersonMeetings({ personId }: { readonly personId: string }) {
  const figures = useFigures().rows
  const today = dayOf(useDeskMinute())
  const sideOf = useSideOf()
  const record = useMemo(() => recordOf(figures ?? [], personId), [figures, personId])
  if (figures === null) return <div aria-busy="true" />
  return (
    <section className={styles.record} aria-label="参会情况">
      <h3 className={styles.legend}>参会情况</h3>
      {record.meetings.length === 0 ? (
        <p>还没有参加过会议。</p>
      ) : (
        <>
          <p>
            到会 <b>{record.meetings.length}</b> 次，发言 <b>{record.speeches}</b> 次
          </p>
          <ul>
            {record.meetings.slice(0, mostShown).map(({ title, on, side, speeches }) => (
              <li key={`${on} ${title}`} className={styles.meeting}>
                <span className={styles.when}>{sayDay(on, today)}</span>
                <span className={styles.what} title={title}>
                  {title}
                </span>
                <span className={styles.when}>
                  {sideOf(side).label}，发言 {speeches} 次
                </span>
              </li>
            ))}
          </ul>
          {record.meetings.length > mostShown && (
            <p className={styles.when}>更早的 {record.meetings.length - mostShown} 次没有列出。</p>
          )}
        </>
      )}
    </section>
  )
}

const mostShown = 8
