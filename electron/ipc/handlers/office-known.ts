import { app } from 'electron'
import type { Journal } from '#electron/journal/journal'
import { ok, type Result, refuse } from '#shared/decision'
import type { Instant } from '#shared/fact'
import type { OfficeKnown } from '#shared/papers/office/office-paper'
import type { Room } from '#shared/room/room'

export type KnownParts = {
  readonly room: () => Promise<Room | null>
  readonly now: () => Instant
  readonly journal: Journal
}

/** What every paper of the office says of the room, the program and the journal it was made from. */
export async function officeKnown({ room, now, journal }: KnownParts): Promise<Result<OfficeKnown>> {
  const known = await room()
  return known ? ok({ room: known, now: now(), version: app.getVersion(), journalHead: journal.head }) : noRoom()
}

export function noRoom() {
  return refuse('room.not-set-up', '请先填写会议室名称和乡镇（街道）。')
}
