import { consensusLines, outcomeNames } from '#shared/meeting/consensus'
import type { Meeting } from '#shared/meeting/meeting'
import { announcedVotes } from '#shared/papers/votes-in-words'
import { sayMinutes } from '#shared/text/dates'
import { meetingCounts } from '#shared/views/meeting-row'
import { verdictOf } from '#shared/views/wall-scene'
import styles from './meeting-summary.module.css'

/** 会议小结: the meeting in a few lines, as one would tell it at the door. */
export function MeetingSummary({ meeting }: { readonly meeting: Meeting }) {
  const { openedAt, closedAt } = meeting.proceedings
  const { expected, present, consensus } = meetingCounts(meeting)
  const entries = meeting.minutes.filter((entry) => entry.struck === null)
  const duties = entries.filter(({ kind }) => kind === 'commitment' || kind === 'todo').length
  const { outcome } = meeting.consensus
  const votes = announcedVotes(meeting, null)
  const minutes = openedAt && closedAt ? (Date.parse(closedAt) - Date.parse(openedAt)) / 60_000 : 0
  return (
    <section aria-labelledby="meeting-summary">
      <h2 id="meeting-summary" className={styles.heading}>
        会议小结
      </h2>
      <dl className={styles.figures}>
        <Figure label="开了" value={sayMinutes(minutes)} />
        <Figure label="到会" value={`${present} 人`} beside={`应到 ${expected}`} />
        <Figure label="发言" value={`${meeting.speaking.speeches.length} 次`} />
        <Figure label="记录" value={`${entries.length} 条`} />
        <Figure label="共识" value={`${consensus} 条`} beside={`共 ${consensusLines(meeting).length} 条`} />
        <Figure label="承诺、待办" value={`${duties} 件`} />
      </dl>
      {outcome && <p className={styles.outcome}>{outcomeNames[outcome]}</p>}
      {votes.length > 0 && (
        <ul className={styles.votes} aria-label="表决和测评结果">
          {votes.map((vote) => (
            <li key={vote.id}>
              <span>{vote.title}</span>
              <b data-tone={verdictOf(vote)?.tone === 'bad' ? 'cinnabar' : 'jade'}>
                {verdictOf(vote)?.text ?? '已公布'}
              </b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type FigureProps = { readonly label: string; readonly value: string; readonly beside?: string }

function Figure({ label, value, beside }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {beside && <small>{beside}</small>}
      </dd>
    </div>
  )
}
