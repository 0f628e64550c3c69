import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newSummaryFolder } from '#electron/desk/summary-folder'
import type { Journal } from '#electron/journal/journal'
import { StorageKeeper } from '#electron/storage/keeper'
import { Storage } from '#electron/storage/storage'
import { storageWindows } from '#electron/storage/window'
import type { Log } from './log'
import type { DataFolders } from './paths'
import { servePages } from './protocol'

/** The store in its hidden window, held to the journal; `warn` reaches the clerk's status line. */
export function newKeeper(
  journal: Journal,
  folders: DataFolders,
  log: Log,
  warn: (sentence: string) => void,
): StorageKeeper {
  const storage = new Storage(
    storageWindows({
      folder: folders.storage,
      prepareSession: (own) => servePages(own, ['storage']),
    }),
  )
  return new StorageKeeper({
    storage,
    journal: {
      head: () => journal.head,
      read: (fromN) => journal.read(fromN),
      runAt: (n) => journal.runAt(n),
    },
    newFolder: () => newSummaryFolder(),
    setAside: async (facts, why) => {
      log.note(`store: ${facts.length} facts set aside: ${why}`)
      const lines = facts.map((fact) => JSON.stringify(fact)).join('\n')
      await writeFile(join(folders.root, `set-aside-${Date.now()}.jsonl`), `${lines}\n`, { flag: 'wx' })
      // A store that knows more than the journal means that the journal lost something: nobody may overlook that.
      warn('查询库里有日志没有的记录，已另存到数据文件夹。请联系技术人员，先不要删除任何文件。')
    },
    log: log.note,
  })
}
