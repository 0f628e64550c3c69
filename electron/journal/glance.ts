import { setImmediate as breath } from 'node:timers/promises'
import type { Fact } from '#shared/fact'
import type { Files } from './files'
import { runAfter } from './line'
import { JournalDamaged, readFacts } from './reading'
import { readUnlessBroken, type Segment } from './segment'

/**
 * 一段的原样: the lines of a segment as bytes, each held against the running hash and none taken apart, which is most of
 * the work of reading. `facts` takes them apart; `left` is how many segments are still to come.
 */
export type Glance = {
  readonly bytes: Buffer
  readonly facts: () => Promise<readonly Fact[]>
  readonly left: number
}

/** The segments from the newest back to the first. Throws `JournalDamaged` at one that does not hold. */
export async function* glancesBack(
  files: Files,
  segments: readonly Segment[],
  endingRun: string,
): AsyncGenerator<Glance> {
  for (const [index, segment] of [...segments.entries()].reverse()) {
    const facts = async () => {
      const read: Fact[] = []
      for await (const batch of readFacts(files, [segment], segment.firstN)) read.push(...batch.facts)
      return read
    }
    const bytes = await linesOf(files, segment)
    if (!bytes || !(await leadsTo(bytes, segment.run, segments[index + 1]?.run ?? endingRun))) {
      // The slower way knows the line that does not hold.
      await facts()
      throw new JournalDamaged(segment.number, 1, segment.firstN - 1)
    }
    yield { bytes, facts, left: index }
  }
}

/** All of its lines; null when the file ends before them or cannot be read. */
export async function linesOf(files: Files, { path, linesFrom, end }: Segment): Promise<Buffer | null> {
  if (!(await files.exists(path))) return null
  const file = await files.open(path, 'read')
  try {
    const bytes = Buffer.allocUnsafe(end - linesFrom)
    return (await readUnlessBroken(file, bytes, linesFrom)) === bytes.length ? bytes : null
  } finally {
    await file.close()
  }
}

/** Whole lines lead from one running hash to the other. */
async function leadsTo(bytes: Buffer, run: string, endingRun: string): Promise<boolean> {
  let reached = run
  let looked = 0
  for (let start = 0; start < bytes.length; ) {
    const ending = bytes.indexOf(lineFeed, start)
    const after = ending < 0 ? null : runAfter(bytes.subarray(start, ending), reached)
    if (after === null) return false
    reached = after
    start = ending + 1
    if (start - looked < bytesAtOnce) continue
    looked = start
    await breath()
  }
  return reached === endingRun
}

const lineFeed = 0x0a
/** About a millisecond of work. */
const bytesAtOnce = 256 * 1024
