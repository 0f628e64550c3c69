import { TextInput } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { type Vote, voteCommands } from '#shared/meeting/votes'
import { z } from '#shared/text/zod'
import { useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { useDraftForm } from '../../kit/draft-form'
import { dropDraft } from '../../kit/drafts'
import { drawnWhileOpen } from '../../kit/drawn-while-open'

type VoidDialogProps = {
  readonly stream: StreamId
  readonly vote: Vote
  readonly opened: boolean
  readonly onClose: () => void
}

/** 作废, with the reason that stays in the record. */
export const VoidDialog = drawnWhileOpen(DrawnDialog)

function DrawnDialog({ stream, vote, opened, onClose }: VoidDialogProps) {
  const place = `${stream} void ${vote.id}`
  const { send, isBusy } = useCommand(stream)
  const form = useDraftForm(place, reasonSchema, { reason: '' })
  const annul = form.handleSubmit(async ({ reason }) => {
    if (!(await send({ type: 'votes.void', voteId: vote.id, reason }))) return
    dropDraft(place)
    onClose()
  })
  return (
    <ConfirmDialog
      opened={opened}
      title={`把“${vote.title}”作废？`}
      confirmLabel="作废"
      isBusy={isBusy}
      onConfirm={() => void annul()}
      onClose={onClose}
    >
      <p>
        {vote.stage === 'announced' ? '已经公布的结果不再算数，文书里也不再有它。' : '已经填的票数不算，结果不会公布。'}
        作废不能撤销；需要的话可以照原样再来一次。
      </p>
      <TextInput
        mt={14}
        label="作废原因"
        description="记在会议记录里"
        data-autofocus
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
    </ConfirmDialog>
  )
}

const reasonSchema = z.strictObject({ reason: voteCommands['votes.void'].reason })
