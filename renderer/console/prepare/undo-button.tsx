import type { StreamId } from '#shared/fact'
import { lastUndoable, type MeetingHistory } from '#shared/meeting/history'
import { actText } from '#shared/text/acts'
import { UndoStep } from '../shell/undo-step'

/** 撤销 of the last act on a meeting that is being prepared. */
export function UndoButton({ stream, history }: { readonly stream: StreamId; readonly history: MeetingHistory }) {
  const act = lastUndoable(history)
  const text = act ? actText(act, history.meeting) : ''
  return <UndoStep stream={stream} act={act?.act ?? null} text={text} group="筹备" />
}
