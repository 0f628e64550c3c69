import type { Exporting } from '#electron/app/exporting'
import type { PinLock } from '#electron/app/pin-lock'
import { exportUnmasked } from '#electron/app/unmasking'
import type { Desk } from '#electron/desk/desk'
import type { Lists } from '#electron/desk/lists'
import { officeContent } from '#electron/desk/office-input'
import type { Drives } from '#electron/devices/drives'
import { officeFileName, saveOfficePaper } from '#electron/export/office-export'
import { printDocument, printPaper } from '#electron/export/print'
import type { ConsoleWindow } from '#electron/windows/console'
import { chooseFile, chooseTarget } from '#electron/windows/dialogs'
import type { papersRequests } from '#shared/contract/papers'
import { ok, refuse } from '#shared/decision'
import type { MeetingHistory } from '#shared/meeting/history'
import type { OfficeRequest } from '#shared/papers/office/office-request'
import { dayOf } from '#shared/text/dates'
import type { Answers } from './answers'
import { type KnownParts, officeKnown } from './office-known'

export type PaperParts = KnownParts & {
  readonly desk: Desk
  readonly lists: Lists
  readonly drives: Drives
  readonly console: ConsoleWindow
  readonly exporting: Exporting
  readonly lock: PinLock
  /** The id of this room. */
  readonly ownRoom: string
}

/** Papers of a meeting to the stick and to the printer, papers of the office to a file. */
export function paperHandlers(parts: PaperParts) {
  const { desk, lists, drives, console, exporting, now } = parts
  const office = async (what: OfficeRequest) => {
    const known = await officeKnown(parts)
    if (!known.ok) return known
    const list = { own: lists.own, all: lists.all }
    return officeContent(what, known.value, { desk, list: (kind, rooms) => list[rooms](kind) })
  }
  return {
    'drives.list': async () => ok(await drives.look()),
    'drives.chooseFolder': async () => {
      const path = await chooseFile(console, {
        title: '选择存放文书的文件夹',
        properties: ['openDirectory', 'createDirectory'],
      })
      return path ? drives.addFolder(path) : ok(null)
    },
    'drives.eject': ({ driveId }) => exporting.eject(driveId),
    // Making goes on by itself; what goes wrong in it is said by the export that needs it.
    'papers.prepare': async ({ stream }) => {
      await exporting.prepare(stream)
      return ok(null)
    },
    'papers.export': ({ stream, driveId, unmasked }) =>
      unmasked ? exportUnmasked({ stream, driveId, ...unmasked }, parts) : exporting.run(stream, driveId, false),
    'papers.cancel': () => {
      exporting.cancel()
      return ok(null)
    },
    'papers.print': async ({ stream, paper, voteId }) => {
      const { state, seq, hash } = await desk.view(stream)
      const meeting = (state as MeetingHistory | null)?.meeting
      const room = await parts.room()
      if (!meeting || !room) return refuse('papers.no-meeting', '找不到这场会议，请回到会议列表重新打开。')
      const heads = { journalHead: parts.journal.head, archiveHead: { seq, hash } }
      return printPaper({ meeting, room, paper, voteId, now: now(), ...heads })
    },
    'office.save': async ({ what, format }) => {
      const content = await office(what)
      if (!content.ok) return content
      const path = await chooseTarget(console, {
        title: `保存${content.value.name}`,
        defaultPath: officeFileName(content.value, dayOf(now()), format),
        filters: [{ name: content.value.name, extensions: [format] }],
      })
      return path ? saveOfficePaper(content.value, format, dayOf(now()), path) : ok(null)
    },
    'office.print': async ({ what }) => {
      const content = await office(what)
      return content.ok ? printDocument(content.value.document) : content
    },
  } satisfies Answers<typeof papersRequests>
}
