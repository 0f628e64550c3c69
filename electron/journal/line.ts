import { createHash } from 'node:crypto'
import type { Fact, Instant } from '#shared/fact'

/**
 * The format, version 1. A segment is a text file of JSON lines, each ended by one line feed:
 *
 * ```
 * {"format":1,"journal":"…","segment":2,"firstN":41,"run":"…","before":{"segment":1,"bytes":9000},"createdAt":"…","sum":"…"}
 * {"first":41,"facts":[…],"run":"…"}
 * ```
 *
 * `run` is the running hash: SHA-256 over the previous line's `run` (as 64 letters) and the bytes of this line before
 * `,"run":`. So every byte of every line is vouched for, and one line is one command: all of it is there, or none.
 * `sum` is SHA-256 over the bytes of the header before `,"sum":`. Whatever a later format changes, its first line
 * starts with `{"format":` and ends with such a `sum`, so that this version can refuse it by name.
 */
export const format = 1

/** The running hash before the first line ever. */
export const genesisRun = '0'.repeat(64)

/** A place between two lines: the last fact before it, the running hash there, and the offset in the segment. */
export type Place = { readonly n: number; readonly run: string; readonly bytes: number }

export type SegmentHeader = {
  readonly format: typeof format
  /** Made once by chance: a second copy that belongs to another journal is told apart by it. */
  readonly journal: string
  readonly segment: number
  readonly firstN: number
  /** The running hash at the start of this segment. */
  readonly run: string
  /**
   * The segment before and how many of its bytes count. What stands there beyond them was never acknowledged (a
   * failed write), or was replaced after damage. Null in the first segment.
   */
  readonly before: { readonly segment: number; readonly bytes: number } | null
  readonly createdAt: Instant
}

/** The bytes of one line, and the running hash after it. `factsText` is the JSON of the list of facts. */
export function makeLine(first: number, factsText: string, run: string): { bytes: Buffer; run: string } {
  const body = Buffer.from(`{"first":${first},"facts":${factsText}`)
  const after = sealOf(body, run)
  return { bytes: Buffer.concat([body, Buffer.from(`,"run":"${after}"}\n`)]), run: after }
}

/** What a line says when it is whole and follows `n` and `run`; null otherwise. `bytes` come without the line feed. */
export function checkLine(bytes: Buffer, n: number, run: string): { facts: readonly Fact[]; run: string } | null {
  const after = checkSeal(bytes, 'run', run)
  if (after === null) return null
  // The running hash says these are the bytes that makeLine wrote, so their shape is not asked again.
  const line: { first: number; facts: readonly Fact[] } = JSON.parse(bytes.toString())
  const follows = line.first === n + 1 && line.facts.every((fact, index) => fact.n === n + 1 + index)
  return follows ? { facts: line.facts, run: after } : null
}

/** The running hash a line claims, from its last bytes (line feed included); null when they are not a line's end. */
export function runClaimedBy(ending: Buffer): string | null {
  return /,"run":"([0-9a-f]{64})"\}\n$/.exec(ending.toString('latin1'))?.[1] ?? null
}

/** Bytes from the end of a segment that `runClaimedBy` needs. */
export const lineEndingBytes = ',"run":""}\n'.length + 64

export function makeHeader(header: SegmentHeader): Buffer {
  const { journal, segment, firstN, run, before, createdAt } = header
  const body = Buffer.from(
    JSON.stringify({ format, journal, segment, firstN, run, before, createdAt }).replace(/\}$/, ''),
  )
  return Buffer.concat([body, Buffer.from(`,"sum":"${sealOf(body, '')}"}\n`)])
}

/** A first line (without line feed): a header of ours, a newer program's, or damaged. */
export function checkHeader(
  bytes: Buffer,
):
  | { readonly state: 'good'; readonly header: SegmentHeader }
  | { readonly state: 'newer'; readonly format: number }
  | { readonly state: 'damaged' } {
  if (checkSeal(bytes, 'sum', '') === null) return { state: 'damaged' }
  const header: SegmentHeader = JSON.parse(bytes.toString())
  return header.format === format ? { state: 'good', header } : { state: 'newer', format: header.format }
}

function sealOf(body: Uint8Array, seed: string): string {
  return createHash('sha256').update(seed).update(body).digest('hex')
}

function checkSeal(bytes: Buffer, name: 'run' | 'sum', seed: string): string | null {
  const bodyLength = bytes.length - (lineEndingBytes - 1)
  if (bodyLength <= 0) return null
  const seal = sealOf(bytes.subarray(0, bodyLength), seed)
  return bytes.subarray(bodyLength).equals(Buffer.from(`,"${name}":"${seal}"}`)) ? seal : null
}
