import type { SeatShare } from '#shared/views/fairness'
import styles from './seat-bars.module.css'
import { useSideOf } from './sides'

/** 各方席位 as bars with their figures: how the members' seats are shared between the sides (P7). */
export function SeatBars({ shares }: { readonly shares: readonly SeatShare[] }) {
  const sideOf = useSideOf()
  const most = Math.max(...shares.map((share) => share.seats), 1)
  return (
    <ul className={styles.bars} aria-label="各方席位">
      {shares.map(({ side, seats, permyriad, interestsTouched }) => {
        const { label, color } = sideOf(side)
        return (
          <li key={side} className={styles.line} data-tone={color}>
            <span className={styles.label}>{label}</span>
            <span className={styles.track}>
              <span className={styles.bar} style={{ width: `${(seats / most) * 100}%` }} />
            </span>
            <span className={styles.figures}>
              {seats} 席 <span className={styles.share}>{(permyriad / 100).toFixed(1)}%</span>
            </span>
            {interestsTouched > 0 && <span className={styles.touched}>其中利益攸关 {interestsTouched} 人</span>}
          </li>
        )
      })}
    </ul>
  )
}
