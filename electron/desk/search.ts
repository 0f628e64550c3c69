import type { StorageKeeper } from '#electron/storage/keeper'
import type { FoundPassage, Summary } from '#shared/contract/storage'
import type { StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import {
  finderOf,
  type MinutesHit,
  type MinutesRow,
  minutesRow,
  partsOf,
  passagesIn,
  snippetOf,
} from '#shared/views/minutes-search'
import type { Desk } from './desk'

export type SearchParts = {
  readonly desk: Pick<Desk, 'view'>
  readonly keeper: Pick<StorageKeeper, 'findPassages' | 'opened'>
  /** The minutes of meetings that are over, folded from the journal: for a store that is not ready. */
  readonly fromJournal: () => Promise<readonly Summary[]>
  /** Meetings that run or have a break; their minutes are searched as they stand at the desk. */
  readonly running: () => Promise<readonly StreamId[]>
  readonly ownRoom: string
}

/**
 * 记录里的话: the newest passages in which every part of `text` stands, over all meetings of this room. What is over
 * comes from the store, what still runs from the desk itself, so that a line is found the moment it is kept.
 */
export async function searchMinutes(text: string, parts: SearchParts): Promise<readonly MinutesHit[]> {
  const wanted = partsOf(text)
  if (wanted.length === 0) return []
  await parts.keeper.opened()
  const over = (await parts.keeper.findPassages(wanted, parts.ownRoom, mostHits)) ?? (await scan(wanted, parts))
  const running: MinutesHit[] = []
  for (const stream of await parts.running()) {
    const history = (await parts.desk.view(stream)).state as MeetingHistory | null
    if (history) running.push(...hitsOf(foundIn(stream, minutesRow(history.meeting), wanted), wanted, 'running'))
  }
  return [...running, ...hitsOf(over, wanted, 'over')].sort(newestFirst).slice(0, mostHits)
}

/** More than anybody reads through; whoever meets it types another word. */
const mostHits = 100

async function scan(
  wanted: readonly string[],
  { fromJournal, ownRoom }: SearchParts,
): Promise<readonly FoundPassage[]> {
  const rows = (await fromJournal()).filter(({ room }) => room === ownRoom)
  return rows.flatMap(({ stream, row }) => foundIn(stream, row as MinutesRow, wanted))
}

function foundIn(stream: StreamId, row: MinutesRow, wanted: readonly string[]): readonly FoundPassage[] {
  const { title, startsAt } = row
  return passagesIn(row, finderOf(wanted)).map((passage) => ({ stream, title, startsAt, passage }))
}

function hitsOf(
  found: readonly FoundPassage[],
  wanted: readonly string[],
  phase: MinutesHit['phase'],
): readonly MinutesHit[] {
  return found.map(({ stream, title, startsAt, passage: { text, ...said } }) => ({
    ...said,
    ...{ stream, title, startsAt, phase },
    snippet: snippetOf(text, wanted),
  }))
}

function newestFirst(a: MinutesHit, b: MinutesHit): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : 0
}
