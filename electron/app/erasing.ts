import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from '#electron/desk/desk'
import { type Erasure, isErasureAsked } from '#electron/journal/erasure'
import { diskFiles, diskTroubleOf } from '#electron/journal/files'
import type { Journal } from '#electron/journal/journal'
import { JournalDamaged } from '#electron/journal/reading'
import { ok, type Result, refuse } from '#shared/decision'
import { type Fact, kindOf, type StreamId, streamOf } from '#shared/fact'
import type { Leaving } from './leaving'
import type { DataFolders } from './paths'
import type { PinLock } from './pin-lock'

export type ErasingParts = {
  readonly desk: Pick<Desk, 'ask' | 'view'>
  readonly journal: Pick<Journal, 'factsOf' | 'askForErasure'>
  readonly lock: Pick<PinLock, 'confirm'>
  readonly leaving: Pick<Leaving, 'during'>
  readonly ownRoom: string
  readonly isMeetingOn: () => boolean
}

export type ErasureAsked = {
  readonly stream: StreamId
  readonly pin: string
  readonly who: string
  readonly reason: string
}

/**
 * 删除会议 (K4, K5): after the PIN, the deletion is kept as a fact of the room, with the number of the meeting's facts and
 * their first and last hash. Its words go at the next start, which whoever asked brings about at once: nothing runs then
 * that could still hold them. Until then it is in no list, and nothing is added to it.
 */
export async function eraseMeeting(asked: ErasureAsked, parts: ErasingParts): Promise<Result<null>> {
  const { stream, pin } = asked
  const { lock, leaving } = parts
  if (kindOf(stream) !== 'meeting') return refuse('keeping.no-meeting', '只有会议可以删除。')
  if (parts.isMeetingOn())
    return refuse('keeping.meeting-on', '现在正在开会。删除以后程序要重新打开一次，请散会以后再办。')
  const confirmed = await lock.confirm(pin)
  if (!confirmed.ok) return confirmed
  return leaving.during(stream, () => keepDeletion(asked, parts))
}

async function keepDeletion({ stream, who, reason }: ErasureAsked, parts: ErasingParts): Promise<Result<null>> {
  const { desk, journal, ownRoom } = parts
  const known = await factsOf(stream, parts)
  if (!known.ok) return known
  const [first, last] = [known.value[0], known.value.at(-1)]
  if (!first || !last) return refuse('keeping.no-meeting', '找不到这场会议，可能已经删除。')
  if (first.room !== ownRoom) return refuse('keeping.foreign', '这是别的议事室的会议，只能由他们删除。')
  try {
    // Asked for before it is kept: a start in between finds nothing that was deleted, and does nothing.
    await journal.askForErasure(ownRoom)
  } catch (error) {
    if (diskTroubleOf(error) === null) throw error
    return refuse('keeping.disk', '数据文件夹现在写不进去，没有删除。请检查磁盘后再办。')
  }
  const kept = await desk.ask(streamOf('room', ownRoom), {
    type: 'room.eraseMeeting',
    ...{ meetingId: stream.slice('meeting:'.length), who, reason },
    ...{ facts: known.value.length, firstHash: first.hash, lastHash: last.hash },
  })
  return kept.ok ? ok(null) : kept
}

async function factsOf(stream: StreamId, { desk, journal }: ErasingParts): Promise<Result<readonly Fact[]>> {
  try {
    // In the desk's turn: what was asked of it before is kept by then, and counted.
    await desk.view(stream)
    return ok(await journal.factsOf(stream))
  } catch (error) {
    if (!(error instanceof JournalDamaged)) throw error
    return refuse(
      'keeping.damaged',
      '记录里有损坏的地方，现在不能删除。请关闭程序再打开一次，程序会自动修复，然后再办。',
    )
  }
}

/** Before the journal opens: what is made from it, and may hold words that are to go, is made anew behind it. */
export async function dropDerived(folders: DataFolders): Promise<void> {
  if (!(await isErasureAsked(diskFiles, folders.journal))) return
  await rm(folders.storage, { recursive: true, force: true })
  await rm(folders.typing, { force: true })
  for (const note of [folders.firstPage, `${folders.firstPage}.part`]) await rm(note, { force: true })
}

/** After it: what once was put aside from the store (keeping.ts) and names a deleted meeting. */
export async function dropOrphans(folders: DataFolders, { streams }: Erasure): Promise<void> {
  for (const name of await readdir(folders.root)) {
    if (!/^set-aside-\d+\.jsonl$/.test(name)) continue
    const path = join(folders.root, name)
    const text = await readFile(path)
    if (streams.some((stream) => text.includes(stream))) await rm(path)
  }
}
