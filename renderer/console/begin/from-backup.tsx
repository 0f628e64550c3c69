import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Restored } from '#shared/contract/safety'
import { ask, sayRefusal } from '../../bridge/ask'
import styles from './first-start.module.css'

/** 从备份恢复: on a machine that has no record yet; says what came back before the program is opened again. */
export function FromBackup() {
  const [isBusy, setBusy] = useState(false)
  const [restored, setRestored] = useState<Restored | null>(null)
  const restore = async () => {
    setBusy(true)
    const answer = await ask('safety.restore', {})
    setBusy(false)
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) setRestored(answer.value)
  }
  if (!restored)
    return (
      <div className={styles.sample}>
        <p>原来的电脑坏了？有备份就能接着用。</p>
        <Button variant="default" loading={isBusy} onClick={() => void restore()}>
          从备份恢复…
        </Button>
      </div>
    )
  return (
    <div className={styles.sample} role="status">
      <p>
        已恢复会议 {restored.meetings} 场、人员 {restored.people} 人、议题 {restored.topics} 个，共 {restored.facts}{' '}
        条记录。
        {restored.attachments > 0 && `附件 ${restored.attachments} 个也已恢复。`}
        {restored.from === 'archives' &&
          '会议档案里只有会议本身：人才库、议题、台账、计划、附件和本室设置不在里面，请另外补上。'}
        {restored.stoppedAfter !== null && `备份在第 ${restored.stoppedAfter} 条之后损坏，后面的没有恢复。`}
        {restored.damagedFiles > 0 && `有 ${restored.damagedFiles} 份会议档案损坏，没有恢复。`}
        {restored.damagedAttachments > 0 && `有 ${restored.damagedAttachments} 个附件损坏，没有恢复。`}
      </p>
      <Button onClick={() => void ask('app.reopen', {})}>重新打开议事台</Button>
    </div>
  )
}
