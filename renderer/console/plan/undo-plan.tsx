import { Button, Tooltip } from '@mantine/core'
import type { StreamId } from '#shared/fact'
import type { PlanHistory } from '#shared/plan/plan'
import { planActText } from '#shared/text/plan-acts'
import { lastAct } from '#shared/undo'
import { useCommand } from '../../bridge/ask'
import { KeyCap } from '../../kit/key-cap'
import { say } from '../../kit/notice'
import { useKeys } from '../keys/keys'

/** 撤销: takes back the last act on the plan, and says beforehand which (U1). */
export function UndoPlanButton({ stream, history }: { readonly stream: StreamId; readonly history: PlanHistory }) {
  const { send, isBusy } = useCommand(stream)
  const act = lastAct(history)
  const text = act ? planActText(act.types) : ''
  const undo = async () => {
    if (act && (await send({ type: 'history.undo', act: act.act })))
      say({ id: 'undone', color: 'jade', message: `已撤销：${text}`, autoClose: 4000 })
  }
  useKeys([
    {
      id: 'plan.undo',
      keys: '$mod+z',
      label: act ? `撤销：${text}` : '没有可以撤销的',
      group: '计划',
      enabled: act !== null,
      run: () => void undo(),
    },
  ])
  if (!act) return null
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
