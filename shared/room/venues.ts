import { type VenueKind, venueKinds } from '../meeting/forms'
import { line } from '../text/clean'
import { z } from '../text/zod'

/** 协商平台: a place where this room consults, by kind and name: 1 间议事室 + 13 个驿站 + N 个院坝 (P8). */
export const venueSchema = z.strictObject({ kind: z.enum(venueKinds), name: line('场所名称', 40) })
export type Venue = Readonly<z.infer<typeof venueSchema>>

export const venuesSchema = z
  .array(venueSchema)
  .max(300, '场所最多 300 处')
  .overwrite((venues) => [...new Map(venues.map((venue) => [`${venue.kind} ${venue.name}`, venue])).values()])

/** The places by kind, every kind once, in the order of the forms: what statistics count as 平台 (P16). */
export function venuesByKind(
  venues: readonly Venue[],
): readonly { readonly kind: VenueKind; readonly names: readonly string[] }[] {
  return venueKinds.map((kind) => ({
    kind,
    names: venues.filter((venue) => venue.kind === kind).map(({ name }) => name),
  }))
}
