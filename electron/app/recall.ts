import { randomUUID } from 'node:crypto'
import { diskFiles, type Files } from '#electron/journal/files'
import type { Fact, Instant, StreamId } from '#shared/fact'
import { type JournalToRecall, keepRecollection, type Recalled, readRecollection } from './recollection'

/** What must be known before the desk opens. */
export type Past = {
  /** Whose room this is; a new id before the first set-up. */
  readonly roomId: string
  /** The latest instant in the journal: the desk's clock never starts before it. */
  readonly lastAt: Instant | null
  /** The meeting that was opened or reopened last; whether it still runs is for its state to say. */
  readonly lastOpened: StreamId | null
  /** Leaves a note of it beside the journal when enough was read that the next start should not read again. */
  readonly keep: () => Promise<void>
}

/** Reads the journal from where the note at `path` ends, or from the start when that note is not to be believed. */
export async function recall(journal: JournalToRecall, path: string, files: Files = diskFiles): Promise<Past> {
  const before = await readRecollection(files, path, journal)
  const place = { n: before?.n ?? 0, run: before?.run ?? '' }
  let recalled: Recalled = before ?? { roomId: null, lastAt: null, lastOpened: null }
  for await (const { facts, n, run } of journal.read(place.n + 1)) {
    recalled = facts.reduce(takeIn, recalled)
    place.n = n
    place.run = run
  }
  const isWorthKeeping = place.n - (before?.n ?? 0) >= factsWorthKeeping
  return {
    ...recalled,
    roomId: recalled.roomId ?? randomUUID(),
    keep: async () => {
      if (isWorthKeeping) await keepRecollection(files, path, journal.head.journal, { ...place, ...recalled })
    },
  }
}

/** Reading so many takes a slow machine a few hundredths of a second, and no longer. */
const factsWorthKeeping = 2_000

function takeIn(recalled: Recalled, fact: Fact): Recalled {
  const { roomId, lastAt, lastOpened } = recalled
  // What was taken in from other rooms was opened there and timed by their clocks.
  if (roomId !== null && fact.room !== roomId) return recalled
  const isOpened = fact.type === 'MeetingOpened' || fact.type === 'MeetingReopened'
  return {
    // Setting the room up is its first fact; where archives were restored into an empty machine, the meetings come first.
    roomId: roomId ?? fact.room,
    lastAt: lastAt === null || fact.at > lastAt ? fact.at : lastAt,
    lastOpened: isOpened ? fact.stream : lastOpened,
  }
}
