import { Button, Progress } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { AttachmentProgress, TakenFiles } from '#shared/contract/attachments'
import type { StreamId } from '#shared/fact'
import { attachmentLimits, sayBytes } from '#shared/topic/attachment-kinds'
import type { Attachment } from '#shared/topic/survey'
import { ask, command, sayRefusal } from '../../bridge/ask'
import { useTold } from '../../bridge/told'
import { say } from '../../kit/notice'
import { SurveyFileRow } from './survey-file-row'
import { useFileStates } from './survey-file-states'
import styles from './survey-files.module.css'
import { SurveyPhoto } from './survey-photo'
import { SurveyRemove } from './survey-remove'
import part from './topic-part.module.css'
import { TopicCard } from './topic-part-card'

type SurveyFilesProps = {
  readonly stream: StreamId
  readonly files: readonly Attachment[]
  /** Nothing may be added or removed now. */
  readonly isHeld: boolean
}

/** 照片和材料: copied into the program's own keeping, and looked after there (T6). */
export function SurveyFiles({ stream, files, isHeld }: SurveyFilesProps) {
  const states = useFileStates(files)
  const { progress, refused, isBusy, take } = useTaking(stream)
  const [shown, setShown] = useState<Attachment | null>(null)
  const [removing, setRemoving] = useState<Attachment | null>(null)
  const lost = files.filter(({ sha256 }) => ['missing', 'changed'].includes(states.of(sha256) ?? ''))
  return (
    <TopicCard title="照片和材料" beside={files.length > 0 && <span className={part.hint}>{files.length} 个</span>}>
      {lost.length > 0 && (
        <p className={styles.lost} role="alert">
          有 {lost.length} 个附件不见了或内容变了。请找到原文件，点“重新选择原文件”。
        </p>
      )}
      {files.length === 0 && !isBusy && (
        <p className={part.hint}>
          现场照片、座谈记录、问卷汇总都可以收进来。文件会复制一份存在本机，原来的U盘拔掉也不丢。
        </p>
      )}
      <ul className={styles.list} aria-label="附件">
        {files.map((file) => (
          <SurveyFileRow
            key={file.id}
            file={file}
            state={states.of(file.sha256)}
            isHeld={isHeld}
            onShow={() => setShown(file)}
            onPutBack={() => void putBack(file, states.renew)}
            onSaveAs={() => void saveAs(file)}
            onRemove={() => setRemoving(file)}
          />
        ))}
      </ul>
      {isBusy && <Taking progress={progress} />}
      {refused.length > 0 && (
        <div className={styles.refused} role="alert">
          <ul>
            {refused.map(({ name, message }) => (
              <li key={name}>{message.includes(name) ? message : `“${name}”：${message}`}</li>
            ))}
          </ul>
        </div>
      )}
      {!isHeld && (
        <div className={part.acts}>
          <Button variant="default" loading={isBusy} onClick={() => void take()}>
            加照片和文件…
          </Button>
        </div>
      )}
      {!isHeld && (
        <p className={styles.limits}>
          照片、PDF、Word、Excel、PPT、WPS、文本、mp4，一个最大 {sayBytes(attachmentLimits.bytes)}。
        </p>
      )}
      {shown && <SurveyPhoto file={shown} onSaveAs={() => void saveAs(shown)} onClose={() => setShown(null)} />}
      {removing && <SurveyRemove stream={stream} file={removing} onClose={() => setRemoving(null)} />}
    </TopicCard>
  )
}

function Taking({ progress }: { readonly progress: AttachmentProgress | null }) {
  const percent = progress ? Math.round((progress.done / progress.total) * 100) : 0
  return (
    <div className={styles.taking} role="status">
      <p>
        {progress
          ? `正在复制 ${progress.name}（第 ${progress.file} 个，共 ${progress.files} 个）`
          : '请在弹出的窗口里选文件'}
      </p>
      {progress && <Progress value={percent} aria-label={`已复制 ${percent}%`} />}
      {progress && (
        <Button variant="default" size="xs" onClick={() => void ask('attachments.cancel', {})}>
          停下
        </Button>
      )}
    </div>
  )
}

/** Copies what is chosen, then writes each into the record; says by name what was not taken. */
function useTaking(stream: StreamId) {
  const [isBusy, setBusy] = useState(false)
  const [progress, setProgress] = useState<AttachmentProgress | null>(null)
  const [refused, setRefused] = useState<TakenFiles['refused']>([])
  useTold(
    'attachments.progress',
    useCallback((news) => setProgress(news), []),
  )
  const take = async () => {
    setBusy(true)
    setProgress(null)
    setRefused([])
    const answer = await ask('attachments.take', {})
    if (!answer.ok) sayRefusal(answer.refusal)
    else if (answer.value) {
      const against = [...answer.value.refused]
      for (const file of answer.value.taken) {
        const kept = await command(stream, { type: 'survey.attach', ...file })
        if (!kept.ok) against.push({ name: file.name, message: kept.refusal.message })
      }
      setRefused(against)
    }
    setBusy(false)
  }
  return { isBusy, progress, refused, take }
}

async function putBack({ name, size, sha256 }: Attachment, renew: () => void): Promise<void> {
  const answer = await ask('attachments.putBack', { name, size, sha256 })
  if (!answer.ok) sayRefusal(answer.refusal)
  renew()
}

async function saveAs({ name, size, sha256 }: Attachment): Promise<void> {
  const answer = await ask('attachments.saveAs', { name, size, sha256 })
  if (!answer.ok) return sayRefusal(answer.refusal)
  if (answer.value) say({ id: 'attachment-saved', color: 'jade', message: `已另存到 ${answer.value}`, autoClose: 6000 })
}
