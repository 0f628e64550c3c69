import { Button, Tooltip } from '@mantine/core'
import { type StreamId, streamOf } from '#shared/fact'
import { topicActText } from '#shared/text/topic-acts'
import type { TopicHistory } from '#shared/topic/topic'
import { lastAct } from '#shared/undo'
import { useCommand } from '../../bridge/ask'
import { KeyCap } from '../../kit/key-cap'
import { say } from '../../kit/notice'
import { useKeys } from '../keys/keys'
import { useBeginning } from '../shell/beginning'

type UndoTopicProps = { readonly stream: StreamId; readonly history: TopicHistory }

/** 撤销: takes back the last act on the topic, and says beforehand which (U1). */
export function UndoTopicButton({ stream, history }: UndoTopicProps) {
  const { roomStream } = useBeginning()
  const { send, isBusy } = useCommand(stream)
  const act = streamOf('room', history.state.room) === roomStream ? lastAct(history) : null
  const text = act ? topicActText(act.types) : ''
  const undo = async () => {
    if (act && (await send({ type: 'history.undo', act: act.act })))
      say({ id: 'undone', color: 'jade', message: `已撤销：${text}`, autoClose: 4000 })
  }
  useKeys([
    {
      id: 'topic.undo',
      keys: '$mod+z',
      label: act ? `撤销：${text}` : '没有可以撤销的',
      group: '议题',
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
