import { percentText } from '#shared/meeting/tally'
import { longDate } from '#shared/text/dates'
import { type PollMoment, pollMomentNames, type TopicPoll } from '#shared/topic/polls'
import { changeInWords, comparePoll, type PollReading } from '#shared/views/poll-comparison'
import styles from './supervision-part-poll-picture.module.css'

/** The two moments side by side, large enough to be read from a step away; bars with their own figures. */
export function PollPicture({ poll }: { readonly poll: TopicPoll }) {
  const { before, after, changePermyriad } = comparePoll(poll)
  return (
    <div className={styles.picture}>
      <Side moment="before" reading={before} />
      <div className={styles.between}>
        <span className={styles.arrow} aria-hidden>
          →
        </span>
        {changePermyriad !== null && (
          <span className={styles.change} data-tone={changeTone(changePermyriad)}>
            {changeInWords(changePermyriad)}
          </span>
        )}
      </div>
      <Side moment="after" reading={after} />
    </div>
  )
}

type SideProps = { readonly moment: PollMoment; readonly reading: PollReading | null }

function Side({ moment, reading }: SideProps) {
  const name = pollMomentNames[moment]
  if (!reading)
    return (
      <div className={styles.side}>
        <span className={styles.name}>{name}</span>
        <p className={styles.missing}>还没有数据</p>
      </div>
    )
  const { yes, of, permyriad, round, answers } = reading
  return (
    <section className={styles.side} aria-label={name}>
      <span className={styles.name}>{name}</span>
      <p className={styles.figure}>{percentText(permyriad)}</p>
      <p className={styles.counts}>
        支持 {yes} 人，共 {of} 人
      </p>
      <ul className={styles.bars}>
        {answers.map((answer) => (
          <li key={answer.label} className={styles.answer} data-tone={answer.supports ? 'jade' : 'ink'}>
            <span className={styles.label}>{answer.label}</span>
            <span className={styles.track}>
              <span className={styles.bar} style={{ width: `${(answer.permyriad ?? 0) / 100}%` }} />
            </span>
            <span className={styles.share}>
              {answer.count}　{percentText(answer.permyriad)}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.source}>
        {longDate(round.on)}　{round.source}
      </p>
    </section>
  )
}

function changeTone(change: number) {
  return change > 0 ? 'jade' : change < 0 ? 'cinnabar' : 'ink'
}
