import type { MeetingsShown } from '#shared/contract/lists'

/** Years of meetings are looked for, not scrolled through. */
export const meetingsAtOnce = 50

let list: MeetingsShown | null = null

/** 先到的列表: what main answered before anything was drawn, for the first who shows the list. */
export function keepFirstList(meetings: MeetingsShown): void {
  list = meetings
}

/** Once; null when there is none, or it has changed since. */
export function takeFirstList(): MeetingsShown | null {
  const taken = list
  list = null
  return taken
}
