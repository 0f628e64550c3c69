import { type Lamp, lampNames } from '#shared/views/lamps'
import styles from './lamp-chip.module.css'
import type { Tone } from './theme'
import { ToneChip } from './tone-chip'

type LampChipProps = {
  readonly lamp: Lamp
  /** Why it is so, beside the chip: `超期 3 天`, `还有 8 天`. */
  readonly why?: string | undefined
}

/** 台账灯: its word in its colour, the same in every list, on every page. */
export function LampChip({ lamp, why }: LampChipProps) {
  const chip = (
    <ToneChip tone={lampTones[lamp]} dotted={lamp !== 'dropped'}>
      {lampNames[lamp]}
    </ToneChip>
  )
  if (why === undefined) return chip
  return (
    <span className={styles.reading}>
      {chip}
      <span className={styles.why} title={why}>
        {why}
      </span>
    </span>
  )
}

/** One lamp, one colour: chips, bars and charts take it from here. */
export const lampTones: Readonly<Record<Lamp, Tone>> = {
  red: 'cinnabar',
  yellow: 'amber',
  green: 'jade',
  finished: 'ink',
  dropped: 'ink',
}
