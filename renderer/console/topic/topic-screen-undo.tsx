import { type StreamId, streamOf } from '#shared/fact'
import { topicActText } from '#shared/text/topic-acts'
import type { TopicHistory } from '#shared/topic/topic'
import { lastAct } from '#shared/undo'
import { useBeginning } from '../shell/beginning'
import { UndoStep } from '../shell/undo-step'

type UndoTopicProps = { readonly stream: StreamId; readonly history: TopicHistory }

/** 撤销 of the last act on the topic; another room's acts are its own. */
export function UndoTopicButton({ stream, history }: UndoTopicProps) {
  const { roomStream } = useBeginning()
  const act = streamOf('room', history.state.room) === roomStream ? lastAct(history) : null
  return <UndoStep stream={stream} act={act?.act ?? null} text={act ? topicActText(act.types) : ''} group="议题" />
}
