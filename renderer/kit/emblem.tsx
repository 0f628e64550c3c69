import { Mark } from '../projector/mark'
import styles from './emblem.module.css'

/** 会标 on its cinnabar disc, as it stands at the head of the console. */
export function Emblem({ className = '' }: { readonly className?: string | undefined }) {
  return (
    <span className={`${styles.disc} ${className}`} aria-hidden>
      <Mark className={styles.mark} />
    </span>
  )
}
