import { inflateRawSync } from 'node:zlib'

/**
 * What an archive from outside may hold at most. `maxBytes` counts all inflated entries together, while inflating;
 * `maxRatio` is inflated to packed, for entries above a megabyte (small ones cannot hurt and may well be repetitive).
 */
export type ArchiveLimits = { readonly maxEntries: number; readonly maxBytes: number; readonly maxRatio: number }

export const archiveLimits: ArchiveLimits = { maxEntries: 200, maxBytes: 64 * 1024 * 1024, maxRatio: 100 }

/** Why an archive was not unpacked: `too-big` breaks a limit, `locked` asks for a password, `damaged` is anything else. */
export class ArchiveRefused extends Error {
  constructor(readonly reason: 'too-big' | 'locked' | 'damaged') {
    super(`archive refused: ${reason}`)
  }
}

/**
 * Unpacks the entries that `wanted` names, into memory, by the archive's own directory. Entry names are only ever keys of
 * the map, never paths. Throws `ArchiveRefused` and nothing else.
 */
export function unzip(
  archive: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ArchiveLimits = archiveLimits,
): ReadonlyMap<string, Uint8Array> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const entries = directoryOf(bytes, limits)
  const unpacked = new Map<string, Uint8Array>()
  let left = limits.maxBytes
  for (const entry of entries) {
    if (!wanted(entry.name)) continue
    if (unpacked.has(entry.name)) throw new ArchiveRefused('damaged')
    const content = inflate(bytes, entry, left, limits)
    left -= content.byteLength
    unpacked.set(entry.name, content)
  }
  return unpacked
}

/** The names in the archive's directory, without unpacking anything. */
export function namesIn(archive: Uint8Array, limits: ArchiveLimits = archiveLimits): readonly string[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  return directoryOf(bytes, limits).map((entry) => entry.name)
}

type Entry = {
  readonly name: string
  readonly method: number
  readonly start: number
  readonly packed: number
}

/** APPNOTE 4.3.12 and 4.3.16: the central directory, found from the end of the file. Zip64 is beyond our limits. */
function directoryOf(bytes: Buffer, limits: ArchiveLimits): readonly Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length) throw new ArchiveRefused('damaged')
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.maxEntries) throw new ArchiveRefused('too-big')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw new ArchiveRefused('damaged')
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new ArchiveRefused('locked')
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const packed = bytes.readUInt32LE(at + 20)
    entries.push({
      name,
      method: bytes.readUInt16LE(at + 10),
      packed,
      start: contentStart(bytes, bytes.readUInt32LE(at + 42)),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return withoutOverlap(entries, bytes.length)
}

function contentStart(bytes: Buffer, header: number): number {
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== 0x04034b50) throw new ArchiveRefused('damaged')
  return header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
}

/** Entries that share their packed bytes are how a small file becomes an endless one. */
function withoutOverlap(entries: readonly Entry[], length: number): readonly Entry[] {
  let reached = 0
  for (const { start, packed } of [...entries].sort((a, b) => a.start - b.start)) {
    if (start < reached || start + packed > length) throw new ArchiveRefused('damaged')
    reached = start + packed
  }
  return entries
}

function inflate(bytes: Buffer, { method, start, packed }: Entry, left: number, limits: ArchiveLimits): Uint8Array {
  const content = bytes.subarray(start, start + packed)
  if (method === 0) {
    if (packed > left) throw new ArchiveRefused('too-big')
    return content
  }
  if (method !== 8) throw new ArchiveRefused('damaged')
  // Inflating stops at the first byte beyond; a megabyte is let through whatever its ratio.
  const most = Math.min(left, Math.max(packed * limits.maxRatio, 1024 * 1024))
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(most, 1) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    throw new ArchiveRefused(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-big' : 'damaged')
  }
}
