import type { Row } from 'write-excel-file/node'
import type { Result } from '#shared/decision'
import { templateHeadings } from '#shared/roster/import-columns'
import { type PersonDetails, usualRoleNames } from '#shared/roster/person'
import { sidesOf } from '#shared/roster/sides'
import { type ExcelSheet, heading, saveTemplate, text, workbook } from './template-workbook'

/** 人员导入模板: a sheet with our headings to be filled in, and one that says how. The same bytes every time. */
export function rosterTemplate(): Promise<Uint8Array> {
  const empty: Row[] = Array.from({ length: emptyRows }, () => templateHeadings.map(() => text('')))
  return workbook([listSheet('人员', [headingRow(), ...empty]), guideSheet()])
}

/** A list of people under our headings as a workbook, every cell as text: what begins like a formula stays words. */
export function rosterWorkbook(people: readonly (readonly string[])[]): Promise<Uint8Array> {
  return workbook([listSheet('人员', [headingRow(), ...people.map((cells) => cells.map(text))])])
}

export function saveRosterTemplate(path: string): Promise<Result<string>> {
  return saveTemplate(path, rosterTemplate)
}

/** Rows that are ready as text, so that a telephone keeps its leading zero. */
const emptyRows = 300

const guide: Readonly<Record<keyof PersonDetails, { readonly how: string; readonly example: string }>> = {
  name: { how: '必填，最多 30 个字', example: '王小宁' },
  gender: { how: '男或女，可以不填', example: '男' },
  side: {
    how: `填${sidesOf()
      .map(({ label }) => label)
      .join('、')}之一；不填记为其他`,
    example: '群众',
  },
  organization: { how: '最多 60 个字；同名的人靠单位和电话区分', example: '云渡镇东街居民小组' },
  post: { how: '最多 40 个字', example: '临街住户' },
  group: { how: '委员填界别', example: '医药卫生' },
  district: { how: '最多 20 个字', example: '场镇片区' },
  telephone: { how: '只填一个号码', example: '13800000001' },
  usualRole: { how: `填${Object.values(usualRoleNames).join('、')}之一；不填记为参会`, example: '参会' },
  expertise: { how: '专业人士填专长', example: '停车场设计' },
  interestsTouched: { how: '填是或否；不填记为否', example: '是' },
  note: { how: '只给记录员看，不上大屏，不进文书', example: '需要无障碍座位' },
}

function guideSheet(): ExcelSheet {
  const lines = templateHeadings.map(({ use, heading }) => [
    text(heading),
    text(guide[use].how),
    text(guide[use].example),
  ])
  return {
    sheet: '填写说明',
    columns: [{ width: 16 }, { width: 60 }, { width: 24 }],
    data: [
      ['列名', '怎么填', '例子'].map(heading),
      ...lines,
      [],
      [text('请填在“人员”这张表里，一人一行，不要改动第一行的列名。不要填身份证号。')],
    ],
  }
}

function listSheet(sheet: string, data: Row[]): ExcelSheet {
  return { sheet, data, stickyRowsCount: 1, columns: templateHeadings.map(({ use }) => ({ width: widths[use] ?? 14 })) }
}

const widths: Partial<Record<keyof PersonDetails, number>> = {
  gender: 8,
  organization: 30,
  post: 20,
  telephone: 18,
  note: 30,
}

function headingRow(): Row {
  return templateHeadings.map((column) => heading(column.heading))
}
