import { ok, type Result, refuse } from '../decision'
import { findHeadings, type ImportColumn, type SheetRow, templateHeadings } from './import-columns'
import { isNoPerson, type ReadingChoices, readRow } from './import-row'
import { detailsOf, type Person, type PersonDetails } from './person'
import { sideNamed, sideOf } from './sides'

/**
 * 导入预览: what an import would do, row by row, before anything is done. Rows that say nothing of a person (empty,
 * totals, remarks) are left out and only counted.
 */
export type ImportPreview = {
  readonly headingRow: number
  readonly columns: readonly ImportColumn[]
  readonly entries: readonly ImportEntry[]
  readonly counts: { readonly [Outcome in ImportEntry['outcome']]: number } & { readonly leftOut: number }
  /** What the clerk should know of the file as a whole. */
  readonly notices: readonly string[]
}

export type ImportEntry =
  | {
      readonly outcome: 'ready'
      readonly row: number
      readonly details: PersonDetails
      readonly hints: readonly string[]
    }
  /** 已在人才库. `update` is the person with what the file says anew, or null when it says nothing new. */
  | { readonly outcome: 'known'; readonly row: number; readonly person: Person; readonly update: PersonDetails | null }
  /** 文件里重复 */
  | { readonly outcome: 'repeated'; readonly row: number; readonly name: string; readonly firstRow: number }
  | { readonly outcome: 'faulty'; readonly row: number; readonly name: string; readonly problems: readonly string[] }

export type ImportChoices = Partial<ReadingChoices> & {
  /** What the clerk made of the columns; without it they are recognised by their headings. */
  readonly columns?: readonly ImportColumn[]
}

/** Reads rows against the roster as it is. Changes nothing; the same rows give the same preview. */
export function previewImport(
  rows: readonly SheetRow[],
  roster: readonly Person[],
  choices: ImportChoices = {},
): Result<ImportPreview> {
  const found = findHeadings(rows)
  if (!found)
    return refuse('import.no-headings', '前 10 行里没有找到“姓名”这一列。请在人员上面写一行列名，或者下载模板照着填。')
  const body = rows.filter((row) => row.row > found.row.row)
  const columns = choices.columns ?? withSideFromPost(found.columns, body)
  const people = body.filter((row) => !isNoPerson(row, columns))
  if (people.length === 0) return refuse('import.nobody', '列名下面没有人员，请填好以后再导入。')

  const reading: ReadingChoices = { defaultSide: choices.defaultSide ?? 'other', ownSides: choices.ownSides ?? [] }
  const entries = entriesOf(people, columns, reading, roster)
  const count = (outcome: ImportEntry['outcome']) => entries.filter((entry) => entry.outcome === outcome).length
  return ok({
    headingRow: found.row.row,
    columns,
    entries,
    counts: {
      ready: count('ready'),
      known: count('known'),
      repeated: count('repeated'),
      faulty: count('faulty'),
      leftOut: body.length - people.length,
    },
    notices: noticesOf(columns, reading),
  })
}

/** `第 7 行：姓名空着；电话只填数字…`: one sentence for each row that needs the clerk, null for a plain one. */
export function sentenceOf(entry: ImportEntry): string | null {
  const said = wordsFor(entry)
  return said === '' ? null : `第 ${entry.row} 行：${said}`
}

function wordsFor(entry: ImportEntry): string {
  switch (entry.outcome) {
    case 'faulty':
      return entry.problems.join('；')
    case 'repeated':
      return `${entry.name}和第 ${entry.firstRow} 行是同一个人，只导入前面一行`
    case 'known': {
      const { person, update } = entry
      if (!person.active) return `${person.name}在人才库里已经停用，请到人才库恢复`
      return `${person.name}已经在人才库里${update ? `，${headingsOfChanges(person, update)}和文件里的不一样` : ''}`
    }
    case 'ready':
      return entry.hints.join('；')
  }
}

function headingsOfChanges(person: Person, update: PersonDetails): string {
  const changed = templateHeadings.filter(({ use }) => person[use] !== update[use])
  return changed.map(({ heading }) => heading).join('、')
}

function entriesOf(
  people: readonly SheetRow[],
  columns: readonly ImportColumn[],
  choices: ReadingChoices,
  roster: readonly Person[],
): readonly ImportEntry[] {
  const inRoster = byName(roster.map((person) => ({ person })))
  const inFile = new Map<string, { readonly person: PersonDetails; readonly row: number }[]>()
  return people.map((row): ImportEntry => {
    const reading = readRow(row, columns, choices)
    if (!reading.ok) return { outcome: 'faulty', row: row.row, name: reading.name, problems: reading.problems }
    const { details } = reading
    const namesakes = inFile.get(details.name) ?? []
    const earlier = namesakes.find(({ person }) => isRepeated(person, details))
    if (earlier) return { outcome: 'repeated', row: row.row, name: details.name, firstRow: earlier.row }
    inFile.set(details.name, [...namesakes, { person: details, row: row.row }])

    const known = inRoster.get(details.name) ?? []
    const same = known.filter(({ person }) => isSamePerson(person, details))
    const person = (same.find(({ person }) => person.active) ?? same[0])?.person
    if (person) return { outcome: 'known', row: row.row, person, update: updateOf(person, details, reading.filled) }
    const hints = known.map(({ person }) => `人才库里另有一位${person.name}${placeOf(person)}，请核对是不是同一个人`)
    return { outcome: 'ready', row: row.row, details, hints: [...reading.hints, ...hints] }
  })
}

type Identity = Pick<PersonDetails, 'name' | 'telephone' | 'organization'>

/** Most likely one and the same: same name and same telephone, or same name and same unit, or nothing to tell by. */
function isSamePerson(a: Identity, b: Identity): boolean {
  if (a.name !== b.name) return false
  if (a.telephone !== '' && a.telephone === b.telephone) return true
  const unit = withoutBlanks(a.organization)
  if (unit !== withoutBlanks(b.organization)) return false
  return unit !== '' || a.telephone === '' || b.telephone === ''
}

/** Two rows of one file are stricter: with different telephones they are two people of one name in one unit. */
function isRepeated(a: Identity, b: Identity): boolean {
  const differ = a.telephone !== '' && b.telephone !== '' && a.telephone !== b.telephone
  return isSamePerson(a, b) && !differ
}

/** The known details with those that stand in the file over them; null when that changes nothing or nobody may. */
function updateOf(
  person: Person,
  details: PersonDetails,
  filled: readonly (keyof PersonDetails)[],
): PersonDetails | null {
  const news = filled.filter((field) => person[field] !== details[field])
  if (!person.active || news.length === 0) return null
  return { ...detailsOf(person), ...Object.fromEntries(news.map((field) => [field, details[field]])) }
}

function byName<Item extends { readonly person: Identity }>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(item.person.name)
    if (group) group.push(item)
    else groups.set(item.person.name, [item])
  }
  return groups
}

function placeOf({ organization, post }: Person): string {
  const place = organization || post
  return place === '' ? '' : `（${place}）`
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/gu, '')
}

/** A column headed 身份 holds posts (组长) in some lists and sides (群众代表) in others; its words decide. */
function withSideFromPost(columns: readonly ImportColumn[], body: readonly SheetRow[]): readonly ImportColumn[] {
  const post = columns.find((column) => column.use === 'post')
  const isOpen = post && /身份/.test(post.heading) && !/职务/.test(post.heading)
  if (!isOpen || columns.some((column) => column.use === 'side')) return columns
  const words = body.map((row) => withoutBlanks(row.cells[post.index] ?? '')).filter((word) => word !== '')
  const sides = words.filter((word) => sideNamed(word) !== null).length
  if (words.length === 0 || sides * 2 < words.length) return columns
  return columns.map((column) => (column === post ? { ...column, use: 'side' as const } : column))
}

function noticesOf(columns: readonly ImportColumn[], { defaultSide, ownSides }: ReadingChoices): readonly string[] {
  const unused = columns.filter(({ use, heading }) => use === null && heading !== '' && !neverMissed.test(heading))
  const has = (use: ImportColumn['use']) => columns.some((column) => column.use === use)
  return [
    ...(has('identity') ? ['身份证号不导入，也不保存。'] : []),
    ...(unused.length > 0 ? [`没有用到的列：${unused.map((column) => column.heading).join('、')}。`] : []),
    ...(has('side')
      ? []
      : [`文件里没有“代表方”这一列，都先记为“${sideOf(defaultSide, ownSides).label}”，导入后可以修改。`]),
  ]
}

const neverMissed = /^(?:序号|编号|签名|签字|签到|签名栏)$/
