import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { ConsensusLine } from '#shared/meeting/consensus'
import { useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'

type SetAsideProps = { readonly stream: StreamId; readonly line: ConsensusLine; readonly onClose: () => void }

/** 暂不列入: the line stays in the record and leaves the list of what was agreed. */
export function SetAside({ stream, line, onClose }: SetAsideProps) {
  const { send, isBusy } = useCommand(stream)
  const [reason, setReason] = useState('')
  const confirm = async () => {
    if (await send({ type: 'consensus.setAside', entryId: line.entry.id, reason })) onClose()
  }
  return (
    <ConfirmDialog
      opened
      title={`第 ${line.number} 条暂不列入`}
      confirmLabel="暂不列入"
      tone="ink"
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{line.entry.text}</p>
      <TextInput
        label="原因（可以不填）"
        maxLength={60}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
