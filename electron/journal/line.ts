import { createHash } from 'node:crypto'
import { isErased } from '#shared/erasure'
import type { Fact, Instant } from '#shared/fact'
import { emptied, stubbed, stubSealLength, stubSumOf, unstubbed } from './stub'

/**
 * The format, version 2. A segment is a text file of JSON lines, each ended by one line feed:
 *
 * ```
 * {"format":2,"journal":"…","segment":2,"firstN":41,"run":"…","before":{"segment":1,"bytes":9000},"createdAt":"…","sum":"…"}
 * {"first":41,"facts":[…],"run":"…"}
 * ```
 *
 * `run` is the running hash: SHA-256 over the previous line's `run` (as 64 letters) and the bytes of this line before
 * `,"run":`. So every byte of every line is vouched for, and one line is one command: all of it is there, or none.
 * `sum` is SHA-256 over the bytes of the header before `,"sum":`. Whatever a later format changes, its first line
 * starts with `{"format":` and ends with such a `sum`, so that this version can refuse it by name.
 *
 * Version 2 is version 1 with lines that a deletion has emptied (stub.ts).
 */
export const format = 2

/** Formats that this program reads; segments of both stand in one journal. */
const readable: readonly unknown[] = [1, format]

/** The running hash before the first line ever. */
export const genesisRun = '0'.repeat(64)

/** A place between two lines: the last fact before it, the running hash there, and the offset in the segment. */
export type Place = { readonly n: number; readonly run: string; readonly bytes: number }

export type SegmentHeader = {
  readonly format: 1 | typeof format
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
  const sealed = checkSeal(bytes, 'run', run)
  const after = sealed ?? checkStubSeal(bytes, run)
  if (after === null) return null
  // The running hash says these are the bytes that makeLine wrote, so their shape is not asked again.
  const line: { first: number; facts: readonly Fact[] } = JSON.parse(bytes.toString())
  const follows = line.first === n + 1 && line.facts.every((fact, index) => fact.n === n + 1 + index)
  return follows ? { facts: sealed === null ? unstubbed(line.facts) : line.facts, run: after } : null
}

/**
 * The same line with those facts emptied, as long as it was and with the running hash it had (K4). Null when it does not
 * follow `n` and `run`, or holds none of them.
 */
export function emptyLine(bytes: Buffer, n: number, run: string, isWanted: (fact: Fact) => boolean): Buffer | null {
  const line = checkLine(bytes, n, run)
  if (!line?.facts.some((fact) => isWanted(fact) && !isErased(fact))) return null
  const facts = line.facts.map((fact) => (isWanted(fact) ? emptied(fact) : fact))
  const body = Buffer.alloc(bytes.length - lineEndingBytes + 1 - stubSealLength, ' ')
  const text = Buffer.from(`{"first":${n + 1},"facts":${stubbed(facts)}`)
  // Every fact gives up its author, its act, its type and its data, and the seal is shorter than those.
  if (text.length > body.length) throw new Error(`the stubs of fact ${n + 1} are longer than what they stand for`)
  body.set(text)
  const seal = `,"sum":"${stubSumOf(run, body, line.run)}","run":"${line.run}"}`
  return Buffer.concat([body, Buffer.from(seal)])
}

/** The running hash after a line that is whole and follows `run`, without taking the line apart; null otherwise. */
export function runAfter(bytes: Buffer, run: string): string | null {
  return checkSeal(bytes, 'run', run) ?? checkStubSeal(bytes, run)
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
  return readable.includes(header.format) ? { state: 'good', header } : { state: 'newer', format: header.format }
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

/** The running hash that a line with stubs keeps, when its own seal holds; null otherwise. */
function checkStubSeal(bytes: Buffer, run: string): string | null {
  const bodyLength = bytes.length - (lineEndingBytes - 1) - stubSealLength
  if (bodyLength <= 0) return null
  const [, sum, claimed] = stubSealPattern.exec(bytes.subarray(bodyLength).toString('latin1')) ?? []
  if (sum === undefined || claimed === undefined) return null
  return stubSumOf(run, bytes.subarray(0, bodyLength), claimed) === sum ? claimed : null
}

const stubSealPattern = /^,"sum":"([0-9a-f]{16})","run":"([0-9a-f]{64})"\}$/
