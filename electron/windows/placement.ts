import { type Display, findDisplay, type Rectangle, type RememberedDisplay } from '#electron/devices/displays'

/** 主窗口的位置: where the console stood on one display. */
export type Placement = {
  readonly display: RememberedDisplay
  readonly bounds: Rectangle
  readonly maximized: boolean
}

export const smallestConsole = { width: 1024, height: 700 } as const

/**
 * Where the console opens: where it last stood on a display that is here now, moved along with that display and
 * wholly inside it; else in the middle of the primary display, filling it up to 1366 wide. The wall's display is
 * left alone as long as there is another. `placements` has the latest first.
 */
export function placeConsole(
  displays: readonly Display[],
  primary: Display,
  placements: readonly Placement[],
  wallDisplayId: number | null,
): { readonly bounds: Rectangle; readonly maximized: boolean } {
  const free = displays.filter((display) => display.id !== wallDisplayId)
  for (const placement of placements) {
    const display = findDisplay(free, placement.display)
    if (!display) continue
    const moved = {
      ...placement.bounds,
      x: placement.bounds.x - placement.display.bounds.x + display.bounds.x,
      y: placement.bounds.y - placement.display.bounds.y + display.bounds.y,
    }
    return { bounds: inside(display.workArea, moved), maximized: placement.maximized }
  }
  const display = free.find((each) => each.id === primary.id) ?? free[0] ?? primary
  return firstTime(display.workArea)
}

/** The latest placement of each display, latest first; a room has few displays, a laptop sees many in its life. */
export function rememberPlacement(placements: readonly Placement[], latest: Placement): readonly Placement[] {
  const others = placements.filter((placement) => !isSameDisplay(placement.display, latest.display))
  return [latest, ...others].slice(0, 6)
}

function isSameDisplay(a: RememberedDisplay, b: RememberedDisplay): boolean {
  return a.id === b.id && a.label === b.label
}

function firstTime(area: Rectangle): { readonly bounds: Rectangle; readonly maximized: boolean } {
  if (area.width <= 1366) return { bounds: area, maximized: true }
  const width = Math.min(1600, Math.round(area.width * 0.86))
  const height = Math.min(1000, Math.round(area.height * 0.9))
  const x = area.x + Math.round((area.width - width) / 2)
  const y = area.y + Math.round((area.height - height) / 2)
  return { bounds: inside(area, { x, y, width, height }), maximized: false }
}

/** Never smaller than the console can be used, never larger than the area, never partly out of it. */
function inside(area: Rectangle, wanted: Rectangle): Rectangle {
  const width = Math.min(area.width, Math.max(wanted.width, smallestConsole.width))
  const height = Math.min(area.height, Math.max(wanted.height, smallestConsole.height))
  return {
    x: Math.min(Math.max(wanted.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(wanted.y, area.y), area.y + area.height - height),
    width,
    height,
  }
}
