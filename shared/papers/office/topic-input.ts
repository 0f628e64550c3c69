import type { Topic } from '../../topic/topic'
import type { MeetingFigures } from '../../views/meeting-figures'
import type { TopicRow } from '../../views/topic-row'
import type { OfficeKnown } from './office-paper'

/** What a paper of one topic is made of: the topic, its meetings that are over, and the topics that go on as this one. */
export type TopicInput = OfficeKnown & {
  readonly topic: Topic
  readonly meetings: readonly MeetingFigures[]
  readonly merged: readonly TopicRow[]
}
