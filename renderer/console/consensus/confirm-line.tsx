import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { StreamId } from '#shared/fact'
import type { ConsensusLine } from '#shared/meeting/consensus'
import { useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'

type LineDialogProps = { readonly stream: StreamId; readonly line: ConsensusLine; readonly onClose: () => void }

/** 有人反对: how many, so that the record can say it (C4). The line may still be confirmed, or set aside instead. */
export function ConfirmLine({ stream, line, onClose }: LineDialogProps) {
  const { send, isBusy } = useCommand(stream)
  const [objections, setObjections] = useState<number | string>(1)
  const confirm = async () => {
    const kept = await send({ type: 'consensus.confirm', entryId: line.entry.id, objections: Number(objections) || 0 })
    if (kept) onClose()
  }
  return (
    <ConfirmDialog
      opened
      title={`确认第 ${line.number} 条`}
      confirmLabel="确认，并记下人数"
      tone="jade"
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{line.entry.text}</p>
      <NumberInput label="有不同意见的人数" min={0} max={10000} value={objections} onChange={setObjections} />
    </ConfirmDialog>
  )
}
