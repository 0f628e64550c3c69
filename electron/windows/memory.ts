import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Rectangle, RememberedDisplay, RememberedWall } from '#electron/devices/displays'
import type { Placement } from './placement'

/**
 * Where the windows stood, in one small file. Screen state, not a fact of any meeting: a file that is missing,
 * damaged or cannot be written costs the clerk one click.
 */
export type WindowMemory = {
  readonly placements: () => readonly Placement[]
  readonly wall: () => RememberedWall | null
  readonly keepPlacements: (placements: readonly Placement[]) => void
  readonly keepWall: (wall: RememberedWall | null) => void
}

export function openWindowMemory(file: string): WindowMemory {
  let kept = read(file)
  return {
    placements: () => kept.placements,
    wall: () => kept.wall,
    keepPlacements: (placements) => keep({ ...kept, placements }),
    keepWall: (wall) => keep({ ...kept, wall }),
  }

  function keep(changed: Kept): void {
    kept = changed
    try {
      writeFileSync(`${file}.part`, JSON.stringify(changed))
      renameSync(`${file}.part`, file)
    } catch {
      // The disk's trouble is told by the journal, where it matters.
    }
  }
}

type Kept = { readonly placements: readonly Placement[]; readonly wall: RememberedWall | null }

function read(file: string): Kept {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isKept(kept)) return kept
  } catch {
    // No file yet, or one that is no text of ours.
  }
  return { placements: [], wall: null }
}

// Looked at by hand: this is read before the first window, and so before the schemas of everything else are loaded.

function isKept(kept: unknown): kept is Kept {
  const { placements, wall } = fieldsOf(kept)
  return Array.isArray(placements) && placements.length <= 6 && placements.every(isPlacement) && isWall(wall)
}

function isPlacement(value: unknown): value is Placement {
  const { display, bounds, maximized } = fieldsOf(value)
  return isDisplay(display) && isRectangle(bounds) && typeof maximized === 'boolean'
}

function isWall(value: unknown): value is RememberedWall | null {
  if (value === null) return true
  const { display, notChosen } = fieldsOf(value)
  return isDisplay(display) && Array.isArray(notChosen) && notChosen.length <= 16 && notChosen.every(isDisplay)
}

function isDisplay(value: unknown): value is RememberedDisplay {
  const { id, label, bounds } = fieldsOf(value)
  return typeof id === 'number' && typeof label === 'string' && label.length <= 200 && isRectangle(bounds)
}

function isRectangle(value: unknown): value is Rectangle {
  const { x, y, width, height } = fieldsOf(value)
  const isWhole = [x, y, width, height].every((each) => Number.isSafeInteger(each))
  return isWhole && Number(width) > 0 && Number(height) > 0
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
