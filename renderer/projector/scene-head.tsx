import type { ReactNode } from 'react'
import styles from './scene-head.module.css'

/** The scene's own title, with a quiet remark at its right. */
export function SceneHead({ children, aside = '' }: { readonly children: ReactNode; readonly aside?: string }) {
  return (
    <div className={styles.head}>
      <span className={styles.title}>{children}</span>
      {aside && <span className={styles.aside}>{aside}</span>}
    </div>
  )
}

/** In the middle of a scene that has nothing to show yet. */
export function EmptyScene({ children }: { readonly children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>
}

/** 第 5–16 项，共 200 项; nothing when all are shown. */
export function shownInWords(from: number, to: number, total: number, unit: string): string {
  if (to - from >= total) return ''
  const rows = to - from === 1 ? `${to}` : `${from + 1}–${to}`
  return `第 ${rows} ${unit}，共 ${total} ${unit}`
}
