import { BrowserWindow, dialog } from 'electron'
import type { Desk } from '#electron/desk/desk'
import type { Drives } from '#electron/devices/drives'
import { eject } from '#electron/devices/eject'
import { openPreparedSets, paperInput } from '#electron/export/export'
import { exportMeetingTo } from '#electron/export/meeting-export'
import type { PreparedSets, SetOf } from '#electron/export/prepared-sets'
import { stickFiles } from '#electron/export/stick-files'
import type { Journal } from '#electron/journal/journal'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { Ejection, ExportProgress, ExportReport } from '#shared/contract/papers'
import { ok, type Result, refuse } from '#shared/decision'
import type { Fact, Instant, StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import type { Room } from '#shared/room/room'
import { dayOf } from '#shared/text/dates'

export type ExportingParts = {
  readonly desk: Desk
  readonly keeper: StorageKeeper
  readonly journal: Journal
  readonly drives: Drives
  readonly roomStream: StreamId
  readonly now: () => Instant
  readonly onProgress: (progress: ExportProgress) => void
  /** A paper could not be made; the clerk is told by the report. */
  readonly onFault: (error: unknown) => void
}

/** 导出: one at a time, from the meeting's facts to a stick or folder. The way there is `electron/export`. */
export class Exporting {
  readonly #sets: PreparedSets
  #running: AbortController | null = null

  constructor(private readonly parts: ExportingParts) {
    this.#sets = openPreparedSets(parts.onFault)
  }

  /** 备好: begins to make the papers, so that they are there when the stick is. What cannot be made is said by `run`. */
  async prepare(stream: StreamId): Promise<void> {
    if (this.#running) return
    const known = await this.#known(stream, false)
    if (!known || known.input.meeting.proceedings.phase === 'cancelled' || this.#sets.has(known.of)) return
    const facts = await this.#factsOf(stream)
    if (!this.#running) this.#sets.begin(known.of, { input: known.input, facts })
  }

  /** `isUnmasked`: with whole telephones, after whoever asks has seen to the PIN and the reason (K6). */
  async run(stream: StreamId, driveId: string, isUnmasked: boolean): Promise<Result<ExportReport>> {
    if (this.#running) return refuse('export.busy', '正在导出，请等这一次完成或先取消。')
    const drive = this.parts.drives.find(driveId)
    if (!drive) return refuse('export.no-such-drive', '选中的U盘已经拔出，请插好后重新选择。')
    const running = new AbortController()
    this.#running = running
    try {
      const known = await this.#known(stream, isUnmasked)
      if (!known) return refuse('export.no-meeting', '找不到这场会议，请回到会议列表重新打开。')
      const { of, input } = known
      return await exportMeetingTo(stickFiles, {
        ...{ input, drive },
        files: async (waiting) => {
          if (!this.#sets.has(of)) this.#sets.begin(of, { input, facts: await this.#factsOf(stream) })
          return this.#sets.files(of, waiting)
        },
        onProgress: this.parts.onProgress,
        signal: running.signal,
      })
    } finally {
      this.#running = null
    }
  }

  /** 弹出 the stick after its papers were said to be safe; never while something is written to one. */
  async eject(driveId: string): Promise<Result<Ejection>> {
    if (this.#running) return refuse('export.busy', '正在导出，请等这一次完成或先取消。')
    const drive = this.parts.drives.find(driveId)
    return ok(drive ? await eject(drive) : 'left')
  }

  async #known(stream: StreamId, isUnmasked: boolean) {
    const { desk, roomStream, now, journal } = this.parts
    const [{ state, seq, hash }, room] = [await desk.view(stream), await desk.view(roomStream)]
    const meeting = (state as MeetingHistory | null)?.meeting
    if (!meeting || !room.state) return null
    const of: SetOf = { stream, seq, roomSeq: room.seq, day: dayOf(now()), isUnmasked }
    const said = { journalHead: journal.head, archiveHead: { seq, hash }, isUnmasked, now: now() }
    return { of, input: paperInput({ meeting, room: room.state as Room, ...said }) }
  }

  async #factsOf(stream: StreamId): Promise<readonly Fact[]> {
    const { keeper, journal } = this.parts
    return (await keeper.factsOf(stream, 0)) ?? journal.factsOf(stream)
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
    const report = folder.ok ? await this.run(stream, folder.value.id, false) : folder
    await say(report.ok ? `已导出并核对：${report.value.folder}。可以拔出。` : report.refusal.message)
  }
}
