import { join } from 'node:path'
import { attachmentCopyName, restoreAttachments } from '#electron/attachments/second-copy'
import { verifyArchive } from '#electron/export/archive'
import { archiveFilesAt, readArchiveFile } from '#electron/export/archive-files'
import type { Journal } from '#electron/journal/journal'
import { restoreFrom } from '#electron/journal/restore'
import type { Restored } from '#shared/contract/safety'
import { ok, type Result, refuse } from '#shared/decision'
import type { Fact, StreamId } from '#shared/fact'
import { copyFolderName } from './second-copy'

/**
 * 恢复: into an empty machine, from a backup of the whole record, or, where there is none, from the 会议档案 that lie on a
 * stick in the folders of earlier exports. The room keeps its id (recall.ts), so that its meetings are its own again.
 */
export async function restoreInto(
  journal: Journal,
  folder: string,
  now: () => string,
  /** The keeping that the attachments of a backup come back into. */
  attachments: string,
): Promise<Result<Restored>> {
  const fromCopy = await restoreFrom(folder, journal, now)
  if (fromCopy.ok) {
    const back = await restoreAttachments(
      attachmentPlaces.map((place) => join(folder, place)),
      attachments,
    )
    return ok({ ...fromCopy.value, attachments: back.restored, damagedAttachments: back.damaged })
  }
  if (fromCopy.refusal.code !== 'restore.nothing') return fromCopy
  const { meetings, damaged } = await archivesBelow(folder)
  if (meetings.size === 0) {
    if (damaged === 0) return fromCopy
    return refuse('restore.damaged', `找到 ${damaged} 份会议档案，但都损坏了，没有恢复任何内容。请换一个U盘。`)
  }
  const rooms = new Set([...meetings.values()].map((facts) => facts[0]?.room))
  if (rooms.size > 1)
    return refuse('restore.many-rooms', '这里有好几个会议室的档案。请只留下本室的，或选择其中一个文件夹，再恢复。')
  for (const facts of meetings.values()) {
    for (let at = 0; at < facts.length; at += factsPerLine) {
      const { n } = journal.head
      const kept = await journal.append(
        facts.slice(at, at + factsPerLine).map((fact, index) => ({ ...fact, n: n + index + 1 })),
      )
      if (!kept.ok) return kept
    }
  }
  return ok({
    from: 'archives',
    ...{ facts: journal.head.n, meetings: meetings.size, people: 0, topics: 0, stoppedAfter: null },
    ...{ damagedFiles: damaged, attachments: 0, damagedAttachments: 0 },
  })
}

/** Beside the segments of a second copy, and beside the journal of a copied data folder. */
const attachmentPlaces = [attachmentCopyName, join(copyFolderName, attachmentCopyName), join('..', attachmentCopyName)]

const factsPerLine = 500
/** Whole archives, the longest of each meeting; and how many files were archives once and are not whole. */
async function archivesBelow(folder: string) {
  const meetings = new Map<StreamId, readonly Fact[]>()
  let damaged = 0
  for (const path of await archiveFilesAt(folder)) {
    const bytes = await readArchiveFile(path)
    const verified = bytes && verifyArchive(bytes)
    if (!verified?.ok) continue
    const { facts, isWhole, header } = verified.value
    if (!isWhole) damaged += 1
    else if (facts.length > (meetings.get(header.stream)?.length ?? 0)) meetings.set(header.stream, facts)
  }
  return { meetings, damaged }
}
