import type { SheetRow } from '../roster/import-columns'
import type { Entry } from './entry'

/** What a column of a 征集表 is taken for; `identity` columns are never taken. */
export type TopicColumnUse = keyof Entry | 'identity'

/** 列: where it stands, how it is headed, and what it is taken for; null is not imported. */
export type TopicColumn = { readonly index: number; readonly heading: string; readonly use: TopicColumnUse | null }

/** The headings of our own template, in order: those of the 议题征集表. */
export const topicHeadings: readonly { readonly use: keyof Entry; readonly heading: string }[] = [
  { use: 'code', heading: '编号' },
  { use: 'title', heading: '议题' },
  { use: 'source', heading: '来源' },
  { use: 'channel', heading: '征集渠道' },
  { use: 'proposer', heading: '提出人' },
  { use: 'contact', heading: '联系电话' },
  { use: 'area', heading: '涉及范围' },
  { use: 'touched', heading: '涉及人群' },
  { use: 'said', heading: '反映情况' },
  { use: 'suggestion', heading: '建议' },
  { use: 'enteredOn', heading: '日期' },
]

/**
 * Finds the row of headings among the first ten rows (a title, a unit and a date often stand above it): the one with the
 * most known headings, 议题 among them. Null when there is none.
 */
export function findTopicHeadings(
  rows: readonly SheetRow[],
): { readonly row: SheetRow; readonly columns: readonly TopicColumn[] } | null {
  const found = rows.slice(0, 10).map((row) => ({ row, columns: columnsOf(row) }))
  const named = found.filter(({ columns }) => columns.some((column) => column.use === 'title'))
  return named.reduce<(typeof named)[number] | null>(
    (best, each) => (best && known(best) >= known(each) ? best : each),
    null,
  )
}

/** Headings as columns; the first column of a use has it. 内容 and 问题 are the title where no column says 议题. */
function columnsOf(row: SheetRow): readonly TopicColumn[] {
  const taken = new Set<TopicColumnUse>()
  const columns = row.cells.map((cell, index): TopicColumn => {
    const heading = cell.trim()
    const use = useOf(heading)
    if (use === null || taken.has(use)) return { index, heading, use: null }
    taken.add(use)
    return { index, heading, use }
  })
  if (taken.has('title')) return columns
  const standIn = columns.find(({ heading }) => /^(?:议题内容|内容|问题|主要问题|诉求)$/.test(plain(heading)))
  return columns.map((column) => (column === standIn ? { ...column, use: 'title' as const } : column))
}

function known({ columns }: { columns: readonly TopicColumn[] }): number {
  return columns.filter((column) => column.use !== null).length
}

function useOf(heading: string): TopicColumnUse | null {
  const said = plain(heading)
  // A sentence above the table may speak of topics and dates; a heading is short.
  if (said === '' || [...said].length > 12) return null
  return headingWords.find(([pattern]) => pattern.test(said))?.[1] ?? null
}

function plain(heading: string): string {
  return heading.normalize('NFKC').replace(/[\s*:·]|\(.*?\)/gu, '')
}

/** Words that published 征集表 use, the more telling first: 联系人电话 is a telephone, 受理意见 is not a suggestion. */
const headingWords: readonly (readonly [RegExp, TopicColumnUse | null])[] = [
  [/身份证|证件号/, 'identity'],
  [/受理|审核|审批|批示|办理|签字|签名|备注/, null],
  [/电话|手机|联系方式|联系号码/, 'contact'],
  [/来源|提议类别|选题类别/, 'source'],
  [/渠道|途径|征集方式|收集方式/, 'channel'],
  [/编号/, 'code'],
  [/人群|对象|利益|受益/, 'touched'],
  [/提出人|提议人|反映人|建议人|提案人|荐题人|来访人|提出单位|推荐单位|联系人/, 'proposer'],
  [/范围|片区|区域|地点|所在村|村社|社区/, 'area'],
  [
    /^(?:征集|协商|建议|拟协商)?(?:议题|选题)(?:名称|题目|标题)?$|^(?:题目|标题|主题|名称|事项|事项名称|协商事项)$/,
    'title',
  ],
  [/反映|情况|内容|说明|简述|概况|现状|问题|诉求|缘由|理由/, 'said'],
  [/建议|意见|对策|措施/, 'suggestion'],
  [/日期|时间/, 'enteredOn'],
]
