import { randomUUID } from 'node:crypto'
import { diskFiles, type Files } from '#electron/journal/files'
import type { BeginProgress } from '#shared/contract/desk'
import type { Fact, Instant, StreamId } from '#shared/fact'
import {
  type JournalToRecall,
  keepRecollection,
  type Recalled,
  type Recollection,
  readRecollection,
} from './recollection'

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

/** Reads the journal from where the note at `path` ends; looks through all of it when that note is not to be believed. */
export async function recall(
  journal: JournalToRecall,
  path: string,
  files: Files = diskFiles,
  onProgress: (progress: BeginProgress) => void = () => {},
): Promise<Past> {
  const before = await readRecollection(files, path, journal)
  const { n, run } = journal.head
  const recalled = before ? await readOn(journal, before) : await lookBack(journal, onProgress)
  const isWorthKeeping = n - (before?.n ?? 0) >= factsWorthKeeping
  return {
    ...recalled,
    roomId: recalled.roomId ?? randomUUID(),
    keep: async () => {
      if (isWorthKeeping) await keepRecollection(files, path, journal.head.journal, { n, run, ...recalled })
    },
  }
}

/** Reading so many takes a slow machine a few hundredths of a second, and no longer. */
const factsWorthKeeping = 2_000

async function readOn(journal: JournalToRecall, before: Recollection): Promise<Recalled> {
  const { roomId, lastAt, lastOpened } = before
  let recalled: Recalled = { roomId, lastAt, lastOpened }
  for await (const { facts } of journal.read(before.n + 1)) recalled = facts.reduce(takeIn, recalled)
  return recalled
}

/**
 * The same as if every fact were read from the first one on, in a fraction of the time: from the newest segment back, and
 * taken apart is only one in which a later instant, or the opening that is still looked for, is named. What looks like
 * one and is none, another room's or in the data of a fact, costs time and changes nothing.
 */
async function lookBack(journal: JournalToRecall, onProgress: (progress: BeginProgress) => void): Promise<Recalled> {
  const roomId = await firstRoom(journal)
  let [lastAt, lastOpened]: [Instant | null, StreamId | null] = [null, null]
  let total = 0
  for await (const { bytes, facts, left } of journal.glances()) {
    total = Math.max(total, left + 1)
    onProgress({ done: total - left, total })
    const isAwaited = lastOpened === null && openings.some((named) => bytes.includes(named))
    if (!isAwaited && !namesLater(bytes, lastAt)) continue
    const there: Recalled = (await facts()).reduce(takeIn, { roomId, lastAt, lastOpened: null })
    lastAt = there.lastAt
    lastOpened ??= there.lastOpened
  }
  return { roomId, lastAt, lastOpened }
}

async function firstRoom(journal: JournalToRecall): Promise<string | null> {
  for await (const { facts } of journal.read(1)) return facts[0]?.room ?? null
  return null
}

/** As the JSON of a fact has it. */
const openings = ['"type":"MeetingOpened"', '"type":"MeetingReopened"'].map((text) => Buffer.from(text))
const beforeInstant = Buffer.from('"at":"')
const instantLength = '2026-11-22T01:00:00.000Z'.length

/** Instants are all of one length, so their order is that of their bytes. */
function namesLater(bytes: Buffer, lastAt: Instant | null): boolean {
  const latest = Buffer.from(lastAt ?? '')
  for (let at = bytes.indexOf(beforeInstant); at >= 0; at = bytes.indexOf(beforeInstant, at)) {
    at += beforeInstant.length
    if (bytes.compare(latest, 0, latest.length, at, Math.min(at + instantLength, bytes.length)) > 0) return true
  }
  return false
}

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
