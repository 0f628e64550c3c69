import type { StreamId } from '#shared/fact'
import type { TopicHistory } from '#shared/topic/topic'

export type ConsultationParticipantsProps = { readonly stream: StreamId; readonly history: TopicHistory }

/** The place of the participant builder (P7), below the plan. */
export function ConsultationParticipants(_: ConsultationParticipantsProps) {
  return null
}
