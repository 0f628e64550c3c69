import { cleanLine, cleanName } from '../text/characters'
import type { ImportColumn, SheetRow } from './import-columns'
import { type PersonDetails, personDetailsSchema, usualRoleNames, usualRoles } from './person'
import { type OwnSide, type SideId, sideNamed, sidesOf } from './sides'

/** What the file says of one person: details that can be kept, or what is wrong with them, in sentences. */
export type RowReading =
  | {
      readonly ok: true
      readonly details: PersonDetails
      /** Which details stand in the file; the others are defaults and must not overwrite anything. */
      readonly filled: readonly (keyof PersonDetails)[]
      readonly hints: readonly string[]
    }
  | { readonly ok: false; readonly name: string; readonly problems: readonly string[] }

export type ReadingChoices = { readonly defaultSide: SideId; readonly ownSides: readonly OwnSide[] }

/** Reads one row. Problems and hints do not repeat the row's number; the preview puts it in front. */
export function readRow(row: SheetRow, columns: readonly ImportColumn[], choices: ReadingChoices): RowReading {
  const said = cellsByUse(row, columns)
  const problems: string[] = []
  const hints: string[] = []

  const named = nameAndGender(said('name'))
  if (named.name === '') problems.push('姓名空着')
  const gender = genderOf(said('gender')) ?? named.gender
  if (gender === 'unclear') problems.push(`性别“${shortCell(said('gender'))}”认不出，请填男或女`)
  const side = sideOfCell(said('side'), choices, problems)
  const usualRole = usualRoleOf(said('usualRole'))
  if (!usualRole)
    problems.push(`会上角色“${shortCell(said('usualRole'))}”认不出，请填${Object.values(usualRoleNames).join('、')}`)
  const interestsTouched = yesOrNo(said('interestsTouched'))
  if (interestsTouched === null) problems.push(`是否利益相关“${shortCell(said('interestsTouched'))}”认不出，请填是或否`)
  const telephone = firstTelephone(said('telephone'), problems, hints)

  const parsed = personDetailsSchema.safeParse({
    name: named.name === '' ? '无名' : named.name,
    gender: gender === 'unclear' ? null : gender,
    side: side ?? choices.defaultSide,
    organization: said('organization'),
    post: said('post'),
    group: said('group'),
    district: said('district'),
    usualRole: usualRole ?? 'attendee',
    expertise: said('expertise'),
    telephone,
    interestsTouched: interestsTouched ?? false,
    note: said('note'),
  })
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => issue.message))
  if (!parsed.success || problems.length > 0) return { ok: false, name: named.name, problems: [...new Set(problems)] }
  const filled = columns.flatMap(({ use }) => (use && use !== 'identity' && said(use) !== '' ? [use] : []))
  return {
    ok: true,
    details: parsed.data,
    filled: gender && !filled.includes('gender') ? [...filled, 'gender'] : filled,
    hints,
  }
}

/** Whether the row says nothing of a person: empty, numbered only, or a total or remark below the table. */
export function isNoPerson(row: SheetRow, columns: readonly ImportColumn[]): boolean {
  const said = cellsByUse(row, columns)
  const hasContent = columns.some(({ use }) => use !== null && use !== 'identity' && said(use) !== '')
  const lead = row.cells.map((cell) => cleanLine(cell)).find((cell) => cell !== '') ?? ''
  return (
    !hasContent ||
    /^(?:合计|总计|共计|小计|以上共)|^(?:注|说明|备注|填表人|填报人|填表日期|制表人)[:：]/.test(lead.replace(/\s/g, ''))
  )
}

/** The text of a use in this row, cleaned; '' when there is no such column or cell, or only a stroke through it. */
function cellsByUse(row: SheetRow, columns: readonly ImportColumn[]): (use: keyof PersonDetails) => string {
  const places = new Map(columns.flatMap(({ use, index }) => (use ? [[use, index] as const] : [])))
  return (use) => {
    const place = places.get(use)
    const cell = place === undefined ? '' : (row.cells[place] ?? '')
    const text = withoutTextMark(use === 'note' ? cell.trim() : cleanLine(cell))
    return /^[-—–/\\]+$/.test(text) ? '' : text
  }
}

/** Spreadsheets mark a cell that begins like a formula as text with an apostrophe; it is no part of what was written. */
export function withoutTextMark(cell: string): string {
  return cell.replace(/^'(?=[=+\-@＝＋－＠])/u, '')
}

/** `李梅（女，苗族）` as lists of members print it. */
function nameAndGender(cell: string): { readonly name: string; readonly gender: PersonDetails['gender'] } {
  const note = /^(.*?)[（(]([^（）()]*)[）)]$/u.exec(cell)
  if (!note) return { name: cleanName(cell), gender: null }
  const [, name = '', inside = ''] = note
  const words = inside.split(/[,，、\s]+/u)
  if (!words.every((word) => /^(?:[男女]|\p{Script=Han}{1,4}族|兼|代|中共|召集人)$/u.test(word)))
    return { name: cleanName(cell), gender: null }
  return { name: cleanName(name), gender: words.includes('女') ? 'female' : words.includes('男') ? 'male' : null }
}

/** Null when the cell is empty. */
function genderOf(cell: string): PersonDetails['gender'] | 'unclear' {
  if (/^(?:女|女性|女士|f|female)$/i.test(cell)) return 'female'
  if (/^(?:男|男性|先生|m|male)$/i.test(cell)) return 'male'
  return /^(?:|不详|未知)$/.test(cell) ? null : 'unclear'
}

function sideOfCell(cell: string, { defaultSide, ownSides }: ReadingChoices, problems: string[]): SideId | null {
  if (cell === '') return defaultSide
  const side = sideNamed(cell, ownSides)
  if (side) return side.id
  const names = sidesOf(ownSides).map(({ label }) => label)
  problems.push(`代表方“${shortCell(cell)}”认不出，请填${names.join('、')}`)
  return null
}

function usualRoleOf(cell: string): PersonDetails['usualRole'] | null {
  if (cell === '') return 'attendee'
  return (
    usualRoles.find((role) => cell.includes(usualRoleNames[role])) ??
    (/参加|出席|代表|成员/.test(cell) ? 'attendee' : null)
  )
}

function yesOrNo(cell: string): boolean | null {
  if (/^(?:是|有|对|√|✓|✔|1|y|yes|true|利益相关|利益攸关|利益相关方|利益攸关方)$/i.test(cell)) return true
  return /^(?:|否|无|不是|没有|×|x|✗|0|n|no|false)$/i.test(cell) ? false : null
}

/** The first of several numbers. A number that a spreadsheet rounded cannot be repaired and is said. */
export function firstTelephone(cell: string, problems: string[], hints: string[]): string {
  if (/^[\d.]+e\+?\d+$/i.test(cell)) {
    problems.push('电话被表格软件改成了科学计数法，请把这一列设成文本、重新填写')
    return ''
  }
  if (/^(?:无|暂无|没有|不详)$/.test(cell)) return ''
  const numbers = cell.split(/[、,，;；/|]+|\s+(?=[+\d]{7,})/u).map((number) => number.trim())
  const [first = '', ...rest] = numbers.filter((number) => number !== '')
  if (rest.length > 0) hints.push('有两个以上电话，只导入第一个')
  return first
}

export function shortCell(cell: string): string {
  const characters = [...cell]
  return characters.length > 12 ? `${characters.slice(0, 12).join('')}…` : cell
}
