import { BrowserWindow, dialog } from 'electron'
import type { Desk } from '#electron/desk/desk'
import type { Drives } from '#electron/devices/drives'
import { exportMeeting } from '#electron/export/export'
import type { Journal } from '#electron/journal/journal'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { ExportProgress, ExportReport } from '#shared/contract/console'
import { type Result, refuse } from '#shared/decision'
import type { Instant, StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Room } from '#shared/room/room'

export type ExportingParts = {
  readonly desk: Desk
  readonly keeper: StorageKeeper
  readonly journal: Journal
  readonly drives: Drives
  readonly room: () => Promise<Room | null>
  readonly now: () => Instant
  readonly onProgress: (progress: ExportProgress) => void
}

/** 导出: one at a time, from the meeting's facts to a stick or folder. The way there is `electron/export`. */
export class Exporting {
  #running: AbortController | null = null

  constructor(private readonly parts: ExportingParts) {}

  async run(stream: StreamId, driveId: string): Promise<Result<ExportReport>> {
    const { desk, keeper, journal, drives, room, now, onProgress } = this.parts
    if (this.#running) return refuse('export.busy', '正在导出，请等这一次完成或先取消。')
    const drive = drives.find(driveId)
    if (!drive) return refuse('export.no-such-drive', '选中的U盘已经拔出，请插好后重新选择。')
    const running = new AbortController()
    this.#running = running
    try {
      const { state } = await desk.view(stream)
      const meeting = (state as MeetingHistory | null)?.meeting
      const theRoom = await room()
      if (!meeting || !theRoom) return refuse('export.no-meeting', '找不到这场会议，请回到会议列表重新打开。')
      return await exportMeeting({
        meeting,
        room: theRoom,
        facts: (await keeper.factsOf(stream, 0)) ?? (await journal.factsOf(stream)),
        journalHead: journal.head,
        drive,
        now: now(),
        onProgress,
        signal: running.signal,
      })
    } finally {
      this.#running = null
    }
  }

  cancel(): void {
    this.#running?.abort()
  }

  /** From the safe page, where nothing but the system's own dialogs can be shown. */
  async runWithDialogs(stream: StreamId | null): Promise<void> {
    const window = BrowserWindow.getFocusedWindow()
    const say = (message: string) => dialog.showMessageBox({ type: 'info', message, buttons: ['知道了'] })
    if (!stream) {
      await say('现在没有正在进行的会议。重新打开后，可以在会议列表里导出以前的会议。')
      return
    }
    const options = { title: '选择U盘或文件夹', properties: ['openDirectory' as const, 'createDirectory' as const] }
    const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
    const [path] = filePaths
    if (!path) return
    const folder = await this.parts.drives.addFolder(path)
    const report = folder.ok ? await this.run(stream, folder.value.id) : folder
    await say(report.ok ? `已导出并核对：${report.value.folder}。可以拔出。` : report.refusal.message)
  }
}
