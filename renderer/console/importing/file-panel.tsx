import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Result } from '#shared/decision'
import { sayRefusal } from '../../bridge/ask'
import { say } from '../../kit/notice'
import { SidePanel } from '../../kit/side-panel'
import styles from './importing.module.css'

/** What the preview may do with the file it was given. */
export type FileAgain = { readonly isReading: boolean; readonly onAgain: () => void }

type FilePanelProps<File> = {
  readonly title: string
  /** What the table should look like, in a few sentences. */
  readonly sentences: readonly string[]
  /** Asks the clerk for a file and reads it; null when she thought better of it. */
  readonly read: () => Promise<Result<File | null>>
  readonly saveTemplate: () => Promise<Result<string | null>>
  readonly onClose: () => void
  /** What is shown of a file that was read, before anything is kept. */
  readonly children: (file: File, again: FileAgain) => ReactNode
}

/** 从表格导入: says what the table should look like, offers an empty one, and asks for the file. */
export function FilePanel<File>({ title, sentences, read, saveTemplate, onClose, children }: FilePanelProps<File>) {
  const [file, setFile] = useState<File | null>(null)
  const [isReading, setReading] = useState(false)

  const choose = async () => {
    setReading(true)
    const answer = await read()
    setReading(false)
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) setFile(answer.value)
  }
  const keepTemplate = async () => {
    const answer = await saveTemplate()
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) say({ id: 'template', color: 'jade', message: `模板已存到 ${answer.value}` })
  }

  if (file) return children(file, { isReading, onAgain: () => void choose() })
  return (
    <SidePanel
      title={title}
      width={480}
      onClose={onClose}
      foot={
        <>
          <Button variant="default" onClick={() => void keepTemplate()}>
            下载模板
          </Button>
          <Button data-autofocus loading={isReading} onClick={() => void choose()}>
            选择文件…
          </Button>
        </>
      }
    >
      <ol className={styles.steps}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </SidePanel>
  )
}
