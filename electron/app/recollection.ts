import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { codeOf, type Files } from '#electron/journal/files'
import type { Journal } from '#electron/journal/journal'
import { type Instant, instantSchema, type StreamId, streamIdSchema } from '#shared/fact'
import { z } from '#shared/text/zod'

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
export type JournalToRecall = Pick<Journal, 'head' | 'read' | 'runAt'>

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
  const text = await readText(files, path)
  const kept = text === null ? null : parse(text)
  if (!kept || kept.journal !== journal.head.journal || kept.n > journal.head.n) return null
  const { n, run, roomId, lastAt, lastOpened } = kept
  return (await journal.runAt(n)) === run ? { n, run, roomId, lastAt, lastOpened } : null
}

/** Whole or not at all: written under another name, synced, and renamed. Rejects when the disk refuses. */
export async function keepRecollection(
  files: Files,
  path: string,
  journal: string,
  { n, run, roomId, lastAt, lastOpened }: Recollection,
): Promise<void> {
  const draft = join(dirname(path), `${basename(path)}.part`)
  const body = JSON.stringify({ format, journal, n, run, roomId, lastAt, lastOpened })
  if (await files.exists(draft)) await files.remove(draft)
  const file = await files.open(draft, 'create')
  try {
    await file.write(Buffer.from(`${sumOf(body)} ${body}\n`), 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await files.rename(draft, path)
  await files.syncFolder(dirname(path))
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

function parse(text: string): z.output<typeof keptSchema> | null {
  const [, sum, body] = /^([0-9a-f]{64}) (\{.*\})\n$/.exec(text) ?? []
  if (!body || sumOf(body) !== sum) return null
  // Whole, and yet perhaps another program's: the shape is asked, too.
  const parsed = keptSchema.safeParse(jsonOf(body))
  return parsed.success ? parsed.data : null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function sumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}

/** Nothing of ours is this long. */
const longestBytes = 4096

/** Null for a file that is not there, cannot be read, or is no note of ours: the journal is read instead. */
async function readText(files: Files, path: string): Promise<string | null> {
  try {
    const file = await files.open(path, 'read')
    try {
      const bytes = Buffer.alloc(longestBytes)
      return bytes.subarray(0, await file.read(bytes, 0)).toString()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) !== null) return null
    throw error
  }
}
