import { type Lamp, lampNames, lamps } from '#shared/views/lamps'
import { lampTones } from '../../kit/lamp-chip'
import styles from './lamp-counts.module.css'

type LampCountsProps = {
  readonly counts: Readonly<Record<Lamp, number>>
  readonly chosen: Lamp | ''
  readonly onChoose: (lamp: Lamp | '') => void
}

/** 各灯条数 above the ledger, each one a filter; pressed again it lets all through. */
export function LampCounts({ counts, chosen, onChoose }: LampCountsProps) {
  const all = lamps.reduce((total, lamp) => total + counts[lamp], 0)
  return (
    <fieldset className={styles.counts} aria-label="按灯看">
      <Count label="全部" tone="ink" count={all} isChosen={chosen === ''} onClick={() => onChoose('')} />
      {lamps.map((lamp) => (
        <Count
          key={lamp}
          label={lampNames[lamp]}
          tone={lampTones[lamp]}
          hasLight={lamp !== 'dropped'}
          count={counts[lamp]}
          isChosen={chosen === lamp}
          onClick={() => onChoose(chosen === lamp ? '' : lamp)}
        />
      ))}
    </fieldset>
  )
}

type CountProps = {
  readonly label: string
  readonly tone: string
  readonly hasLight?: boolean
  readonly count: number
  readonly isChosen: boolean
  readonly onClick: () => void
}

function Count({ label, tone, hasLight = false, count, isChosen, onClick }: CountProps) {
  return (
    <button type="button" className={styles.count} data-tone={tone} aria-pressed={isChosen} onClick={onClick}>
      {hasLight && <span className={styles.light} aria-hidden />}
      <span>{label}</span>
      <b className={styles.figure}>{count}</b>
    </button>
  )
}
