import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Interruption } from '#shared/contract/desk'
import { clockTime, runningTime } from '#shared/text/dates'
import { useCommand } from '../../bridge/ask'
import { useMeeting } from '../../bridge/streams'
import { useBeginning } from '../shell/beginning'
import { usePlace } from '../shell/place'
import styles from './resume-dialog.module.css'

/** 接着开: after a power cut or a crash the program says what was going on and asks how to count the gap (S8). */
export function ResumeDialog() {
  const { interrupted } = useBeginning()
  const [isDone, setDone] = useState(false)
  useEffect(() => setDone(interrupted === null), [interrupted])
  if (!interrupted || isDone) return null
  return <Resume interruption={interrupted} onDone={() => setDone(true)} />
}

type ResumeProps = { readonly interruption: Interruption; readonly onDone: () => void }

function Resume({ interruption, onDone }: ResumeProps) {
  const { stream, title, from, to, speaker, spokenMs } = interruption
  const go = usePlace((state) => state.go)
  const { send, isBusy } = useCommand(stream)
  const followed = useMeeting(stream)
  const proceedings = followed.phase === 'open' ? followed.state?.meeting.proceedings : undefined
  // The page may have been opened again after the clerk answered, or the meeting closed elsewhere.
  const isAnswered =
    proceedings !== undefined &&
    (proceedings.phase === 'closed' || proceedings.interruptions.some((each) => each.from === from))
  if (!proceedings || isAnswered) return null

  const resume = async (exclude: boolean) => {
    const ack = await send({ type: 'meeting.continue', from, to, exclude })
    if (!ack) return
    onDone()
    go({ screen: 'live', stream })
  }
  const gap = runningTime((Date.parse(to) - Date.parse(from)) / 1000)
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="接着开会"
      size={560}
    >
      <p className={styles.what}>
        “{title}”在 <b>{clockTime(from)}</b> 中断了 <b>{gap}</b>，存下的内容一条不少。
      </p>
      {speaker !== null && (
        <p className={styles.who}>
          当时 <b>{speaker}</b> 正在发言，已讲 <b>{runningTime(spokenMs / 1000)}</b>。
        </p>
      )}
      <div className={styles.acts}>
        <Button data-autofocus h={44} loading={isBusy} onClick={() => void resume(true)}>
          继续，断开的 {gap} 不计入
        </Button>
        <Button variant="default" h={44} disabled={isBusy} onClick={() => void resume(false)}>
          继续，时间照算
        </Button>
      </div>
      <p className={styles.note}>会议记录里会写明中断的时间和怎样计时。</p>
    </Modal>
  )
}
