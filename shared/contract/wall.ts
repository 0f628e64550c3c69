import { streamIdSchema } from '../fact'
import { z } from '../text/zod'
import type { WallMessage } from '../views/scene'
import { event, request } from './door'

/** 大屏: the displays, and what the wall shows. */
export const wallRequests = {
  'displays.list': request<readonly DisplayRow[]>()(z.strictObject({})),
  'displays.choose': request<null>()(z.strictObject({ displayId: z.string().max(200).nullable() })),
  /** Which meeting the wall shows; null shows the room's emblem. */
  'wall.attach': request<null>()(z.strictObject({ stream: streamIdSchema.nullable() })),
}

export const wallEvents = {
  'wall.shown': event<WallMessage>(),
  'displays.changed': event<readonly DisplayRow[]>(),
}

export type DisplayRow = {
  readonly id: string
  readonly label: string
  readonly size: string
  readonly isConsole: boolean
  readonly isWall: boolean
}
