import { useMemo } from 'react'
import type { StreamId } from '#shared/fact'
import { defaultLedgerRules } from '#shared/room/ledger-rules'
import { longDate } from '#shared/text/dates'
import type { TopicHistory } from '#shared/topic/topic'
import { type FamilyEvent, type FamilySupport, familyOf, type LampCounts } from '#shared/views/family'
import { lampNames } from '#shared/views/lamps'
import { useFigures, useRooms, useTopicRows } from '../../bridge/lists'
import { lampTones } from '../../kit/lamp-chip'
import { StageChip } from '../../kit/stage-chip'
import { ToneChip } from '../../kit/tone-chip'
import { OfficeMenu } from '../papers/office-menu'
import styles from './family-part.module.css'

export type FamilyPartProps = { readonly stream: StreamId; readonly history: TopicHistory }

/** 家谱 (P14): the whole way of the topic in the order of days, for the inspector who asks; and its papers. */
export function FamilyPart({ stream, history }: FamilyPartProps) {
  const topic = history.state
  const meetings = useFigures('all').rows
  const topics = useTopicRows('', 'all').rows
  const rooms = useRooms().rows
  const family = useMemo(
    () =>
      familyOf(topic, {
        meetings: (meetings ?? []).filter((row) => row.topicId === topic.id),
        merged: (topics ?? []).filter((row) => row.mergedInto === topic.id),
        days: rooms?.find((room) => room.id === topic.room)?.ledger ?? defaultLedgerRules,
      }),
    [topic, meetings, topics, rooms],
  )
  return (
    <div className={styles.part} aria-busy={meetings === null || topics === null}>
      <div className={styles.papers}>
        <OfficeMenu label="议题家谱" what={{ paper: 'topic-family', stream }} />
        <OfficeMenu label="议题征集表" what={{ paper: 'topic-form', stream }} />
        <OfficeMenu label="议题审批表" what={{ paper: 'topic-approval', stream }} />
        <OfficeMenu
          label="办理反馈表"
          what={{ paper: 'reply-form', stream, lineId: null }}
          disabled={topic.lines.every((line) => line.dropped !== null)}
        />
      </div>
      {family.support.length > 0 && <Support support={family.support} />}
      <ol className={styles.way} aria-label="经过">
        {family.events.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two events of one day may say the same; their place tells them apart
          <Event key={index} event={each} before={family.events[index - 1] ?? null} />
        ))}
      </ol>
    </div>
  )
}

/** The day stands once: what is new is what is read. */
function Event({ event, before }: { readonly event: FamilyEvent; readonly before: FamilyEvent | null }) {
  const { on, stage, title, who, said, papers, lamps } = event
  const isSameDay = before?.on === on
  return (
    <li className={styles.event} data-stage={stage}>
      <span className={styles.day}>
        {isSameDay ? <span className={styles.unseen}>{longDate(on)}</span> : longDate(on)}
      </span>
      <div className={styles.body}>
        <p className={styles.title}>
          <StageChip stage={stage} />
          <b>{title}</b>
          {who !== '' && <span className={styles.who}>{who}</span>}
        </p>
        {said.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same; they never change places
          <p key={index} className={styles.said}>
            {line}
          </p>
        ))}
        {(papers.length > 0 || lamps) && (
          <p className={styles.foot}>
            {papers.map((paper) => (
              <span key={paper} className={styles.paper}>
                {paper}
              </span>
            ))}
            {lamps && <Lamps lamps={lamps} />}
          </p>
        )}
      </div>
    </li>
  )
}

function Lamps({ lamps }: { readonly lamps: LampCounts }) {
  return (
    <span className={styles.lamps}>
      当时：
      {shownLamps
        .filter((lamp) => lamps[lamp] > 0)
        .map((lamp) => (
          <ToneChip key={lamp} tone={lampTones[lamp]} dotted>
            {lampNames[lamp]} {lamps[lamp]}
          </ToneChip>
        ))}
    </span>
  )
}

function Support({ support }: { readonly support: readonly FamilySupport[] }) {
  return (
    <table className={styles.support} aria-label="支持率前后对比">
      <thead>
        <tr>
          <th scope="col">支持率前后对比</th>
          <th scope="col">协商前</th>
          <th scope="col">办理后</th>
        </tr>
      </thead>
      <tbody>
        {support.map(({ question, before, after }) => (
          <tr key={question}>
            <th scope="row">{question}</th>
            <td>{before || '未测'}</td>
            <td>{after || '未测'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const shownLamps = ['red', 'yellow', 'green', 'finished'] as const
