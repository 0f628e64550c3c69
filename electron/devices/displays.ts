/**
 * 屏幕: which of the connected displays is the wall. A display that comes back may carry another number, two of the
 * same make look alike, and the clerk's own screen may never be covered; so the choice is a function of what is known
 * at one moment, and says why when there is none.
 */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type Display = {
  /** The system's number. It may change when a display is plugged in again. */
  readonly id: number
  /** The maker's name for it; empty where the system does not tell. */
  readonly label: string
  readonly bounds: Rectangle
  readonly workArea: Rectangle
  /** Built into the computer, as a laptop's own screen is. */
  readonly internal: boolean
}

/** What is kept of a display so that it is known again. */
export type RememberedDisplay = Pick<Display, 'id' | 'label' | 'bounds'>

/** The clerk's choice of the wall, and which displays were there and not chosen: those are never taken unasked. */
export type RememberedWall = { readonly display: RememberedDisplay; readonly notChosen: readonly RememberedDisplay[] }

export type WallChoice =
  | { readonly kind: 'display'; readonly display: Display; readonly why: 'remembered' | 'only-free' }
  | {
      readonly kind: 'none'
      readonly why: 'single' | 'under-the-console' | 'gone' | 'undecided'
      /** What the clerk reads in the status line. */
      readonly message: string
    }

export function chooseWallDisplay(
  displays: readonly Display[],
  consoleDisplayId: number | null,
  remembered: RememberedWall | null,
): WallChoice {
  if (displays.length < 2) return none('single')
  const free = displays.filter((display) => display.id !== consoleDisplayId)

  if (remembered) {
    const known = findDisplay(displays, remembered.display, consoleDisplayId)
    if (known && known.id === consoleDisplayId) return none('under-the-console')
    if (known) return { kind: 'display', display: known, why: 'remembered' }
    const strange = free.filter((display) => !remembered.notChosen.some((other) => likeness(display, other) > 0))
    return onlyOne(strange) ?? none('gone')
  }
  return onlyOne(free) ?? onlyOne(free.filter((display) => !display.internal)) ?? none('undecided')
}

/**
 * Finds a display again. Between equally likely ones (two of the same make, both numbered anew) the one that is not
 * the console's is taken, then the leftmost.
 */
export function findDisplay(
  displays: readonly Display[],
  remembered: RememberedDisplay,
  consoleDisplayId: number | null = null,
): Display | null {
  const likely = displays
    .map((display) => ({ display, points: likeness(display, remembered) }))
    .filter(({ points }) => points > 0)
    .sort(
      (a, b) =>
        b.points - a.points ||
        Number(a.display.id === consoleDisplayId) - Number(b.display.id === consoleDisplayId) ||
        a.display.bounds.x - b.display.bounds.x ||
        a.display.bounds.y - b.display.bounds.y,
    )
  return likely[0]?.display ?? null
}

/**
 * How surely a display is the remembered one; 0 is certainly another. A different label settles it, even under the
 * same number: systems hand numbers out again. An equal label weighs more than number and place together.
 */
function likeness(display: RememberedDisplay, remembered: RememberedDisplay): number {
  if (display.label && remembered.label && display.label !== remembered.label) return 0
  const sameLabel = display.label !== '' && display.label === remembered.label
  return (
    (sameLabel ? 4 : 0) +
    (display.id === remembered.id ? 2 : 0) +
    (sameRectangle(display.bounds, remembered.bounds) ? 1 : 0)
  )
}

/**
 * The rectangle that really covers a display. On Linux a window of exactly a display's size is made one pixel smaller
 * in both directions, and the desktop shines through as a line; so it gets one pixel more, on a side where no other
 * display would lose it.
 */
export function coverOf(display: Display, displays: readonly Display[], platform: string): Rectangle {
  const { x, y, width, height } = display.bounds
  if (platform !== 'linux') return display.bounds
  const larger = [
    { x, y, width, height: height + 1 },
    { x, y, width: width + 1, height },
    { x, y: y - 1, width, height: height + 1 },
    { x: x - 1, y, width: width + 1, height },
  ]
  const others = displays.filter(({ id }) => id !== display.id)
  return larger.find((cover) => others.every(({ bounds }) => !overlap(cover, bounds))) ?? display.bounds
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

export function remember(display: RememberedDisplay): RememberedDisplay {
  const { x, y, width, height } = display.bounds
  return { id: display.id, label: display.label, bounds: { x, y, width, height } }
}

export function sameRectangle(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

function onlyOne(displays: readonly Display[]): WallChoice | null {
  const [only, ...others] = displays
  return only && others.length === 0 ? { kind: 'display', display: only, why: 'only-free' } : null
}

function none(why: keyof typeof sentences): WallChoice {
  return { kind: 'none', why, message: sentences[why] }
}

const sentences = {
  single: '没有找到第二块屏幕。请接好投影并打开电源，在系统里选“扩展”，不要选“复制”。',
  'under-the-console': '主窗口正在大屏所在的屏幕上，大屏已让开。请把主窗口移回操作的屏幕。',
  gone: '原来的大屏不见了。请检查投影的电源和接线，或另选一块屏幕。',
  undecided: '接着几块屏幕，还没有选哪一块作大屏。请在大屏设置里选一次。',
} as const
