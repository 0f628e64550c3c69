import { useRef } from 'react'
import type { StreamId } from '#shared/fact'
import type { TopicHistory } from '#shared/topic/topic'
import { useTopic } from '../../bridge/streams'
import { UndoTopicButton } from '../topic/topic-screen-undo'

/** The topic that was worked on here last. What is older than `since` is not this page's to take back; null is now. */
export type Touched = { readonly stream: StreamId; readonly since: number | null }

/** 撤销 what was done here last: to the topic that was judged or merged. */
export function UndoLast({ touched }: { readonly touched: Touched | null }) {
  return touched && <Followed key={touched.stream} touched={touched} />
}

function Followed({ touched }: { readonly touched: Touched }) {
  const followed = useTopic(touched.stream)
  const history = followed.phase === 'open' ? followed.state : null
  return history && <Since touched={touched} history={history} />
}

function Since({ touched, history }: { readonly touched: Touched; readonly history: TopicHistory }) {
  const since = useRef(touched.since ?? history.seq)
  const acts = history.acts.filter(({ act }) => act > since.current)
  if (acts.length === 0) return null
  return <UndoTopicButton stream={touched.stream} history={{ ...history, acts }} />
}
