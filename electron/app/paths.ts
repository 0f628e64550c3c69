import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/**
 * Where things are. The build puts main.cjs, `preload/` and `pages/` into one folder, so that everything which ships
 * is found beside the running file, in a working copy and inside the archive of a package alike.
 */
export type Door = 'console' | 'projector' | 'storage'

/** The bundled pages: one folder for each host of `app://`. */
export function pagesFolder(): string {
  return join(__dirname, 'pages')
}

export function preloadFile(door: Door): string {
  return join(__dirname, 'preload', `${door}.cjs`)
}

/** The process that makes DOCX and XLSX, beside the running file like the rest. */
export function writerFile(): string {
  return join(__dirname, 'writer.cjs')
}

/** The archivist's script, to be saved beside archives (K7). */
export function verifierFile(): string {
  return join(__dirname, 'verify-archive.mjs')
}

/** 数据所在: everything one room keeps, below one folder that can be copied as a whole. */
export type DataFolders = {
  readonly root: string
  /** The journal's segments and head records. */
  readonly journal: string
  /** The storage page's own session: IndexedDB. */
  readonly storage: string
  /** 附件: the files of surveys, by their hashes. */
  readonly attachments: string
  readonly log: string
  /** How far a start has read the journal (recollection.ts): it may be lost. */
  readonly recollection: string
  /** What the next start shows before the store is open (first-page.ts): it may be lost. */
  readonly firstPage: string
  /** The folder of the second copy, chosen on this computer. */
  readonly copySetting: string
  /** The hash of the PIN, and the tries. */
  readonly pinLock: string
  /** What is typed and not entered yet (typing.ts): it may be lost. */
  readonly typing: string
  /** Where windows stood. Screen state, not a fact: it may be lost. */
  readonly windowState: string
}

/**
 * Names the data folders and makes them; to be called before the application is ready. Chromium's own switch
 * `--user-data-dir=FOLDER` moves everything: rehearsals and tests live in folders of their own.
 */
export function settleDataFolders(): DataFolders {
  const folders = dataFoldersIn(app.getPath('userData'))
  mkdirSync(folders.log, { recursive: true })
  app.setAppLogsPath(folders.log)
  return folders
}

export function dataFoldersIn(root: string): DataFolders {
  return {
    root,
    journal: join(root, 'journal'),
    storage: join(root, 'storage'),
    attachments: join(root, 'attachments'),
    log: join(root, 'log'),
    recollection: join(root, 'recalled'),
    firstPage: join(root, 'first-page'),
    copySetting: join(root, 'second-copy.json'),
    pinLock: join(root, 'lock.json'),
    typing: join(root, 'typing.json'),
    windowState: join(root, 'windows.json'),
  }
}
