import { Button } from '@mantine/core'
import { streamOf } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import { outcomesOf, takenFrom } from '#shared/topic/lines'
import { useTopic } from '../../bridge/streams'
import { usePlace } from '../shell/place'

/** 登记成果: the next step after 散会 of a meeting on a topic of the pool, while something agreed is not in the ledger. */
export function TakeOutcomes({ meeting }: { readonly meeting: Meeting }) {
  return meeting.topicId === null ? null : <Linked meeting={meeting} topicId={meeting.topicId} />
}

function Linked({ meeting, topicId }: { readonly meeting: Meeting; readonly topicId: string }) {
  const stream = streamOf('topic', topicId)
  const followed = useTopic(stream)
  const go = usePlace((state) => state.go)
  const topic = followed.phase === 'open' ? followed.state?.state : undefined
  if (!topic || topic.closed) return null
  const open = outcomesOf(meeting).filter((entry) => !takenFrom(topic, entry.id)).length
  if (open === 0) return null
  return (
    <Button variant="default" onClick={() => go({ screen: 'topic', stream, part: 'report' })}>
      登记成果（{open} 条）
    </Button>
  )
}
