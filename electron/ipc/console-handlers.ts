import { app, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { Exporting } from '#electron/app/exporting'
import type { Log } from '#electron/app/log'
import type { PinLock } from '#electron/app/pin-lock'
import { restoreInto } from '#electron/app/restoring'
import type { CopySetting } from '#electron/app/second-copy'
import type { Attachments } from '#electron/attachments/attachments'
import type { Desk } from '#electron/desk/desk'
import type { KeptLists } from '#electron/desk/kept-lists'
import { listOf } from '#electron/desk/lists'
import { officeContent } from '#electron/desk/office-input'
import type { Publisher } from '#electron/desk/publisher'
import { searchMinutes } from '#electron/desk/search'
import type { Drives } from '#electron/devices/drives'
import type { Exchanging } from '#electron/exchange/exchanging'
import { packExtension, sha256 } from '#electron/exchange/pack'
import { packFileName, readPackFile, savePackFile } from '#electron/exchange/pack-file'
import { officeFileName, saveOfficePaper } from '#electron/export/office-export'
import { printDocument, printPaper } from '#electron/export/print'
import { type MadeFile, pictureFile, saveMade, statisticsFile } from '#electron/export/statistics-export'
import { readRosterFile } from '#electron/import/roster-file'
import { saveRosterTemplate } from '#electron/import/template'
import { readTopicFile } from '#electron/import/topic-file'
import { saveTopicTemplate } from '#electron/import/topic-template'
import type { Journal } from '#electron/journal/journal'
import type { StorageKeeper } from '#electron/storage/keeper'
import type { ConsoleWindow } from '#electron/windows/console'
import type { Wall } from '#electron/windows/projector'
import type { Beginning, ConsoleContract, DisplayRow, MeetingRow, PersonRow } from '#shared/contract/console'
import type { Handlers } from '#shared/contract/door'
import type { Safety } from '#shared/contract/safety'
import type { ListKind } from '#shared/contract/storage'
import { ok, type Result, refuse } from '#shared/decision'
import type { Fact, Instant, StreamId } from '#shared/fact'
import type { MeetingHistory } from '#shared/meeting/history'
import { nameWords } from '#shared/order/pinyin'
import type { OfficeKnown } from '#shared/papers/office/office-paper'
import type { OfficeRequest } from '#shared/papers/office/office-request'
import type { AnnualPlan } from '#shared/plan/plan'
import { packOf } from '#shared/room/pack'
import type { Room } from '#shared/room/room'
import { dayOf } from '#shared/text/dates'
import { attachmentEndings } from '#shared/topic/attachment-kinds'
import type { MeetingFigures } from '#shared/views/meeting-figures'
import type { StatisticsRecords } from '#shared/views/statistics'
import { statisticsPage } from '#shared/views/statistics-page'
import type { TopicRow } from '#shared/views/topic-row'

export type ConsoleParts = {
  readonly begin: () => Promise<Beginning>
  readonly desk: Desk
  readonly publisher: Publisher
  readonly keeper: StorageKeeper
  readonly lists: KeptLists
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
  readonly exchanging: Exchanging
  readonly attachments: Attachments
  readonly room: () => Promise<Room | null>
  /** The id of this room; other rooms' records are only read. */
  readonly ownRoom: string
  readonly lock: PinLock
  readonly copySetting: CopySetting
  readonly safety: () => Safety
  readonly quit: () => void
}

/** What main answers to each of the console's questions. Each line leads to the room that knows. */
export function consoleHandlers(parts: ConsoleParts): Handlers<ConsoleContract> {
  const { desk, publisher, keeper, drives, wall } = parts
  const all = (kind: ListKind, text = '') =>
    text.trim() === '' ? parts.lists.all(kind) : listOf(kind, text, keeper, parts.readJournal)
  const own = async (kind: ListKind, text = '') =>
    (await all(kind, text)).filter((summary) => summary.room === parts.ownRoom)
  const officeKnown = async (): Promise<Result<OfficeKnown>> => {
    const room = await parts.room()
    if (!room) return refuse('room.not-set-up', '请先填写会议室名称和乡镇（街道）。')
    return ok({ room, now: parts.now(), version: app.getVersion(), journalHead: parts.journal.head })
  }
  const records = async (): Promise<StatisticsRecords> => {
    const [topics, meetings, rooms] = await Promise.all([all('topic'), all('figures'), all('room')])
    return {
      topics: topics.map(({ row }) => row as TopicRow),
      meetings: meetings.map(({ row }) => row as MeetingFigures),
      rooms: rooms.map(({ row }) => row as Room),
    }
  }
  const office = async (what: OfficeRequest) => {
    const known = await officeKnown()
    if (!known.ok) return known
    return officeContent(what, known.value, { desk, list: (kind, rooms) => (rooms === 'own' ? own(kind) : all(kind)) })
  }
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
      const rows = await own('meeting', text)
      // Rows are made by summarize of the same kind, here and below.
      return ok(rows.map((summary) => summary.row as MeetingRow))
    },
    'search.minutes': async ({ text }) => {
      const running = async () => {
        const rows = (await own('meeting')).map(({ row }) => row as MeetingRow)
        return rows.filter(({ phase }) => phase !== 'closed' && phase !== 'cancelled').map(({ stream }) => stream)
      }
      const fromJournal = () => listOf('minutes', '', keeper, parts.readJournal)
      return ok(await searchMinutes(text, { desk, keeper, fromJournal, running, ownRoom: parts.ownRoom }))
    },
    'topics.list': async ({ text, rooms }) => {
      const rows = await (rooms === 'own' ? own('topic', text) : all('topic', text))
      return ok(JSON.stringify(rows.map(({ row }) => row)))
    },
    'topics.readFile': async () => {
      const path = await chooseFile(parts.console, {
        title: '选择议题征集表',
        filters: [{ name: '表格（XLSX、CSV）', extensions: ['xlsx', 'csv', 'txt'] }],
        properties: ['openFile'],
      })
      if (!path) return ok(null)
      const known = await own('topic')
      return readTopicFile(
        path,
        known.map(({ row }) => row as TopicRow),
        dayOf(parts.now()),
      )
    },
    'topics.saveTemplate': async () => {
      const path = await chooseTarget(parts.console, {
        title: '保存征集表模板',
        defaultPath: '议题征集表导入模板.xlsx',
      })
      return path ? saveTopicTemplate(path) : ok(null)
    },
    'plans.list': async ({ rooms }) => {
      const rows = await (rooms === 'own' ? own('plan') : all('plan'))
      return ok(rows.map(({ stream, room, row }) => ({ stream, room, plan: row as AnnualPlan })))
    },
    'figures.list': async ({ rooms }) => {
      const rows = await (rooms === 'own' ? own('figures') : all('figures'))
      return ok(rows.map(({ row }) => row as MeetingFigures))
    },
    'rooms.list': async () => {
      const [ours, others] = [await own('room'), await all('room')]
      const rest = others.filter(({ stream }) => ours.every((each) => each.stream !== stream))
      return ok([...ours, ...rest].map(({ row }) => row as Room))
    },
    'people.list': async ({ text }) => {
      const rows = await own('person', text)
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
      const known = await own('person')
      return readRosterFile(
        path,
        known.map(({ row }) => row as PersonRow['person']),
        { ownSides: (await parts.room())?.ownSides ?? [] },
      )
    },
    'people.saveTemplate': async () => {
      const path = await chooseTarget(parts.console, { title: '保存导入模板', defaultPath: '人员导入模板.xlsx' })
      return path ? saveRosterTemplate(path) : ok(null)
    },

    'attachments.take': async () => {
      const paths = await chooseFiles(parts.console, attachmentChoice('选择照片和文件', ['multiSelections']))
      return paths.length > 0 ? parts.attachments.take(paths) : ok(null)
    },
    'attachments.cancel': () => {
      parts.attachments.cancel()
      return ok(null)
    },
    'attachments.check': async (file) => ok(await parts.attachments.check(file)),
    'attachments.picture': (file) => parts.attachments.picture(file),
    'attachments.saveAs': async (file) => {
      const path = await chooseTarget(parts.console, { title: '附件另存为', defaultPath: file.name })
      return path ? parts.attachments.saveTo(file, path) : ok(null)
    },
    'attachments.putBack': async (file) => {
      const path = await chooseFile(parts.console, attachmentChoice(`选择“${file.name}”的原文件`))
      if (!path) return ok(null)
      const put = await parts.attachments.putBack(file, path)
      return put.ok ? ok(await parts.attachments.check(file)) : put
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

    'returns.write': ({ from, to, driveId }) => parts.exchanging.write({ from, to }, driveId),
    'returns.choose': async () => {
      const paths = await chooseFiles(parts.console, {
        title: '选择各议事室的台账上报文件',
        filters: [{ name: '台账上报文件', extensions: ['ystreturn'] }],
        properties: ['openFile', 'multiSelections'],
      })
      return paths.length === 0 ? ok(null) : parts.exchanging.review(paths)
    },
    'returns.take': () => parts.exchanging.take(),
    'returns.cancel': () => {
      parts.exchanging.cancel()
      return ok(null)
    },

    'office.save': async ({ what, format }) => {
      const content = await office(what)
      if (!content.ok) return content
      const path = await chooseTarget(parts.console, {
        title: `保存${content.value.name}`,
        defaultPath: officeFileName(content.value, dayOf(parts.now()), format),
        filters: [{ name: content.value.name, extensions: [format] }],
      })
      return path ? saveOfficePaper(content.value, format, path) : ok(null)
    },
    'office.print': async ({ what }) => {
      const content = await office(what)
      return content.ok ? printDocument(content.value.document) : content
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
    'pack.save': async ({ county, by, parts: chosen }) => {
      const room = await parts.room()
      if (!room) return refuse('room.not-set-up', '请先填写会议室名称和乡镇（街道）。')
      const pack = packOf(room, { county, by, issuedOn: dayOf(parts.now()) }, chosen, sha256)
      if (!pack.ok) return pack
      const path = await chooseTarget(parts.console, {
        title: '导出标准包',
        defaultPath: packFileName(pack.value),
        filters: [{ name: '标准包', extensions: [packExtension] }],
      })
      return path ? savePackFile(path, pack.value) : ok(null)
    },
    'pack.readFile': async () => {
      const path = await chooseFile(parts.console, {
        title: '选择标准包',
        filters: [{ name: '标准包', extensions: [packExtension] }],
        properties: ['openFile'],
      })
      return path ? readPackFile(path) : ok(null)
    },
    'statistics.read': async ({ question }) => {
      const room = await parts.room()
      if (!room) return refuse('room.not-set-up', '请先填写会议室名称和乡镇（街道）。')
      return ok(statisticsPage(await records(), question, dayOf(parts.now()), room.ledger))
    },
    'statistics.saveWorkbook': async ({ question, chart }) => {
      const known = await officeKnown()
      if (!known.ok) return known
      const file = await statisticsFile(await records(), question, chart, known.value)
      return file.ok ? saveMadeFile(parts.console, file.value, 'xlsx') : file
    },
    'statistics.savePicture': async (picture) => {
      const file = pictureFile(picture, dayOf(parts.now()))
      return file.ok ? saveMadeFile(parts.console, file.value, 'png') : file
    },
    'lock.look': () => ok(parts.lock.state),
    'lock.close': () => ok(parts.lock.lock()),
    'lock.open': ({ pin }) => parts.lock.unlock(pin),
    'lock.change': ({ old, pin }) => parts.lock.change(old, pin),

    'safety.look': () => ok(parts.safety()),
    'safety.chooseCopy': async () => {
      const path = await chooseFile(parts.console, {
        title: '选择存放备份的文件夹（最好在另一块硬盘或U盘上）',
        properties: ['openDirectory', 'createDirectory'],
      })
      if (!path) return ok(null)
      const chosen = await parts.copySetting.choose(path)
      if (!chosen.ok) return chosen
      await parts.journal.secondCopySettled()
      return ok(parts.safety())
    },
    'safety.endCopy': async () => {
      const ended = await parts.copySetting.choose(null)
      return ended.ok ? ok(parts.safety()) : ended
    },
    'safety.tryCopyAgain': async () => {
      parts.copySetting.tryAgain()
      await parts.journal.secondCopySettled()
      return ok(parts.safety())
    },
    'safety.restore': async () => {
      const path = await chooseFile(parts.console, {
        title: '选择备份所在的文件夹或U盘',
        properties: ['openDirectory'],
      })
      return path ? restoreInto(parts.journal, path, parts.now) : ok(null)
    },
    'app.reopen': () => {
      app.relaunch()
      parts.quit()
      return ok(null)
    },
    'app.loadSample': () => parts.loadSample(),
    'app.quit': () => {
      parts.quit()
      return ok(null)
    },
  }
}

async function saveMadeFile(console: ConsoleWindow, file: MadeFile, ending: string): Promise<Result<string | null>> {
  const path = await chooseTarget(console, {
    title: `保存${file.what}`,
    defaultPath: file.fileName,
    filters: [{ name: file.what, extensions: [ending] }],
  })
  return path ? saveMade(file, path) : ok(null)
}

async function meetingOf(desk: Desk, stream: StreamId) {
  const { state } = await desk.view(stream)
  return (state as MeetingHistory | null)?.meeting ?? null
}

async function chooseFile(console: ConsoleWindow, options: OpenDialogOptions): Promise<string | null> {
  return (await chooseFiles(console, options))[0] ?? null
}

async function chooseFiles(console: ConsoleWindow, options: OpenDialogOptions): Promise<readonly string[]> {
  return (await dialog.showOpenDialog(parentOf(console), options)).filePaths
}

/** Dialogs of some desktops tell JPG from jpg. */
function attachmentChoice(title: string, more: 'multiSelections'[] = []): OpenDialogOptions {
  const extensions = [...attachmentEndings, ...attachmentEndings.map((ending) => ending.toUpperCase())]
  return { title, filters: [{ name: '照片、文件', extensions }], properties: ['openFile', ...more] }
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
