import { Button, Checkbox, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Result } from '#shared/decision'
import { sayRefusal } from '../../bridge/ask'
import { say } from '../../kit/notice'
import { SidePanel } from '../../kit/side-panel'
import type { FileAgain } from './file-panel'
import styles from './importing.module.css'

type PreviewPanelProps = FileAgain & {
  readonly fileName: string
  /** `可以导入 12 人，已在人才库 3 人`: all but the faulty and the left out, which are counted alike everywhere. */
  readonly counts: ReactNode
  readonly faulty: number
  /** `不是人员的 3 行没有算`, or nothing. */
  readonly leftOut: string
  readonly notices: readonly string[]
  /** Choices beside leaving out the faulty rows. */
  readonly choices?: ReactNode
  readonly keepWords: string
  readonly isNothing: boolean
  readonly keep: () => Promise<Result<unknown>>
  /** What is said when all is kept. */
  readonly keptWords: () => string
  readonly onClose: () => void
  /** The rows themselves. */
  readonly children: ReactNode
}

/** 导入前看一遍: everything of the file at once or nothing, and nothing before the clerk has looked at it. */
export function PreviewPanel(props: PreviewPanelProps) {
  const { faulty, leftOut, choices, onClose } = props
  const [withoutFaulty, setWithoutFaulty] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const isHeldUp = faulty > 0 && !withoutFaulty

  const keep = async () => {
    setBusy(true)
    const answer = await props.keep()
    setBusy(false)
    if (!answer.ok) return sayRefusal(answer.refusal)
    say({ id: 'imported', color: 'jade', message: props.keptWords() })
    onClose()
  }

  return (
    <SidePanel
      title="导入前看一遍"
      width={480}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" loading={props.isReading} onClick={props.onAgain}>
            换一个文件…
          </Button>
          <Button data-autofocus loading={isBusy} disabled={isHeldUp || props.isNothing} onClick={() => void keep()}>
            {props.keepWords}
          </Button>
        </>
      }
    >
      <div className={styles.preview}>
        <p className={styles.file}>{props.fileName}</p>
        <p className={styles.counts}>
          {props.counts}
          {faulty > 0 && (
            <>
              ，<b className={styles.bad}>有错 {faulty} 行</b>
            </>
          )}
          {leftOut !== '' && `，${leftOut}`}
        </p>
        {props.notices.map((notice) => (
          <p key={notice} className={styles.notice}>
            {notice}
          </p>
        ))}
        {(faulty > 0 || choices) && (
          <Stack gap={10} my={12}>
            {faulty > 0 && (
              <Checkbox
                label={`先不导入有错的 ${faulty} 行`}
                description="也可以在表格里改好，再选一次文件"
                checked={withoutFaulty}
                onChange={(event) => setWithoutFaulty(event.currentTarget.checked)}
              />
            )}
            {choices}
          </Stack>
        )}
        {props.children}
      </div>
    </SidePanel>
  )
}
