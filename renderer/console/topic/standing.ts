import { createContext, useContext } from 'react'

/**
 * Why nothing can be done on the topic that is open, as a sentence, or null when everything can: another room's, 办结, 并入.
 * The desk refuses in any case; this is so that no button offers what it would refuse.
 */
export const HeldContext = createContext<string | null>(null)

/** 只读: true while the topic can only be looked at. Parts of its page then show no acts. */
export function useReadOnly(): boolean {
  return useContext(HeldContext) !== null
}
