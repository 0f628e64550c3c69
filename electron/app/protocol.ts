import { protocol, type Session } from 'electron'
import { answer, listPages } from './pages'
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
  const table = listPages(pagesFolder(), hosts)
  session.protocol.handle(scheme, (request) => answer(table, request))
}
