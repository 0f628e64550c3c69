import type { Wall } from '#electron/windows/projector'
import type { DisplayRow, wallRequests } from '#shared/contract/wall'
import { ok } from '#shared/decision'
import type { StreamId } from '#shared/fact'
import type { Answers } from './answers'

export type WallParts = {
  readonly wall: Wall
  readonly displays: () => readonly DisplayRow[]
  readonly attachWall: (stream: StreamId | null) => Promise<void>
}

export function wallHandlers({ wall, displays, attachWall }: WallParts) {
  return {
    'displays.list': () => ok(displays()),
    'displays.choose': ({ displayId }) => {
      if (displayId === null) wall.turnOff()
      else if (displayId === 'practice') wall.practise()
      else wall.choose(Number(displayId))
      return ok(null)
    },
    'wall.attach': async ({ stream }) => {
      await attachWall(stream)
      return ok(null)
    },
  } satisfies Answers<typeof wallRequests>
}
