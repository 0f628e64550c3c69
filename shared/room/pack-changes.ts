import { nothingLeft } from '../decision'
import { formNames } from '../meeting/forms'
import type { OwnSide } from '../roster/sides'
import type { AgendaTemplate } from './agenda-templates'
import { type LedgerRules, ledgerRuleNames } from './ledger-rules'
import { type ListKind, listKinds, listNames, maxListLines } from './lists'
import { accentNames } from './look'
import { type CountyPack, type PackContent, type PackPart, packParts } from './pack'
import type { Room } from './room'
import { firstProcedure } from './settings'

/** One thing a pack would change, in words: what, from, to. */
export type PackChange = { readonly what: string; readonly from: string; readonly to: string }

/** What one part of a pack would do to this room. Without changes there is nothing to choose. */
export type PartOfPack = {
  readonly part: PackPart
  readonly changes: readonly PackChange[]
  /** What stays as the room has it, although the pack says otherwise; a sentence each. */
  readonly kept: readonly string[]
  /** Why this part cannot be taken as things are, with what to do; null when it can. */
  readonly blocked: string | null
}

/** 县里发的行: what the last packs brought, so that the next one can tell the county's lines from the room's own. */
export type BroughtLines = Readonly<Record<ListKind | 'procedure' | 'copies', readonly string[]>>

export const nothingBrought: BroughtLines = { units: [], districts: [], channels: [], procedure: [], copies: [] }

/** What taking the parts sets: the room's own fields, each whole, as they stand afterwards. */
export type PackedFields = Partial<
  Pick<
    Room,
    | 'look'
    | 'brand'
    | 'paperHeading'
    | 'procedure'
    | 'agendaTemplates'
    | 'guidance'
    | 'units'
    | 'districts'
    | 'channels'
    | 'ownSides'
    | 'papers'
    | 'ledger'
  >
>

/** What the pack would change here, part by part, in the pack's order; parts it does not carry are left out. */
export function changesByPack(room: Room, pack: CountyPack): readonly PartOfPack[] {
  return packParts.flatMap((part) => (pack.content[part] === null ? [] : [partOfPack(room, pack.content, part)]))
}

/** The fields after taking the parts; only of parts that change something and are not blocked. */
export function fieldsAfter(room: Room, content: PackContent, parts: readonly PackPart[]): PackedFields {
  return Object.assign({}, ...parts.map((part) => fieldsOf(room, content, part)))
}

/** The county's lines after taking the parts. */
export function broughtAfter(before: BroughtLines, content: PackContent, parts: readonly PackPart[]): BroughtLines {
  const { lists, procedure, papers } = content
  return {
    ...before,
    ...(parts.includes('lists') && lists),
    ...(parts.includes('procedure') && procedure && { procedure }),
    ...(parts.includes('papers') && papers && { copies: papers.copies }),
  }
}

function partOfPack(room: Room, content: PackContent, part: PackPart): PartOfPack {
  const after = { ...room, ...fieldsOf(room, content, part) }
  const changes = changesOf(room, after, part)
  return { part, changes, kept: keptOf(room, content, part), blocked: changes.length > 0 ? blockedBy(after) : null }
}

/** R6: the county's lines first, then the room's own; what an earlier pack brought and this one dropped goes. */
function countyFirst(county: readonly string[], here: readonly string[], notOwn: readonly string[]): readonly string[] {
  return [...county, ...here.filter((line) => !county.includes(line) && !notOwn.includes(line))]
}

function fieldsOf(room: Room, content: PackContent, part: PackPart): PackedFields {
  const brought = room.county?.brought ?? nothingBrought
  switch (part) {
    case 'emblem':
      // A county without an emblem of its own takes none away.
      return content.emblem ? { look: { ...content.emblem, emblem: content.emblem.emblem ?? room.look.emblem } } : {}
    case 'publicity':
      return content.publicity ?? {}
    case 'procedure': {
      // Our own first proposal was nobody's addition.
      const notOwn = [...brought.procedure, ...firstProcedure]
      return content.procedure ? { procedure: countyFirst(content.procedure, room.procedure, notOwn) } : {}
    }
    case 'agendas': {
      const county = content.agendas ?? []
      const own = room.agendaTemplates.filter(({ form }) => !county.some((each) => each.form === form))
      return { agendaTemplates: [...county, ...own] }
    }
    case 'guidance':
      return content.guidance === null ? {} : { guidance: content.guidance }
    case 'lists': {
      const { lists } = content
      if (!lists) return {}
      const merged = (kind: ListKind) => countyFirst(lists[kind], room[kind], brought[kind])
      return { units: merged('units'), districts: merged('districts'), channels: merged('channels') }
    }
    case 'sides':
      return { ownSides: sidesAfter(room.ownSides, content.sides ?? []) }
    case 'papers': {
      const { papers } = content
      if (!papers) return {}
      return { papers: { ...room.papers, copies: [...countyFirst(papers.copies, room.papers.copies, brought.copies)] } }
    }
    case 'ledger':
      return content.ledger ? { ledger: content.ledger } : {}
    default:
      return nothingLeft(part)
  }
}

/** R4: people are recorded under the room's places, so a place that is taken keeps its meaning. */
function sidesAfter(own: readonly OwnSide[], county: readonly OwnSide[]): readonly OwnSide[] {
  const added = county.filter((side) => !own.some((each) => each.id === side.id || each.label === side.label))
  return [...own, ...added].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function keptOf(room: Room, content: PackContent, part: PackPart): readonly string[] {
  if (part !== 'sides') return []
  return (content.sides ?? []).flatMap((side) => {
    const here = room.ownSides.find((each) => each.id === side.id)
    if (!here || here.label === side.label || room.ownSides.some((each) => each.label === side.label)) return []
    return [`第 ${side.id.slice(-1)} 个位置本室已用作“${here.label}”，保留本室的；县里的“${side.label}”没有放进来。`]
  })
}

function blockedBy(after: Room): string | null {
  if (after.procedure.length > 12)
    return `县里的规则加上本室自己的有 ${after.procedure.length} 条，超过 12 条。请先在“议事规则”里删去几条自己的，再导入。`
  const full = listKinds.find((kind) => after[kind].length > maxListLines)
  if (full)
    return `${listNames[full]}合起来有 ${after[full].length} 条，超过 ${maxListLines} 条。请先在“名单”里删去几条自己的，再导入。`
  if (after.papers.copies.length > 50)
    return `抄送单位合起来有 ${after.papers.copies.length} 个，超过 50 个。请先在“文书”里删去几个自己的，再导入。`
  return null
}

function changesOf(room: Room, after: Room, part: PackPart): readonly PackChange[] {
  switch (part) {
    case 'emblem':
      return [
        ...said('会标', pictureWords(room, '本室现在的图片'), pictureWords(after, '标准包里的图片'), {
          differs: room.look.emblem !== after.look.emblem,
        }),
        ...said('主色', accentNames[room.look.accent], accentNames[after.look.accent]),
      ]
    case 'publicity':
      return [
        ...said('品牌名称', room.brand, after.brand),
        ...said('纪要版头', room.paperHeading || '（照乡镇名）', after.paperHeading || '（照乡镇名）'),
      ]
    case 'procedure':
      return linesChanged('议事规则', room.procedure, after.procedure)
    case 'agendas':
      return after.agendaTemplates.flatMap((template) => {
        const before = room.agendaTemplates.find(({ form }) => form === template.form)
        return said(`${formNames[template.form]}的议程`, templateWords(before), templateWords(template), {
          differs: JSON.stringify(before?.items) !== JSON.stringify(template.items),
        })
      })
    case 'guidance':
      return said('工作指南', textWords(room.guidance), textWords(after.guidance), {
        differs: room.guidance !== after.guidance,
      })
    case 'lists':
      return listKinds.flatMap((kind) => linesChanged(listNames[kind], room[kind], after[kind]))
    case 'sides':
      return after.ownSides
        .filter((side) => !room.ownSides.some((each) => each.id === side.id))
        .map((side) => ({ what: `代表方第 ${side.id.slice(-1)} 个位置`, from: '空着', to: side.label }))
    case 'papers':
      return linesChanged('抄送', room.papers.copies, after.papers.copies)
    case 'ledger':
      return (Object.keys(ledgerRuleNames) as (keyof LedgerRules)[]).flatMap((rule) =>
        said(ledgerRuleNames[rule], `${room.ledger[rule]} 天`, `${after.ledger[rule]} 天`),
      )
    default:
      return nothingLeft(part)
  }
}

function said(what: string, from: string, to: string, { differs = from !== to } = {}): readonly PackChange[] {
  return differs ? [{ what, from, to }] : []
}

function pictureWords(room: Room, own: string): string {
  return room.look.emblem === null ? '程序自带的会标' : own
}

function templateWords(template: AgendaTemplate | undefined): string {
  return template
    ? `${template.items.length} 项：${template.items.map(({ title }) => title).join('、')}`
    : '程序自带的模板'
}

function textWords(text: string): string {
  return text === '' ? '没有' : `${[...text].length} 个字，“${[...text].slice(0, 20).join('')}…”`
}

/** Lines that come, lines that go; and when only the order differs, that. */
function linesChanged(what: string, before: readonly string[], after: readonly string[]): readonly PackChange[] {
  const added = after.filter((line) => !before.includes(line))
  const gone = before.filter((line) => !after.includes(line))
  if (added.length === 0 && gone.length === 0)
    return before.join('\n') === after.join('\n') ? [] : [{ what, from: '原来的次序', to: '县里的排前面' }]
  const parts = [
    ...(added.length > 0 ? [`增加 ${added.length} 条：${added.join('、')}`] : []),
    ...(gone.length > 0 ? [`去掉 ${gone.length} 条：${gone.join('、')}`] : []),
  ]
  return [{ what, from: `${before.length} 条`, to: `${after.length} 条。${parts.join('；')}` }]
}
