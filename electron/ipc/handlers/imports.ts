import type { OpenDialogOptions } from 'electron'
import type { Lists } from '#electron/desk/lists'
import type { ConsoleWindow } from '#electron/windows/console'
import { chooseFile, chooseTarget } from '#electron/windows/dialogs'
import type { importsRequests } from '#shared/contract/imports'
import type { PersonRow } from '#shared/contract/lists'
import { ok } from '#shared/decision'
import type { Instant } from '#shared/fact'
import type { Room } from '#shared/room/room'
import { dayOf } from '#shared/text/dates'
import type { TopicRow } from '#shared/views/topic-row'
import type { Answers } from './answers'

export type ImportParts = {
  readonly console: ConsoleWindow
  readonly lists: Lists
  readonly room: () => Promise<Room | null>
  readonly now: () => Instant
}

/**
 * Tables that come in: read and previewed here, kept by the desk when the clerk has looked at them. What reads them is
 * loaded when the first one is chosen.
 */
export function importHandlers({ console, lists, room, now }: ImportParts) {
  return {
    'topics.readFile': async () => {
      const path = await chooseFile(console, tables('选择议题征集表', '表格（XLSX、CSV）'))
      if (!path) return ok(null)
      const known = await lists.own('topic')
      const { readTopicFile } = await import('#electron/import/topic-file')
      return readTopicFile(
        path,
        known.map(({ row }) => row as TopicRow),
        dayOf(now()),
      )
    },
    'topics.saveTemplate': async () => {
      const path = await chooseTarget(console, { title: '保存征集表模板', defaultPath: '议题征集表导入模板.xlsx' })
      if (!path) return ok(null)
      const { saveTopicTemplate } = await import('#electron/import/topic-template')
      return saveTopicTemplate(path)
    },
    'people.readFile': async () => {
      const path = await chooseFile(console, tables('选择人员名单', '名单（XLSX、CSV）'))
      if (!path) return ok(null)
      const known = await lists.own('person')
      const { readRosterFile } = await import('#electron/import/roster-file')
      return readRosterFile(
        path,
        known.map(({ row }) => row as PersonRow['person']),
        { ownSides: (await room())?.ownSides ?? [] },
      )
    },
    'people.saveTemplate': async () => {
      const path = await chooseTarget(console, { title: '保存导入模板', defaultPath: '人员导入模板.xlsx' })
      if (!path) return ok(null)
      const { saveRosterTemplate } = await import('#electron/import/template')
      return saveRosterTemplate(path)
    },
  } satisfies Answers<typeof importsRequests>
}

function tables(title: string, name: string): OpenDialogOptions {
  return { title, filters: [{ name, extensions: ['xlsx', 'csv', 'txt'] }], properties: ['openFile'] }
}
