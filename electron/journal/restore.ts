import { join } from 'node:path'
import type { Restored } from '#shared/contract/safety'
import { ok, type Result, refuse } from '#shared/decision'
import { tombstoneOf } from '#shared/erasure'
import { kindOf, type StreamId } from '#shared/fact'
import { diskFiles, type Files } from './files'
import type { Journal } from './journal'
import { readFacts } from './reading'
import { type Segment, segmentNumbers } from './segment'
import { readLayout, survey, type Trouble } from './survey'

/** Below the folder that the clerk points at, where a backup or a copied data folder may have its segments. */
const places = ['.', '议事台备份', 'journal']

/**
 * 恢复: brings a backup (second copy, or the copied data folder of another computer) into a journal that is still empty.
 * Every line is checked on the way; what stands behind damage stays out and is said. The backup itself is only read.
 */
export async function restoreFrom(
  folder: string,
  journal: Journal,
  now: () => string,
  files: Files = diskFiles,
): Promise<Result<Restored>> {
  if (journal.head.n > 0)
    return refuse('restore.not-empty', '这台电脑上已经有记录，不能再恢复备份。请在没有用过的议事台上恢复。')
  const found = await folderWithSegments(folder, files)
  if (!found)
    return refuse(
      'restore.nothing',
      '这里没有议事台的备份，也没有会议档案。请选择“议事台备份”文件夹，或存过文书的U盘。',
    )
  const ground = { files, folder: found, now }
  const layout = await readLayout(ground)
  if (layout.newerFormat !== null)
    return refuse('restore.newer', '这份备份由更新版本的议事台写成。请先安装新版本，再恢复。')
  const { segments, trouble, place } = await survey(ground, layout, true, new Map())
  const holding = [...segments, ...goodPart(trouble)]
  if (place.n === 0) return refuse('restore.damaged', '这份备份从开头就损坏了，没有恢复任何内容。请换一份备份。')
  const streams = new Set<StreamId>()
  let deletedBy: string | null = null
  for await (const { facts } of readFacts(files, holding, 1)) {
    const kept = await journal.append(facts)
    if (!kept.ok) return kept
    for (const fact of facts) {
      streams.add(fact.stream)
      if (tombstoneOf(fact)) deletedBy = fact.room
    }
  }
  // A backup that was not there when a meeting was deleted still has its words: the next start empties them here (K4).
  if (deletedBy !== null) await journal.askForErasure(deletedBy)
  const count = (kind: string) => [...streams].filter((stream) => kindOf(stream) === kind).length
  return ok({
    from: 'backup',
    facts: place.n,
    meetings: count('meeting'),
    people: count('person'),
    topics: count('topic'),
    stoppedAfter: trouble ? place.n : null,
    ...{ damagedFiles: 0, attachments: 0, damagedAttachments: 0 },
  })
}

/** Of the segment that stops, the lines before the damage. */
function goodPart(trouble: Trouble | null): readonly Segment[] {
  if (trouble?.link.beginning?.state !== 'good' || trouble.good.n === trouble.start.n) return []
  const { link, start, good } = trouble
  const { linesFrom } = trouble.link.beginning
  return [{ number: link.number, path: link.path, firstN: start.n + 1, run: start.run, linesFrom, end: good.bytes }]
}

async function folderWithSegments(folder: string, files: Files): Promise<string | null> {
  for (const place of places) {
    const path = join(folder, place)
    const names = await files.names(path).catch(() => [])
    if (segmentNumbers(names).length > 0) return path
  }
  return null
}
