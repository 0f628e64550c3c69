import { useState } from 'react'
import { type StreamId, streamOf } from '#shared/fact'
import type { Topic } from '#shared/topic/topic'
import type { TopicRow } from '#shared/views/topic-row'
import { useCommand } from '../../bridge/ask'
import { ConfirmDialog } from '../../kit/confirm-dialog'
import { TopicPick } from './topic-pick'

type SelectionMergeProps = { readonly stream: StreamId; readonly topic: Topic; readonly onClose: () => void }

/** 并入别的议题: which one, then once more what that means (T2). */
export function SelectionMerge({ stream, topic, onClose }: SelectionMergeProps) {
  const { send, isBusy } = useCommand(stream)
  const [into, setInto] = useState<TopicRow | null>(null)
  const merge = async (row: TopicRow) => {
    if (await send({ type: 'topic.mergeInto', topicId: row.stream.slice('topic:'.length) })) onClose()
  }
  if (!into)
    return (
      <TopicPick
        title="并入哪个议题"
        hint="说的是同一件事的两个议题并成一个，以后在那一个里继续。"
        mayPick={(row) => row.stream !== streamOf('topic', topic.id)}
        onPick={setInto}
        onClose={onClose}
      />
    )
  return (
    <ConfirmDialog
      opened
      title={`并入“${into.title}”？`}
      confirmLabel="并入"
      isBusy={isBusy}
      onConfirm={() => void merge(into)}
      onClose={onClose}
    >
      <p>
        “{topic.entry.title}”登记的内容都留着，在“{into.title}”里看得到，但不再单独往下办。并错了可以撤回。
      </p>
    </ConfirmDialog>
  )
}
