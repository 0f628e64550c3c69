import { screen } from 'electron'
import type { Display } from '#electron/devices/displays'

/** What Electron knows of the displays, in our words. */
export function connectedDisplays(): readonly Display[] {
  return screen.getAllDisplays().map(({ id, label, bounds, workArea, internal }) => ({
    id,
    // Older runtimes name no displays.
    label: label ?? '',
    bounds,
    workArea,
    internal,
  }))
}

/** Calls back after every change: a display plugged in, pulled out, turned, or given another size. */
export function onDisplaysChanged(listener: () => void): () => void {
  screen.on('display-added', listener)
  screen.on('display-removed', listener)
  screen.on('display-metrics-changed', listener)
  return () => {
    screen.off('display-added', listener)
    screen.off('display-removed', listener)
    screen.off('display-metrics-changed', listener)
  }
}
