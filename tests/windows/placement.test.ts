import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Display, type Rectangle, remember } from '#electron/devices/displays'
import { openWindowMemory } from '#electron/windows/memory'
import { type Placement, placeConsole, rememberPlacement } from '#electron/windows/placement'

const desk = display(1, 'DELL', { x: 0, y: 0, width: 1920, height: 1080 }, 40)
const small = display(2, 'laptop', { x: 0, y: 0, width: 1366, height: 768 }, 40)
const beamer = display(3, 'EPSON', { x: 1920, y: 0, width: 1920, height: 1080 })

describe('where the console opens', () => {
  it('fills a room display of 1366×768, above the task bar', () => {
    expect(placeConsole([small], small, [], null)).toEqual({ bounds: small.workArea, maximized: true })
  })

  it('stands in the middle of a larger display', () => {
    const { bounds, maximized } = placeConsole([desk], desk, [], null)
    expect(maximized).toBe(false)
    expect(bounds.x + bounds.width / 2).toBe(960)
    expect(isInside(bounds, desk.workArea)).toBe(true)
  })

  it('stands where it last stood', () => {
    const bounds = { x: 100, y: 60, width: 1300, height: 900 }
    expect(placeConsole([desk, beamer], desk, [at(desk, bounds)], beamer.id)).toEqual({ bounds, maximized: false })
  })

  it('moves along with a display that has been put on another side', () => {
    const moved = display(1, 'DELL', { x: 1920, y: 200, width: 1920, height: 1080 }, 40)
    const placement = at(desk, { x: 100, y: 60, width: 1300, height: 900 })
    expect(placeConsole([moved, beamer], moved, [placement], null).bounds).toEqual({
      x: 2020,
      y: 260,
      width: 1300,
      height: 900,
    })
  })

  it.each([
    { x: 5000, y: 5000, width: 1300, height: 900 },
    { x: -1290, y: -890, width: 1300, height: 900 },
    { x: 0, y: 0, width: 4000, height: 3000 },
    { x: 1900, y: 1000, width: 10, height: 10 },
  ])('is never outside the display: %j', (bounds) => {
    for (const here of [desk, small]) {
      const placed = placeConsole([here], here, [at(here, bounds)], null).bounds
      expect(isInside(placed, here.workArea)).toBe(true)
      expect(placed.width).toBeGreaterThanOrEqual(1024)
      expect(placed.height).toBeGreaterThanOrEqual(700)
    }
  })

  it('forgets a place on a display that is gone and uses the one before', () => {
    const onDesk = at(desk, { x: 10, y: 10, width: 1200, height: 800 })
    const onBeamer = at(beamer, { x: 2000, y: 10, width: 1200, height: 800 })
    expect(placeConsole([desk], desk, [onBeamer, onDesk], null).bounds).toEqual(onDesk.bounds)
  })

  it('leaves the wall its display, even when the console last stood there', () => {
    const onBeamer = at(beamer, { x: 2000, y: 10, width: 1200, height: 800 })
    const { bounds } = placeConsole([desk, beamer], beamer, [onBeamer], beamer.id)
    expect(isInside(bounds, desk.workArea)).toBe(true)
  })

  it('opens on the wall’s display when there is no other', () => {
    expect(isInside(placeConsole([beamer], beamer, [], beamer.id).bounds, beamer.workArea)).toBe(true)
  })
})

describe('what is remembered of windows', () => {
  it('keeps the latest place of each display, latest first', () => {
    const first = at(desk, { x: 1, y: 1, width: 1200, height: 800 })
    const second = at(beamer, { x: 2000, y: 1, width: 1200, height: 800 })
    const third = at(desk, { x: 7, y: 7, width: 1200, height: 800 })
    const kept = [first, second, third].reduce<readonly Placement[]>(rememberPlacement, [])
    expect(kept).toEqual([third, second])
  })

  it('survives a start', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'yst-windows-')), 'windows.json')
    const placement = at(desk, { x: 1, y: 1, width: 1200, height: 800 })
    const wall = { display: remember(beamer), notChosen: [remember(desk)] }
    const memory = openWindowMemory(file)
    memory.keepPlacements([placement])
    memory.keepWall(wall)
    const later = openWindowMemory(file)
    expect(later.placements()).toEqual([placement])
    expect(later.wall()).toEqual(wall)
  })

  it.each(['', '{', '[]', '{"placements":[{"bounds":{}}],"wall":null}', '{"placements":[],"wall":7}'])(
    'starts afresh from a damaged file: %j',
    (text) => {
      const file = join(mkdtempSync(join(tmpdir(), 'yst-windows-')), 'windows.json')
      writeFileSync(file, text)
      const memory = openWindowMemory(file)
      expect(memory.placements()).toEqual([])
      expect(memory.wall()).toBeNull()
      memory.keepWall(null)
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ placements: [], wall: null })
    },
  )

  it('still remembers until the end when the file cannot be written', () => {
    const memory = openWindowMemory('/dev/null/windows.json')
    memory.keepWall({ display: remember(beamer), notChosen: [] })
    expect(memory.wall()?.display.label).toBe('EPSON')
  })
})

function at(display: Display, bounds: Rectangle): Placement {
  return { display: remember(display), bounds, maximized: false }
}

function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

function display(id: number, label: string, bounds: Rectangle, taskBar = 0): Display {
  return { id, label, bounds, workArea: { ...bounds, height: bounds.height - taskBar }, internal: false }
}
