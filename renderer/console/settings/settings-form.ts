import { type VenueKind, venueKinds } from '#shared/meeting/forms'
import { templateItemSchema, templateItemsSchema } from '#shared/room/agenda-templates'
import { ledgerRulesSchema } from '#shared/room/ledger-rules'
import { listSchemas } from '#shared/room/lists'
import { ownSideIds, ownSidesSchema } from '#shared/room/own-sides'
import { paperHabitsSchema } from '#shared/room/papers'
import { type Room, type RoomSettings, roomCommands } from '#shared/room/room'
import { venuesByKind, venuesSchema } from '#shared/room/venues'
import { z } from '#shared/text/zod'
import { agendaLineSchema } from '../prepare/agenda-form'
import { parsedRules, rulesFormSchema, typedRules } from '../prepare/rules-form'

/*
 * 设置 as people fill it in: limits in minutes, lists as text with one entry a line. What is kept is judged by the
 * domain's own schemas.
 */
const { brand, wall, sound, phrases, procedure, paperHeading } = roomCommands['room.setSettings']

export const namesFormSchema = z.strictObject(roomCommands['room.rename'])
export const brandFormSchema = z.strictObject({ brand })
export const wallFormSchema = z.strictObject({ wall, sound })
export const rulesHabitSchema = z.strictObject({ defaults: rulesFormSchema })
export const procedureFormSchema = z.strictObject({ procedure: lines(procedure) })
export const phrasesFormSchema = z.strictObject({ phrases: lines(phrases) })
export const listsFormSchema = z.strictObject({
  units: lines(listSchemas.units),
  districts: lines(listSchemas.districts),
  channels: lines(listSchemas.channels),
})
export const papersFormSchema = z.strictObject({
  paperHeading,
  office: paperHabitsSchema.shape.office,
  numberPrefix: paperHabitsSchema.shape.numberPrefix,
  copies: lines(paperHabitsSchema.shape.copies),
})
export const ledgerFormSchema = ledgerRulesSchema

/** The seven first settings as they are kept together; a form changes its own of them and leaves the rest. */
export function settingsOf(room: Room): RoomSettings {
  const { brand, defaults, wall, sound, phrases, procedure, paperHeading } = room
  return { brand, defaults, wall, sound, phrases: [...phrases], procedure: [...procedure], paperHeading }
}

export function typedHabits(room: Room) {
  return { defaults: typedRules(room.defaults) }
}

export function parsedHabits({ defaults }: z.output<typeof rulesHabitSchema>) {
  return { defaults: parsedRules(defaults) }
}

export function typedPapers({ paperHeading, papers }: Room): z.input<typeof papersFormSchema> {
  const { office, numberPrefix, copies } = papers
  return { paperHeading, office, numberPrefix, copies: copies.join('\n') }
}

/** 场所 by kind, each kind one field with a place a line. */
export const venuesFormSchema = z
  .strictObject(Object.fromEntries(venueKinds.map((kind) => [kind, z.string()])) as Record<VenueKind, z.ZodString>)
  .transform((typed) => venueKinds.flatMap((kind) => splitLines(typed[kind]).map((name) => ({ kind, name }))))
  .pipe(venuesSchema)

export function typedVenues(room: Room): Record<VenueKind, string> {
  const typed = venuesByKind(room.venues).map(({ kind, names }) => [kind, names.join('\n')])
  // Every kind stands once in venuesByKind.
  return Object.fromEntries(typed) as Record<VenueKind, string>
}

/** 自有代表方: three lines, of which those without a name are free. */
export const sidesFormSchema = z
  .strictObject({ places: z.array(z.strictObject({ label: z.string(), color: ownSidesSchema.element.shape.color })) })
  .transform(({ places }) =>
    places.flatMap(({ label, color }, index) => {
      const id = ownSideIds[index]
      return id && label.trim() !== '' ? [{ id, label, color }] : []
    }),
  )
  .pipe(ownSidesSchema)

export function typedSides(room: Room): z.input<typeof sidesFormSchema> {
  return {
    places: ownSideIds.map((id) => {
      const own = room.ownSides.find((each) => each.id === id)
      return { label: own?.label ?? '', color: own?.color ?? 'plum' }
    }),
  }
}

/** 议程模板: a line is what a meeting's agenda has, without who presents it. */
export const templateFormSchema = z.strictObject({
  items: z.array(agendaLineSchema.omit({ presenter: true }).pipe(templateItemSchema)).pipe(templateItemsSchema),
})

export type TemplateTyped = z.input<typeof templateFormSchema>
export type TemplateParsed = z.output<typeof templateFormSchema>

export function typedTemplate(
  items: readonly {
    readonly title: string
    readonly kind: TemplateTyped['items'][number]['kind']
    readonly minutes: number | null
  }[],
): TemplateTyped {
  return {
    items: items.map(({ title, kind, minutes }) => ({ title, kind, minutes: minutes === null ? '' : String(minutes) })),
  }
}

function lines<Kept extends z.ZodType<string[], string[]>>(kept: Kept) {
  return z.string().transform(splitLines).pipe(kept)
}

function splitLines(typed: string): string[] {
  return typed.split(/\r?\n/u).filter((each) => each.trim() !== '')
}
