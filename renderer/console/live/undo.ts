import type { StreamId } from '#shared/fact'
import { lastUndoable, type MeetingHistory } from '#shared/meeting/history'
import { actText } from '#shared/text/acts'
import { useSend } from '../../bridge/ask'
import { say } from '../../kit/notice'
import type { KeyAction } from '../keys/keys'

/** U1: what Ctrl+Z would take back, said in the label before it is done and in a notice after. */
export function useUndo(stream: StreamId, history: MeetingHistory): KeyAction {
  const send = useSend(stream)
  const last = lastUndoable(history)
  const text = last ? actText(last, history.meeting) : null
  const undo = async () => {
    if (!last) return
    const ack = await send({ type: 'history.undo', act: last.act })
    if (ack) say({ id: 'undone', color: 'jade', message: `已撤销：${text}`, autoClose: 4000 })
  }
  return {
    id: 'history.undo',
    keys: '$mod+z',
    label: text ? `撤销：${text}` : '没有可以撤销的',
    group: '通用',
    enabled: last !== null,
    run: () => void undo(),
  }
}
