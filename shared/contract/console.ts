import { attachmentsEvents, attachmentsRequests } from './attachments'
import { deskEvents, deskRequests } from './desk'
import type { Bridge, Contract } from './door'
import { exchangeEvents, exchangeRequests } from './exchange'
import { importsRequests } from './imports'
import { listsEvents, listsRequests } from './lists'
import { papersEvents, papersRequests } from './papers'
import { safetyRequests } from './safety'
import { statisticsRequests } from './statistics'
import { wallEvents, wallRequests } from './wall'

/**
 * The console's door: everything the clerk's window may ask of main, and what main tells it unasked, chapter by chapter.
 * Commands go in by `desk.ask` and nowhere else; the rest reads, or moves files and windows.
 */
export const consoleContract = {
  requests: {
    ...deskRequests,
    ...listsRequests,
    ...importsRequests,
    ...attachmentsRequests,
    ...papersRequests,
    ...exchangeRequests,
    ...wallRequests,
    ...statisticsRequests,
    ...safetyRequests,
  },
  events: {
    ...deskEvents,
    ...listsEvents,
    ...attachmentsEvents,
    ...papersEvents,
    ...exchangeEvents,
    ...wallEvents,
  },
} satisfies Contract
export type ConsoleContract = typeof consoleContract
export type ConsoleBridge = Bridge<ConsoleContract>

declare global {
  // The preload puts the door on globalThis under this one name.
  var desk: ConsoleBridge
}
