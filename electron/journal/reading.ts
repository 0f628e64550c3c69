import type { Fact } from '#shared/fact'
import { ErasedStreams } from './erased-streams'
import { codeOf, type Files } from './files'
import type { Head } from './head'
import type { Tips } from './salvage'
import { newStream, tipAcross } from './seal'
import { BadLine, type CheckedLines, checkedLines, readBeginning, type Segment } from './segment'

/** Facts read together, in order; `n` and `run` are the place after the last of them. */
export type FactBatch = { readonly facts: readonly Fact[]; readonly n: number; readonly run: string }

/**
 * Thrown by reading when a line does not hold. Everything before it was handed out; the next start of the journal
 * checks every line and repairs.
 */
export class JournalDamaged extends Error {
  constructor(
    readonly segment: number,
    /** 1 is the header. */
    readonly line: number,
    readonly goodN: number,
  ) {
    super(`segment ${segment} of the journal does not hold from line ${line} on, after fact ${goodN}`)
  }
}

export type Progress = { readonly n: number; readonly ofN: number }

export type Verdict =
  | { readonly state: 'whole'; readonly facts: number; readonly segments: number }
  | { readonly state: 'stopped'; readonly checkedN: number }
  | { readonly state: 'damaged'; readonly segment: number; readonly goodN: number }

/** Every fact from `fromN` to the end of `segments`, each line checked against the running hash. */
export async function* readFacts(files: Files, segments: readonly Segment[], fromN: number): AsyncGenerator<FactBatch> {
  for await (const { facts, place } of linesFrom(files, segments, fromN)) {
    const wanted = facts.filter((fact) => fact.n >= fromN)
    if (wanted.length > 0) yield { facts: wanted, n: place.n, run: place.run }
  }
}

/** The running hash after the command that holds fact `n`; null when `segments` end before it. */
export async function findRun(files: Files, segments: readonly Segment[], n: number): Promise<string | null> {
  for await (const { facts, place, runs } of linesFrom(files, segments, n)) {
    if (place.n < n) continue
    return runs[facts.findIndex((fact) => fact.n === n)] ?? null
  }
  return null
}

/**
 * The full check: every line's running hash, every fact's own hash, every stream's chain, up to the head; and that nothing
 * was emptied of which no room says that it was deleted (K4).
 */
export async function verifyAll(
  files: Files,
  segments: readonly Segment[],
  head: Head,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal | null,
  pause: () => Promise<unknown>,
): Promise<Verdict> {
  const tips: Tips = new Map()
  const erased = new ErasedStreams()
  let n = 0
  try {
    for await (const { facts, place, segment } of linesFrom(files, segments, 1)) {
      for (const fact of facts) {
        const tip = tipAcross(tips.get(fact.stream) ?? newStream, fact)
        if (!tip) return { state: 'damaged', segment: segment.number, goodN: fact.n - 1 }
        tips.set(fact.stream, tip)
        erased.see(fact, segment.number)
      }
      n = place.n
      onProgress({ n, ofN: head.n })
      if (!signal?.aborted) await pause()
      if (signal?.aborted) return { state: 'stopped', checkedN: n }
    }
  } catch (error) {
    if (!(error instanceof JournalDamaged)) throw error
    return { state: 'damaged', segment: error.segment, goodN: error.goodN }
  }
  const unaccounted = erased.unaccounted()
  if (unaccounted) return { state: 'damaged', segment: unaccounted.segment, goodN: unaccounted.n - 1 }
  return { state: 'whole', facts: n, segments: segments.length }
}

async function* linesFrom(
  files: Files,
  segments: readonly Segment[],
  fromN: number,
): AsyncGenerator<CheckedLines & { readonly segment: Segment }> {
  const first = Math.max(
    0,
    segments.findLastIndex((segment) => segment.firstN <= fromN),
  )
  for (const [index, segment] of segments.entries()) {
    if (index < first) continue
    const start = { n: segment.firstN - 1, run: segment.run, bytes: segment.linesFrom }
    const file = await files.open(segment.path, 'read').catch((error) => {
      throw codeOf(error) === 'ENOENT' ? new JournalDamaged(segment.number, 1, start.n) : error
    })
    let end = start
    try {
      const beginning = await readBeginning(file, await file.size())
      const begins = beginning.state === 'good' && beginning.header.run === segment.run
      if (!begins) throw new BadLine(start, 1)
      for await (const lines of checkedLines(file, start, segment.end)) {
        end = lines.place
        yield { ...lines, segment }
      }
      const next = segments[index + 1]
      if (next && next.run !== end.run) throw new JournalDamaged(next.number, 1, end.n)
    } catch (error) {
      throw error instanceof BadLine ? new JournalDamaged(segment.number, error.line, error.good.n) : error
    } finally {
      await file.close()
    }
  }
}
