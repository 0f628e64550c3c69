import type { WallMessage } from '../views/scene'

/**
 * The projector's door. It is told, and asks nothing: its one word outward is `ready(n)`, which says "I am here" (0)
 * or "message n has been painted", so that main can tell a dead wall from a living one and measure it.
 */
export type ProjectorBridge = {
  readonly ready: (paintedNumber: number) => void
  readonly onShow: (listener: (message: WallMessage) => void) => () => void
}

declare global {
  // The preload puts the door on globalThis under this one name.
  var projector: ProjectorBridge
}
