/**
 * What Ctrl+Z will take back on an annual plan, in the clerk's words, said before it is done (U1). `types` are the facts
 * of the act; the last one names it.
 */
export function planActText(types: readonly string[]): string {
  return sentences[types.at(-1) ?? ''] ?? '上一步'
}

const sentences: Readonly<Record<string, string>> = {
  PlanEntriesAdded: '加入计划',
  PlanEntryEdited: '修改一项',
  PlanEntryMoved: '换月份',
  PlanEntryRemoved: '删除一项',
  PlanIssued: '印发',
}
