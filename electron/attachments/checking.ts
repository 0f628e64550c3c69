import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { AttachmentState } from '#shared/contract/attachments'

/** Whether the bytes at `path` are those the facts know. What cannot be read has changed as far as anybody can use it. */
export async function checkFile(
  path: string,
  known: { readonly size: number; readonly sha256: string },
): Promise<AttachmentState> {
  try {
    const status = await stat(path)
    if (!status.isFile() || status.size !== known.size) return 'changed'
    return (await hashOf(path)) === known.sha256 ? 'kept' : 'changed'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'changed'
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(bytes as Buffer)
  return hash.digest('hex')
}
