import { nothingLeft } from '#shared/decision'
import type { KeptState } from './kept-form'
import styles from './save-mark.module.css'

/** Says where the typing stands, so that nobody looks for a save button. */
export function SaveMark({ state }: { readonly state: KeptState }) {
  return (
    <span className={styles.mark} data-kind={state.kind} role="status">
      {sayState(state)}
    </span>
  )
}

function sayState(state: KeptState): string {
  switch (state.kind) {
    case 'kept':
      return '内容已存盘'
    case 'typing':
      return '正在输入…'
    case 'saving':
      return '正在存盘…'
    case 'wrong':
      return '有一处要改，改好后自动存盘'
    case 'refused':
      return state.refusal.message
    default:
      return nothingLeft(state)
  }
}
