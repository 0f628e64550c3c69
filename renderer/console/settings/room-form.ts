import type { FieldValues } from 'react-hook-form'
import type { RoomCommand, RoomSettings } from '#shared/room/room'
import type { z } from '#shared/text/zod'
import { command } from '../../bridge/ask'
import { useKeptForm } from '../../kit/kept-form'
import { useBeginning, useRoom } from '../shell/beginning'
import { settingsOf } from './settings-form'

type RoomForm<Typed extends FieldValues, Parsed> = {
  /** The name of the part, for its draft. */
  readonly part: string
  readonly schema: z.ZodType<Parsed, Typed>
  readonly kept: Typed
  readonly asks: (parsed: Parsed) => RoomCommand
}

/** A part of the room that keeps itself: what is complete becomes the part's command. */
export function useRoomForm<Typed extends FieldValues, Parsed>({ part, schema, kept, asks }: RoomForm<Typed, Parsed>) {
  const { roomStream } = useBeginning()
  return useKeptForm({
    place: `${roomStream} ${part}`,
    schema,
    kept,
    save: async (parsed) => {
      const answer = await command(roomStream, asks(parsed))
      return answer.ok ? null : answer.refusal
    },
  })
}

type SettingsForm<Typed extends FieldValues, Parsed> = Omit<RoomForm<Typed, Parsed>, 'asks'> & {
  readonly changes: (parsed: Parsed) => Partial<RoomSettings>
}

/** A part of the seven first settings, which are kept together: the others are sent as they stand. */
export function useSettingsForm<Typed extends FieldValues, Parsed>(form: SettingsForm<Typed, Parsed>) {
  const room = useRoom()
  const { changes, ...rest } = form
  return useRoomForm({
    ...rest,
    asks: (parsed) => ({ type: 'room.setSettings', ...settingsOf(room), ...changes(parsed) }),
  })
}
