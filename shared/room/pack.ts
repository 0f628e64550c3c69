import { ok, type Result, refuse } from '../decision'
import { sortedKeys } from '../fact'
import { line, optionalLine, optionalParagraph } from '../text/clean'
import { z } from '../text/zod'
import { daySchema } from '../vocabulary'
import { agendaTemplateSchema } from './agenda-templates'
import { ledgerRulesSchema } from './ledger-rules'
import { listSchemas } from './lists'
import { lookSchema } from './look'
import { ownSidesSchema } from './own-sides'
import { paperHabitsSchema } from './papers'
import type { Room } from './room'
import { settingsCommands } from './settings'

/** The parts a pack may carry: 四统一 (标识、宣传、程序、指南), and the lists and figures a county agrees on. */
export const packParts = [
  'emblem',
  'publicity',
  'procedure',
  'agendas',
  'guidance',
  'lists',
  'sides',
  'papers',
  'ledger',
] as const
export type PackPart = (typeof packParts)[number]

export const packPartNames: Readonly<Record<PackPart, string>> = {
  emblem: '会标与颜色',
  publicity: '品牌与版头',
  procedure: '议事规则',
  agendas: '议程模板',
  guidance: '工作指南',
  lists: '单位、片区、渠道',
  sides: '自有代表方',
  papers: '抄送单位',
  ledger: '台账时限',
}

export const maxGuidance = 5000
export const guidanceSchema = optionalParagraph('工作指南', maxGuidance)

const contentShape = {
  emblem: lookSchema.nullable(),
  publicity: z
    .strictObject({ brand: settingsCommands['room.setSettings'].brand, paperHeading: optionalLine('纪要版头', 30) })
    .nullable(),
  procedure: settingsCommands['room.setSettings'].procedure.nullable(),
  agendas: z.array(agendaTemplateSchema).max(20, '议程模板太多').nullable(),
  guidance: guidanceSchema.nullable(),
  lists: z.strictObject(listSchemas).nullable(),
  sides: ownSidesSchema.nullable(),
  papers: paperHabitsSchema.pick({ copies: true }).nullable(),
  ledger: ledgerRulesSchema.nullable(),
} as const satisfies Record<PackPart, z.ZodType>

export const packFormat = 'yishitai-county-pack'
export const packVersion = 1

/**
 * 标准包 (四统一): what a county's office has agreed on for its rooms, as one file. A part that is null is left to the
 * rooms. `sha256` is over everything else, keys sorted, so that a flipped byte is noticed wherever it is.
 */
export const countyPackSchema = z.strictObject({
  format: z.literal(packFormat),
  version: z.literal(packVersion),
  county: line('县（市、区）', 30),
  issuedOn: daySchema,
  by: line('发布单位', 40),
  content: z.strictObject(contentShape),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '校验值的写法不对'),
})
export type CountyPack = Readonly<z.infer<typeof countyPackSchema>>
export type PackContent = CountyPack['content']

/** Answers the SHA-256 of a text as 64 small letters; main brings it, for there is none in `shared`. */
export type Hashing = (text: string) => string

export const packLimits = { bytes: 8 * 1024 * 1024, depth: 32, text: 300_000 } as const

export type PackHeader = Pick<CountyPack, 'county' | 'issuedOn' | 'by'>

/** What the office sends out: the room's own words for the chosen parts. Refused when the room has nothing to say there. */
export function packOf(room: Room, header: PackHeader, parts: readonly PackPart[], hash: Hashing): Result<CountyPack> {
  const all: PackContent = {
    emblem: { ...room.look },
    publicity: { brand: room.brand, paperHeading: room.paperHeading },
    procedure: [...room.procedure],
    agendas: room.agendaTemplates.map(({ form, items }) => ({ form, items: items.map((item) => ({ ...item })) })),
    guidance: room.guidance,
    lists: {
      units: [...room.units],
      districts: [...room.districts],
      channels: [...room.channels],
    },
    sides: room.ownSides.map((side) => ({ ...side })),
    papers: { copies: [...room.papers.copies] },
    ledger: { ...room.ledger },
  }
  const kept = Object.fromEntries(
    packParts.map((part) => [part, parts.includes(part) && !isEmpty(all[part]) ? all[part] : null]),
  )
  if (packParts.every((part) => kept[part] === null))
    return refuse('pack.nothing-in-it', '选中的部分都是空的，没有可以发布的内容。请先在设置里填好，或多选几部分。')
  const said = { format: packFormat, version: packVersion, ...header, content: kept }
  // Cleaned first: what is hashed is what is written.
  const clean = countyPackSchema.omit({ sha256: true }).safeParse(said)
  if (!clean.success) return refuse('pack.bad-header', `没有导出：${firstSentence(clean.error)}。请改好后再试。`)
  return ok({ ...clean.data, sha256: hash(sortedText(clean.data)) })
}

function isEmpty(part: PackContent[PackPart]): boolean {
  if (part === null || part === '') return true
  if (Array.isArray(part)) return part.length === 0
  return Object.values(part).every((value) => Array.isArray(value) && value.length === 0)
}

/** The file's text, readable in any editor. */
export function packText(pack: CountyPack): string {
  return `${JSON.stringify(pack, null, 2)}\n`
}

/**
 * 验包: reads a pack's text. Refuses by name what is no pack, what is newer, what was changed or cut, what holds names
 * that could reach into the program, and what keeps to no limit; nothing of a refused pack is used.
 */
export function judgePack(text: string, hash: Hashing): Result<CountyPack> {
  if (!isShallow(text)) return notAPack()
  const json = parsed(text)
  if (json === undefined) return text.includes(`"${packFormat}"`) ? damaged() : notAPack()
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return notAPack()
  const { format, version, sha256, ...rest } = json as Readonly<Record<string, unknown>>
  if (format !== packFormat) return notAPack()
  if (typeof version === 'number' && Number.isInteger(version) && version > packVersion)
    return refuse('pack.newer', '这份标准包是新版本的程序做的，请升级本机程序后再导入。没有改动任何设置。')
  if (hasForbiddenName(json))
    return refuse('pack.unsafe', '这份标准包里有不该有的内容，没有导入。请向发布单位重新要一份。')
  if (typeof sha256 !== 'string' || hash(sortedText({ format, version, ...rest })) !== sha256) return damaged()
  const pack = countyPackSchema.safeParse(json)
  if (pack.success) return ok(pack.data)
  return refuse(
    'pack.bad-content',
    `这份标准包的内容不合要求，没有导入：${firstSentence(pack.error)}。请告诉发布单位。`,
  )
}

export function damaged() {
  return refuse('pack.damaged', '这份标准包已经损坏或被改动过，没有导入。请重新拷贝一份，或向发布单位要一份新的。')
}

export function notAPack() {
  return refuse('pack.foreign', '这不是议事台的标准包，请选择县里发的 .ystpack 文件。')
}

function firstSentence(error: { readonly issues: readonly { readonly message: string }[] }): string {
  return error.issues[0]?.message ?? '填写的内容不对'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Strings are stepped over: what somebody typed may hold any number of brackets. */
function isShallow(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (inString) {
      if (sign === '\\') at += 1
      else if (sign === '"') inString = false
    } else if (sign === '"') inString = true
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    if (depth > packLimits.depth) return false
  }
  return true
}

/** Names that mean something to every object: in a pack they can only be there to do harm. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function hasForbiddenName(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false
  if (Array.isArray(value)) return value.some(hasForbiddenName)
  return Object.entries(value).some(([key, each]) => forbidden.has(key) || hasForbiddenName(each))
}

function sortedText(value: unknown): string {
  return JSON.stringify(sortedKeys(value))
}
