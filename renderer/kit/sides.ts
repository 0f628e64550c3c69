import { createContext, useCallback, useContext, useMemo } from 'react'
import { type OwnSide, type Side, type SideId, sideOf, sidesOf } from '#shared/roster/sides'

/** 自有代表方 of this room: the shell puts them here, so that chips, bars and lists call a side what the room calls it. */
export const OwnSidesContext = createContext<readonly OwnSide[]>([])

/** Word and colour of a side in this room (R4). */
export function useSideOf(): (id: SideId) => Side {
  const own = useContext(OwnSidesContext)
  return useCallback((id) => sideOf(id, own), [own])
}

/** The sides this room can choose from. */
export function useSides(): readonly Side[] {
  const own = useContext(OwnSidesContext)
  return useMemo(() => sidesOf(own), [own])
}

/** The same as a select wants them. */
export function useSideChoices(): readonly { readonly value: SideId; readonly label: string }[] {
  const sides = useSides()
  return useMemo(() => sides.map(({ id, label }) => ({ value: id, label })), [sides])
}
