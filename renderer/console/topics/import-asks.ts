import { type StreamId, streamOf } from '#shared/fact'
import { nextCode } from '#shared/topic/code'
import type { Entry, EntryCommand } from '#shared/topic/entry'
import type { TopicImportEntry, TopicPreview } from '#shared/topic/import'

export type ImportAsk = {
  readonly stream: StreamId
  readonly command: Extract<EntryCommand, { readonly type: 'topic.enter' }>
}

/**
 * What an import asks of the desk: the plain rows and those of the doubtful that were chosen, each with a number of its
 * own, counted on from the pool's (T16).
 */
export function importAsks(
  preview: TopicPreview,
  chosen: ReadonlySet<number>,
  codes: readonly string[],
  newId: () => string,
): readonly ImportAsk[] {
  const entries = preview.entries.flatMap((each) => (isKept(each, chosen) ? [each.entry] : []))
  const taken = [...codes, ...entries.map(({ code }) => code)]
  // The next number of each year, so that two thousand rows do not count the pool anew.
  const latest = new Map<string, string>()
  return entries.map((entry) => {
    const code = entry.code === '' ? freeCode(entry, taken, latest) : entry.code
    return { stream: streamOf('topic', newId()), command: { type: 'topic.enter', ...entry, code } }
  })
}

type KeptEntry = Extract<TopicImportEntry, { outcome: 'ready' | 'alike' }>

function isKept(each: TopicImportEntry, chosen: ReadonlySet<number>): each is KeptEntry {
  return each.outcome === 'ready' || (each.outcome === 'alike' && chosen.has(each.row))
}

function freeCode({ enteredOn }: Entry, taken: readonly string[], latest: Map<string, string>): string {
  const year = enteredOn.slice(0, 4)
  const before = latest.get(year)
  const code = nextCode(before === undefined ? taken : [before], year)
  latest.set(year, code)
  return code
}
