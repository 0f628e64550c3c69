import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Finding } from './findings'
import { type Head, headNames, type ReadHeads, readHeads } from './head'
import type { Place } from './line'
import { replaceFrom } from './replacement'
import { commandsIn, readableBytes, type Tips } from './salvage'
import type { Segment } from './segment'
import { cutAside, type Ground, setAside } from './set-aside'
import { type Layout, readLayout, type Survey, survey, type Trouble } from './survey'

/** A journal that may be appended to, and what had to be done for it. */
export type Recovered = {
  readonly journal: string
  /** In order; the last one may be appended to at `place`, unless `startNew`. */
  readonly segments: readonly Segment[]
  readonly place: Place
  /** Numbers up to here were used once; they never come back, here or in the second copy. */
  readonly highestNumber: number
  /** The last segment is not to be appended to: there is none, or its end was lost. */
  readonly startNew: boolean
  readonly heads: ReadHeads
  readonly findings: readonly Finding[]
}

/** A file of this name asks the next start to check every line: somebody met damage while reading. */
export const checkAllName = 'check-all'

/** Never rejects: a disk that refuses even this is noticed at the next reading again. */
export async function askForFullCheck({ files, folder }: Ground): Promise<void> {
  const file = await files.open(join(folder, checkAllName), 'create').catch(() => null)
  await file?.close()
}

/**
 * The start-up check. It looks first, then repairs so that every step may be cut short and done again at the next
 * start: what is torn is copied aside before it is cut; what is damaged is replaced by a new segment that holds all
 * that can be vouched for and becomes valid by one rename, before the damaged files move aside as they are.
 */
export async function recover(ground: Ground, secondCopy: string | null): Promise<Recovered> {
  const { files, folder } = ground
  const findings: Finding[] = []
  const heads = await readHeads(files, folder)
  findings.push(...heads.damaged.map((file) => ({ found: 'head-damaged' as const, file })))
  await clearDrafts(ground)

  const thorough = await files.exists(join(folder, checkAllName))
  const tips: Tips = new Map()
  let layout = await readLayout(ground)
  let seen = await survey(ground, layout, thorough, tips)
  const lookAgain = async (everyLine: boolean) => {
    layout = await readLayout(ground)
    seen = await survey(ground, layout, everyLine, tips)
  }
  const foreign = heads.head !== null && layout.journal !== null && heads.head.journal !== layout.journal
  const head = foreign ? null : heads.head
  const journal = layout.journal ?? head?.journal ?? randomUUID()

  if (seen.trouble && (await isTornTail(ground, layout, seen.trouble))) {
    const { link, good } = seen.trouble
    const keptCopy = await cutAside(ground, link.path, good.bytes)
    findings.push({ found: 'torn-tail', segment: link.number, bytes: link.size - good.bytes, keptCopy })
    await lookAgain(thorough)
  }

  const endLost = head !== null && head.n > seen.place.n && secondCopy !== null
  if (seen.trouble || endLost) {
    // The quick look does not know where every stream stands; rejoining needs that.
    await lookAgain(true)
    const replaced = await replaceFrom(ground, { layout, seen, tips, head, journal, secondCopy })
    if (replaced) {
      findings.push(replaced)
      await lookAgain(false)
    }
  }

  findings.push(...(await clearAway(ground, layout)))
  const alreadyTold = findings.some(({ found }) => found === 'damage' || found === 'missing-segment')
  const compared = foreign ? disagreement(heads.head, seen) : alreadyTold ? null : compareHead(head, seen)
  const alreadyRejoined = findings.some(({ found }) => found === 'head-ahead')
  if (compared && !alreadyRejoined) findings.push(compared)
  if (compared || alreadyRejoined) await setHeadsAside(ground)
  if (thorough) await files.remove(join(folder, checkAllName))
  return {
    journal,
    segments: seen.segments,
    place: seen.place,
    highestNumber: Math.max(0, head?.segment ?? 0, ...[...layout.chain, ...layout.strays].map(({ number }) => number)),
    startNew: layout.chain.length === 0 || compared !== null,
    heads,
    findings,
  }
}

/**
 * An unfinished last write: one line at the end of the last segment, and nothing readable in it. A power cut may leave
 * its end on the disk and not its middle. Were it an acknowledged line that was damaged later, the head would tell.
 */
async function isTornTail(ground: Ground, { chain }: Layout, trouble: Trouble): Promise<boolean> {
  const { link, index, good, line } = trouble
  if (index !== chain.length - 1 || line === 1 || link.beginning?.state !== 'good') return false
  const file = await ground.files.open(link.path, 'read')
  try {
    const rest = await readableBytes(file, good.bytes)
    const lineFeed = rest.indexOf(0x0a)
    return (lineFeed < 0 || lineFeed === rest.length - 1) && commandsIn(rest).length === 0
  } finally {
    await file.close()
  }
}

/** Takes away what does not belong: files of no use, and ends of segments that the next one does not count. */
async function clearAway(ground: Ground, { chain, strays }: Layout): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const link of strays) {
    findings.push({ found: 'leftover', segment: link.number, setAside: await setAside(ground, link.path) })
  }
  for (const { number: segment, path, size, sealed } of chain) {
    if (sealed === null || size <= sealed) continue
    findings.push({ found: 'torn-tail', segment, bytes: size - sealed, keptCopy: await cutAside(ground, path, sealed) })
  }
  return findings
}

function compareHead(head: Head | null, seen: Survey): Finding | null {
  if (!head) return null
  const { place } = seen
  if (head.n > place.n) {
    const missingFacts = head.n - place.n
    return { found: 'head-ahead', headN: head.n, journalN: place.n, missingFacts, rejoinedFacts: 0 }
  }
  return head.n === place.n && head.run !== place.run ? disagreement(head, seen) : null
}

function disagreement(head: Head | null, { place }: Survey): Finding {
  return { found: 'head-disagrees', headN: head?.n ?? 0, journalN: place.n }
}

/** The only witnesses of what is missing are kept before new heads are written over them. */
async function setHeadsAside(ground: Ground): Promise<void> {
  for (const name of headNames) {
    const path = join(ground.folder, name)
    if (await ground.files.exists(path)) await setAside(ground, path)
  }
}

/** Drafts of a start that was cut short: everything in them still stands elsewhere. */
async function clearDrafts({ files, folder }: Ground): Promise<void> {
  for (const name of await files.names(folder)) {
    if (name.endsWith('.part')) await files.remove(join(folder, name))
  }
}
