import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { MeetingRow } from '#shared/contract/lists'
import { proceedingsCommands } from '#shared/meeting/proceedings'
import { z } from '#shared/text/zod'
import { useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'

type CancelDialogProps = { readonly row: MeetingRow; readonly onClose: () => void }

const reasonSchema = z.strictObject(proceedingsCommands['meeting.cancel'])

/** 取消会议, with the reason that stays in its record. */
export function CancelDialog({ row, onClose }: CancelDialogProps) {
  const place = `${row.stream} cancel`
  const { send, isBusy } = useCommand(row.stream)
  const [opened, setOpened] = useState(true)
  const form = useDraftForm(place, reasonSchema, { reason: '' })
  const cancel = form.handleSubmit(async ({ reason }) => {
    if (!(await send({ type: 'meeting.cancel', reason }))) return
    dropDraft(place)
    setOpened(false)
    onClose()
  })
  return (
    <ConfirmDialog
      opened={opened}
      title={`取消“${row.title}”？`}
      confirmLabel="取消会议"
      cancelLabel="不取消"
      isBusy={isBusy}
      onConfirm={() => void cancel()}
      onClose={onClose}
    >
      <p>筹备好的内容都留着，可以照它再新建一场。取消以后不能恢复。</p>
      <TextInput
        mt={14}
        label="取消原因"
        description="记在这场会议里"
        data-autofocus
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
    </ConfirmDialog>
  )
}
