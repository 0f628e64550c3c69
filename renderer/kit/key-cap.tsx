import { memo } from 'react'
import styles from './key-cap.module.css'

/** The key of an act, drawn as a key cap on its button. `keys` as the keyboard room writes them: `Space`, `$mod+z`, `F9`. */
export const KeyCap = memo(function KeyCap({ keys }: { readonly keys: string }) {
  return <kbd className={styles.cap}>{sayKeys(keys)}</kbd>
})

/** `$mod+Shift+z` → `Ctrl+Shift+Z`, `Space` → `空格`, `KeyQ` → `Q`. */
export function sayKeys(keys: string): string {
  return keys
    .split(' ')
    .map((press) => press.split(/\b\+/).map(sayKey).join('+'))
    .join(' ')
}

function sayKey(key: string): string {
  const said = named[key]
  if (said) return said
  const letter = /^(?:Key|Digit)(.)$/.exec(key)?.[1] ?? key
  return letter.length === 1 ? letter.toUpperCase() : letter
}

const named: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  Space: '空格',
  ' ': '空格',
  Enter: '↵',
  NumpadEnter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Backspace: '退格',
  Equal: '+',
  Minus: '-',
}
