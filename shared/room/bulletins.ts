import { accept, type Decision, refuse } from '../decision'
import { optionalLine, optionalParagraph } from '../text/clean'
import { dayOf } from '../text/dates'
import { firstDayOf, type Quarter, quarterName, quarterSchema } from '../text/quarters'
import { z } from '../text/zod'
import {
  type CommandShapes,
  type CommandsOf,
  type DecideContext,
  daySchema,
  type FactShapes,
  type FactsOf,
} from '../vocabulary'

/**
 * 季度通报 (P13): what an office writes about one quarter of its ledger. The figures come from the lines; kept are the
 * advice as it was written, and the number and day of its issue. A county writes one over all its rooms beside its own.
 */
export type Bulletin = {
  readonly quarter: Quarter
  readonly rooms: BulletinRooms
  /** 下一阶段建议, one paragraph a line; '' while the words proposed from the figures stand. */
  readonly advice: string
  readonly issued: { readonly number: string; readonly on: string } | null
}
export type BulletinRooms = 'own' | 'all'

const about = { quarter: quarterSchema, rooms: z.enum(['own', 'all']) } as const

export const bulletinCommands = {
  'bulletin.save': { ...about, advice: optionalParagraph('下一阶段建议', 3000) },
  'bulletin.issue': {
    ...about,
    advice: optionalParagraph('下一阶段建议', 3000),
    number: optionalLine('文号', 40),
    on: daySchema,
  },
  /** 撤回: an issued bulletin is taken back with its reason, corrected and issued again. */
  'bulletin.recall': { ...about, reason: optionalLine('撤回原因', 100) },
} as const satisfies CommandShapes
export type BulletinCommand = CommandsOf<typeof bulletinCommands>

const kept = { quarter: z.string(), rooms: z.enum(['own', 'all']) } as const
export const bulletinFacts = {
  BulletinSaved: z.strictObject({ ...kept, advice: z.string() }),
  BulletinIssued: z.strictObject({ ...kept, advice: z.string(), number: z.string(), on: z.string() }),
  BulletinRecalled: z.strictObject({ ...kept, reason: z.string() }),
} as const satisfies FactShapes
export type BulletinFact = FactsOf<typeof bulletinFacts>

/** J8: an issued bulletin stands; to change it it is recalled first. None is issued before its quarter began or tomorrow. */
export function decideBulletin(
  bulletins: readonly Bulletin[],
  command: BulletinCommand,
  { at }: DecideContext,
): Decision<BulletinFact> {
  const { quarter, rooms } = command
  const known = bulletinOf(bulletins, quarter, rooms)
  if (command.type === 'bulletin.recall') {
    if (!known?.issued) return refuse('bulletin.not-issued', '这一季的通报还没有印发，直接修改就行。')
    return accept({ type: 'BulletinRecalled', data: { quarter, rooms, reason: command.reason } })
  }
  if (known?.issued)
    return refuse('bulletin.issued', `${quarterName(quarter)}的通报已经印发；要改请先撤回，改好后重新印发。`)
  const { advice } = command
  if (command.type === 'bulletin.save') {
    if ((known?.advice ?? '') === advice) return refuse('bulletin.nothing-changed', '内容没有改动，不用保存。')
    return accept({ type: 'BulletinSaved', data: { quarter, rooms, advice } })
  }
  if (command.on > dayOf(at)) return refuse('bulletin.date-to-come', '印发的日子还没有到，请填已经印发的日子。')
  if (command.on < firstDayOf(quarter))
    return refuse('bulletin.date-too-early', `印发的日子早于${quarterName(quarter)}，请核对。`)
  return accept({ type: 'BulletinIssued', data: { quarter, rooms, advice, number: command.number, on: command.on } })
}

export function evolveBulletins(
  bulletins: readonly Bulletin[],
  fact: { type: string; data: unknown },
): readonly Bulletin[] {
  const known = fact as BulletinFact
  switch (known.type) {
    case 'BulletinSaved': {
      const { quarter, rooms, advice } = known.data
      return replaced(bulletins, { quarter, rooms, advice, issued: null })
    }
    case 'BulletinIssued': {
      const { quarter, rooms, advice, number, on } = known.data
      return replaced(bulletins, { quarter, rooms, advice, issued: { number, on } })
    }
    case 'BulletinRecalled': {
      const { quarter, rooms } = known.data
      return bulletins.map((each) => (isOf(each, quarter, rooms) ? { ...each, issued: null } : each))
    }
    default:
      return bulletins
  }
}

export function bulletinOf(
  bulletins: readonly Bulletin[],
  quarter: Quarter,
  rooms: BulletinRooms,
): Bulletin | undefined {
  return bulletins.find((each) => isOf(each, quarter, rooms))
}

function isOf(bulletin: Bulletin, quarter: Quarter, rooms: BulletinRooms): boolean {
  return bulletin.quarter === quarter && bulletin.rooms === rooms
}

/** In order of quarters, so that a state does not depend on the order of writing. */
function replaced(bulletins: readonly Bulletin[], bulletin: Bulletin): readonly Bulletin[] {
  const others = bulletins.filter((each) => !isOf(each, bulletin.quarter, bulletin.rooms))
  return [...others, bulletin].sort((a, b) => (a.quarter + a.rooms < b.quarter + b.rooms ? -1 : 1))
}
