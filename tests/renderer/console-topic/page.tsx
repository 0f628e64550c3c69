import type { StreamId } from '#shared/fact'
import type { Entry } from '#shared/topic/entry'
import type { PlanDraft } from '#shared/topic/session-plan'
import type { TopicHistory } from '#shared/topic/topic'
import type { TestDesk } from '#tests/support/desk-bridge'
import { useTopic } from '../../../renderer/bridge/streams'
import { usePlace } from '../../../renderer/console/shell/place'
import { TopicScreen } from '../../../renderer/console/topic/topic-screen'

export { open, place } from '../console-prepare/page'

export const someEntry: Entry = {
  title: '场镇停车难',
  said: '赶场日车乱停。',
  suggestion: '',
  source: 'masses',
  channel: '走访',
  proposer: '试提出人',
  contact: '',
  area: '',
  touched: '',
  enteredOn: '2026-11-10',
  code: '2026-001',
}

export const somePlan: PlanDraft = {
  form: 'small',
  necessity: '群众反映多年',
  lead: '',
  support: '',
  plannedOn: '2026-11-28',
  place: '东街院坝',
  participants: '',
  materials: '',
  division: '',
  safeguards: '',
}

let topics = 0

/** A topic entered on the test's desk; accepted unless the test says otherwise. */
export function enterTopic(desk: TestDesk, given: Partial<Entry> = {}, isAccepted = true): StreamId {
  topics += 1
  const stream: StreamId = `topic:test-${topics}`
  desk.does(stream, { type: 'topic.enter', ...someEntry, ...given })
  if (isAccepted) desk.does(stream, { type: 'topic.accept', on: '2026-11-12', opinion: '' })
  return stream
}

/** The whole page of one topic, going to the part that the place says, as the shell does. */
export function TopicPage({ stream }: { readonly stream: StreamId }) {
  const place = usePlace((state) => state.place)
  return <TopicScreen stream={stream} part={place.screen === 'topic' ? (place.part ?? null) : null} />
}

/** The topic's history live, for one part by itself. */
export function useTestTopic(stream: StreamId): TopicHistory | null {
  const followed = useTopic(stream)
  return followed.phase === 'open' ? followed.state : null
}
