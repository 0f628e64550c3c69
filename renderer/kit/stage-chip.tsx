import { type Stage, stageNames } from '#shared/topic/stages'
import { ToneChip } from './tone-chip'

/** 阶段 as its word, the same in every list. One colour for all six: how it goes with a topic is what the lamps say. */
export function StageChip({ stage }: { readonly stage: Stage }) {
  return <ToneChip tone="blue">{stageNames[stage]}</ToneChip>
}
