import { type Fact, type StreamId, streamIdSchema } from './fact'
import { z } from './text/zod'

/*
 * 抹去与销毁登记 (K4, K5): what stays in the journal of a meeting that was deleted. Its facts are emptied one by one; place,
 * number and hashes stay, so that the chain still holds. That it was deleted, by whom and why, is a fact of the room.
 */

/** The type an emptied fact goes by; its data are null, and its hash is the one it was sealed with. */
export const erasedType = 'Erased'

export function isErased(fact: Pick<Fact, 'type'>): boolean {
  return fact.type === erasedType
}

/** 销毁登记, as far as the chain needs it: how many facts there were, and between which hashes. */
export const tombstoneShape = {
  stream: streamIdSchema,
  facts: z.int().positive(),
  firstHash: z.string().length(64),
  lastHash: z.string().length(64),
} as const

export type Tombstone = {
  readonly stream: StreamId
  readonly facts: number
  readonly firstHash: string
  readonly lastHash: string
}

/** The name of the room's fact that a meeting was deleted (shared/room/keeping.ts). */
export const tombstoneType = 'MeetingErased'

const tombstoneSchema = z.looseObject(tombstoneShape)

/** The tombstone a fact of the room is, or null. A room deletes its own meetings and nobody else's. */
export function tombstoneOf(fact: Fact): Tombstone | null {
  if (fact.type !== tombstoneType || fact.stream !== `room:${fact.room}`) return null
  const parsed = tombstoneSchema.safeParse(fact.data)
  return parsed.success ? parsed.data : null
}
