import type { Files } from '#electron/journal/files'
import type { Journal } from '#electron/journal/journal'
import { type Instant, instantSchema, type StreamId, streamIdSchema } from '#shared/fact'
import { z } from '#shared/text/zod'
import { readNote, writeNote } from './note'

/** What has been read out of the journal up to a place in it. */
export type Recalled = {
  readonly roomId: string | null
  readonly lastAt: Instant | null
  readonly lastOpened: StreamId | null
}

/** A place in the journal: its last fact, and the running hash there. */
export type RecalledPlace = { readonly n: number; readonly run: string }

export type Recollection = RecalledPlace & Recalled

/** The part of the journal that a recollection is held against. */
export type JournalToRecall = Pick<Journal, 'head' | 'read' | 'glances' | 'runAt'>

/**
 * 记到哪里: a note beside the journal, so that a start reads only what came after it. It is believed only while the journal
 * says the same: made for this journal, whole, and with the running hash that the journal has at that place. Anything
 * else, and the journal is read from the start. Null is that answer.
 */
export async function readRecollection(
  files: Files,
  path: string,
  journal: Pick<JournalToRecall, 'head' | 'runAt'>,
): Promise<Recollection | null> {
  const kept = await readNote(files, path, keptSchema, longestBytes)
  if (!kept || kept.journal !== journal.head.journal || kept.n > journal.head.n) return null
  const { n, run, roomId, lastAt, lastOpened } = kept
  return (await journal.runAt(n)) === run ? { n, run, roomId, lastAt, lastOpened } : null
}

/** Rejects when the disk refuses; the note of before is there then. */
export async function keepRecollection(
  files: Files,
  path: string,
  journal: string,
  { n, run, roomId, lastAt, lastOpened }: Recollection,
): Promise<void> {
  await writeNote(files, path, { format, journal, n, run, roomId, lastAt, lastOpened })
}

const format = 1

const keptSchema = z.strictObject({
  format: z.literal(format),
  journal: z.string().min(1),
  n: z.int().positive(),
  run: z.string().length(64),
  roomId: z.string().min(1).nullable(),
  lastAt: instantSchema.nullable(),
  lastOpened: streamIdSchema.nullable(),
})

/** Nothing of ours is this long. */
const longestBytes = 4096
