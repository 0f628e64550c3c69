import type { SideId } from '#shared/roster/sides'
import { useSideOf } from './sides'
import { ToneChip } from './tone-chip'

/** 代表方 as its word in its colour, the same in every list. */
export function SideChip({ side }: { readonly side: SideId }) {
  const { label, color } = useSideOf()(side)
  return <ToneChip tone={color}>{label}</ToneChip>
}
