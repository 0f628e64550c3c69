import type { SpeechClock } from '#shared/views/scene'
import { limitInWords, readSpeechClock } from '../clock-reading'
import { useReading } from '../wall-clock'
import styles from './clock-ring.module.css'

/** 发言计时: a ring that drains, with the figure and the word inside. Painted once a second, when the figure changes. */
export function ClockRing({ clock }: { readonly clock: SpeechClock }) {
  const reading = useReading((now) => readSpeechClock(clock, now))
  return (
    <div className={styles.ring} data-clock={reading.tone} data-paused={reading.paused || undefined}>
      <svg className={styles.circle} viewBox="0 0 100 100" aria-hidden="true">
        <circle className={styles.track} cx="50" cy="50" r="45" />
        {reading.left > 0 && (
          <circle
            className={styles.rest}
            cx="50"
            cy="50"
            r="45"
            pathLength="1"
            transform="rotate(-90 50 50)"
            style={{ '--left': reading.left }}
          />
        )}
      </svg>
      <div className={styles.inside}>
        <span className={styles.word}>{reading.paused ? '暂停' : reading.word}</span>
        <span className={styles.figure} data-length={Math.min(8, Math.max(5, reading.figure.length))}>
          {reading.figure}
        </span>
        <span className={styles.limit}>{limitInWords(clock.limitSeconds)}</span>
      </div>
    </div>
  )
}
