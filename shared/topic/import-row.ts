import type { SheetRow } from '../roster/import-columns'
import { firstTelephone, shortCell, withoutTextMark } from '../roster/import-row'
import { cleanLine, cleanParagraph } from '../text/characters'
import { type Entry, entrySchema, type TopicSource, topicSourceNames, topicSources } from './entry'
import type { TopicColumn } from './import-columns'
import { readDay } from './import-day'

/** What the file says of one topic: an entry that can be kept, or what is wrong with it, in sentences. */
export type TopicReading =
  | { readonly ok: true; readonly entry: Entry; readonly hints: readonly string[] }
  | { readonly ok: false; readonly title: string; readonly problems: readonly string[] }

/** Reads one row. Problems and hints do not repeat the row's number; the preview puts it in front. */
export function readTopicRow(row: SheetRow, columns: readonly TopicColumn[], today: string): TopicReading {
  const said = cellsByUse(row, columns)
  const problems: string[] = []
  const hints: string[] = []

  const title = said('title')
  if (title === '') problems.push('议题空着')
  const source = sourceNamed(said('source'))
  if (source === null)
    problems.push(`来源“${shortCell(said('source'))}”认不出，请填${Object.values(topicSourceNames).join('、')}`)
  const day = said('enteredOn') === '' ? null : readDay(said('enteredOn'), today)
  if (day && !day.ok) problems.push(day.problem)
  if (day?.ok && day.hint) hints.push(day.hint)
  const proposer = proposerAndTelephone(said('proposer'))
  const contact = firstTelephone(said('contact') || proposer.telephone, problems, hints)

  const parsed = entrySchema.safeParse({
    title: title === '' ? '无题' : title,
    said: said('said'),
    suggestion: said('suggestion'),
    source: source ?? 'masses',
    channel: said('channel'),
    proposer: proposer.name,
    contact,
    area: said('area'),
    touched: said('touched'),
    enteredOn: day?.ok ? day.day : today,
    code: said('code'),
  })
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => issue.message))
  if (!parsed.success || problems.length > 0) return { ok: false, title, problems: [...new Set(problems)] }
  return { ok: true, entry: parsed.data, hints }
}

/** Whether the row says nothing of a topic: empty, numbered only, or a total or remark below the table. */
export function isNoTopic(row: SheetRow, columns: readonly TopicColumn[]): boolean {
  const said = cellsByUse(row, columns)
  const speaking = columns.filter(({ use }) => use !== null && use !== 'identity' && use !== 'code')
  const hasContent = speaking.some(({ use }) => use !== null && use !== 'identity' && said(use) !== '')
  const lead = row.cells.map((cell) => cleanLine(cell)).find((cell) => cell !== '') ?? ''
  return (
    !hasContent ||
    /^(?:合计|总计|共计|小计|以上共)|^(?:注|说明|备注|填表人|填报人|填表日期|制表人|审核人)[:：]/.test(
      lead.replace(/\s/g, ''),
    )
  )
}

/** 来源 as lists name it; an empty cell is 群众提议, the usual one, and null one that nobody knows. */
export function sourceNamed(cell: string): TopicSource | null {
  const said = cell.normalize('NFKC').replace(/\s/gu, '')
  if (said === '') return 'masses'
  const exact = topicSources.find((source) => topicSourceNames[source] === said)
  return exact ?? sourceWords.find(([pattern]) => pattern.test(said))?.[1] ?? null
}

/** The more telling first: 政协委员推荐 is a member's, 政协选题 the committee's. */
const sourceWords: readonly (readonly [RegExp, TopicSource])[] = [
  [/委员/, 'member'],
  [/政协|联络组/, 'cppcc'],
  [/党委|党工委|党支部|党组/, 'party'],
  [/政府|部门|办事处|镇长|站所/, 'government'],
  [/群众|居民|村民|市民|商户|住户|业主|来访|来信|热线|社情民意|代表/, 'masses'],
]

/** `王小宁 13800000001`, as 提出人/联系 holds them together. */
function proposerAndTelephone(cell: string): { readonly name: string; readonly telephone: string } {
  const both = /^(.*?)[\s,，、;；:：/（(]*(\+?\d[\d\s-]{5,20}\d)[)）]?$/u.exec(cell)
  const [, name = '', telephone = ''] = both ?? []
  return both && name !== ''
    ? { name: name.replace(/(?:电话|手机|联系方式)$/u, '').trim(), telephone }
    : { name: cell, telephone: '' }
}

/** The text of a use in this row, cleaned; '' when there is no such column or cell, or only a stroke through it. */
function cellsByUse(row: SheetRow, columns: readonly TopicColumn[]): (use: keyof Entry) => string {
  const places = new Map(columns.flatMap(({ use, index }) => (use ? [[use, index] as const] : [])))
  return (use) => {
    const place = places.get(use)
    const cell = place === undefined ? '' : (row.cells[place] ?? '')
    const text = withoutTextMark(use === 'said' || use === 'suggestion' ? cleanParagraph(cell) : cleanLine(cell))
    return /^[-—–/\\]+$|^(?:无|暂无)$/.test(text) ? '' : text
  }
}
