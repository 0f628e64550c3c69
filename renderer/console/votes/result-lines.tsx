import { percentText } from '#shared/meeting/tally'
import { tallyOfVote, type Vote } from '#shared/meeting/votes'
import { unitOf } from '#shared/papers/votes-in-words'
import { verdictOf } from '#shared/views/wall-scene'
import styles from './result-lines.module.css'

type Sealed = Extract<Vote, { stage: 'closed' | 'announced' }>

/** 结果: each option with its count and its share of the base, and what came of it (V6, V7). */
export function ResultLines({ vote }: { readonly vote: Sealed }) {
  const { lines, base, verdict, satisfaction } = tallyOfVote(vote)
  const said = verdictOf(vote)
  return (
    <div className={styles.result}>
      {said && (
        <p className={styles.verdict} data-tone={verdictTones[said.tone]}>
          {said.text}
        </p>
      )}
      <ul className={styles.lines} aria-label="票数">
        {lines.map(({ label, tone, count, permyriad }) => (
          <li key={label} data-tone={lineTones[tone]}>
            <span className={styles.label}>{label}</span>
            <span className={styles.track} aria-hidden>
              <span className={styles.bar} style={{ width: `${Math.min((permyriad ?? 0) / 100, 100)}%` }} />
            </span>
            <span className={styles.figures}>
              <b>{count}</b> {unitOf(vote)}
            </span>
            <span className={styles.share}>{percentText(permyriad)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.base}>
        {base.name} {base.number}
        {verdict && `　${verdict.arithmetic}`}
        {satisfaction && `　满意率：${satisfaction.arithmetic}`}
      </p>
    </div>
  )
}

const lineTones = { good: 'jade', bad: 'cinnabar', neutral: 'ink', plain: 'blue' } as const
const verdictTones = { good: 'jade', bad: 'cinnabar', neutral: 'blue' } as const
