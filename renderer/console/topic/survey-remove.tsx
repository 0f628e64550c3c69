import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { Attachment } from '#shared/topic/survey'
import { useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'

type SurveyRemoveProps = { readonly stream: StreamId; readonly file: Attachment; readonly onClose: () => void }

/** 移除附件: out of the record, with the reason; the bytes stay in the keeping. */
export function SurveyRemove({ stream, file, onClose }: SurveyRemoveProps) {
  const { send, isBusy } = useCommand(stream)
  const [reason, setReason] = useState('')
  const remove = async () => {
    if (await send({ type: 'survey.detach', attachmentId: file.id, reason })) onClose()
  }
  return (
    <ConfirmDialog
      opened
      title={`移除“${file.name}”？`}
      confirmLabel="移除"
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>不再列在这个议题里，可以撤销；文件本身仍留在本机。</p>
      <TextInput
        mt={14}
        label="移除原因"
        description="可以不填"
        maxLength={60}
        data-autofocus
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
