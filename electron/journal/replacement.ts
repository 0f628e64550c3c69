import { join } from 'node:path'
import { type OpenFile, writeWhole } from './files'
import type { Finding } from './findings'
import type { Head } from './head'
import { format, makeHeader } from './line'
import { commandsIn, type ReadCommand, Rejoining, readableBytes, type Tips } from './salvage'
import { commandsInCopy, numbersInCopy } from './second-copy'
import { segmentName } from './segment'
import { type Ground, setAside } from './set-aside'
import type { Layout, Link, Survey } from './survey'

export type Replaceable = {
  readonly layout: Layout
  readonly seen: Survey
  readonly tips: Tips
  readonly head: Head | null
  readonly journal: string
  readonly secondCopy: string | null
}

/**
 * Writes one new segment that takes the place of the damaged segment and all after it: first its good lines as they
 * are, then every later command that still follows, from the second copy and from the damaged files. Then those move
 * aside. With an undamaged journal that only lost its end, null when the second copy has nothing to add.
 */
export async function replaceFrom(ground: Ground, work: Replaceable): Promise<Finding | null> {
  const { layout, seen, tips, head, journal } = work
  const { chain, strays } = layout
  const index = seen.trouble?.index ?? Math.max(0, chain.length - 1)
  const after = chain.slice(index)
  const link = after[0]
  const last = seen.segments.at(-1)
  const start = seen.trouble?.start ?? { n: (last?.firstN ?? 1) - 1, run: last?.run ?? seen.place.run }

  const rejoining = new Rejoining(tips, seen.place.n, seen.place.run)
  await rejoin(ground, work, after, rejoining)
  if (!seen.trouble && rejoining.rejoined === 0) return null

  const highest = Math.max(head?.segment ?? 0, ...[...chain, ...strays].map(({ number }) => number))
  const previous = chain[index - 1]
  const header = makeHeader({
    format,
    journal,
    segment: highest + 1,
    firstN: start.n + 1,
    run: start.run,
    before: previous ? { segment: previous.number, bytes: previous.sealed ?? previous.size } : null,
    createdAt: ground.now(),
  })
  const goodLines = link?.beginning
    ? (await bytesOf(ground, link, linesFromOf(link))).subarray(0, goodLength(link, seen))
    : Buffer.alloc(0)
  await writeWhole(ground.files, join(ground.folder, segmentName(highest + 1)), [header, goodLines, ...rejoining.lines])

  const aside: string[] = []
  for (const each of after) if (each.beginning) aside.push(await setAside(ground, each.path))
  const lostFacts = Math.max(rejoining.highestN, head?.n ?? 0) - rejoining.end.n
  if (!seen.trouble) {
    const { n: headN } = head ?? rejoining.end
    return {
      found: 'head-ahead',
      headN,
      journalN: rejoining.end.n,
      missingFacts: lostFacts,
      rejoinedFacts: rejoining.rejoined,
    }
  }
  const loss = {
    keptFacts: seen.place.n,
    rejoinedFacts: rejoining.rejoined,
    lostFacts,
    brokenStreams: [...rejoining.broken],
    setAside: aside,
  }
  const { number: segment, beginning } = seen.trouble.link
  return beginning
    ? { found: 'damage', segment, line: seen.trouble.line, ...loss }
    : { found: 'missing-segment', segment, ...loss }
}

/** Takes commands in their old order: of each segment first what the copy has of it, then what our file still has. */
async function rejoin(ground: Ground, work: Replaceable, after: readonly Link[], rejoining: Rejoining): Promise<void> {
  const { seen, journal, secondCopy } = work
  const takeAll = (commands: readonly ReadCommand[]) => {
    for (const command of commands) rejoining.take(command)
  }
  for (const link of after) {
    if (secondCopy !== null) takeAll(await commandsInCopy(ground.files, secondCopy, { journal, number: link.number }))
    if (!link.beginning) continue
    const isFirst = link === after[0]
    takeAll(commandsIn(await bytesOf(ground, link, isFirst ? seen.place.bytes : 0)))
  }
  if (secondCopy === null) return
  // Segments that are wholly gone here. A foreign or superseded one does not start from where we stand.
  for (const number of await numbersInCopy(ground.files, secondCopy)) {
    if (number <= (after.at(-1)?.number ?? 0)) continue
    const { run } = rejoining.end
    takeAll(await commandsInCopy(ground.files, secondCopy, { journal, number, run }))
  }
}

async function bytesOf({ files }: Ground, link: Link, from: number): Promise<Buffer> {
  let file: OpenFile | null = null
  try {
    file = await files.open(link.path, 'read')
    return await readableBytes(file, from)
  } finally {
    await file?.close()
  }
}

function goodLength(link: Link, { place }: Survey): number {
  return Math.max(0, place.bytes - linesFromOf(link))
}

function linesFromOf({ beginning }: Link): number {
  return beginning && 'linesFrom' in beginning ? beginning.linesFrom : 0
}
