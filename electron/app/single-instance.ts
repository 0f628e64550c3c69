import { app } from 'electron'

/**
 * One program for one room. False when another one already runs on this data: the caller quits, and the first one's
 * window comes to the front.
 */
export function takeSingleInstance(onSecondStart: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', onSecondStart)
  return true
}
