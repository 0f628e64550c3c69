import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Attachment } from '#shared/topic/survey'
import { ask } from '../../bridge/ask'
import styles from './survey-files.module.css'

type SurveyPhotoProps = {
  readonly file: Attachment
  readonly onSaveAs: () => void
  readonly onClose: () => void
}

/** 放大: a photograph inside the page; no other program is opened. */
export function SurveyPhoto({ file, onSaveAs, onClose }: SurveyPhotoProps) {
  const [shown, setShown] = useState<{ readonly address: string } | { readonly message: string } | null>(null)
  const { name, size, sha256 } = file
  useEffect(() => {
    let isWanted = true
    void ask('attachments.picture', { name, size, sha256 }).then((answer) => {
      if (isWanted) setShown(answer.ok ? { address: answer.value } : { message: answer.refusal.message })
    })
    return () => {
      isWanted = false
    }
  }, [name, size, sha256])
  return (
    <Modal opened onClose={onClose} title={name} size="80%">
      <div className={styles.photo} aria-busy={shown === null}>
        {shown && 'message' in shown && <p role="alert">{shown.message}</p>}
        {shown && 'address' in shown && (
          <img
            src={shown.address}
            alt={name}
            onError={() => setShown({ message: '这张照片打不开，可能在拍下时就没有存好。' })}
          />
        )}
      </div>
      <div className={styles.photoActs}>
        <Button variant="default" onClick={onSaveAs}>
          另存为…
        </Button>
        <Button onClick={onClose} data-autofocus>
          看好了
        </Button>
      </div>
    </Modal>
  )
}
