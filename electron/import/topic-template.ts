import type { Row } from 'write-excel-file/node'
import type { Result } from '#shared/decision'
import { type Entry, topicSourceNames } from '#shared/topic/entry'
import { topicHeadings } from '#shared/topic/import-columns'
import { type ExcelSheet, heading, saveTemplate, text, workbook } from './template-workbook'

/** 议题征集表导入模板: a sheet with our headings to be filled in, and one that says how. The same bytes every time. */
export function topicTemplate(): Promise<Uint8Array> {
  const empty: Row[] = Array.from({ length: emptyRows }, () => topicHeadings.map(() => text('')))
  return workbook([listSheet(empty), guideSheet()])
}

/** Topics under our headings as a workbook, every cell as text. */
export function topicWorkbook(topics: readonly (readonly string[])[]): Promise<Uint8Array> {
  return workbook([listSheet(topics.map((cells) => cells.map(text)))])
}

export function saveTopicTemplate(path: string): Promise<Result<string>> {
  return saveTemplate(path, topicTemplate)
}

/** Rows that are ready as text, so that a date stays as it was typed. */
const emptyRows = 300

const guide: Readonly<Record<keyof Entry, { readonly how: string; readonly example: string }>> = {
  code: { how: '可以不填，导入时按年份接着编', example: '' },
  title: { how: '必填，一条写一件事，最多 60 个字', example: '东街早市占道怎么管' },
  source: { how: `填${Object.values(topicSourceNames).join('、')}之一；不填记为群众提议`, example: '群众提议' },
  channel: { how: '走访、谈心、接待日、电话、问卷等，最多 20 个字', example: '走访' },
  proposer: { how: '人名或单位，最多 40 个字', example: '王小宁' },
  contact: { how: '只填一个号码，只给记录员看', example: '13800000001' },
  area: { how: '片区、村社，最多 40 个字', example: '东街社区' },
  touched: { how: '和这件事有切身利益的人，最多 100 个字', example: '早市摊主、周边住户' },
  said: { how: '照群众的原话写，最多 2000 个字', example: '早上七点到九点摊位占了半条街，车过不去' },
  suggestion: { how: '提出人的办法，最多 1000 个字', example: '划线定点，九点前收摊' },
  enteredOn: { how: '收到的那一天，不填记为导入当天', example: '2026-03-05' },
}

function guideSheet(): ExcelSheet {
  const lines = topicHeadings.map((each) => [
    text(each.heading),
    text(guide[each.use].how),
    text(guide[each.use].example),
  ])
  return {
    sheet: '填写说明',
    columns: [{ width: 16 }, { width: 60 }, { width: 44 }],
    data: [
      ['列名', '怎么填', '例子'].map(heading),
      ...lines,
      [],
      [text('请填在“议题征集表”这张表里，一个议题一行，不要改动第一行的列名。不要填身份证号。')],
    ],
  }
}

function listSheet(rows: Row[]): ExcelSheet {
  return {
    sheet: '议题征集表',
    data: [topicHeadings.map((each) => heading(each.heading)), ...rows],
    stickyRowsCount: 1,
    columns: topicHeadings.map(({ use }) => ({ width: widths[use] ?? 16 })),
  }
}

const widths: Partial<Record<keyof Entry, number>> = { title: 36, touched: 24, said: 48, suggestion: 36, code: 12 }
