import { accept, type Decision, nothingLeft, refuse } from '../decision'
import type { Fact } from '../fact'
import { meetingForms } from '../meeting/forms'
import type { MeetingRules } from '../meeting/rules'
import type { OwnSide } from '../roster/sides'
import { dayOf } from '../text/dates'
import { z } from '../text/zod'
import type { WallSize, WallTheme } from '../views/scene'
import {
  type CommandShapes,
  type CommandsOf,
  commandSchema,
  type DecideContext,
  daySchema,
  type FactShapes,
  type FactsOf,
} from '../vocabulary'
import { type AgendaTemplate, agendaTemplateSchema, templateItemsSchema } from './agenda-templates'
import { type Bulletin, bulletinCommands, bulletinFacts, decideBulletin, evolveBulletins } from './bulletins'
import { decideKeeping, evolveKeeping, firstKeeping, keepingCommands, keepingFacts, type RoomKeeping } from './keeping'
import { defaultLedgerRules, type LedgerRules, ledgerRulesSchema } from './ledger-rules'
import { firstLists, listSchemas } from './lists'
import { firstLook, lookSchema, type RoomLook } from './look'
import { ownSidesSchema } from './own-sides'
import { countyPackSchema, guidanceSchema, packParts } from './pack'
import { type BroughtLines, broughtAfter, changesByPack, fieldsAfter, nothingBrought } from './pack-changes'
import { firstPaperHabits, type PaperHabits, paperHabitsSchema } from './papers'
import { firstSettings, settingsCommands, settingsFacts } from './settings'
import { firstStandard, type RoomStandard, standardCheckSchema } from './standard'
import { type Venue, venuesSchema } from './venues'

export type { RoomSettings } from './settings'

/** 协商议事室: the room itself: its name, its habits, and what its wall looks like. One stream, `room:<id>`. */
export type Room = {
  readonly id: string
  readonly name: string
  readonly township: string
  /** What stands in the band above the wall and on the papers: 有事好商量, or the county's own words. */
  readonly brand: string
  readonly defaults: MeetingRules
  readonly wall: { readonly theme: WallTheme; readonly size: WallSize }
  readonly sound: boolean
  readonly phrases: readonly string[]
  /** 议事规则, shown at 三亮. */
  readonly procedure: readonly string[]
  readonly paperHeading: string
  /** 会标与主色 (P9, P15). */
  readonly look: RoomLook
  readonly papers: PaperHabits
  readonly ownSides: readonly OwnSide[]
  /** 责任单位, 片区, 征集渠道: lists to choose from. */
  readonly units: readonly string[]
  readonly districts: readonly string[]
  readonly channels: readonly string[]
  readonly agendaTemplates: readonly AgendaTemplate[]
  readonly ledger: LedgerRules
  /** 六有自查 (P15). */
  readonly standard: RoomStandard
  /** 协商平台 (P8, P16). */
  readonly venues: readonly Venue[]
  /** 工作指南, the county's or the room's own. */
  readonly guidance: string
  /** 标准包: the pack taken last, or null. */
  readonly county: TakenPack | null
  /** 季度通报, written and issued (P13). */
  readonly bulletins: readonly Bulletin[]
  /** 保存期限、销毁登记、未打码导出登记. */
  readonly keeping: RoomKeeping
}

export type TakenPack = {
  readonly county: string
  readonly issuedOn: string
  readonly by: string
  readonly sha256: string
  readonly takenOn: string
  readonly brought: BroughtLines
}

export const roomCommands = {
  ...settingsCommands,
  ...bulletinCommands,
  ...keepingCommands,
  'room.setLook': { look: lookSchema },
  'room.setPapers': { papers: paperHabitsSchema },
  'room.setOwnSides': { ownSides: ownSidesSchema },
  'room.setLists': listSchemas,
  'room.setAgendaTemplate': { form: z.enum(meetingForms), items: templateItemsSchema },
  /** Back to the template that comes with the program. */
  'room.dropAgendaTemplate': { form: z.enum(meetingForms) },
  'room.setLedgerRules': { ledger: ledgerRulesSchema },
  'room.checkStandard': standardCheckSchema.shape,
  'room.setVenues': { venues: venuesSchema },
  'room.setGuidance': { guidance: guidanceSchema },
  'room.applyPack': {
    pack: countyPackSchema,
    parts: z.array(z.enum(packParts)).min(1, '请至少选一部分').max(packParts.length),
  },
} as const satisfies CommandShapes
export type RoomCommand = CommandsOf<typeof roomCommands>
export const roomCommandSchema = commandSchema(roomCommands)

const packedFieldsSchema = z.strictObject({
  look: lookSchema.exactOptional(),
  brand: z.string().exactOptional(),
  paperHeading: z.string().exactOptional(),
  procedure: z.array(z.string()).exactOptional(),
  agendaTemplates: z.array(agendaTemplateSchema).exactOptional(),
  guidance: z.string().exactOptional(),
  units: z.array(z.string()).exactOptional(),
  districts: z.array(z.string()).exactOptional(),
  channels: z.array(z.string()).exactOptional(),
  ownSides: ownSidesSchema.exactOptional(),
  papers: paperHabitsSchema.exactOptional(),
  ledger: ledgerRulesSchema.exactOptional(),
})

const broughtSchema = z.strictObject({
  units: z.array(z.string()),
  districts: z.array(z.string()),
  channels: z.array(z.string()),
  procedure: z.array(z.string()),
  copies: z.array(z.string()),
})

export const roomFacts = {
  ...settingsFacts,
  ...bulletinFacts,
  ...keepingFacts,
  RoomLookSet: z.strictObject({ look: lookSchema }),
  RoomPapersSet: z.strictObject({ papers: paperHabitsSchema }),
  OwnSidesSet: z.strictObject({ ownSides: ownSidesSchema }),
  RoomListsSet: z.strictObject(listSchemas),
  AgendaTemplateSet: agendaTemplateSchema,
  AgendaTemplateDropped: z.strictObject({ form: z.enum(meetingForms) }),
  LedgerRulesSet: z.strictObject({ ledger: ledgerRulesSchema }),
  StandardChecked: standardCheckSchema,
  VenuesSet: z.strictObject({ venues: venuesSchema }),
  GuidanceSet: z.strictObject({ guidance: z.string() }),
  /** What was taken from a county's pack, as the room's fields stand afterwards: how they were joined is not asked again. */
  CountyPackApplied: z.strictObject({
    county: z.string(),
    issuedOn: daySchema,
    by: z.string(),
    sha256: z.string(),
    parts: z.array(z.enum(packParts)),
    fields: packedFieldsSchema,
    brought: broughtSchema,
    takenOn: daySchema,
  }),
} as const satisfies FactShapes
export type RoomFact = FactsOf<typeof roomFacts>

export function decideRoom(room: Room | null, command: RoomCommand, context: DecideContext): Decision<RoomFact> {
  if (command.type === 'room.setUp') {
    if (room) return refuse('room.exists', '会议室已经设置好了；要改名请到设置里修改。')
    return accept({ type: 'RoomSetUp', data: { name: command.name, township: command.township } })
  }
  if (!room) return refuse('room.not-set-up', '请先填写会议室名称和乡镇（街道）。')
  switch (command.type) {
    case 'room.rename':
      return accept({ type: 'RoomRenamed', data: { name: command.name, township: command.township } })
    case 'room.setSettings': {
      const { type: _, ...data } = command
      return accept({ type: 'RoomSettingsSet', data })
    }
    case 'room.setLook':
      return accept({ type: 'RoomLookSet', data: { look: command.look } })
    case 'room.setPapers':
      return accept({ type: 'RoomPapersSet', data: { papers: command.papers } })
    case 'room.setOwnSides':
      return accept({ type: 'OwnSidesSet', data: { ownSides: command.ownSides } })
    case 'room.setLists': {
      const { units, districts, channels } = command
      return accept({ type: 'RoomListsSet', data: { units, districts, channels } })
    }
    case 'room.setAgendaTemplate':
      return accept({ type: 'AgendaTemplateSet', data: { form: command.form, items: command.items } })
    case 'room.dropAgendaTemplate':
      if (!room.agendaTemplates.some(({ form }) => form === command.form))
        return refuse('room.template-not-own', '这种形式用的就是程序自带的模板。')
      return accept({ type: 'AgendaTemplateDropped', data: { form: command.form } })
    case 'room.setLedgerRules':
      return accept({ type: 'LedgerRulesSet', data: { ledger: command.ledger } })
    case 'room.checkStandard':
      return decideStandard(command, context)
    case 'room.setVenues':
      return accept({ type: 'VenuesSet', data: { venues: command.venues } })
    case 'room.setGuidance':
      return accept({ type: 'GuidanceSet', data: { guidance: command.guidance } })
    case 'room.applyPack':
      return decidePack(room, command, context)
    case 'bulletin.save':
    case 'bulletin.issue':
    case 'bulletin.recall':
      return decideBulletin(room.bulletins, command, context)
    case 'room.setRetention':
    case 'room.keepMeeting':
    case 'room.eraseMeeting':
    case 'room.noteUnmasked':
      return decideKeeping(room.keeping, command, context)
    default:
      return nothingLeft(command)
  }
}

type CommandOf<Type extends RoomCommand['type']> = Extract<RoomCommand, { readonly type: Type }>

/** R5: an answer has its day, and nobody has looked tomorrow. */
function decideStandard(command: CommandOf<'room.checkStandard'>, { at }: DecideContext): Decision<RoomFact> {
  const { point, has, note, checkedOn } = command
  if (has === null) return accept({ type: 'StandardChecked', data: { point, has, note, checkedOn: null } })
  if (checkedOn === null) return refuse('room.check-without-day', '请填写是哪一天检查的。')
  if (checkedOn > dayOf(at)) return refuse('room.check-in-future', '检查日期还没有到，请改成实际检查的那一天。')
  return accept({ type: 'StandardChecked', data: { point, has, note, checkedOn } })
}

/** R6: only what was chosen and changes something is taken; all of it or nothing. */
function decidePack(room: Room, command: CommandOf<'room.applyPack'>, { at }: DecideContext): Decision<RoomFact> {
  const { pack, parts } = command
  const chosen = changesByPack(room, pack).filter(({ part }) => parts.includes(part))
  const blocked = chosen.find((each) => each.blocked !== null)?.blocked
  if (blocked) return refuse('room.pack-does-not-fit', blocked)
  const taken = chosen.filter((each) => each.changes.length > 0).map(({ part }) => part)
  if (taken.length === 0) return refuse('room.pack-nothing-new', '没有变化：选中的部分和本室现在的一样。')
  const { county, issuedOn, by, sha256, content } = pack
  const brought = broughtAfter(room.county?.brought ?? nothingBrought, content, taken)
  return accept({
    type: 'CountyPackApplied',
    data: {
      ...{ county, issuedOn, by, sha256, parts: taken, takenOn: dayOf(at) },
      fields: packedFieldsSchema.parse(fieldsAfter(room, content, taken)),
      brought: broughtSchema.parse(brought),
    },
  })
}

export function evolveRoom(room: Room | null, fact: Fact): Room {
  const known = fact as { type: string; data: unknown } as RoomFact
  if (known.type === 'RoomSetUp') return newRoom(fact.stream.slice('room:'.length), known.data)
  if (room === null)
    throw new Error(`stream ${fact.stream} begins with ${fact.type}; the desk lets nothing before RoomSetUp`)
  switch (known.type) {
    case 'RoomRenamed':
      return { ...room, ...known.data, venues: renamed(room.venues, room.name, known.data.name) }
    case 'RoomSettingsSet':
    case 'RoomLookSet':
    case 'RoomPapersSet':
    case 'OwnSidesSet':
    case 'RoomListsSet':
    case 'LedgerRulesSet':
    case 'VenuesSet':
    case 'GuidanceSet':
      return { ...room, ...known.data }
    case 'AgendaTemplateSet':
      return { ...room, agendaTemplates: withTemplate(room.agendaTemplates, known.data) }
    case 'AgendaTemplateDropped':
      return { ...room, agendaTemplates: room.agendaTemplates.filter(({ form }) => form !== known.data.form) }
    case 'StandardChecked': {
      const { point, ...check } = known.data
      return { ...room, standard: { ...room.standard, [point]: check } }
    }
    case 'BulletinSaved':
    case 'BulletinIssued':
    case 'BulletinRecalled':
      return { ...room, bulletins: evolveBulletins(room.bulletins, known) }
    case 'RetentionSet':
    case 'MeetingRetentionSet':
    case 'MeetingErased':
    case 'UnmaskedExported':
      return { ...room, keeping: evolveKeeping(room.keeping, fact) }
    case 'CountyPackApplied': {
      const { county, issuedOn, by, sha256, takenOn, brought, fields } = known.data
      return { ...room, ...fields, county: { county, issuedOn, by, sha256, takenOn, brought } }
    }
    default:
      return room
  }
}

function newRoom(id: string, names: { readonly name: string; readonly township: string }): Room {
  return {
    id,
    ...names,
    ...firstSettings,
    look: firstLook,
    papers: firstPaperHabits,
    ownSides: [],
    ...firstLists,
    agendaTemplates: [],
    ledger: defaultLedgerRules,
    standard: firstStandard,
    venues: [{ kind: 'room', name: names.name }],
    guidance: '',
    county: null,
    bulletins: [],
    keeping: firstKeeping,
  }
}

/** The room itself is one of its places, and goes by the room's name until somebody calls it otherwise. */
function renamed(venues: readonly Venue[], before: string, now: string): readonly Venue[] {
  return venues.map((venue) => (venue.kind === 'room' && venue.name === before ? { ...venue, name: now } : venue))
}

function withTemplate(templates: readonly AgendaTemplate[], template: AgendaTemplate): readonly AgendaTemplate[] {
  const all = [...templates.filter(({ form }) => form !== template.form), template]
  return all.sort((a, b) => meetingForms.indexOf(a.form) - meetingForms.indexOf(b.form))
}
