import { defaultMeetingRules, meetingRulesSchema } from '../meeting/rules'
import { line, optionalLine } from '../text/clean'
import { z } from '../text/zod'
import type { CommandShapes, CommandsOf, FactShapes, FactsOf } from '../vocabulary'

const settingsShape = {
  brand: line('品牌名称', 20),
  defaults: meetingRulesSchema,
  wall: z.strictObject({ theme: z.enum(['paper', 'dark', 'contrast']), size: z.enum(['small', 'standard', 'large']) }),
  sound: z.boolean(),
  phrases: z.array(line('常用语', 100)).max(60, '常用语最多 60 条'),
  procedure: z.array(line('议事规则', 60)).max(12, '议事规则最多 12 条'),
  paperHeading: optionalLine('纪要版头', 30),
} as const

const names = { name: line('会议室名称', 40), township: line('乡镇（街道）', 40) }

/** 名称与习惯: what the room has been able to say of itself since its first day. */
export const settingsCommands = {
  'room.setUp': names,
  'room.rename': names,
  'room.setSettings': settingsShape,
} as const satisfies CommandShapes
export type SettingsCommand = CommandsOf<typeof settingsCommands>

export const settingsFacts = {
  RoomSetUp: z.strictObject({ name: z.string(), township: z.string() }),
  RoomRenamed: z.strictObject({ name: z.string(), township: z.string() }),
  RoomSettingsSet: z.strictObject(settingsShape),
} as const satisfies FactShapes
export type SettingsFact = FactsOf<typeof settingsFacts>

export type RoomSettings = Readonly<z.infer<typeof settingsFacts.RoomSettingsSet>>

/** What every room says of 议事规则 before it says anything of its own: ours, from several published procedures. */
export const firstProcedure: readonly string[] = [
  '围绕议题发言，不说题外话',
  '一人一次不超过规定时间，先举手后发言',
  '讲事实、讲道理，不打断、不争吵',
  '求同存异，能商量成的当场确认',
  '商量的结果如实记录，向大家反馈',
]

export const firstBrand = '有事好商量'

/** The habits of a room that has only been named. */
export const firstSettings = {
  brand: firstBrand,
  defaults: defaultMeetingRules,
  wall: { theme: 'paper', size: 'standard' },
  sound: true,
  phrases: [
    '表示赞同。',
    '建议进一步核实后再定。',
    '希望部门给出明确的完成时限。',
    '当场答复：',
    '会后由牵头单位书面答复。',
  ],
  procedure: firstProcedure,
  paperHeading: '',
} as const
