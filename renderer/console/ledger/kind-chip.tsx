import { type LineKind, lineKindNames } from '#shared/topic/lines'
import { ToneChip } from '../../kit/tone-chip'
import { kindTones } from '../record/kinds'

/** 共识, 意见建议, 承诺 in the colour they have in the minutes. */
export function KindChip({ kind }: { readonly kind: LineKind }) {
  return <ToneChip tone={kindTones[kind]}>{lineKindNames[kind]}</ToneChip>
}
