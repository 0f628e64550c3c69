import { createContext, useContext } from 'react'
import type { Beginning } from '#shared/contract/desk'
import type { Room } from '#shared/room/room'
import { anchorTo } from '../../bridge/desk-clock'
import { renew } from '../../bridge/told'
import { takeDrafts, tellDrafts } from '../../kit/drafts'
import { usePlace } from './place'
import { keepTyping } from './typing-kept'

/** Once main has answered the first question: what everything on the page goes by from now on. */
export function takeBeginning({ now, typing, status, wall, running, interrupted }: Beginning): void {
  anchorTo(now)
  takeDrafts(typing)
  tellDrafts(keepTyping)
  renew({ status, wall })
  if (running && !interrupted) usePlace.getState().go({ screen: 'live', stream: running })
}

/** What main answered to the console's first word; the shell puts it here before any screen is drawn. */
export const BeginningContext = createContext<Beginning | null>(null)
/** The room as it is now; the shell follows its stream. */
export const RoomContext = createContext<Room | null>(null)

export function useBeginning(): Beginning {
  const beginning = useContext(BeginningContext)
  if (!beginning) throw new Error('a screen was drawn outside the shell, which knows how the application began')
  return beginning
}

/** 协商议事室, live: settings changed elsewhere on the screen are here at once. */
export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room)
    throw new Error('a screen was drawn before the room was set up; the shell shows the first start until then')
  return room
}
