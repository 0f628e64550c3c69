import { protocol, type Session } from 'electron'
import { answer, FilesAhead, listPages, type PageTable } from './pages'
import { pagesFolder } from './paths'
import { scheme } from './ways'

/**
 * Must run before the application is ready: Chromium learns what kind of scheme ours is only then. `standard` gives
 * every host an origin of its own, with its own storage.
 */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Lets a session open our pages. `hosts` narrows it: the session that holds the stored data has no reason to know
 * the console. Every session starts without any page.
 */
export function servePages(session: Session, hosts?: readonly string[]): void {
  serve(session, listPages(pagesFolder(), hosts), null)
}

/** The same where one of the pages is opened at once: its files are read before they are asked for. */
export function servePagesWith(first: string, session: Session, hosts: readonly string[]): FilesAhead {
  const table = listPages(pagesFolder(), hosts)
  const ahead = new FilesAhead(table, first)
  serve(session, table, ahead)
  return ahead
}

function serve(session: Session, table: PageTable, ahead: FilesAhead | null): void {
  session.protocol.handle(scheme, (request) => answer(table, request, ahead))
}
