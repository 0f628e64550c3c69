import { kindFor } from '#electron/desk/kinds'
import type { Fact, StreamId } from '#shared/fact'
import type { Room } from '#shared/room/room'
import type { MeetingFigures } from '#shared/views/meeting-figures'
import type { StatisticsRecords } from '#shared/views/statistics'
import type { TopicRow } from '#shared/views/topic-row'
import type { GeneratedRoom } from '../county'

/** The rows that the lists would have of these rooms, folded and summarized by the desk's own kinds. */
export function recordsOf(rooms: Iterable<GeneratedRoom>): StatisticsRecords & { readonly rooms: readonly Room[] } {
  const [topics, meetings, known]: [TopicRow[], MeetingFigures[], Room[]] = [[], [], []]
  for (const { facts } of rooms) {
    const streams = new Map<StreamId, { readonly state: unknown; readonly tip: Fact }>()
    for (const fact of facts) {
      const state = kindFor(fact.stream).evolve(streams.get(fact.stream)?.state ?? null, fact)
      streams.set(fact.stream, { state, tip: fact })
    }
    for (const [stream, { state, tip }] of streams) {
      for (const { kind, row } of kindFor(stream).summarize(state, tip)) {
        // Rows are made by summarize of the same kind.
        if (kind === 'topic') topics.push(row as TopicRow)
        if (kind === 'figures') meetings.push(row as MeetingFigures)
        if (kind === 'room') known.push(row as Room)
      }
    }
  }
  return { topics, meetings, rooms: known }
}
