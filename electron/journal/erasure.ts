import { join } from 'node:path'
import { isErased, type Tombstone, tombstoneOf } from '#shared/erasure'
import type { StreamId } from '#shared/fact'
import { diskTroubleOf, type Files, writeWhole } from './files'
import { checkLine, emptyLine, makeHeader } from './line'
import { JournalDamaged, readFacts } from './reading'
import { askForFullCheck, type Recovered } from './recovery'
import { readableBytes } from './salvage'
import { readBeginning, segmentName, segmentNumbers } from './segment'
import { type Ground, setAsideFolder } from './set-aside'

/** What a start did about deleted meetings. */
export type Erasure = {
  /** Deleted meetings of this room, all there ever were; every copy of their words that this program keeps is looked for. */
  readonly streams: readonly StreamId[]
  /** Facts that were emptied in the journal just now. */
  readonly facts: number
  /** `waiting`: the second copy was not there, or refused; it is emptied at the first start that finds it. */
  readonly copy: 'none' | 'done' | 'waiting'
  /** Why the journal itself has to wait for the next start; null when it was done. */
  readonly problem: string | null
}

/** A file of this name, with the room's id in it, asks the next start to empty what that room has deleted. */
const askedName = 'erase'
/** And one of this name, that the second copy still holds it. */
const copyAskedName = 'erase-copy'

/** To be asked before the deletion is kept: asked for nothing, it does nothing. */
export async function askForErasure({ files, folder }: Ground, room: string): Promise<void> {
  for (const name of [copyAskedName, askedName]) await writeWhole(files, join(folder, name), [Buffer.from(room)])
}

/** Whether the next start will empty something: what is derived from the journal must then be made anew. */
export function isErasureAsked(files: Files, folder: string): Promise<boolean> {
  return files.exists(join(folder, askedName))
}

/** Whether words of deleted meetings may still lie in the second copy. */
export function isCopyWaiting(files: Files, folder: string): Promise<boolean> {
  return files.exists(join(folder, copyAskedName))
}

/**
 * 抹去 (K4): empties every fact of the meetings this room has deleted, segment by segment, before anything is appended. A
 * segment is written anew beside the old one with the same length and the same running hashes, synced, and renamed over
 * it: whichever of the two is there, the journal opens and is whole, and the next start goes on. Trouble with the disk
 * keeps nobody from opening: it is said, and tried again.
 */
export async function carryOutErasures(
  ground: Ground,
  recovered: Recovered,
  secondCopy: string | null,
): Promise<Erasure | null> {
  const { files, folder } = ground
  const here = await isErasureAsked(files, folder)
  if (!here && !((await isCopyWaiting(files, folder)) && secondCopy !== null)) return null
  let streams: readonly StreamId[] = []
  let facts = 0
  let problem: string | null = null
  try {
    const room = await readText(files, join(folder, here ? askedName : copyAskedName))
    streams = await deletedStreams(ground, recovered, room)
    const paths = recovered.segments.map(({ path }) => path)
    facts = await emptyAll(ground, paths, { journal: recovered.journal, streams: new Set(streams), toTheEnd: true })
    await clearSetAside(files, folder, streams)
    if (here) await removeName(files, folder, askedName)
  } catch (error) {
    if (error instanceof JournalDamaged) {
      problem = error.message
      await askForFullCheck(ground)
    }
    if (problem === null && diskTroubleOf(error) === null) throw error
    problem ??= String(error)
  }
  const copy = problem === null ? await emptyCopy(ground, recovered.journal, streams, secondCopy) : 'waiting'
  return { streams, facts, copy, problem }
}

/**
 * The streams this room has deleted and that are what the deletion says: from the first hash to the last, unless damage
 * has taken the end.
 */
async function deletedStreams(ground: Ground, recovered: Recovered, room: string): Promise<readonly StreamId[]> {
  const tombstones: Tombstone[] = []
  const first = new Map<string, string>()
  const ends = new Map<string, { readonly seq: number; readonly hash: string; readonly room: string }>()
  for await (const { facts } of readFacts(ground.files, recovered.segments, 1)) {
    for (const fact of facts) {
      if (fact.seq === 1) first.set(fact.stream, fact.hash)
      ends.set(fact.stream, fact)
      const tombstone = fact.room === room ? tombstoneOf(fact) : null
      if (tombstone) tombstones.push(tombstone)
    }
  }
  return tombstones.flatMap(({ stream, facts, firstHash, lastHash }) => {
    const end = ends.get(stream)
    if (end?.room !== room || first.get(stream) !== firstHash) return []
    return end.seq < facts || (end.seq === facts && end.hash === lastHash) ? [stream] : []
  })
}

async function emptyCopy(
  ground: Ground,
  journal: string,
  streams: readonly StreamId[],
  secondCopy: string | null,
): Promise<Erasure['copy']> {
  const { files, folder } = ground
  if (secondCopy === null) return (await isCopyWaiting(files, folder)) ? 'waiting' : 'none'
  try {
    if (!(await files.exists(secondCopy))) return 'waiting'
    const numbers = segmentNumbers(await files.names(secondCopy))
    const paths = numbers.map((number) => join(secondCopy, segmentName(number)))
    await emptyAll({ ...ground, folder: secondCopy }, paths, { journal, streams: new Set(streams), toTheEnd: false })
    await clearSetAside(files, secondCopy, streams)
    if (await isCopyWaiting(files, folder)) await removeName(files, folder, copyAskedName)
    return 'done'
  } catch (error) {
    if (diskTroubleOf(error) !== null) return 'waiting'
    throw error
  }
}

async function emptyAll(ground: Ground, paths: readonly string[], where: Where): Promise<number> {
  let facts = 0
  for (const path of where.streams.size === 0 ? [] : paths) facts += await emptySegment(ground, path, where)
  return facts
}

type Where = {
  /** A segment of another journal is left alone. */
  readonly journal: string
  readonly streams: ReadonlySet<StreamId>
  /** Nothing may stand behind the last whole line: it would be lost. Not so in the second copy, which gets it again. */
  readonly toTheEnd: boolean
}

/** How many facts of one segment were emptied. */
async function emptySegment({ files }: Ground, path: string, where: Where): Promise<number> {
  const { bytes, beginning } = await readSegment(files, path)
  if (beginning.state !== 'good' || beginning.header.journal !== where.journal) return 0
  const { header, linesFrom } = beginning
  const { lines, facts, length } = emptiedLines(bytes.subarray(linesFrom), header, where.streams)
  if (facts === 0) return 0
  if (where.toTheEnd && linesFrom + length !== bytes.length)
    throw new JournalDamaged(header.segment, lines.length / 2 + 2, header.firstN)
  await writeWhole(files, path, [makeHeader(header), ...lines])
  return facts
}

async function readSegment(files: Files, path: string) {
  const file = await files.open(path, 'read')
  try {
    return { beginning: await readBeginning(file, await file.size()), bytes: await readableBytes(file, 0) }
  } finally {
    await file.close()
  }
}

/** The whole lines of a segment with the wanted facts emptied, and how many bytes they are. */
function emptiedLines(
  bytes: Buffer,
  { firstN, run: begin }: { readonly firstN: number; readonly run: string },
  wanted: ReadonlySet<StreamId>,
): { readonly lines: readonly Buffer[]; readonly facts: number; readonly length: number } {
  const lines: Buffer[] = []
  let place = { n: firstN - 1, run: begin }
  let facts = 0
  let start = 0
  for (let ending = bytes.indexOf(0x0a); ending >= 0; ending = bytes.indexOf(0x0a, start)) {
    const line = bytes.subarray(start, ending)
    const checked = checkLine(line, place.n, place.run)
    if (!checked) break
    const emptied = emptyLine(line, place.n, place.run, (fact) => wanted.has(fact.stream))
    if (emptied) {
      // Looked at before the old one goes: the new line must say what the old one said of all that stays.
      if (emptied.length !== line.length || checkLine(emptied, place.n, place.run)?.run !== checked.run)
        throw new Error(`the emptied line after fact ${place.n} does not hold; the old one is kept`)
      facts += checked.facts.filter((fact) => wanted.has(fact.stream) && !isErased(fact)).length
    }
    lines.push(emptied ?? line, lineFeed)
    place = { n: place.n + checked.facts.length, run: checked.run }
    start = ending + 1
  }
  return { lines, facts, length: start }
}

const lineFeed = Buffer.from('\n')

/** Damaged files and cut tails that were kept aside and name a deleted meeting go with it. */
async function clearSetAside(files: Files, folder: string, streams: readonly StreamId[]): Promise<void> {
  const aside = join(folder, setAsideFolder)
  let isChanged = false
  for (const name of await files.names(aside)) {
    const file = await files.open(join(aside, name), 'read')
    const bytes = await readableBytes(file, 0).finally(() => file.close())
    if (!streams.some((stream) => bytes.includes(stream))) continue
    await files.remove(join(aside, name))
    isChanged = true
  }
  if (isChanged) await files.syncFolder(aside)
}

async function removeName(files: Files, folder: string, name: string): Promise<void> {
  await files.remove(join(folder, name))
  await files.syncFolder(folder)
}

async function readText(files: Files, path: string): Promise<string> {
  const file = await files.open(path, 'read')
  return (await readableBytes(file, 0).finally(() => file.close())).toString()
}
