import { join } from 'node:path'
import type { Fact } from '#shared/fact'
import { codeOf, type Files, type OpenFile } from './files'
import { checkHeader, checkLine, format, makeHeader, type Place, type SegmentHeader } from './line'

/** A segment that belongs to the journal, and which of its bytes count: the lines from `linesFrom` up to `end`. */
export type Segment = {
  readonly number: number
  readonly path: string
  readonly firstN: number
  /** The running hash at its start. */
  readonly run: string
  readonly linesFrom: number
  readonly end: number
}

export type OpenSegment = Segment & { readonly file: OpenFile }

export function segmentName(number: number): string {
  return `${String(number).padStart(6, '0')}.jsonl`
}

/** The segment numbers among the names of a folder, ascending. */
export function segmentNumbers(names: readonly string[]): readonly number[] {
  return names
    .filter((name) => /^\d{6,}\.jsonl$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b)
}

/**
 * Makes an empty segment, durable with its name. When it rejects, that file is never used again: it is removed where
 * that is possible, and the next try takes another number.
 */
export async function createSegment(
  files: Files,
  folder: string,
  words: Omit<SegmentHeader, 'format'>,
): Promise<OpenSegment> {
  const path = join(folder, segmentName(words.segment))
  const header = makeHeader({ format, ...words })
  const file = await files.open(path, 'create')
  try {
    await file.write(header, 0)
    await file.sync()
    await files.syncFolder(folder)
  } catch (error) {
    await file.close().catch(() => {})
    await files.remove(path).catch(() => {})
    throw error
  }
  const { segment, firstN, run } = words
  return { number: segment, path, firstN, run, linesFrom: header.length, end: header.length, file }
}

/** What stands at the beginning of a segment file. `linesFrom` is where its lines start. */
export type Beginning =
  | { readonly state: 'good'; readonly header: SegmentHeader; readonly linesFrom: number }
  | { readonly state: 'newer'; readonly format: number }
  | { readonly state: 'damaged'; readonly linesFrom: number }
  /** A header cut short by a crash while the segment was made: no line ever followed. */
  | { readonly state: 'unborn' }

const longestHeaderBytes = 4096
const lineBeginning = '{"first":'

export async function readBeginning(file: OpenFile, size: number): Promise<Beginning> {
  const bytes = Buffer.alloc(Math.min(size, longestHeaderBytes))
  if ((await readUnlessBroken(file, bytes, 0)) === null) return { state: 'damaged', linesFrom: 0 }
  const lineFeed = bytes.indexOf(0x0a)
  const checked = lineFeed < 0 ? { state: 'damaged' as const } : checkHeader(bytes.subarray(0, lineFeed))
  if (checked.state === 'good') return { ...checked, linesFrom: lineFeed + 1 }
  if (checked.state === 'newer') return checked
  const firstLine = bytes.indexOf(lineBeginning)
  if (firstLine >= 0) return { state: 'damaged', linesFrom: firstLine }
  return size < longestHeaderBytes ? { state: 'unborn' } : { state: 'damaged', linesFrom: Math.max(lineFeed, 0) }
}

/** Thrown by `checkedLines` at the first line that is not whole or does not follow. `good` is the place before it. */
export class BadLine extends Error {
  constructor(
    readonly good: Place,
    /** 1 is the header. */
    readonly line: number,
  ) {
    super(`line ${line} of the segment does not follow fact ${good.n}`)
  }
}

/** Whole lines read together: their facts, for each fact the running hash after its line, and the place after all. */
export type CheckedLines = { readonly facts: readonly Fact[]; readonly runs: readonly string[]; readonly place: Place }

/**
 * Reads the lines between two offsets, checking the running hash of each. Every good line before a bad one is handed
 * out first; then `BadLine` is thrown. A block the disk cannot read is a bad line too.
 */
export async function* checkedLines(file: OpenFile, from: Place, end: number): AsyncGenerator<CheckedLines> {
  let place = from
  let line = 2
  let rest = Buffer.alloc(0)
  while (place.bytes + rest.length < end) {
    const readAt = place.bytes + rest.length
    const block = await readBlock(file, readAt, Math.min(blockBytes, end - readAt))
    const bytes = Buffer.concat([rest, block ?? Buffer.alloc(0)])
    const facts: Fact[] = []
    const runs: string[] = []
    let start = 0
    let bad = block === null
    for (let ending = bytes.indexOf(0x0a); ending >= 0; ending = bytes.indexOf(0x0a, start)) {
      const checked = checkLine(bytes.subarray(start, ending), place.n, place.run)
      if (!checked) {
        bad = true
        break
      }
      for (const fact of checked.facts) {
        facts.push(fact)
        runs.push(checked.run)
      }
      place = {
        n: place.n + checked.facts.length,
        run: checked.run,
        bytes: place.bytes + (ending + 1 - start),
      }
      start = ending + 1
      line += 1
    }
    if (facts.length > 0) yield { facts, runs, place }
    if (bad) throw new BadLine(place, line)
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) throw new BadLine(place, line)
}

/** Small enough that checking a block keeps the main process for about a millisecond. */
const blockBytes = 64 * 1024

/** The bytes asked for, or those before the first sector that cannot be read; null when there are none. */
async function readBlock(file: OpenFile, at: number, length: number): Promise<Buffer | null> {
  const block = Buffer.allocUnsafe(length)
  const done = await readUnlessBroken(file, block, at)
  if (done !== null) return done === 0 ? null : block.subarray(0, done)
  let readable = 0
  for (const { from, to } of sectorsBetween(at, at + length)) {
    if ((await readUnlessBroken(file, block.subarray(from - at, to - at), from)) === null) break
    readable = to - at
  }
  return readable > 0 ? block.subarray(0, readable) : null
}

/** The parts of a stretch of a file that a disk reads or refuses as one. */
export function sectorsBetween(start: number, end: number): readonly { readonly from: number; readonly to: number }[] {
  const sectors = []
  for (let from = start; from < end; ) {
    const to = Math.min(end, from - (from % sectorBytes) + sectorBytes)
    sectors.push({ from, to })
    from = to
  }
  return sectors
}

const sectorBytes = 4096

/** How many bytes were read; null when the disk cannot read there any more. */
export async function readUnlessBroken(file: OpenFile, into: Uint8Array, at: number): Promise<number | null> {
  try {
    return await file.read(into, at)
  } catch (error) {
    if (codeOf(error) === 'EIO') return null
    throw error
  }
}
