import { randomUUID } from 'node:crypto'
import type { Journal } from '#electron/journal/journal'
import type { Instant, StreamId } from '#shared/fact'

/** What must be known before the desk opens. */
export type Past = {
  /** Whose room this is; a new id before the first set-up. */
  readonly roomId: string
  /** The latest instant in the journal: the desk's clock never starts before it. */
  readonly lastAt: Instant | null
  /** The meeting that was opened or reopened last; whether it still runs is for its state to say. */
  readonly lastOpened: StreamId | null
}

/** Reads the journal once. A journal of a million facts will want a snapshot here. */
export async function recall(journal: Journal): Promise<Past> {
  let roomId: string | null = null
  let lastAt: Instant | null = null
  let lastOpened: StreamId | null = null
  for await (const { facts } of journal.read(1)) {
    for (const fact of facts) {
      if (fact.type === 'RoomSetUp') roomId ??= fact.stream.slice('room:'.length)
      if (fact.type === 'MeetingOpened' || fact.type === 'MeetingReopened') lastOpened = fact.stream
      if (lastAt === null || fact.at > lastAt) lastAt = fact.at
    }
  }
  return { roomId: roomId ?? randomUUID(), lastAt, lastOpened }
}
