import { createHash } from 'node:crypto'
import { codeOf, type Files, writeWhole } from '#electron/journal/files'
import type { z } from '#shared/text/zod'

/**
 * 便条: a small file beside the journal that says again what the journal says, so that a start need not read for it. It may
 * be lost at any time. A note that is damaged, too long, or not of this shape is none: null.
 */
export async function readNote<Note>(
  files: Files,
  path: string,
  schema: z.ZodType<Note>,
  longestBytes: number,
): Promise<Note | null> {
  const text = await readText(files, path, longestBytes)
  const [, sum, body] = (text !== null && /^([0-9a-f]{64}) (\{.*\})\n$/.exec(text)) || []
  if (!body || sumOf(body) !== sum) return null
  // Whole, and yet perhaps another program's: the shape is asked, too.
  const parsed = schema.safeParse(jsonOf(body))
  return parsed.success ? parsed.data : null
}

/** Whole or not at all: written under another name, synced, and renamed. Rejects when the disk refuses. */
export async function writeNote(files: Files, path: string, note: object): Promise<void> {
  const body = JSON.stringify(note)
  await writeWhole(files, path, [Buffer.from(`${sumOf(body)} ${body}\n`)])
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

async function readText(files: Files, path: string, longestBytes: number): Promise<string | null> {
  try {
    const file = await files.open(path, 'read')
    try {
      const bytes = Buffer.alloc(Math.min(await file.size(), longestBytes))
      return bytes.subarray(0, await file.read(bytes, 0)).toString()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) !== null) return null
    throw error
  }
}
