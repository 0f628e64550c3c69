import { useState } from 'react'
import type { BeginProgress } from '#shared/contract/desk'
import { useTold } from '../../bridge/told'
import { EmptyState } from '../../kit/empty-state'
import styles from './console.module.css'

/** 第一次核对: what the window shows while main looks through a long journal before it can answer anything. */
export function FirstReading() {
  const [progress, setProgress] = useState<BeginProgress | null>(null)
  useTold('begin.progress', setProgress)
  if (!progress || progress.done >= progress.total) return null
  const percent = Math.floor((progress.done / progress.total) * 100)
  return (
    <div className={styles.middle} role="status">
      <EmptyState
        title={`正在核对会议日志：${percent}%`}
        text="换了电脑，或数据文件夹刚恢复过，打开时要核对一遍，以后就快了。请稍等，不要关机。"
      />
    </div>
  )
}
