import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { ProjectorBridge } from '#shared/contract/projector'
import { Opening } from './opening'
import { Wall } from './wall'
import { nowFrom } from './wall-clock'

/**
 * The wall is told and asks nothing: a message is shown, and once it has really been painted its number goes back
 * through the door, so that main knows a living wall from a dead one. Until the first message the mark stands alone.
 */
export function listen(bridge: ProjectorBridge, place: HTMLElement): void {
  const root = createRoot(place)
  root.render(<Opening />)
  bridge.onShow((message) => {
    const now = nowFrom(message.sentAt)
    flushSync(() => root.render(<Wall message={message} now={now} />))
    afterPainting(() => bridge.ready(message.number))
  })
  bridge.ready(0)
}

/** The first frame begins before the change is painted, the second after. */
function afterPainting(done: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(done))
}
