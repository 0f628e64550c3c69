import { foldedNames, groupOfTopic } from '#shared/views/topic-groups'
import type { TopicRow } from '#shared/views/topic-row'
import { StageChip } from '../../kit/stage-chip'
import { ToneChip } from '../../kit/tone-chip'

/** Where a topic stands in a word: its stage, 待受理 before it, or why nothing more is done about it. */
export function TopicStanding({ row }: { readonly row: TopicRow }) {
  const group = groupOfTopic(row)
  if (group === 'closed') return <ToneChip tone="jade">{foldedNames.closed}</ToneChip>
  if (group === 'declined' || group === 'merged') return <ToneChip tone="ink">{foldedNames[group]}</ToneChip>
  if (row.reception === 'entered') return <ToneChip tone="amber">待受理</ToneChip>
  return <StageChip stage={group} />
}
