import { Mark } from '../projector/mark'
import styles from './emblem.module.css'

type EmblemProps = {
  readonly className?: string | undefined
  /** The room's own emblem as a data address; without one the mark that comes with the program. */
  readonly picture?: string | null
}

/** 会标 at the head of the console: our mark on its cinnabar disc, or the room's own picture as it is. */
export function Emblem({ className = '', picture = null }: EmblemProps) {
  if (picture !== null) return <img className={`${styles.picture} ${className}`} src={picture} alt="" />
  return (
    <span className={`${styles.disc} ${className}`} aria-hidden>
      <Mark className={styles.mark} />
    </span>
  )
}
