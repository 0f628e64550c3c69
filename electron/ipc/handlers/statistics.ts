import type { Lists } from '#electron/desk/lists'
import { type MadeFile, pictureFile, saveMade, statisticsFile } from '#electron/export/statistics-export'
import { writeAside } from '#electron/export/writing/writer'
import type { ConsoleWindow } from '#electron/windows/console'
import { chooseTarget } from '#electron/windows/dialogs'
import type { statisticsRequests } from '#shared/contract/statistics'
import { ok, type Result } from '#shared/decision'
import type { Room } from '#shared/room/room'
import { dayOf } from '#shared/text/dates'
import type { MeetingFigures } from '#shared/views/meeting-figures'
import type { StatisticsRecords } from '#shared/views/statistics'
import { statisticsPage } from '#shared/views/statistics-page'
import type { TopicRow } from '#shared/views/topic-row'
import type { Answers } from './answers'
import { type KnownParts, noRoom, officeKnown } from './office-known'

export type StatisticsParts = KnownParts & { readonly lists: Lists; readonly console: ConsoleWindow }

/** Figures are computed here, where the lists are; the page gets what it draws. */
export function statisticsHandlers(parts: StatisticsParts) {
  const { lists, console, now } = parts
  return {
    'statistics.read': async ({ question }) => {
      const room = await parts.room()
      return room ? ok(statisticsPage(await records(lists), question, dayOf(now()), room.ledger)) : noRoom()
    },
    'statistics.saveWorkbook': async ({ question, chart }) => {
      const known = await officeKnown(parts)
      if (!known.ok) return known
      const file = await statisticsFile(await records(lists), question, chart, known.value, writeAside)
      return file.ok ? save(console, file.value, 'xlsx') : file
    },
    'statistics.savePicture': async (picture) => {
      const file = pictureFile(picture, dayOf(now()))
      return file.ok ? save(console, file.value, 'png') : file
    },
  } satisfies Answers<typeof statisticsRequests>
}

async function records(lists: Lists): Promise<StatisticsRecords> {
  const [topics, meetings, rooms] = await Promise.all([lists.all('topic'), lists.all('figures'), lists.all('room')])
  return {
    topics: topics.map(({ row }) => row as TopicRow),
    meetings: meetings.map(({ row }) => row as MeetingFigures),
    rooms: rooms.map(({ row }) => row as Room),
  }
}

async function save(console: ConsoleWindow, file: MadeFile, ending: string): Promise<Result<string | null>> {
  const path = await chooseTarget(console, {
    title: `保存${file.what}`,
    defaultPath: file.fileName,
    filters: [{ name: file.what, extensions: [ending] }],
  })
  return path ? saveMade(file, path) : ok(null)
}
