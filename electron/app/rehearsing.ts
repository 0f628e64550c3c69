import { app } from 'electron'
import type { DeskClock } from '#electron/desk/clock'
import type { Drives } from '#electron/devices/drives'
import type { Journal } from '#electron/journal/journal'
import type { Wall } from '#electron/windows/projector'
import type { Instant } from '#shared/fact'

type Parts = {
  readonly clock: DeskClock
  readonly wall: Wall
  readonly drives: Drives
  readonly journal: Journal
}

/**
 * 演练的把手: what whoever plays a written meeting through the real application needs and the clerk does not have: the
 * desk's clock set and put forward, a folder to export to, and the moments at which the wall was painted. Reached by
 * `app.emit` from the debugging line of a working copy; the installed program has neither the line nor these listeners.
 */
export function allowRehearsing(parts: Parts): void {
  const { clock, wall, drives, journal } = parts
  if (!process.argv.includes('--rehearsal')) return
  // Electron's types list its own events only; the emitter itself takes any name.
  const emitter: NodeJS.EventEmitter = app
  emitter.on('rehearsal-clock', (instant: Instant) => {
    if (journal.head.n === 0) clock.startAt(instant)
    else clock.advanceTo(instant)
  })
  emitter.on('rehearsal-folder', (path: string) => void drives.addFolder(path))
  wall.onPainted((number, atMs) => emitter.emit('rehearsal-painted', number, atMs))
}
