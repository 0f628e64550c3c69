import { connectedDisplays } from '#electron/windows/connected-displays'
import type { Wall } from '#electron/windows/projector'
import type { DisplayRow } from '#shared/contract/wall'

/** 显示器 as the clerk chooses among them. */
export function displayRows(consoleDisplayId: number | null, wall: Wall): readonly DisplayRow[] {
  const { bounds: covered } = wall.state()
  return connectedDisplays().map(({ id, label, bounds }, index) => ({
    id: String(id),
    label: label || `显示器 ${index + 1}`,
    size: `${bounds.width}×${bounds.height}`,
    isConsole: id === consoleDisplayId,
    isWall: covered !== null && covered.x === bounds.x && covered.y === bounds.y,
  }))
}
