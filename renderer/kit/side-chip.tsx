import { type SideId, sideOf } from '#shared/roster/sides'
import { ToneChip } from './tone-chip'

/** 代表方 as its word in its colour, the same in every list. */
export function SideChip({ side }: { readonly side: SideId }) {
  const { label, color } = sideOf(side)
  return <ToneChip tone={color}>{label}</ToneChip>
}
