import type { PersonDetails } from './person'

/** One row of a sheet as text. `row` is its number in the file, from 1, as the clerk sees it at the left edge. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[] }

/** What a column is taken for; `identity` columns are never taken. */
export type ColumnUse = keyof PersonDetails | 'identity'

/** 列: where it stands, how it is headed, and what it is taken for; null is not imported. */
export type ImportColumn = { readonly index: number; readonly heading: string; readonly use: ColumnUse | null }

/** The headings of our own template, in order. */
export const templateHeadings: readonly { readonly use: keyof PersonDetails; readonly heading: string }[] = [
  { use: 'name', heading: '姓名' },
  { use: 'gender', heading: '性别' },
  { use: 'side', heading: '代表方' },
  { use: 'organization', heading: '单位' },
  { use: 'post', heading: '职务或身份' },
  { use: 'group', heading: '界别' },
  { use: 'district', heading: '片区' },
  { use: 'telephone', heading: '联系电话' },
  { use: 'usualRole', heading: '会上角色' },
  { use: 'expertise', heading: '专长' },
  { use: 'interestsTouched', heading: '是否利益相关' },
  { use: 'note', heading: '备注' },
]

/**
 * Finds the row of headings among the first ten rows (a title, a date and a unit often stand above it): the one with
 * the most known headings, 姓名 among them. Null when there is none.
 */
export function findHeadings(
  rows: readonly SheetRow[],
): { readonly row: SheetRow; readonly columns: readonly ImportColumn[] } | null {
  const found = rows.slice(0, 10).map((row) => ({ row, columns: columnsOf(row) }))
  const named = found.filter(({ columns }) => columns.some((column) => column.use === 'name'))
  return named.reduce<(typeof named)[number] | null>(
    (best, each) => (best && known(best) >= known(each) ? best : each),
    null,
  )
}

/** Headings as columns; the first column of a use has it, a second one is left out. */
function columnsOf(row: SheetRow): readonly ImportColumn[] {
  const taken = new Set<ColumnUse>()
  return row.cells.map((cell, index) => {
    const heading = cell.trim()
    const use = useOf(heading)
    if (use === null || taken.has(use)) return { index, heading, use: null }
    taken.add(use)
    return { index, heading, use }
  })
}

function known({ columns }: { columns: readonly ImportColumn[] }): number {
  return columns.filter((column) => column.use !== null).length
}

function useOf(heading: string): ColumnUse | null {
  const said = heading.normalize('NFKC').replace(/[\s*:·]|\(.*?\)/gu, '')
  // A sentence above the table may speak of names and telephones; a heading is short.
  if (said === '' || [...said].length > 12) return null
  return headingWords.find(([pattern]) => pattern.test(said))?.[1] ?? null
}

/** Words that published lists use, the more telling first: 联系人电话 is a telephone, 单位及职务 a unit. */
const headingWords: readonly (readonly [RegExp, ColumnUse])[] = [
  [/身份证|证件号/, 'identity'],
  [/电话|手机|联系方式|联系号码/, 'telephone'],
  [/利益|利害/, 'interestsTouched'],
  [/姓名|名字|^人员$|^名单$/, 'name'],
  [/性别/, 'gender'],
  [/代表方|所属方|代表类别|人员类别|人员类型|^类别$|^方别$/, 'side'],
  [/界别/, 'group'],
  [/角色/, 'usualRole'],
  [/专长|特长|专业/, 'expertise'],
  [/片区|区域|镇街|乡镇街道|所在村|村社区/, 'district'],
  [/单位|组织|住址|地址/, 'organization'],
  [/职务|身份|职业|职称/, 'post'],
  [/备注|说明/, 'note'],
]
