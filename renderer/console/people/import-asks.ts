import { type StreamId, streamOf } from '#shared/fact'
import type { ImportEntry, ImportPreview } from '#shared/roster/import'
import type { PersonCommand, PersonDetails } from '#shared/roster/person'

export type ImportAsks = {
  readonly asks: readonly { readonly stream: StreamId; readonly command: PersonCommand }[]
  /** Everybody the file names who is in the roster afterwards, for a meeting they are asked to. */
  readonly people: readonly { readonly personId: string; readonly details: PersonDetails }[]
}

/** What an import asks of the desk: the new people, and where it was chosen what the file says anew of the known. */
export function importAsks(preview: ImportPreview, withUpdates: boolean, newId: () => string): ImportAsks {
  const ready = entriesOf(preview, 'ready').map(({ details }) => ({ personId: newId(), details }))
  const known = entriesOf(preview, 'known').filter(({ person }) => person.active)
  const updates = withUpdates ? known.flatMap(({ person, update }) => (update ? [{ id: person.id, update }] : [])) : []
  return {
    asks: [
      ...ready.map(({ personId, details }) => ({
        stream: streamOf('person', personId),
        command: { type: 'person.add' as const, ...details },
      })),
      ...updates.map(({ id, update }) => ({
        stream: streamOf('person', id),
        command: { type: 'person.edit' as const, ...update },
      })),
    ],
    people: [
      ...ready,
      ...known.map(({ person, update }) => {
        const { id, active: _, ...details } = person
        return { personId: id, details: (withUpdates && update) || details }
      }),
    ],
  }
}

type Entry<Outcome extends ImportEntry['outcome']> = Extract<ImportEntry, { outcome: Outcome }>

export function entriesOf<Outcome extends ImportEntry['outcome']>(
  preview: ImportPreview,
  outcome: Outcome,
): readonly Entry<Outcome>[] {
  return preview.entries.filter((entry): entry is Entry<Outcome> => entry.outcome === outcome)
}
