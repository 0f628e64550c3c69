import { Mark } from './mark'
import styles from './opening.module.css'

/** Before the first message: the mark alone, on the ceremonial ground. */
export function Opening() {
  return (
    <div className={styles.opening} data-theme="paper">
      <Mark className={styles.mark} />
    </div>
  )
}
