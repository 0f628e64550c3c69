import { app } from 'electron'
import { outliveGraphics } from './graphics'
import type { Log } from './log'

/**
 * What nobody expected. It is kept whole in the log and told by its reference; the program goes on, because a meeting
 * is sitting in the room and everything acknowledged is already in the journal.
 */
export function watchFaults(
  log: Log,
  heard: { readonly onFault: (reference: string) => void; readonly onGraphicsTrouble: () => void },
): void {
  const { onFault, onGraphicsTrouble } = heard
  process.on('uncaughtException', (error) => onFault(log.fault('main, uncaught', error)))
  process.on('unhandledRejection', (reason) => onFault(log.fault('main, unhandled rejection', reason)))
  outliveGraphics(onGraphicsTrouble)
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note(`child process gone: ${name ?? type}, ${reason}, ${exitCode}`)
  })
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit')
      log.note(`page gone: ${contents.getURL() || 'without address'}, ${reason}, ${exitCode}`)
  })
}
