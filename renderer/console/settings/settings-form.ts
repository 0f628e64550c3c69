import { type Room, type RoomSettings, roomCommands } from '#shared/room/room'
import { z } from '#shared/text/zod'
import { parsedRules, rulesFormSchema, typedRules } from '../prepare/rules-form'

const { brand, wall, sound, phrases, procedure, paperHeading } = roomCommands['room.setSettings']

/** 设置 as people fill it in: limits in minutes, lists as text with one entry a line. */
export const settingsFormSchema = z.strictObject({
  brand,
  paperHeading,
  defaults: rulesFormSchema,
  wall,
  sound,
  phrases: lines().pipe(phrases),
  procedure: lines().pipe(procedure),
})
export type SettingsTyped = z.input<typeof settingsFormSchema>
export type SettingsParsed = z.output<typeof settingsFormSchema>

export const namesFormSchema = z.strictObject(roomCommands['room.rename'])

export function typedSettings(room: Room): SettingsTyped {
  const { brand, paperHeading, wall, sound } = room
  return {
    brand,
    paperHeading,
    wall,
    sound,
    defaults: typedRules(room.defaults),
    phrases: room.phrases.join('\n'),
    procedure: room.procedure.join('\n'),
  }
}

export function parsedSettings({ defaults, ...rest }: SettingsParsed): RoomSettings {
  return { ...rest, defaults: parsedRules(defaults) }
}

function lines() {
  return z.string().transform((typed) => typed.split(/\r?\n/u).filter((each) => each.trim() !== ''))
}
