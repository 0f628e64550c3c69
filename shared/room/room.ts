import { accept, type Decision, refuse } from '../decision'
import type { Fact } from '../fact'
import { defaultMeetingRules, meetingRulesSchema } from '../meeting/rules'
import { line, optionalLine } from '../text/clean'
import { z } from '../text/zod'
import type { WallSize, WallTheme } from '../views/scene'
import {
  type CommandShapes,
  type CommandsOf,
  commandSchema,
  type DecideContext,
  type FactShapes,
  type FactsOf,
} from '../vocabulary'

/** 协商议事室: the room itself: its name, its habits, and what its wall looks like. One stream, `room:<id>`. */
export type Room = {
  readonly id: string
  readonly name: string
  readonly township: string
  /** What stands in the band above the wall and on the papers: 有事好商量, or the county's own words. */
  readonly brand: string
  readonly defaults: z.infer<typeof meetingRulesSchema>
  readonly wall: { readonly theme: WallTheme; readonly size: WallSize }
  readonly sound: boolean
  readonly phrases: readonly string[]
  /** 议事规则, shown at 三亮. */
  readonly procedure: readonly string[]
  readonly paperHeading: string
}

const settingsShape = {
  brand: line('品牌名称', 20),
  defaults: meetingRulesSchema,
  wall: z.strictObject({ theme: z.enum(['paper', 'dark', 'contrast']), size: z.enum(['small', 'standard', 'large']) }),
  sound: z.boolean(),
  phrases: z.array(line('常用语', 100)).max(60, '常用语最多 60 条'),
  procedure: z.array(line('议事规则', 60)).max(12, '议事规则最多 12 条'),
  paperHeading: optionalLine('纪要版头', 30),
} as const

export const roomCommands = {
  'room.setUp': { name: line('会议室名称', 40), township: line('乡镇（街道）', 40) },
  'room.rename': { name: line('会议室名称', 40), township: line('乡镇（街道）', 40) },
  'room.setSettings': settingsShape,
} as const satisfies CommandShapes
export type RoomCommand = CommandsOf<typeof roomCommands>
export const roomCommandSchema = commandSchema(roomCommands)

export const roomFacts = {
  RoomSetUp: z.strictObject({ name: z.string(), township: z.string() }),
  RoomRenamed: z.strictObject({ name: z.string(), township: z.string() }),
  RoomSettingsSet: z.strictObject(settingsShape),
} as const satisfies FactShapes
export type RoomFact = FactsOf<typeof roomFacts>
export type RoomSettings = Readonly<z.infer<typeof roomFacts.RoomSettingsSet>>

/** 常用语 and 议事规则 to begin with: ours, from several published procedures; every room may change them. */
const firstPhrases: readonly string[] = [
  '表示赞同。',
  '建议进一步核实后再定。',
  '希望部门给出明确的完成时限。',
  '当场答复：',
  '会后由牵头单位书面答复。',
]
const firstProcedure: readonly string[] = [
  '围绕议题发言，不说题外话',
  '一人一次不超过规定时间，先举手后发言',
  '讲事实、讲道理，不打断、不争吵',
  '求同存异，能商量成的当场确认',
  '商量的结果如实记录，向大家反馈',
]

export function decideRoom(room: Room | null, command: RoomCommand, _context: DecideContext): Decision<RoomFact> {
  switch (command.type) {
    case 'room.setUp':
      if (room) return refuse('room.exists', '会议室已经设置好了；要改名请到设置里修改。')
      return accept({ type: 'RoomSetUp', data: { name: command.name, township: command.township } })
    case 'room.rename':
      if (!room) return noRoom()
      return accept({ type: 'RoomRenamed', data: { name: command.name, township: command.township } })
    case 'room.setSettings': {
      if (!room) return noRoom()
      const { type: _, ...data } = command
      return accept({ type: 'RoomSettingsSet', data })
    }
  }
}

export function evolveRoom(room: Room | null, fact: Fact): Room {
  const known = fact as { type: string; data: unknown } as RoomFact
  if (known.type === 'RoomSetUp')
    return {
      id: fact.stream.slice('room:'.length),
      ...known.data,
      brand: '有事好商量',
      defaults: defaultMeetingRules,
      wall: { theme: 'paper', size: 'standard' },
      sound: true,
      phrases: firstPhrases,
      procedure: firstProcedure,
      paperHeading: '',
    }
  if (room === null)
    throw new Error(`stream ${fact.stream} begins with ${fact.type}; the desk lets nothing before RoomSetUp`)
  switch (known.type) {
    case 'RoomRenamed':
      return { ...room, ...known.data }
    case 'RoomSettingsSet':
      return { ...room, ...known.data }
    default:
      return room
  }
}

function noRoom() {
  return refuse('room.not-set-up', '请先填写会议室名称和乡镇（街道）。')
}
