import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import type { RememberedWall } from '#electron/devices/displays'
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

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
const display = z.object({ id: z.number(), label: z.string().max(200), bounds: rectangle })
const placement = z.object({ display, bounds: rectangle, maximized: z.boolean() })
const keptSchema = z.object({
  placements: z.array(placement).max(6).readonly(),
  wall: z.object({ display, notChosen: z.array(display).max(16).readonly() }).nullable(),
})
type Kept = z.output<typeof keptSchema>

function read(file: string): Kept {
  try {
    return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { placements: [], wall: null }
  }
}
