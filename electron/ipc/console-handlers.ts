import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { Exporting } from '#electron/app/exporting'
import type { Log } from '#electron/app/log'
import type { Desk } from '#electron/desk/desk'
import { listOf } from '#electron/desk/lists'
import type { Publisher } from '#electron/desk/publisher'
import type { Drives } from '#electron/devices/drives'
import { printPaper } from '#electron/export/print'
import { readRosterFile } from '#electron/import/roster-file'
import { saveRosterTemplate } from '#electron/import/template'
import type { Journal } from '#electron/journal/journal'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { ConsoleWindow } from '#electron/windows/console'
import type { Wall } from '#electron/windows/projector'
import type { Beginning, ConsoleContract, DisplayRow, MeetingRow, PersonRow } from '#shared/contract/console'
import type { Handlers } from '#shared/contract/door'
import { ok, type Result, refuse } from '#shared/decision'
import type { Fact, Instant, StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { nameWords } from '#shared/order/pinyin'
import type { Room } from '#shared/room/room'

export type ConsoleParts = {
  readonly begin: () => Promise<Beginning>
  readonly desk: Desk
  readonly publisher: Publisher
  readonly keeper: StorageKeeper
  readonly journal: Journal
  readonly readJournal: () => AsyncIterable<readonly Fact[]>
  readonly drives: Drives
  readonly console: ConsoleWindow
  readonly wall: Wall
  readonly attachWall: (stream: StreamId | null) => Promise<void>
  readonly now: () => Instant
  readonly log: Log
  readonly displays: () => readonly DisplayRow[]
  readonly loadSample: () => Promise<Result<null>>
  readonly exporting: Exporting
  readonly room: () => Promise<Room | null>
  readonly quit: () => void
}

/** What main answers to each of the console's questions. Each line leads to the room that knows. */
export function consoleHandlers(parts: ConsoleParts): Handlers<ConsoleContract> {
  const { desk, publisher, keeper, drives, wall } = parts
  return {
    'app.begin': async () => {
      publisher.forget()
      return ok(await parts.begin())
    },
    'desk.ask': ({ stream, command }) => desk.ask(stream, command),
    'desk.askAll': ({ asks }) => desk.askAll(asks),
    'stream.open': async ({ stream }) => ok(await publisher.open(stream)),
    'stream.close': ({ stream }) => {
      publisher.close(stream)
      return ok(null)
    },

    'meetings.list': async ({ text }) => {
      const rows = await listOf('meeting', text, keeper, parts.readJournal)
      // Rows are made by summarize of the same kind.
      return ok(rows.map((summary) => summary.row as MeetingRow))
    },
    'people.list': async ({ text }) => {
      const rows = await listOf('person', text, keeper, parts.readJournal)
      return ok(
        rows.map(({ stream, row, words }): PersonRow => ({ stream, person: row as PersonRow['person'], words })),
      )
    },
    'names.words': ({ texts }) => ok(texts.map((text) => [...nameWords(text)])),
    'people.readFile': async () => {
      const path = await chooseFile(parts.console, {
        title: '选择人员名单',
        filters: [{ name: '名单（XLSX、CSV）', extensions: ['xlsx', 'csv', 'txt'] }],
        properties: ['openFile'],
      })
      if (!path) return ok(null)
      const known = await listOf('person', '', keeper, parts.readJournal)
      return readRosterFile(
        path,
        known.map(({ row }) => row as PersonRow['person']),
      )
    },
    'people.saveTemplate': async () => {
      const path = await chooseTarget(parts.console, { title: '保存导入模板', defaultPath: '人员导入模板.xlsx' })
      return path ? saveRosterTemplate(path) : ok(null)
    },

    'drives.list': async () => ok(await drives.look()),
    'drives.chooseFolder': async () => {
      const path = await chooseFile(parts.console, {
        title: '选择存放文书的文件夹',
        properties: ['openDirectory', 'createDirectory'],
      })
      return path ? drives.addFolder(path) : ok(null)
    },
    'papers.export': ({ stream, driveId }) => parts.exporting.run(stream, driveId),
    'papers.cancel': () => {
      parts.exporting.cancel()
      return ok(null)
    },
    'papers.print': async ({ stream, paper, voteId }) => {
      const meeting = await meetingOf(desk, stream)
      const room = await parts.room()
      if (!meeting || !room) return refuse('papers.no-meeting', '找不到这场会议，请回到会议列表重新打开。')
      return printPaper({ meeting, room, paper, voteId, now: parts.now(), journalHead: parts.journal.head })
    },

    'displays.list': () => ok(parts.displays()),
    'displays.choose': ({ displayId }) => {
      if (displayId === null) wall.turnOff()
      else if (displayId === 'practice') wall.practise()
      else wall.choose(Number(displayId))
      return ok(null)
    },
    'wall.attach': async ({ stream }) => {
      await parts.attachWall(stream)
      return ok(null)
    },
    'app.loadSample': () => parts.loadSample(),
    'app.quit': () => {
      parts.quit()
      return ok(null)
    },
  }
}

async function meetingOf(desk: Desk, stream: StreamId) {
  const { state } = await desk.view(stream)
  return (state as MeetingHistory | null)?.meeting ?? null
}

async function chooseFile(console: ConsoleWindow, options: OpenDialogOptions): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(parentOf(console), options)
  return filePaths[0] ?? null
}

async function chooseTarget(console: ConsoleWindow, options: SaveDialogOptions): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(parentOf(console), options)
  return filePath || null
}

function parentOf(console: ConsoleWindow): BrowserWindow {
  const contents = console.contents()
  const window = contents && BrowserWindow.fromWebContents(contents)
  if (!window) throw new Error('the console asked for a dialog and is not there; only its own page can ask')
  return window
}
