import { Button, Tooltip } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import { useCommand } from '../../bridge/ask'
import { KeyCap } from '../../kit/key-cap'
import { say } from '../../kit/notice'
import { useKeys } from '../keys/keys'

type UndoStepProps = {
  readonly stream: StreamId
  /** The act that would be taken back, or null. */
  readonly act: number | null
  /** What it was, in the clerk's words. */
  readonly text: string
  /** The group of keys it belongs to: 议题, 计划, 筹备. */
  readonly group: string
}

/** 撤销: takes back the last act on a stream, and says beforehand which (U1). */
export function UndoStep({ stream, act, text, group }: UndoStepProps) {
  const { send, isBusy } = useCommand(stream)
  const undo = async () => {
    if (act !== null && (await send({ type: 'history.undo', act })))
      say({ id: 'undone', color: 'jade', message: `已撤销：${text}`, autoClose: 4000 })
  }
  useKeys([
    {
      id: `${group}.undo`,
      keys: '$mod+z',
      label: act === null ? '没有可以撤销的' : `撤销：${text}`,
      group,
      enabled: act !== null,
      run: () => void undo(),
    },
  ])
  if (act === null) return null
  return (
    <Tooltip label={`撤销：${text}`}>
      <Button
        variant="subtle"
        color="ink"
        disabled={isBusy}
        onClick={() => void undo()}
        rightSection={<KeyCap keys="$mod+z" />}
        aria-label={`撤销：${text}`}
      >
        撤销
      </Button>
    </Tooltip>
  )
}
