import type { TopicRow } from './topic-row'

/** 并入的议题: every topic that goes on as this one, also those merged into what was merged later (T2). */
export function mergedUnder<Row extends Pick<TopicRow, 'stream' | 'mergedInto'>>(
  rows: readonly Row[],
  topicId: string,
): readonly Row[] {
  const under = new Set([topicId])
  const found: Row[] = []
  for (let before = -1; before !== found.length; ) {
    before = found.length
    for (const row of rows) {
      const id = row.stream.slice('topic:'.length)
      if (row.mergedInto === null || !under.has(row.mergedInto) || under.has(id)) continue
      under.add(id)
      found.push(row)
    }
  }
  return found
}
