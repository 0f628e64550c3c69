import { ActionIcon, Button, Menu } from '@mantine/core'
import type { AttachmentState } from '#shared/contract/attachments'
import { dayOf, longDate } from '#shared/text/dates'
import { attachmentKindNames, attachmentKindOf, isDrawable, sayBytes } from '#shared/topic/attachment-kinds'
import type { Attachment } from '#shared/topic/survey'
import { MoreIcon } from '../../kit/icons'
import { ToneChip } from '../../kit/tone-chip'
import styles from './survey-files.module.css'
import { useThumbnail } from './survey-thumbnails'

type SurveyFileRowProps = {
  readonly file: Attachment
  /** Null while it is being looked at. */
  readonly state: AttachmentState | null
  readonly isHeld: boolean
  readonly onShow: () => void
  readonly onPutBack: () => void
  readonly onSaveAs: () => void
  readonly onRemove: () => void
}

/** One file of the survey: how it looks, whether it is still whole, and what can be done with it. */
export function SurveyFileRow({ file, state, isHeld, onShow, onPutBack, onSaveAs, onRemove }: SurveyFileRowProps) {
  const kind = attachmentKindOf(file.name)
  const isLost = state === 'missing' || state === 'changed'
  return (
    <li className={styles.row}>
      {isDrawable(file) && !isLost ? (
        <Thumb file={file} isWhole={state === 'kept'} onShow={onShow} />
      ) : (
        <span className={styles.thumb}>{kind ? attachmentKindNames[kind] : '文件'}</span>
      )}
      <div>
        <p className={styles.name} title={file.name}>
          {file.name}
        </p>
        <div className={styles.about}>
          <span>{sayBytes(file.size)}</span>
          <span>{longDate(dayOf(file.addedAt))}收入</span>
          {state === null && <span>正在核对…</span>}
          {state === 'missing' && <ToneChip tone="cinnabar">文件不见了</ToneChip>}
          {state === 'changed' && <ToneChip tone="cinnabar">内容变了</ToneChip>}
          {isLost && (
            <Button size="compact-sm" variant="default" onClick={onPutBack}>
              重新选择原文件
            </Button>
          )}
        </div>
      </div>
      <Menu position="bottom-end" shadow="sm">
        <Menu.Target>
          <ActionIcon aria-label={`${file.name}：更多`}>
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={isLost} onClick={onSaveAs}>
            另存为…
          </Menu.Item>
          {!isHeld && <Menu.Item onClick={onRemove}>移除…</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}

type ThumbProps = { readonly file: Attachment; readonly isWhole: boolean; readonly onShow: () => void }

function Thumb({ file, isWhole, onShow }: ThumbProps) {
  const address = useThumbnail(file, isWhole)
  return (
    <button type="button" className={styles.thumb} aria-label={`放大 ${file.name}`} onClick={onShow}>
      {address ? <img src={address} alt="" /> : '照片'}
    </button>
  )
}
