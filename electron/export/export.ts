import { app } from 'electron'
import type { FoundDrive } from '#electron/devices/drives'
import type { ExportProgress, ExportReport } from '#shared/contract/console'
import type { Result } from '#shared/decision'
import type { Fact, Instant } from '#shared/fact'
import type { Meeting } from '#shared/meeting/meeting'
import { papers } from '#shared/papers/papers'
import type { Room } from '#shared/room/room'
import { exportMeetingWith } from './meeting-export'
import { openPdfWindow } from './pdf-window'
import { stickFiles } from './stick-files'

/** 散会导出 as the application does it: all papers, the hidden printing window, the real drive. */
export function exportMeeting(request: {
  readonly meeting: Meeting
  readonly room: Room
  readonly facts: readonly Fact[]
  readonly journalHead: { readonly n: number; readonly run: string }
  readonly drive: FoundDrive
  readonly now: Instant
  readonly onProgress: (progress: ExportProgress) => void
  readonly signal: AbortSignal
}): Promise<Result<ExportReport>> {
  const { meeting, room, now, journalHead, facts, drive, onProgress, signal } = request
  return exportMeetingWith(
    {
      input: { meeting, room, now, version: app.getVersion(), journalHead, voteId: null },
      facts,
      drive,
      onProgress,
      signal,
    },
    { papers, disk: stickFiles, openPrinter: openPdfWindow },
  )
}
