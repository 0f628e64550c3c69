import type { CountdownScene, WallFrame } from '#shared/views/scene'
import { readCountdown } from '../clock-reading'
import { Fitted } from '../fitted'
import { FootWithRoom, Framed } from '../framed'
import { fitting } from '../type-scale'
import { useReading } from '../wall-clock'
import styles from './countdown.module.css'

/** 倒计时: how long until something begins, in figures for the whole room. */
export function CountdownWall({ scene, frame }: { readonly scene: CountdownScene; readonly frame: WallFrame }) {
  return (
    <Framed frame={frame} foot={<FootWithRoom frame={frame}>倒计时</FootWithRoom>}>
      <div className={styles.middle}>
        {scene.label && (
          <Fitted className={styles.label} steps={fitting.countdownLabel}>
            {scene.label}
          </Fitted>
        )}
        <Figure endsAt={scene.endsAt} />
      </div>
    </Framed>
  )
}

/** Apart from the rest, so that only the figure is drawn again each second. */
function Figure({ endsAt }: { readonly endsAt: string }) {
  const { figure, over } = useReading((now) => readCountdown(endsAt, now))
  return (
    <Fitted className={over ? styles.over : styles.figure} steps={over ? fitting.countdownOver : fitting.countdown}>
      {over ? '时间到' : figure}
    </Fitted>
  )
}
