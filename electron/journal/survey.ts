import { join } from 'node:path'

import { genesisRun, lineEndingBytes, type Place, runClaimedBy } from './line'
import type { Tips } from './salvage'
import {
  BadLine,
  type Beginning,
  checkedLines,
  readBeginning,
  readUnlessBroken,
  type Segment,
  segmentName,
  segmentNumbers,
} from './segment'
import type { Ground } from './set-aside'

/** A segment file as it lies there. `sealed`: how many bytes the segment after it counts; null in the last one. */
export type Link = {
  readonly number: number
  readonly path: string
  readonly size: number
  /** Null when the file is not there although the segment after it names it. */
  readonly beginning: Beginning | null
  readonly sealed: number | null
}

/** The segments that make up the journal, in order, and the files that belong to none of it. */
export type Layout = {
  readonly chain: readonly Link[]
  readonly strays: readonly Link[]
  readonly journal: string | null
  readonly newerFormat: number | null
}

/** How far the journal holds, and what stops it there. */
export type Survey = {
  /** The whole segments, and the good part of the one that is not. */
  readonly segments: readonly Segment[]
  /** The last good place, its offset in the last of `segments`. */
  readonly place: Place
  readonly trouble: Trouble | null
}

export type Trouble = {
  readonly link: Link
  readonly index: number
  /** Where the link had to start: after `n`, with `run`. */
  readonly start: { readonly n: number; readonly run: string }
  /** The good part of its lines ends here. */
  readonly good: Place
  readonly line: number
}

/** Follows the segments from the highest number back, each naming the one before it. Reads first lines only. */
export async function readLayout(ground: Ground): Promise<Layout> {
  const links = await readLinks(ground)
  const chain: Link[] = []
  let next = lastBorn(links)
  let sealed: number | null = null
  while (next) {
    const link: Link = { ...next, sealed }
    chain.unshift(link)
    const before = beforeOf(link, links)
    next = before && (links.find((each) => each.number === before.number) ?? missing(ground, before.number))
    sealed = before?.bytes ?? null
  }
  const headers = links.flatMap(({ beginning }) => (beginning?.state === 'good' ? [beginning.header] : []))
  const newer = links.flatMap(({ beginning }) => (beginning?.state === 'newer' ? [beginning.format] : []))
  return {
    chain,
    strays: links.filter((link) => !chain.some((each) => each.number === link.number)),
    journal: headers.at(-1)?.journal ?? null,
    newerFormat: newer[0] ?? null,
  }
}

/**
 * Looks for the first thing that does not hold. Quick: first lines, lengths and last running hashes of all segments,
 * and every line of the last one. Where that shows anything, or when `thorough`, every line of all of them; then
 * `tips` is filled with where each stream stands at the last good place.
 */
export async function survey(ground: Ground, { chain }: Layout, thorough: boolean, tips: Tips): Promise<Survey> {
  tips.clear()
  const last = chain.at(-1)
  const header = last?.beginning?.state === 'good' ? last.beginning.header : null
  if (thorough || !last || !header || !(await holdsTogether(ground, chain))) return surveyFrom(ground, chain, 0, tips)
  const quick = await surveyFrom(ground, chain, chain.length - 1, tips)
  return { ...quick, segments: [...chain.slice(0, -1).flatMap(wholeSegment), ...quick.segments] }
}

async function surveyFrom(ground: Ground, chain: readonly Link[], first: number, tips: Tips): Promise<Survey> {
  const segments: Segment[] = []
  const given = chain[first]?.beginning
  let place: Place =
    first > 0 && given?.state === 'good'
      ? { n: given.header.firstN - 1, run: given.header.run, bytes: given.linesFrom }
      : { n: 0, run: genesisRun, bytes: 0 }
  for (const [index, link] of chain.entries()) {
    if (index < first) continue
    const start = { n: place.n, run: place.run }
    const linesFrom = linesFromOf(link)
    const walked = await walk(ground, link, { ...start, bytes: linesFrom }, tips)
    place = walked.good
    const begins = headerFollows(link, start, index === 0 ? null : (chain[index - 1] ?? null))
    if (!begins || walked.badLine !== null) {
      return { segments, place, trouble: { link, index, start, good: place, line: begins ? (walked.badLine ?? 1) : 1 } }
    }
    segments.push({
      number: link.number,
      path: link.path,
      firstN: start.n + 1,
      run: start.run,
      linesFrom,
      end: place.bytes,
    })
  }
  return { segments, place, trouble: null }
}

/** Reads the lines that count; the last good place and the number of the first bad line. */
async function walk(
  ground: Ground,
  link: Link,
  from: Place,
  tips: Tips,
): Promise<{ readonly good: Place; readonly badLine: number | null }> {
  if (!link.beginning) return { good: from, badLine: 1 }
  const file = await ground.files.open(link.path, 'read')
  let good = from
  try {
    for await (const { facts, place } of checkedLines(file, from, link.sealed ?? link.size)) {
      for (const fact of facts) tips.set(fact.stream, { seq: fact.seq, hash: fact.hash })
      good = place
    }
    return { good, badLine: null }
  } catch (error) {
    if (error instanceof BadLine) return { good: error.good, badLine: error.line }
    throw error
  } finally {
    await file.close()
  }
}

/** Whether every segment but the last has the length and the last running hash that the next one starts from. */
async function holdsTogether(ground: Ground, chain: readonly Link[]): Promise<boolean> {
  const endings = await someAtOnce(chain.slice(0, -1), (link) => endingRun(ground, link))
  return chain.every(({ beginning }, index) => {
    if (beginning?.state !== 'good') return false
    const { header } = beginning
    const isFirst = header.before === null && header.firstN === 1 && header.run === genesisRun
    return index === 0 ? isFirst : header.run === endings[index - 1]
  })
}

/** The running hash at the end of what counts of a segment; null when it is too short or ends in something else. */
async function endingRun(ground: Ground, link: Link): Promise<string | null> {
  const { beginning, sealed, size } = link
  if (beginning?.state !== 'good' || sealed === null || size < sealed) return null
  if (sealed === beginning.linesFrom) return beginning.header.run
  const file = await ground.files.open(link.path, 'read')
  try {
    const ending = Buffer.alloc(lineEndingBytes)
    await readUnlessBroken(file, ending, Math.max(0, sealed - lineEndingBytes))
    return runClaimedBy(ending)
  } finally {
    await file.close()
  }
}

function headerFollows(
  link: Link,
  start: { readonly n: number; readonly run: string },
  previous: Link | null,
): boolean {
  if (link.beginning?.state !== 'good') return false
  const { header } = link.beginning
  return (
    header.segment === link.number &&
    header.firstN === start.n + 1 &&
    header.run === start.run &&
    (header.before?.segment ?? null) === (previous?.number ?? null)
  )
}

async function readLinks({ files, folder }: Ground): Promise<readonly Link[]> {
  return someAtOnce(segmentNumbers(await files.names(folder)), async (number) => {
    const path = join(folder, segmentName(number))
    const file = await files.open(path, 'read')
    try {
      const size = await file.size()
      return { number, path, size, beginning: await readBeginning(file, size), sealed: null }
    } finally {
      await file.close()
    }
  })
}

/** Years of segments, one after the other, are a wait of their own; all at once are too many open files. */
async function someAtOnce<Item, Value>(items: readonly Item[], look: (item: Item) => Promise<Value>): Promise<Value[]> {
  const values: Value[] = []
  for (let start = 0; start < items.length; start += filesAtOnce)
    values.push(...(await Promise.all(items.slice(start, start + filesAtOnce).map(look))))
  return values
}

const filesAtOnce = 16

function lastBorn(links: readonly Link[]): Link | null {
  return links.findLast((link) => link.beginning?.state !== 'unborn') ?? null
}

/** The segment before a link: by its own word; when its header is damaged, the next lower number that there is. */
function beforeOf(
  link: Link,
  links: readonly Link[],
): { readonly number: number; readonly bytes: number | null } | null {
  if (link.beginning?.state === 'good') {
    const { before } = link.beginning.header
    return before && { number: before.segment, bytes: before.bytes }
  }
  const lower = links.findLast((each) => each.number < link.number && each.beginning?.state !== 'unborn')
  return lower ? { number: lower.number, bytes: null } : null
}

function missing({ folder }: Ground, number: number): Link {
  return { number, path: join(folder, segmentName(number)), size: 0, beginning: null, sealed: null }
}

function wholeSegment(link: Link): readonly Segment[] {
  if (link.beginning?.state !== 'good' || link.sealed === null) return []
  const { header, linesFrom } = link.beginning
  const { firstN, run } = header
  return [{ number: link.number, path: link.path, firstN, run, linesFrom, end: link.sealed }]
}

function linesFromOf({ beginning }: Link): number {
  return beginning?.state === 'good' || beginning?.state === 'damaged' ? beginning.linesFrom : 0
}
