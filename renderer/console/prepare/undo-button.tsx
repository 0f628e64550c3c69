import { Button, Tooltip } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { lastUndoable, type MeetingHistory } from '#shared/meeting/history'
import { actText } from '#shared/text/acts'
import { useCommand } from '../../bridge/ask'
import { KeyCap } from '../../kit/key-cap'
import { useKeys } from '../keys/keys'

/** 撤销: takes back the last act, and says beforehand which (U1). */
export function UndoButton({ stream, history }: { readonly stream: StreamId; readonly history: MeetingHistory }) {
  const { send, isBusy } = useCommand(stream)
  const act = lastUndoable(history)
  const undo = () => void (act && send({ type: 'history.undo', act: act.act }))
  useKeys([
    { id: 'prepare.undo', keys: '$mod+z', label: '撤销上一步', group: '筹备', enabled: act !== null, run: undo },
  ])
  if (!act) return null
  return (
    <Tooltip label={`撤销：${actText(act, history.meeting)}`}>
      <Button
        variant="subtle"
        color="ink"
        disabled={isBusy}
        onClick={undo}
        rightSection={<KeyCap keys="$mod+z" />}
        aria-label={`撤销：${actText(act, history.meeting)}`}
      >
        撤销
      </Button>
    </Tooltip>
  )
}
