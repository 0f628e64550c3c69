import type { Desk } from '#electron/desk/desk'
import type { Drives } from '#electron/devices/drives'
import type { ExportReport } from '#shared/contract/papers'
import { type Result, refuse } from '#shared/decision'
import { kindOf, type StreamId, streamOf } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { paperSet, papersIn } from '#shared/papers/paper-set'
import { papers } from '#shared/papers/papers'
import type { Exporting } from './exporting'
import type { PinLock } from './pin-lock'

export type UnmaskedAsked = {
  readonly stream: StreamId
  readonly driveId: string
  readonly pin: string
  readonly who: string
  readonly reason: string
}

export type UnmaskingParts = {
  readonly desk: Pick<Desk, 'ask' | 'view'>
  readonly drives: Pick<Drives, 'find'>
  readonly exporting: Pick<Exporting, 'run'>
  readonly lock: Pick<PinLock, 'confirm'>
  readonly ownRoom: string
}

/**
 * 未打码导出 (K6): papers with whole telephone numbers. There must be a PIN, it is asked for, and who takes them and why is
 * kept as a fact of the room before anything is written, so that no such paper is ever without one.
 */
export async function exportUnmasked(asked: UnmaskedAsked, parts: UnmaskingParts): Promise<Result<ExportReport>> {
  const { stream, driveId, pin, who, reason } = asked
  const { desk, drives, exporting, lock, ownRoom } = parts
  if (!drives.find(driveId)) return refuse('export.no-such-drive', '选中的U盘已经拔出，请插好后重新选择。')
  const confirmed = await lock.confirm(pin, 'must-be-set')
  if (!confirmed.ok) return confirmed
  const noted = await desk.ask(streamOf('room', ownRoom), {
    type: 'room.noteUnmasked',
    ...{ meetingId: stream.slice(stream.indexOf(':') + 1), papers: await unmaskedNames(stream, desk), who, reason },
  })
  return noted.ok ? exporting.run(stream, driveId, true) : noted
}

/** Which papers of the set this meeting has now carry telephones; none when there is no such meeting, which the desk says. */
async function unmaskedNames(stream: StreamId, desk: UnmaskingParts['desk']): Promise<readonly string[]> {
  if (kindOf(stream) !== 'meeting') return []
  const meeting = ((await desk.view(stream)).state as MeetingHistory | null)?.meeting
  const set = papersIn(paperSet(papers, meeting?.proceedings.phase ?? 'cancelled'))
  const isOver = meeting?.proceedings.phase === 'closed'
  return set.filter((paper) => paper.holdsTelephones && !(isOver && paper.stage === 'before')).map(({ name }) => name)
}
