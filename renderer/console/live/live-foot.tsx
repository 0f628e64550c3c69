import { KeyCap } from '../../kit/key-cap'
import type { KeyAction } from '../keys/keys'
import { offeredActions } from '../keys/keys'
import { StatusLine } from '../shell/status-line'
import styles from './live-foot.module.css'

/** The line at the foot: what is kept and how everything is, then what the keyboard can always do. */
export function LiveFoot({ undo }: { readonly undo: KeyAction }) {
  return (
    <StatusLine>
      <span className={styles.keys}>
        <button type="button" className={styles.key} onClick={() => run('keys.overview')}>
          <KeyCap keys="F1" /> 全部按键
        </button>
        <button type="button" className={styles.key} onClick={() => run('palette.open')}>
          <KeyCap keys="$mod+k" /> 查找一切
        </button>
        <button type="button" className={styles.undo} disabled={!undo.enabled} onClick={undo.run} title={undo.label}>
          <KeyCap keys={undo.keys} /> <span className={styles.what}>{undo.label}</span>
        </button>
      </span>
    </StatusLine>
  )
}

function run(id: string): void {
  offeredActions()
    .find((action) => action.id === id)
    ?.run()
}
